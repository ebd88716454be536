use crate::clients::{
    Client, ConfigFile, ConfigPath, Evidence, Output, Support, Target, ToolRules, Unsupported, Verified,
    bridge, shape,
};
use crate::diagnostic::Words;
use crate::domain::Service;
use crate::emit::{
    Format,
    json::{Json, Object},
};

/// Local programs and Streamable HTTP; nothing names SSE, so such a service goes through the bridge.
pub(super) static CLIENT: Client = Client {
    id: "junie",
    name: "Junie",
    docs_url: "https://junie.jetbrains.com/docs/junie-cli-mcp-configuration.html",
    verified: Verified {
        date: "2026-11-22",
        version: "@gleanwork/mcp-config-schema 5.2.0",
        evidence: Evidence::SecondHand,
    },
    support: &[Support::StreamableHttp, Support::StdioBridge],
    formats: &[Format::Json],
    file: Some(ConfigFile::MCP_SERVERS),
    paths: &ConfigPath::home("~/.junie/mcp/mcp.json", "%USERPROFILE%\\.junie\\mcp\\mcp.json"),
    server_name: None,
    reference: None,
    prompts: false,
    expands: &["${"],
    next: Words {
        en: "Open Junie's MCP settings: the server must be listed as started, with its tools. In the CLI, type /mcp.",
        zh: "打开 Junie 的 MCP 设置：服务器应显示为已启动，并列出工具。在 CLI 中输入 /mcp。",
    },
    notes: &[Words {
        en: "Unverified beyond others' descriptions. An older help page of the plugin names local programs \
             alone: if the URL is refused there, take the configuration of Claude Desktop, which uses mcp-remote.",
        zh: "除他人的描述外未经验证。插件的旧版帮助只提到本地程序：若 URL 被拒绝，\
             请改用 Claude Desktop 的配置，它使用 mcp-remote。",
    }],
    render,
};

pub(super) static TOOLS: ToolRules = ToolRules::UNKNOWN;

fn render(service: &Service, target: &Target) -> Result<Output, Unsupported> {
    let bearer = target.bearer("");
    let entry = if target.is_bridged(service.transport) {
        Object::new()
            .with("command", bridge::COMMAND)
            .with("args", Json::strings(&bridge::args(service)))
            .with("env", Object::new().with(bridge::HEADER, bearer.as_str()))
    } else {
        Object::new().with("url", service.endpoint.as_str()).with("headers", shape::headers(&bearer))
    };
    Ok(target.entry(entry, Vec::new()))
}
