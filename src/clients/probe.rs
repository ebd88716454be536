//! The shortest way to see what a service answers: a curl command.

use super::render::VARIABLE;
use crate::domain::Transport;
use crate::emit::shell::Shell;

/// The first message of the protocol, in a version that every server knows.
const INITIALIZE: &str = r#"{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":"2025-03-26","capabilities":{},"clientInfo":{"name":"curl","version":"1.0"}}}"#;

/// The command, with `authorization` as the word of its header. `-i` shows the status, `-N` each event
/// when it comes.
pub(crate) fn curl(
    shell: Shell,
    url: &str,
    transport: Transport,
    authorization: &str,
) -> Option<String> {
    let program = if shell == Shell::PowerShell {
        "curl.exe"
    } else {
        "curl"
    };
    let start = shell.command(&[program, "-i", "-N", "-H"])?;
    let rest = match transport {
        Transport::Sse => shell.command(&["-H", "Accept: text/event-stream", url])?,
        Transport::StreamableHttp => shell.command(&[
            "-H",
            "Accept: application/json, text/event-stream",
            "-H",
            "Content-Type: application/json",
            "--data",
            INITIALIZE,
            url,
        ])?,
    };
    Some([&start, " ", authorization, " ", &rest].concat())
}

/// The header as one word, with the key as a variable that the shell replaces inside of double quotes.
pub(crate) fn authorization(shell: Shell) -> String {
    let (before, after) = shell.reference();
    ["\"Authorization: Bearer ", before, VARIABLE, after, "\""].concat()
}
