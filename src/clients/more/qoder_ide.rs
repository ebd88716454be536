use crate::clients::{
    Client, ConfigFile, Evidence, FilePlace, Output, Support, Target, ToolRules, Unsupported, Verified, shape,
};
use crate::diagnostic::Words;
use crate::domain::Service;
use crate::emit::{Format, json::Object, link};

/// One shape for both transports, pasted into the settings or carried by a link.
pub(super) static CLIENT: Client = Client {
    id: "qoder-ide",
    name: "Qoder IDE / Lingma",
    docs_url: "https://docs.qoder.com/user-guide/deeplink",
    verified: Verified {
        date: "2026-11-26",
        version: "docs.qoder.com/user-guide/deeplink, chat/model-context-protocol",
        // Everything but the headers is in its documentation.
        evidence: Evidence::Unverified,
    },
    support: &[Support::Sse, Support::StreamableHttp],
    formats: &[Format::Json, Format::Url],
    file: Some(ConfigFile { place: FilePlace::Import("qoder-mcp.json"), ..ConfigFile::MCP_SERVERS }),
    paths: &[],
    server_name: None,
    reference: None,
    prompts: false,
    expands: &["${"],
    next: Words {
        en: "Open the MCP page of the settings, press + Add under My Servers, paste into the file that opens, \
             and save: the server must become connected and list its tools. A link asks before it adds \
             anything. The tools are used in Agent mode.",
        zh: "在设置中打开 MCP 页面，点击 My Servers 中的 + Add，粘贴到打开的文件中并保存：服务器应变为已连接并列出工具。\
             链接在添加前会请你确认。工具只能在 Agent 模式下使用。",
    },
    notes: &[
        Words {
            en: "Unverified: headers. The documentation shows url alone, and in a link command, args, url \
                 and env. If the service answers 401, take the configuration of Claude Desktop.",
            zh: "未验证：headers。文档中只写了 url，链接中只有 command、args、url 和 env。\
                 若服务返回 401，请改用 Claude Desktop 的配置。",
        },
        Words {
            en: "Its documentation advises against a key in a link. Links need Qoder 0.2.21 or later; \
                 Lingma takes the pasted text alone, which is unverified.",
            zh: "官方文档建议不要在链接中放入 API Key。链接需要 Qoder 0.2.21 或更高版本；Lingma 只能粘贴文本（未验证）。",
        },
        Words {
            en: "At most 10 MCP servers can be in use at once.", zh: "最多同时使用 10 个 MCP 服务器。"
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
    Object::new().with("url", service.endpoint.as_str()).with("headers", shape::headers(&target.bearer("")))
}

/// Percent-encoded before base64, and base64 percent-encoded again. Source:
/// docs.qoder.com/user-guide/deeplink.
fn install_link(service: &Service, target: &Target) -> String {
    let name = link::component(service.name.as_str());
    let config = link::base64_component(&link::component(&entry(service, target).compact()));
    ["qoder://aicoding.aicoding-deeplink/mcp/add?name=", &name, "&config=", &config].concat()
}
