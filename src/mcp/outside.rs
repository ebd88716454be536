//! Commands that ask the same as the page does, outside of the browser, where nothing is hidden.

use crate::clients::{VARIABLE, probe};
use crate::domain::{Endpoint, Transport};
use crate::emit::shell::Shell;

/// One command, for one shell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Command {
    /// Which program it starts.
    pub tool: Tool,
    /// For which shell it is written.
    pub shell: Shell,
    /// The line itself. The key is in it as a variable, `DASHSCOPE_API_KEY`.
    pub text: String,
}

/// The programs that can show what a service answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Tool {
    /// curl, which shows status, headers and each event as it comes.
    Curl,
    /// The command line of MCP Inspector, which prints the tools as JSON.
    Inspector,
}

/// The commands for an endpoint: curl for each shell, then MCP Inspector for each shell.
///
/// A shell that cannot pass the URL unchanged, `cmd` with a `%` in it, has no command.
#[inline(never)]
pub fn commands(endpoint: &Endpoint, transport: Transport) -> Vec<Command> {
    let mut commands = Vec::new();
    for tool in [Tool::Curl, Tool::Inspector] {
        for shell in Shell::ALL {
            let text = match tool {
                Tool::Curl => probe::curl(
                    shell,
                    endpoint.as_str(),
                    transport,
                    &probe::authorization(shell),
                ),
                Tool::Inspector => inspector(shell, endpoint, transport),
            };
            commands.extend(text.map(|text| Command { tool, shell, text }));
        }
    }
    commands
}

/// The line that sets the variable, to be filled in by hand, for a shell.
#[inline(never)]
pub fn set_key(shell: Shell) -> Option<String> {
    // Without the angle brackets of other placeholders, which are redirections in cmd.
    shell.set_variable(VARIABLE, "YOUR_API_KEY")
}

fn inspector(shell: Shell, endpoint: &Endpoint, transport: Transport) -> Option<String> {
    let kind = match transport {
        Transport::Sse => "sse",
        Transport::StreamableHttp => "http",
    };
    let start = shell.command(&[
        "npx",
        "-y",
        "@modelcontextprotocol/inspector",
        "--cli",
        endpoint.as_str(),
        "--transport",
        kind,
        "--header",
    ])?;
    let rest = shell.command(&["--method", "tools/list"])?;
    Some([&start, " ", &probe::authorization(shell), " ", &rest].concat())
}

#[cfg(test)]
mod tests;
