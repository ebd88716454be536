use super::{
    Client, ConfigFile, ConfigPath, Evidence, Naming, Output, Platform, Scope, Support, Target, ToolRules,
    Unsupported, Verified, shape, tools::replaced,
};
use crate::diagnostic::Words;
use crate::domain::Service;
use crate::emit::{Format, document::Beside, json::Object};

const fn user(platform: Platform, path: &'static str) -> ConfigPath {
    ConfigPath { platform, scope: Scope::User, path }
}

const fn project(platform: Platform) -> ConfigPath {
    ConfigPath { platform, scope: Scope::Project, path: "opencode.json" }
}

/// One shape for both transports: it posts first and falls back to SSE.
pub(super) static CLIENT: Client = Client {
    id: "opencode",
    name: "opencode",
    docs_url: "https://opencode.ai/docs/mcp-servers/",
    verified: Verified { date: "2026-11-23", version: "1.18.33", evidence: Evidence::Ran },
    support: &[Support::Sse, Support::StreamableHttp],
    formats: &[Format::Jsonc],
    file: Some(ConfigFile {
        format: Format::Jsonc,
        servers: &["mcp"],
        beside: |_| vec![Beside::Missing("$schema", "https://opencode.ai/config.json".into())],
        ..ConfigFile::MCP_SERVERS
    }),
    paths: &[
        user(Platform::MacOs, "~/.config/opencode/opencode.json"),
        user(Platform::Linux, "~/.config/opencode/opencode.json"),
        user(Platform::Windows, "%USERPROFILE%\\.config\\opencode\\opencode.json"),
        project(Platform::MacOs),
        project(Platform::Linux),
        project(Platform::Windows),
    ],
    server_name: None,
    reference: Some("{env:DASHSCOPE_API_KEY}"),
    prompts: false,
    expands: &["{env:", "{file:"],
    next: Words {
        en: "Run opencode mcp list: the server must say connected.",
        zh: "运行 opencode mcp list，服务器应显示 connected。",
    },
    notes: &[Words {
        en: "A wrong type makes the whole file invalid; remote is the only one for a URL.",
        zh: "type 写错会导致整个文件无效；对于 URL 只能是 remote。",
    }],
    render,
};

/// No limit of its own is known.
pub(super) static TOOLS: ToolRules = ToolRules::named(Naming {
    server: safe,
    separator: "_",
    tool: safe,
    replaces: true,
    source: "1.18.33; characters from its packages/opencode/src/mcp/index.ts",
    evidence: Evidence::Ran,
    ..Naming::PLAIN
});

fn safe(part: &str, out: &mut String) {
    replaced(part, out, |c| c.is_ascii_alphanumeric() || c == '_' || c == '-');
}

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
