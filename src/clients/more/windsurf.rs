use crate::clients::{
    Client, ConfigFile, ConfigPath, Evidence, Output, Support, Target, ToolRules, Unsupported, Verified,
    shape,
};
use crate::diagnostic::Words;
use crate::domain::Service;
use crate::emit::{Format, json::Object};

/// Devin's own agent, which took Cascade's place in Devin Desktop 3.9.19 and shares its file with the
/// command line. Without `transport` it tries Streamable HTTP, then SSE at the same URL.
/// Command lines before 3000.3 kept their servers in `config.json`.
pub(super) static CLIENT: Client = Client {
    id: "windsurf",
    name: "Windsurf (Devin Desktop)",
    docs_url: "https://docs.devin.ai/cli/extensibility/mcp/configuration",
    verified: Verified {
        date: "2026-11-26",
        version: "docs.devin.ai/cli/extensibility/mcp/configuration",
        evidence: Evidence::Documentation,
    },
    support: &[Support::Sse, Support::StreamableHttp],
    formats: &[Format::Json],
    file: Some(ConfigFile::MCP_SERVERS),
    paths: &ConfigPath::home_and_project(
        "~/.config/devin/mcp_config.json",
        "%APPDATA%\\devin\\mcp_config.json",
        (".devin/mcp_config.json", ".devin\\mcp_config.json"),
    ),
    server_name: None,
    // `${env:…}` and `${file:…}` are documented for the fields of an OAuth login alone.
    reference: None,
    prompts: false,
    expands: &["${"],
    next: Words {
        en: "Start a new session, or run devin mcp list: the server must be listed. Then ask Devin for its \
             tools.",
        zh: "新建会话，或运行 devin mcp list：应列出该服务器。随后让 Devin 列出它的工具。",
    },
    notes: &[
        Words {
            en: "Windsurf with Cascade, before Devin Desktop 3.9.19, reads \
                 ~/.codeium/windsurf/mcp_config.json instead, where the field is serverUrl and there is no \
                 transport.",
            zh: "带有 Cascade 的 Windsurf（Devin Desktop 3.9.19 之前）读取 ~/.codeium/windsurf/mcp_config.json，\
                 其字段名为 serverUrl，且没有 transport。",
        },
        Words {
            en: "A key that only you should have belongs in .devin/mcp_config.local.json rather than in the \
                 project's file, which is shared.",
            zh: "项目文件会与他人共享；仅供自己使用的 API Key 应写入 .devin/mcp_config.local.json。",
        },
        Words {
            en: "Its install links open registry entries only and cannot carry a configuration.",
            zh: "其安装链接只能打开注册表中的条目，无法携带配置。",
        },
    ],
    render,
};

/// The limit of 100 tools was Cascade's.
pub(super) static TOOLS: ToolRules = ToolRules::UNKNOWN;

fn render(service: &Service, target: &Target) -> Result<Output, Unsupported> {
    let entry = Object::new()
        .with("url", service.endpoint.as_str())
        .with("transport", shape::kind(service))
        .with("headers", shape::headers(&target.bearer("")));
    Ok(target.entry(entry, Vec::new()))
}
