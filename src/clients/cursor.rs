use super::{
    Client, ConfigFile, ConfigPath, Evidence, Limits, NameRule, Output, Support, Target, Unsupported,
    Verified, shape,
};
use crate::diagnostic::Words;
use crate::domain::Service;
use crate::emit::{Format, json::Object, link};

/// One shape for both transports: Cursor finds out which one the URL speaks.
pub(super) static CLIENT: Client = Client {
    id: "cursor",
    name: "Cursor",
    docs_url: "https://cursor.com/docs/mcp",
    verified: Verified {
        date: "2026-11-22",
        version: "cursor.com/docs/mcp",
        evidence: Evidence::Documentation,
    },
    support: &[Support::Sse, Support::StreamableHttp],
    formats: &[Format::Json, Format::Url],
    file: Some(ConfigFile::MCP_SERVERS),
    paths: &ConfigPath::home_and_project(
        "~/.cursor/mcp.json",
        "%USERPROFILE%\\.cursor\\mcp.json",
        (".cursor/mcp.json", ".cursor\\mcp.json"),
    ),
    limits: Limits {
        server_name: Some(NameRule {
            allows: |name| name.chars().all(|c| c.is_ascii_alphanumeric() || c == '-' || c == '_'),
            words: Words {
                en: "Letters, digits, - and _. Cursor drops a tool when server name and tool name \
                     together reach 60 characters.",
                zh: "只用字母、数字、- 和 _。服务器名称与工具名称合计达到 60 个字符时，Cursor 会丢弃该工具。",
            },
        }),
        name_and_tool: Some(59),
        ..Limits::NONE
    },
    reference: Some("${env:DASHSCOPE_API_KEY}"),
    prompts: false,
    expands: &["${"],
    next: Words {
        en: "Open Settings > MCP & Integrations. A green dot beside the server and the number of \
             enabled tools mean that it works.",
        zh: "打开 Settings > MCP & Integrations。服务器左侧出现绿点并显示已启用的工具数量，即表示连接成功。",
    },
    notes: &[Words {
        en: "The field is url. A baseUrl, as the console writes it, is ignored.",
        zh: "字段名是 url。控制台给出的 baseUrl 在 Cursor 中无效。",
    }],
    render,
};

fn render(service: &Service, target: &Target) -> Result<Output, Unsupported> {
    let links = shape::links(service, target, install_link);
    Ok(target.entry(entry(service, target), links))
}

fn entry(service: &Service, target: &Target) -> Object {
    Object::new().with("url", service.endpoint.as_str()).with("headers", shape::headers(&target.bearer("")))
}

/// The name stands outside, the inner object inside. Source: cursor.com/docs/mcp/install-links.
fn install_link(service: &Service, target: &Target) -> String {
    let name = link::component(service.name.as_str());
    let config = link::base64_component(&entry(service, target).compact());
    ["cursor://anysphere.cursor-deeplink/mcp/install?name=", &name, "&config=", &config].concat()
}
