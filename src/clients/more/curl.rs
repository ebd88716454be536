use super::super::{
    Client, Credential, Evidence, Output, Snippet, Support, Target, ToolRules, Unsupported, VARIABLE,
    Verified,
};
use crate::diagnostic::Words;
use crate::domain::{Service, Transport};
use crate::emit::{Format, shell::Shell};

/// No client, but the shortest way to see what a service answers.
pub(super) static CLIENT: Client = Client {
    id: "curl",
    name: "curl",
    docs_url: "https://curl.se/docs/manpage.html",
    verified: Verified { date: "2026-11-25", version: "7.88.1", evidence: Evidence::Ran },
    support: &[Support::Sse, Support::StreamableHttp],
    formats: &[Format::Bash, Format::PowerShell, Format::Cmd],
    file: None,
    paths: &[],
    server_name: None,
    reference: Some("$DASHSCOPE_API_KEY"),
    prompts: false,
    expands: &[],
    next: Words {
        en: "Over SSE, event:endpoint and a path below it mean that URL and key are right; the stream stays \
             open, so end it with Ctrl+C. Over Streamable HTTP, an answer with serverInfo does. 401 means the \
             key, 404 a service that is not activated or a wrong ID, 405 the other transport.",
        zh: "SSE：出现 event:endpoint 及其下方的路径，说明 URL 和 API Key 正确；连接会保持打开，按 Ctrl+C 结束。\
             Streamable HTTP：返回内容含 serverInfo 即为正确。401 是 API Key 有误，404 是服务未开通或 ID 有误，\
             405 是传输方式不对。",
    },
    notes: &[
        Words {
            en: "In PowerShell it is curl.exe: curl alone can be another command there.",
            zh: "PowerShell 中要写 curl.exe：curl 可能是另一个命令。",
        },
        Words {
            en: "A key that is written in stays in the shell's history. The variable does not.",
            zh: "直接写入的 API Key 会留在命令历史中，使用变量则不会。",
        },
        Words {
            en: "It was run in bash; the lines for PowerShell and cmd follow these shells' rules of quoting.",
            zh: "已在 bash 中运行；PowerShell 和 cmd 的命令按各自的引号规则写成。",
        },
    ],
    render,
};

pub(super) static TOOLS: ToolRules = ToolRules::UNKNOWN;

/// The first message of the protocol, in a version that every server knows.
const INITIALIZE: &str = r#"{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":"2025-03-26","capabilities":{},"clientInfo":{"name":"curl","version":"1.0"}}}"#;

fn render(service: &Service, target: &Target) -> Result<Output, Unsupported> {
    let snippets = Shell::ALL.into_iter().filter_map(|shell| {
        let text = command(shell, service, target)?;
        Some(Snippet::line(shell, target.is_literal(), text))
    });
    Ok(Output { entry: None, snippets: snippets.collect() })
}

/// `-i` shows the status, `-N` each event when it comes.
fn command(shell: Shell, service: &Service, target: &Target) -> Option<String> {
    let program = if shell == Shell::PowerShell { "curl.exe" } else { "curl" };
    let start = shell.command(&[program, "-i", "-N", "-H"])?;
    let url = service.endpoint.as_str();
    let rest = match service.transport {
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
    Some([&start, " ", &authorization(shell, target)?, " ", &rest].concat())
}

/// The header as one word. A variable is one that this shell replaces, inside of double quotes.
fn authorization(shell: Shell, target: &Target) -> Option<String> {
    let Credential::Reference(_) = target.credential else {
        return shell.command(&[&["Authorization: ", &target.bearer("")].concat()]);
    };
    let (before, after) = match shell {
        Shell::Bash => ("$", ""),
        Shell::PowerShell => ("$env:", ""),
        Shell::Cmd => ("%", "%"),
    };
    Some(["\"Authorization: Bearer ", before, VARIABLE, after, "\""].concat())
}
