use super::{
    Beyond, Client, ConfigFile, Evidence, FilePlace, Limit, Naming, Output, Support, Target, ToolRules,
    Unsupported, Verified, shape, tools::camel_case,
};
use crate::diagnostic::Words;
use crate::domain::{Service, Transport};
use crate::emit::{Format, json::Object, link};

/// Kept inside the application: the way in is its JSON import or a link.
pub(super) static CLIENT: Client = Client {
    id: "cherry-studio",
    name: "Cherry Studio",
    docs_url: "https://docs.cherry-ai.com/advanced-basic/mcp",
    verified: Verified {
        date: "2026-11-26",
        version: "CherryHQ/cherry-studio 19c0839f, 18d79af8, 044c666f",
        evidence: Evidence::Source,
    },
    support: &[Support::Sse, Support::StreamableHttp],
    formats: &[Format::Json, Format::Url],
    file: Some(ConfigFile { place: FilePlace::Import("cherry-studio-mcp.json"), ..ConfigFile::MCP_SERVERS }),
    paths: &[],
    server_name: None,
    reference: None,
    prompts: false,
    expands: &[],
    next: Words {
        en: "Open Settings > MCP Servers > Add > Import from JSON, paste, and confirm. If the server \
             connects, it is switched on: its tools appear on the Tools tab.",
        zh: "打开 设置 > MCP 服务器 > 添加 > 从 JSON 导入，粘贴并确认。连接成功后服务器会自动启用，“工具”页会列出其工具。",
    },
    notes: &[
        Words {
            en: "Cherry Studio replaces no variables: the key itself must stand in the header.",
            zh: "Cherry Studio 不会替换变量，请求头里必须写真实的 API Key。",
        },
        Words {
            en: "After a one-click import the server is switched off. Check that the Authorization \
                 header arrived: one version lost it.",
            zh: "一键导入后服务器默认关闭。请确认 Authorization 请求头已导入：曾有版本会丢失它。",
        },
    ],
    render,
};

/// Both parts in camel case. Some versions transliterate other scripts, or end long names otherwise;
/// the newest source (mcpToolId.ts, 78630f65) ends every name with an underscore and 20 hex digits.
pub(super) static TOOLS: ToolRules = ToolRules::named(Naming {
    prefix: "mcp__",
    server: camel_case,
    separator: "__",
    tool: camel_case,
    replaces: true,
    length: Some(Limit {
        most: 63,
        beyond: Beyond::CutAtEnd,
        source: "CherryHQ/cherry-studio packages/shared/mcp.ts",
        evidence: Evidence::Source,
    }),
    source: "CherryHQ/cherry-studio packages/shared/mcp.ts",
    evidence: Evidence::Source,
    ..Naming::PLAIN
});

fn render(service: &Service, target: &Target) -> Result<Output, Unsupported> {
    let links = shape::links(service, target, install_link);
    Ok(target.entry(entry(service, target), links))
}

/// `type` and `baseUrl` always: the link's reader takes no `url`, and an older one guesses no type.
fn entry(service: &Service, target: &Target) -> Object {
    let transport = match service.transport {
        Transport::Sse => "sse",
        Transport::StreamableHttp => "streamableHttp",
    };
    Object::new()
        .with("name", service.name.as_str())
        .with("type", transport)
        .with("baseUrl", service.endpoint.as_str())
        .with("headers", shape::headers(&target.bearer("")))
        .with("isActive", true)
}

fn install_link(service: &Service, target: &Target) -> String {
    let name = service.name.as_str().to_owned();
    let file = ConfigFile::MCP_SERVERS.document(target, vec![(name, entry(service, target))]);
    let servers = link::base64_component(&file.compact());
    ["cherrystudio://mcp/install?servers=", &servers].concat()
}
