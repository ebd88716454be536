use crate::clients::{
    Beyond, Client, ConfigFile, ConfigPath, Evidence, Limit, Naming, Output, Platform, Scope, Support,
    Target, ToolRules, Unsupported, Verified, shape, tools::left_out,
};
use crate::diagnostic::Words;
use crate::domain::{Service, Transport};
use crate::emit::{Format, json::Object};

/// The transport in the words of Roo Code and of what was made from it.
pub(super) fn kind(service: &Service) -> &'static str {
    match service.transport {
        Transport::Sse => "sse",
        Transport::StreamableHttp => "streamable-http",
    }
}

/// `type` is required with a URL and has two spellings only.
pub(super) static CLIENT: Client = Client {
    id: "roo-code",
    name: "Roo Code",
    docs_url: "https://docs.roocode.com/features/mcp/using-mcp-in-roo",
    verified: Verified {
        date: "2026-11-25",
        version: "RooCodeInc/Roo-Code 022b3b0b, e7bd9ab0",
        evidence: Evidence::Source,
    },
    support: &[Support::Sse, Support::StreamableHttp],
    formats: &[Format::Json],
    file: Some(ConfigFile::MCP_SERVERS),
    paths: &[
        ConfigPath {
            platform: Platform::MacOs,
            scope: Scope::User,
            path: "~/Library/Application Support/Code/User/globalStorage/rooveterinaryinc.roo-cline/settings/mcp_settings.json",
        },
        ConfigPath {
            platform: Platform::Linux,
            scope: Scope::User,
            path: "~/.config/Code/User/globalStorage/rooveterinaryinc.roo-cline/settings/mcp_settings.json",
        },
        ConfigPath {
            platform: Platform::Windows,
            scope: Scope::User,
            path: "%APPDATA%\\Code\\User\\globalStorage\\rooveterinaryinc.roo-cline\\settings\\mcp_settings.json",
        },
        ConfigPath { platform: Platform::MacOs, scope: Scope::Project, path: ".roo/mcp.json" },
        ConfigPath { platform: Platform::Linux, scope: Scope::Project, path: ".roo/mcp.json" },
        ConfigPath { platform: Platform::Windows, scope: Scope::Project, path: ".roo\\mcp.json" },
    ],
    server_name: None,
    reference: Some("${env:DASHSCOPE_API_KEY}"),
    prompts: false,
    expands: &["${"],
    next: Words {
        en: "Open Roo Code's MCP settings and press Edit Global MCP, put the entry into that file and save. \
             The server must show as connected, with its tools.",
        zh: "打开 Roo Code 的 MCP 设置，点击 Edit Global MCP，把该条目写入打开的文件并保存。\
             服务器应显示为已连接，并列出工具。",
    },
    notes: &[
        Words {
            en: "type is required; http and streamableHttp are refused.",
            zh: "必须填写 type；http 和 streamableHttp 会被拒绝。",
        },
        Words {
            en: "The user's path is what other tools write; an editor made from VS Code has its own.",
            zh: "用户级路径来自其他工具；基于 VS Code 的其他编辑器有各自的路径。",
        },
    ],
    render,
};

/// Characters that are not allowed go, and hyphens stand alone, so that two of them part the name.
pub(super) static TOOLS: ToolRules = ToolRules::named(Naming {
    prefix: "mcp--",
    server: left_out,
    separator: "--",
    tool: left_out,
    replaces: true,
    length: Some(Limit {
        most: 64,
        beyond: Beyond::CutAtEnd,
        source: "RooCodeInc/Roo-Code src/utils/mcp-name.ts",
        evidence: Evidence::Source,
    }),
    source: "RooCodeInc/Roo-Code src/utils/mcp-name.ts",
    evidence: Evidence::Source,
    ..Naming::PLAIN
});

fn render(service: &Service, target: &Target) -> Result<Output, Unsupported> {
    let entry = Object::new()
        .with("type", kind(service))
        .with("url", service.endpoint.as_str())
        .with("headers", shape::headers(&target.bearer("")));
    Ok(target.entry(entry, Vec::new()))
}
