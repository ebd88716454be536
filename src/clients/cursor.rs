use super::{
    Beyond, Characters, Client, ConfigFile, ConfigPath, Evidence, Limit, NameRule, Output, Support, Target,
    ToolRules, Treatment, Unsupported, Verified, shape,
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
        date: "2026-11-26",
        version: "cursor.com/docs/mcp, docs/mcp/install-links",
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
    server_name: Some(NameRule {
        allows: |name| name.chars().all(|c| c.is_ascii_alphanumeric() || c == '-' || c == '_'),
        words: Words {
            en: "Letters, digits, - and _. Cursor drops a tool when server name and tool name \
                 together reach 60 characters.",
            zh: "只用字母、数字、- 和 _。服务器名称与工具名称合计达到 60 个字符时，Cursor 会丢弃该工具。",
        },
    }),
    reference: Some("${env:DASHSCOPE_API_KEY}"),
    prompts: false,
    expands: &["${"],
    next: Words {
        en: "Open Customize in the sidebar: the server must be listed and switched on. Output > MCP Logs \
             says what went wrong.",
        zh: "在侧边栏打开 Customize：应列出该服务器且已启用。出错时可在 Output > MCP Logs 中查看原因。",
    },
    notes: &[Words {
        en: "The field is url. A baseUrl, as the console writes it, is ignored.",
        zh: "字段名是 url。控制台给出的 baseUrl 在 Cursor 中无效。",
    }],
    render,
};

/// The sum is Cursor's own message; what becomes of such a tool differs by version. Whether a hyphen is
/// kept is not settled: reports differ, and the service's own examples have them.
pub(super) static TOOLS: ToolRules = ToolRules {
    characters: Some(Characters {
        treatment: |c| match c {
            '_' => Treatment::Kept,
            '-' => Treatment::Unsettled,
            c if c.is_ascii_alphanumeric() => Treatment::Kept,
            _ => Treatment::Dropped,
        },
        source: "Cursor's message \"Tool name must only contain alphanumeric characters and underscores\", quoted in webstudio-is/webstudio#5960 and gripmock#875",
        evidence: Evidence::SecondHand,
    }),
    name_and_tool: Some(Limit {
        most: 59,
        beyond: Beyond::Dropped,
        source: "Cursor's message \"Combined server and tool name length (60) exceeds 60 characters\", quoted in sparfenyuk/mcp-proxy#45, executeautomation/mcp-playwright#145, awslabs/mcp#1283 and others",
        evidence: Evidence::SecondHand,
    }),
    tools: Some(Limit {
        most: 40,
        beyond: Beyond::Dropped,
        source: "third-party posts; Cursor publishes no number",
        evidence: Evidence::Unverified,
    }),
    ..ToolRules::UNKNOWN
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
