use super::super::{
    Client, ConfigFile, ConfigPath, Evidence, Output, Support, Target, ToolRules, Unsupported, Verified,
    shape,
};
use crate::diagnostic::Words;
use crate::domain::Service;
use crate::emit::Format;

/// Without `type` an entry counts as a local program.
pub(super) static CLIENT: Client = Client {
    id: "factory-droid",
    name: "Factory Droid",
    docs_url: "https://docs.factory.ai/cli/configuration/mcp",
    verified: Verified { date: "2026-11-25", version: "0.225.2", evidence: Evidence::Ran },
    support: &[Support::Sse, Support::StreamableHttp],
    formats: &[Format::Json, Format::Bash, Format::PowerShell, Format::Cmd],
    file: Some(ConfigFile::MCP_SERVERS),
    paths: &ConfigPath::home_and_project(
        "~/.factory/mcp.json",
        "%USERPROFILE%\\.factory\\mcp.json",
        (".factory/mcp.json", ".factory\\mcp.json"),
    ),
    server_name: None,
    reference: Some("${DASHSCOPE_API_KEY}"),
    prompts: false,
    expands: &["${"],
    next: Words {
        en: "Start droid and type /mcp: the server must be connected and list its tools.",
        zh: "启动 droid 并输入 /mcp，服务器应显示已连接并列出其工具。",
    },
    notes: &[
        Words {
            en: "The type must be sse or http. Droid accepts streamable-http without a word and never connects.",
            zh: "type 只能是 sse 或 http。写成 streamable-http 不会报错，但永远连不上。",
        },
        Words {
            en: "A variable needs its braces: $DASHSCOPE_API_KEY is sent as it stands.",
            zh: "变量必须带花括号：$DASHSCOPE_API_KEY 会被原样发送。",
        },
    ],
    render,
};

pub(super) static TOOLS: ToolRules = ToolRules::UNKNOWN;

fn render(service: &Service, target: &Target) -> Result<Output, Unsupported> {
    let (name, url, bearer) = (service.name.as_str(), service.endpoint.as_str(), target.bearer(""));
    let (kind, header) = (shape::kind(service), ["Authorization: ", &bearer].concat());
    let add = ["droid", "mcp", "add", name, url, "--type", kind, "--header", &header];
    Ok(target.entry(shape::entry(service, &bearer).with("disabled", false), target.commands(&add)))
}
