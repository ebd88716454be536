use super::super::{
    Client, ConfigFile, ConfigPath, Evidence, NameRule, Output, Support, Target, ToolRules, Unsupported,
    Verified, shape,
};
use crate::diagnostic::Words;
use crate::domain::{Service, scan};
use crate::emit::{Format, json::Object};

/// One shape for both transports: Amp finds out which one the URL speaks. It connected over both with
/// an account that was stood in for, and had the tools.
pub(super) static CLIENT: Client = Client {
    id: "amp",
    name: "Amp",
    docs_url: "https://ampcode.com/manual",
    verified: Verified {
        date: "2026-11-26",
        version: "@ampcode/cli 0.0.1790142911-g7618fb",
        evidence: Evidence::Ran,
    },
    support: &[Support::Sse, Support::StreamableHttp],
    formats: &[Format::Jsonc, Format::Bash, Format::PowerShell, Format::Cmd],
    // The dot belongs to the member's name.
    file: Some(ConfigFile { format: Format::Jsonc, servers: &["amp.mcpServers"], ..ConfigFile::MCP_SERVERS }),
    paths: &ConfigPath::home_and_project(
        "~/.config/amp/settings.json",
        "%USERPROFILE%\\.config\\amp\\settings.json",
        (".amp/settings.json", ".amp\\settings.json"),
    ),
    server_name: Some(NameRule {
        allows: |name| name.chars().all(|c| c.is_ascii_alphanumeric() || scan::one_of("@/-_", c)),
        words: Words {
            en: "Letters, digits and @ / - _ only.", zh: "只用字母、数字以及 @ / - _。"
        },
    }),
    // Not `${env:…}`, `$…` or a default after `:-`: those are sent as they stand.
    reference: Some("${DASHSCOPE_API_KEY}"),
    prompts: false,
    expands: &["${"],
    next: Words {
        en: "Run amp mcp doctor: the server must be connected, with its tools. A server in a project's file \
             has to be approved first, with amp mcp approve and its name.",
        zh: "运行 amp mcp doctor：服务器应为已连接，并列出工具。\
             项目文件中的服务器须先用 amp mcp approve 加名称批准。",
    },
    notes: &[
        Words {
            en: "The key is the one member amp.mcpServers, with the dot in its name, not mcpServers inside amp.",
            zh: "键名是带点的 amp.mcpServers，不是 amp 里面的 mcpServers。",
        },
        Words {
            en: "A variable that is not set is sent as its name, which the service refuses.",
            zh: "未设置的变量会原样发送，服务会拒绝该请求。",
        },
        Words { en: "Not verified: the path on Windows.", zh: "未验证：Windows 上的路径。" },
    ],
    render,
};

pub(super) static TOOLS: ToolRules = ToolRules::UNKNOWN;

fn render(service: &Service, target: &Target) -> Result<Output, Unsupported> {
    let (name, url, bearer) = (service.name.as_str(), service.endpoint.as_str(), target.bearer(""));
    // A name and a value with an equals sign between them, where others have a colon.
    let header = ["Authorization=", &bearer].concat();
    let add = ["amp", "mcp", "add", name, "--header", &header, url];
    let entry = Object::new().with("url", url).with("headers", shape::headers(&bearer));
    Ok(target.entry(entry, target.commands(&add)))
}
