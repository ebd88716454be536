use super::roo_code::kind;
use crate::clients::{
    Client, ConfigFile, ConfigPath, Evidence, Naming, Output, Support, Target, ToolRules, Unsupported,
    Verified, shape, tools::nothing,
};
use crate::diagnostic::Words;
use crate::domain::Service;
use crate::emit::{
    Format,
    document::{Beside, Keyed},
    json::Object,
};

/// A list of servers; the headers stand inside `requestOptions`.
pub(super) static CLIENT: Client = Client {
    id: "continue-dev",
    name: "Continue",
    docs_url: "https://docs.continue.dev/customize/deep-dives/mcp",
    verified: Verified { date: "2026-11-25", version: "@continuedev/cli 1.5.47", evidence: Evidence::Source },
    support: &[Support::Sse, Support::StreamableHttp],
    formats: &[Format::Yaml],
    file: Some(ConfigFile {
        format: Format::Yaml,
        keyed: Keyed::List("name"),
        beside: |_| {
            vec![
                Beside::Missing("name", "my-config".into()),
                Beside::Missing("version", "0.0.1".into()),
                Beside::Missing("schema", "v1".into()),
            ]
        },
        ..ConfigFile::MCP_SERVERS
    }),
    paths: &ConfigPath::home_and_project(
        "~/.continue/config.yaml",
        "%USERPROFILE%\\.continue\\config.yaml",
        (".continue/mcpServers/bailian.yaml", ".continue\\mcpServers\\bailian.yaml"),
    ),
    server_name: None,
    reference: Some("${{ secrets.DASHSCOPE_API_KEY }}"),
    prompts: false,
    expands: &["${{"],
    next: Words {
        en: "Reload Continue and choose Agent mode: the server's tools are listed under Tools. In cn, type /mcp.",
        zh: "重新加载 Continue 并选择 Agent 模式：Tools 中会列出该服务器的工具。在 cn 中输入 /mcp。",
    },
    notes: &[
        Words {
            en: "A secret is read from the environment or from ~/.continue/.env.",
            zh: "secrets 取自环境变量或 ~/.continue/.env。",
        },
        Words {
            en: "Tools have no prefix: two servers with a tool of the same name cannot be told apart.",
            zh: "工具名没有前缀：两个服务器的同名工具无法区分。",
        },
        Words {
            en: "cn --config did not load the project's .continue/mcpServers; the extensions do, as documented.",
            zh: "cn --config 不会加载项目中的 .continue/mcpServers；按文档，扩展会加载。",
        },
    ],
    render,
};

/// No part of the server: tools of the same name from several servers are told apart by nothing.
pub(super) static TOOLS: ToolRules = ToolRules::named(Naming {
    server: nothing,
    source: "@continuedev/cli 1.5.47",
    evidence: Evidence::Ran,
    ..Naming::PLAIN
});

fn render(service: &Service, target: &Target) -> Result<Output, Unsupported> {
    let options = Object::new().with("headers", shape::headers(&target.bearer("")));
    let entry = Object::new()
        .with("name", service.name.as_str())
        .with("type", kind(service))
        .with("url", service.endpoint.as_str())
        .with("requestOptions", options);
    Ok(target.entry(entry, Vec::new()))
}
