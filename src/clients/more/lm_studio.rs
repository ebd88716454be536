use crate::clients::{
    Client, ConfigFile, ConfigPath, Evidence, Output, Support, Target, ToolRules, Unsupported, Verified,
    bridge, shape,
};
use crate::diagnostic::Words;
use crate::domain::Service;
use crate::emit::{
    Format,
    json::{Json, Object},
    link,
};

/// Cursor's notation. Its documentation names no transport, so SSE goes through the bridge, which
/// works whether or not it speaks SSE.
pub(super) static CLIENT: Client = Client {
    id: "lm-studio",
    name: "LM Studio",
    docs_url: "https://lmstudio.ai/docs/app/mcp",
    verified: Verified {
        date: "2026-11-26",
        version: "lmstudio-ai/docs c6854fba",
        evidence: Evidence::Documentation,
    },
    support: &[Support::StreamableHttp, Support::StdioBridge],
    formats: &[Format::Json, Format::Url],
    file: Some(ConfigFile::MCP_SERVERS),
    paths: &ConfigPath::home("~/.lmstudio/mcp.json", "%USERPROFILE%\\.lmstudio\\mcp.json"),
    server_name: None,
    reference: None,
    prompts: false,
    expands: &[],
    next: Words {
        en: "In the Program tab press Install > Edit mcp.json, add the entry and save. Switch the server on: \
             its tools are listed.",
        zh: "在 Program 标签页点击 Install > Edit mcp.json，加入该条目并保存。打开服务器开关后会列出其工具。",
    },
    notes: &[
        Words {
            en: "Unverified: whether LM Studio speaks SSE by itself. Its documentation does not say, so an \
                 SSE service goes through mcp-remote.",
            zh: "未验证：LM Studio 是否直接支持 SSE。其文档没有说明，因此 SSE 服务通过 mcp-remote 连接。",
        },
        Words {
            en: "LM Studio takes MCP servers and such links from version 0.3.17 on. Its documentation opens \
                 mcp.json from the application; the path comes from other tools.",
            zh: "LM Studio 从 0.3.17 版起支持 MCP 服务器和此类链接。其文档只说明从应用内打开 mcp.json，文件路径来自其他工具。",
        },
    ],
    render,
};

pub(super) static TOOLS: ToolRules = ToolRules::UNKNOWN;

fn render(service: &Service, target: &Target) -> Result<Output, Unsupported> {
    let links = shape::links(service, target, install_link);
    Ok(target.entry(entry(service, target), links))
}

fn entry(service: &Service, target: &Target) -> Object {
    let bearer = target.bearer("");
    if target.is_bridged(service.transport) {
        Object::new()
            .with("command", bridge::COMMAND)
            .with("args", Json::strings(&bridge::args(service)))
            .with("env", Object::new().with(bridge::HEADER, bearer.as_str()))
    } else {
        Object::new().with("url", service.endpoint.as_str()).with("headers", shape::headers(&bearer))
    }
}

/// The name stands outside, the inner object inside. Source: lmstudio-ai/docs, deeplink.mdx.
fn install_link(service: &Service, target: &Target) -> String {
    let name = link::component(service.name.as_str());
    let config = link::base64_component(&entry(service, target).compact());
    ["lmstudio://add_mcp?name=", &name, "&config=", &config].concat()
}
