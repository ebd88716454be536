use crate::clients::{
    Client, ConfigFile, Evidence, FilePlace, Output, Support, Target, ToolRules, Unsupported, Verified, shape,
};
use crate::diagnostic::Words;
use crate::domain::Service;
use crate::emit::{Format, json::Object, link};

/// One shape for both transports: Trae calls both of them HTTP.
pub(super) static CLIENT: Client = Client {
    id: "trae",
    name: "Trae",
    docs_url: "https://docs.trae.ai/ide/model-context-protocol",
    verified: Verified {
        date: "2026-11-22",
        version: "docs.trae.ai/ide/mcp-server-install-links",
        evidence: Evidence::SecondHand,
    },
    support: &[Support::Sse, Support::StreamableHttp],
    formats: &[Format::Json, Format::Url],
    file: Some(ConfigFile { place: FilePlace::Import("trae-mcp.json"), ..ConfigFile::MCP_SERVERS }),
    paths: &[],
    server_name: None,
    reference: None,
    prompts: false,
    expands: &["${"],
    next: Words {
        en: "Open Settings > MCP > Add > Add Manually, paste, and confirm: a check mark and the tools appear \
             beside the server. Then choose an agent that uses it.",
        zh: "打开 设置 > MCP > 添加 > 手动添加，粘贴并确认：服务器旁会出现对勾和工具列表。随后选择使用它的智能体。",
    },
    notes: &[
        Words {
            en: "In the China build (Trae CN) a link starts with trae-cn:// instead of trae://.",
            zh: "国内版（Trae CN）的链接以 trae-cn:// 开头，而不是 trae://。",
        },
        Words {
            en: "Unverified: that a link keeps the headers. Check the Authorization header after the import.",
            zh: "未验证：链接是否会保留 headers。导入后请检查 Authorization 请求头。",
        },
        Words {
            en: "A project's .trae/mcp.json counts only after Enable Project MCP.",
            zh: "项目中的 .trae/mcp.json 需先启用项目级 MCP 才会生效。",
        },
    ],
    render,
};

pub(super) static TOOLS: ToolRules = ToolRules::UNKNOWN;

fn render(service: &Service, target: &Target) -> Result<Output, Unsupported> {
    let links = shape::links(service, target, install_link);
    Ok(target.entry(entry(service, target), links))
}

pub(super) fn entry(service: &Service, target: &Target) -> Object {
    Object::new().with("url", service.endpoint.as_str()).with("headers", shape::headers(&target.bearer("")))
}

/// The name stands outside, the inner object inside; `http` is either transport. Source:
/// docs.trae.ai/ide/mcp-server-install-links.
fn install_link(service: &Service, target: &Target) -> String {
    link_of("trae", service, target)
}

/// The link of a build of Trae, which has registered this scheme.
pub(super) fn link_of(scheme: &str, service: &Service, target: &Target) -> String {
    let name = link::component(service.name.as_str());
    let config = link::base64_component(&entry(service, target).compact());
    [scheme, "://trae.ai-ide/mcp-import?type=http&name=", &name, "&config=", &config].concat()
}
