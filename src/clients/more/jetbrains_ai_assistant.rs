use crate::clients::{
    Client, ConfigFile, Evidence, FilePlace, Output, Support, Target, ToolRules, Unsupported, Verified, shape,
};
use crate::diagnostic::Words;
use crate::domain::Service;
use crate::emit::{Format, json::Object};

/// Kept in the IDE's own settings: the way in is its JSON form.
pub(super) static CLIENT: Client = Client {
    id: "jetbrains-ai-assistant",
    name: "JetBrains AI Assistant",
    docs_url: "https://www.jetbrains.com/help/ai-assistant/mcp.html",
    verified: Verified {
        date: "2026-11-22",
        version: "jetbrains.com/help/ai-assistant/mcp.html",
        evidence: Evidence::SecondHand,
    },
    support: &[Support::Sse, Support::StreamableHttp],
    formats: &[Format::Json],
    file: Some(ConfigFile { place: FilePlace::Import("jetbrains-mcp.json"), ..ConfigFile::MCP_SERVERS }),
    paths: &[],
    server_name: None,
    reference: None,
    prompts: false,
    expands: &["${"],
    next: Words {
        en: "Open Settings > Tools > AI Assistant > Model Context Protocol (MCP), press Add, choose As JSON, \
             paste, and apply. The status of the server must become connected.",
        zh: "打开 Settings > Tools > AI Assistant > Model Context Protocol (MCP)，点击 Add，选择 As JSON，\
             粘贴后应用。服务器状态应变为已连接。",
    },
    notes: &[
        Words {
            en: "Unverified: that headers are sent to an SSE service. If it answers 401, take the \
                 configuration of Claude Desktop, which goes through mcp-remote.",
            zh: "未验证：对 SSE 服务是否会发送 headers。若返回 401，请改用 Claude Desktop 的配置，它通过 mcp-remote 连接。",
        },
        Words {
            en: "Its files cannot be written by hand: they are part of the IDE's settings.",
            zh: "无法手工编写其文件：配置保存在 IDE 的设置中。",
        },
    ],
    render,
};

pub(super) static TOOLS: ToolRules = ToolRules::UNKNOWN;

fn render(service: &Service, target: &Target) -> Result<Output, Unsupported> {
    let entry = Object::new()
        .with("url", service.endpoint.as_str())
        .with("headers", shape::headers(&target.bearer("")));
    Ok(target.entry(entry, Vec::new()))
}
