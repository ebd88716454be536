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
        date: "2026-11-26",
        version: "jetbrains.com/help/ai-assistant/2026.2/mcp.html",
        // Everything but the headers, which others write, is in its documentation.
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
        en: "Open Settings > Tools > AI Assistant > Model Context Protocol (MCP), press Add, choose HTTP, \
             paste the JSON, press OK and Apply. The Status column must show that the server is connected.",
        zh: "打开 Settings > Tools > AI Assistant > Model Context Protocol (MCP)，点击 Add，选择 HTTP，\
             粘贴 JSON，依次点击 OK 和 Apply。Status 列应显示服务器已连接。",
    },
    notes: &[
        Words {
            en: "Unverified: headers. The documentation shows url alone, for either transport. If the \
                 service answers 401, take the configuration of Claude Desktop, which goes through mcp-remote.",
            zh: "未验证：headers。文档对两种传输方式都只写了 url。若服务返回 401，\
                 请改用 Claude Desktop 的配置，它通过 mcp-remote 连接。",
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
