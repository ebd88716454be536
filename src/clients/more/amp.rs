use super::super::{
    Client, ConfigFile, ConfigPath, Evidence, NameRule, Output, Support, Target, ToolRules, Unsupported,
    Verified, shape,
};
use crate::diagnostic::Words;
use crate::domain::{Service, scan};
use crate::emit::{Format, json::Object};

/// One shape for both transports. Its command line wrote and read it; it was not seen to connect.
pub(super) static CLIENT: Client = Client {
    id: "amp",
    name: "Amp",
    docs_url: "https://ampcode.com/manual",
    verified: Verified {
        date: "2026-11-22",
        version: "@sourcegraph/amp, its mcp add",
        evidence: Evidence::Documentation,
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
    reference: None,
    prompts: false,
    // Whether it replaces variables is not known, so nothing that looks like one is written.
    expands: &["${"],
    next: Words {
        en: "Start amp and ask which tools it has, or run amp mcp list to see the entry.",
        zh: "启动 amp 并询问它有哪些工具，或运行 amp mcp list 查看条目。",
    },
    notes: &[
        Words {
            en: "The key is the one member amp.mcpServers, with the dot in its name, not mcpServers inside amp.",
            zh: "键名是带点的 amp.mcpServers，不是 amp 里面的 mcpServers。",
        },
        Words {
            en: "Not verified: that Amp connects with it, variables in headers, and the path on Windows.",
            zh: "未验证：Amp 能否以此连接、请求头中的变量，以及 Windows 上的路径。",
        },
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
