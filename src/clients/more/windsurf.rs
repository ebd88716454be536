use crate::clients::{
    Beyond, Client, ConfigFile, ConfigPath, Evidence, Limit, Output, Support, Target, ToolRules, Unsupported,
    Verified, shape,
};
use crate::diagnostic::Words;
use crate::domain::Service;
use crate::emit::{Format, json::Object};

/// One shape for both transports; the field is `serverUrl`.
pub(super) static CLIENT: Client = Client {
    id: "windsurf",
    name: "Windsurf (Devin Desktop)",
    docs_url: "https://docs.devin.ai/desktop/cascade/mcp",
    verified: Verified {
        date: "2026-11-22",
        version: "docs.devin.ai/desktop/cascade/mcp",
        evidence: Evidence::SecondHand,
    },
    support: &[Support::Sse, Support::StreamableHttp],
    formats: &[Format::Json],
    file: Some(ConfigFile::MCP_SERVERS),
    paths: &ConfigPath::home(
        "~/.codeium/windsurf/mcp_config.json",
        "%USERPROFILE%\\.codeium\\windsurf\\mcp_config.json",
    ),
    server_name: None,
    reference: Some("${env:DASHSCOPE_API_KEY}"),
    prompts: false,
    expands: &["${"],
    next: Words {
        en: "Open the MCP servers in Cascade and refresh: the server is listed with the number of its tools.",
        zh: "在 Cascade 中打开 MCP 服务器列表并刷新：该服务器会显示其工具数量。",
    },
    notes: &[
        Words {
            en: "This file is Cascade's. The Devin Local agent reads ~/.config/devin/mcp_config.json \
                 (Windows: %APPDATA%\\devin\\mcp_config.json), as others quote its documentation.",
            zh: "该文件供 Cascade 使用。据他人引用的文档，Devin Local 读取 ~/.config/devin/mcp_config.json\
                 （Windows：%APPDATA%\\devin\\mcp_config.json）。",
        },
        Words {
            en: "Its install links open registry entries only and cannot carry a configuration.",
            zh: "其安装链接只能打开注册表中的条目，无法携带配置。",
        },
    ],
    render,
};

/// How it names tools is not known.
pub(super) static TOOLS: ToolRules = ToolRules {
    tools: Some(Limit {
        most: 100,
        beyond: Beyond::Dropped,
        source: "docs.devin.ai/desktop/cascade/mcp, \"limit of 100 total tools\", as others quote it",
        evidence: Evidence::SecondHand,
    }),
    ..ToolRules::UNKNOWN
};

fn render(service: &Service, target: &Target) -> Result<Output, Unsupported> {
    let entry = Object::new()
        .with("serverUrl", service.endpoint.as_str())
        .with("headers", shape::headers(&target.bearer("")));
    Ok(target.entry(entry, Vec::new()))
}
