use super::super::{
    Client, ConfigFile, ConfigPath, Evidence, Output, Support, Target, ToolRules, Unsupported, Verified,
    shape,
};
use crate::diagnostic::Words;
use crate::domain::Service;
use crate::emit::Format;

/// A command line for MCP servers, which OpenClaw uses too.
pub(super) static CLIENT: Client = Client {
    id: "mcporter",
    name: "mcporter",
    docs_url: "https://github.com/steipete/mcporter",
    verified: Verified { date: "2026-11-25", version: "0.12.3", evidence: Evidence::Ran },
    support: &[Support::Sse, Support::StreamableHttp],
    formats: &[Format::Jsonc, Format::Bash, Format::PowerShell, Format::Cmd],
    file: Some(ConfigFile { format: Format::Jsonc, ..ConfigFile::MCP_SERVERS }),
    paths: &ConfigPath::home_and_project(
        "~/.mcporter/mcporter.json",
        "%USERPROFILE%\\.mcporter\\mcporter.json",
        ("config/mcporter.json", "config\\mcporter.json"),
    ),
    server_name: None,
    reference: Some("${DASHSCOPE_API_KEY}"),
    prompts: false,
    expands: &["${", "$env:"],
    next: Words {
        en: "Run mcporter list and the server's name: its tools are printed as functions.",
        zh: "运行 mcporter list 加服务器名称，会以函数形式输出其工具。",
    },
    notes: &[
        Words { en: "Version 0.12 needs Node.js 24.", zh: "0.12 版需要 Node.js 24。" },
        Words {
            en: "A variable that is not set stops the server with a message that names it.",
            zh: "变量未设置时该服务器不可用，并会提示缺少的变量名。",
        },
    ],
    render,
};

pub(super) static TOOLS: ToolRules = ToolRules::UNKNOWN;

fn render(service: &Service, target: &Target) -> Result<Output, Unsupported> {
    let (name, url, bearer) = (service.name.as_str(), service.endpoint.as_str(), target.bearer(""));
    // A name and a value with an equals sign between them, where others have a colon.
    let (kind, header) = (shape::kind(service), ["Authorization=", &bearer].concat());
    let add = [
        "mcporter",
        "config",
        "add",
        name,
        "--url",
        url,
        "--transport",
        kind,
        "--header",
        &header,
        "--scope",
        "home",
    ];
    Ok(target.entry(shape::entry(service, &bearer), target.commands(&add)))
}
