//! Real clients read the files that the built page writes, and connect to the emulator with them.
//!
//! Each test renders one client's configuration in the page, for both transports and every way to
//! give the key, puts it where the page says, and starts the client in an empty home folder. The
//! verdict comes from the client's output, because most exit with 0 whatever happens, and from the
//! emulator's log, because an output can be optimistic.

mod claude_code;
mod claude_desktop;
mod codex_cli;
mod gemini_cli;
mod inspector;
mod opencode;
mod page;
mod qwen_code;
mod trial;

use page::Transport::{Sse, StreamableHttp};
use trial::Key::{Literal, Reference, Unset, Wrong};
use trial::{Trial, run};

#[tokio::test]
async fn gemini_cli_connects() {
    run(&gemini_cli::CLIENT, &every_way()).await;
}

#[tokio::test]
async fn qwen_code_connects() {
    run(&qwen_code::CLIENT, &every_way()).await;
}

#[tokio::test]
async fn opencode_connects() {
    run(&opencode::CLIENT, &every_way()).await;
}

#[tokio::test]
async fn claude_code_connects() {
    run(&claude_code::CLIENT, &every_way()).await;
}

/// It cannot use HTTP+SSE itself, so that the page gives it the bridge there.
#[tokio::test]
async fn codex_cli_lists_the_tools() {
    run(&codex_cli::CLIENT, &every_way()).await;
}

/// MCP Inspector reads Claude Code's project file, and expands nothing in it.
#[tokio::test]
async fn mcp_inspector_lists_the_tools() {
    run(&inspector::CLIENT, &with_the_key_in_the_file()).await;
}

/// Claude Desktop has no command line; MCP Inspector reads its file and starts the bridge in it.
#[tokio::test]
async fn the_bridge_for_claude_desktop_lists_the_tools() {
    run(&claude_desktop::CLIENT, &with_the_key_in_the_file()).await;
}

fn with_the_key_in_the_file() -> Vec<Trial> {
    let trial = |transport, key| Trial { transport, key };
    [Sse, StreamableHttp]
        .iter()
        .flat_map(|&t| [trial(t, Literal), trial(t, Wrong)])
        .collect()
}

fn every_way() -> Vec<Trial> {
    let mut trials = with_the_key_in_the_file();
    for transport in [Sse, StreamableHttp] {
        trials.push(Trial {
            transport,
            key: Reference,
        });
        trials.push(Trial {
            transport,
            key: Unset,
        });
    }
    trials
}
