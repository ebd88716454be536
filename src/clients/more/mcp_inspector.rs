use super::super::{
    Client, ConfigFile, ConfigPath, Evidence, Output, Support, Target, ToolRules, Unsupported, Verified,
    shape,
};
use crate::diagnostic::Words;
use crate::domain::Service;
use crate::emit::Format;

/// The protocol's own tool for trying a server.
pub(super) static CLIENT: Client = Client {
    id: "mcp-inspector",
    name: "MCP Inspector",
    docs_url: "https://modelcontextprotocol.io/docs/tools/inspector",
    verified: Verified { date: "2026-11-25", version: "2.12.0", evidence: Evidence::Ran },
    support: &[Support::Sse, Support::StreamableHttp],
    formats: &[Format::Json, Format::Bash, Format::PowerShell, Format::Cmd],
    file: Some(ConfigFile::MCP_SERVERS),
    paths: &ConfigPath::home("~/.mcp-inspector/mcp.json", "%USERPROFILE%\\.mcp-inspector\\mcp.json"),
    server_name: None,
    reference: None,
    prompts: false,
    expands: &[],
    next: Words {
        en: "The command prints the tools as JSON. With the file in place, npx @modelcontextprotocol/inspector \
             opens a page where the server can be connected and its tools tried.",
        zh: "命令会以 JSON 输出工具。文件就位后，运行 npx @modelcontextprotocol/inspector 会打开一个页面，可连接该服务器并试用工具。",
    },
    notes: &[
        Words {
            en: "Version 2.12 needs Node.js 22: with an older one npx may start an old version.",
            zh: "2.12 版需要 Node.js 22；Node.js 较旧时，npx 可能启动旧版本。",
        },
        Words {
            en: "It replaces no variables. A wrong key is reported as auth_required, because it tries OAuth next.",
            zh: "它不会替换变量。API Key 错误时报 auth_required，因为它会接着尝试 OAuth。",
        },
    ],
    render,
};

pub(super) static TOOLS: ToolRules = ToolRules::UNKNOWN;

fn render(service: &Service, target: &Target) -> Result<Output, Unsupported> {
    let (url, kind, bearer) = (service.endpoint.as_str(), shape::kind(service), target.bearer(""));
    let header = ["Authorization: ", &bearer].concat();
    let list = [
        "npx",
        "-y",
        "@modelcontextprotocol/inspector",
        "--cli",
        url,
        "--transport",
        kind,
        "--header",
        &header,
        "--method",
        "tools/list",
    ];
    Ok(target.entry(shape::entry(service, &bearer), target.commands(&list)))
}
