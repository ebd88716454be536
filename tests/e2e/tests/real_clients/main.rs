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
use trial::Key::{self, Literal, Reference, Unset, Wrong};
use trial::{Trial, Way, run};

#[tokio::test]
async fn gemini_cli_connects() {
    run(
        &gemini_cli::CLIENT,
        &trials(Way::File, &[Literal, Wrong, Reference, Unset]),
    )
    .await;
}

#[tokio::test]
async fn qwen_code_connects() {
    run(
        &qwen_code::CLIENT,
        &trials(Way::File, &[Literal, Wrong, Reference, Unset]),
    )
    .await;
}

#[tokio::test]
async fn opencode_connects() {
    run(
        &opencode::CLIENT,
        &trials(Way::File, &[Literal, Wrong, Reference, Unset]),
    )
    .await;
}

#[tokio::test]
async fn claude_code_connects() {
    run(
        &claude_code::CLIENT,
        &trials(Way::File, &[Literal, Wrong, Reference, Unset]),
    )
    .await;
}

/// It cannot use HTTP+SSE itself, so that the page gives it the bridge there.
#[tokio::test]
async fn codex_cli_lists_the_tools() {
    run(
        &codex_cli::CLIENT,
        &trials(Way::File, &[Literal, Wrong, Reference, Unset]),
    )
    .await;
}

/// MCP Inspector reads Claude Code's project file, and expands nothing in it.
#[tokio::test]
async fn mcp_inspector_lists_the_tools() {
    run(&inspector::CLIENT, &trials(Way::File, &[Literal, Wrong])).await;
}

/// Claude Desktop has no command line; MCP Inspector reads its file and starts the bridge in it.
#[tokio::test]
async fn the_bridge_for_claude_desktop_lists_the_tools() {
    run(
        &claude_desktop::CLIENT,
        &trials(Way::File, &[Literal, Wrong]),
    )
    .await;
}

#[tokio::test]
async fn gemini_cli_connects_after_its_command() {
    run(
        &gemini_cli::CLIENT,
        &trials(Way::Command, &[Literal, Reference]),
    )
    .await;
}

#[tokio::test]
async fn qwen_code_connects_after_its_command() {
    run(
        &qwen_code::CLIENT,
        &trials(Way::Command, &[Literal, Reference]),
    )
    .await;
}

#[tokio::test]
async fn claude_code_connects_after_its_command() {
    run(
        &claude_code::CLIENT,
        &trials(Way::Command, &[Literal, Reference]),
    )
    .await;
}

/// Its command takes neither a key nor HTTP+SSE.
#[tokio::test]
async fn codex_cli_lists_the_tools_after_its_command() {
    let trial = Trial {
        way: Way::Command,
        transport: StreamableHttp,
        key: Reference,
    };
    run(&codex_cli::CLIENT, &[trial]).await;
}

fn trials(way: Way, keys: &[Key]) -> Vec<Trial> {
    let of = |transport| {
        keys.iter().map(move |&key| Trial {
            way,
            transport,
            key,
        })
    };
    [Sse, StreamableHttp].into_iter().flat_map(of).collect()
}
