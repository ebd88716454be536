use crate::clients::{
    Client, ConfigFile, ConfigPath, Evidence, Naming, Output, Support, Target, ToolRules, Unsupported,
    Verified, shape,
};
use crate::diagnostic::Words;
use crate::domain::Service;
use crate::emit::{Format, json::Object};

/// The CLI and the new extension, which share opencode's form: it posts first and falls back to SSE.
pub(super) static CLIENT: Client = Client {
    id: "kilo-code",
    name: "Kilo Code",
    docs_url: "https://kilo.ai/docs/automate/mcp/using-in-kilo-code",
    verified: Verified { date: "2026-11-25", version: "7.7.9", evidence: Evidence::Ran },
    support: &[Support::Sse, Support::StreamableHttp],
    formats: &[Format::Jsonc],
    file: Some(ConfigFile { format: Format::Jsonc, servers: &["mcp"], ..ConfigFile::MCP_SERVERS }),
    paths: &ConfigPath::home_and_project(
        "~/.config/kilo/kilo.jsonc",
        "%USERPROFILE%\\.config\\kilo\\kilo.jsonc",
        (".kilo/kilo.jsonc", ".kilo\\kilo.jsonc"),
    ),
    server_name: None,
    reference: Some("{env:DASHSCOPE_API_KEY}"),
    prompts: false,
    expands: &["{env:", "{file:"],
    next: Words {
        en: "Run kilo mcp list, or open Settings > Agent Behaviour > MCP Servers in the extension: the server \
             must be connected.",
        zh: "运行 kilo mcp list，或在扩展中打开 Settings > Agent Behaviour > MCP Servers：服务器应为已连接。",
    },
    notes: &[
        Words {
            en: "If kilo.json is there already, put the entry into it instead of a second file.",
            zh: "如果已有 kilo.json，请把条目写入该文件，不要再建第二个文件。",
        },
        Words {
            en: "Project files were ignored when the CLI ran without a terminal; the user's file was read.",
            zh: "CLI 在无终端的环境中运行时会忽略项目文件，只读取用户级文件。",
        },
    ],
    render,
};

/// Whether characters are replaced is not documented.
pub(super) static TOOLS: ToolRules = ToolRules::named(Naming {
    separator: "_",
    source: "packages/kilo-docs/pages/automate/mcp/using-in-kilo-code.md",
    evidence: Evidence::Documentation,
    ..Naming::PLAIN
});

fn render(service: &Service, target: &Target) -> Result<Output, Unsupported> {
    let entry = Object::new()
        .with("type", "remote")
        .with("url", service.endpoint.as_str())
        .with("enabled", true)
        // Without this a 401 starts an OAuth login instead of naming the key.
        .with("oauth", false)
        .with("headers", shape::headers(&target.bearer("")));
    Ok(target.entry(entry, Vec::new()))
}
