use super::super::{
    Client, Evidence, Output, Support, Target, ToolRules, Unsupported, Verified, bridge, shape,
};
use crate::diagnostic::Words;
use crate::domain::{Service, Transport};
use crate::emit::{Format, json::Object, link};

/// Only a link: in the version read, what is pasted into its dialog loses the headers.
pub(super) static CLIENT: Client = Client {
    id: "lobehub",
    name: "LobeHub",
    docs_url: "https://lobehub.com/docs/usage/community/custom-mcp",
    verified: Verified {
        date: "2026-11-25",
        version: "lobehub/lobe-chat 30f9f397, 31da9702, 7e9616f5",
        evidence: Evidence::Source,
    },
    support: &[Support::StreamableHttp, Support::StdioBridge],
    formats: &[Format::Url],
    file: None,
    paths: &[],
    server_name: None,
    reference: None,
    prompts: false,
    expands: &[],
    next: Words {
        en: "Open the link where the LobeHub desktop app is installed and confirm the installation. Then \
             switch the plugin on in a chat: its tools are listed.",
        zh: "在装有 LobeHub 桌面版的电脑上打开链接并确认安装，随后在对话中启用该插件，可看到其工具。",
    },
    notes: &[
        Words {
            en: "The link is for the stable desktop app. A beta or nightly one answers to lobehub-beta:// or \
                 lobehub-nightly://.",
            zh: "链接对应桌面正式版；beta 和 nightly 版使用 lobehub-beta:// 和 lobehub-nightly://。",
        },
        Words {
            en: "In the version read, Import JSON config keeps the URL and drops the headers: look whether the \
                 Authorization header arrived, or add it there by hand.",
            zh: "所查看的版本在“导入 JSON 配置”时只保留 URL，请求头会丢失：请确认 Authorization 请求头是否已导入，否则手动填写。",
        },
    ],
    render,
};

pub(super) static TOOLS: ToolRules = ToolRules::UNKNOWN;

fn render(service: &Service, target: &Target) -> Result<Output, Unsupported> {
    Ok(Output { entry: None, snippets: shape::links(service, target, install_link) })
}

/// Its reader wants all of these, and the same identifier outside as inside. Source: protocol.ts.
fn install_link(service: &Service, target: &Target) -> String {
    let name = service.name.as_str();
    let schema = Object::new()
        .with("identifier", name)
        .with("name", name)
        .with("author", "Alibaba Cloud Model Studio")
        .with("description", "Alibaba Cloud Model Studio (Bailian) MCP service")
        .with("version", "1.0.0")
        .with("config", config(service, &target.bearer("")));
    let (id, schema) = (link::component(name), link::component(&schema.compact()));
    ["lobehub://plugin/install?type=mcp&id=", &id, "&schema=", &schema].concat()
}

fn config(service: &Service, bearer: &str) -> Object {
    match service.transport {
        Transport::Sse => Object::new().with("type", "stdio").and(bridge::entry(service, bearer)),
        Transport::StreamableHttp => shape::entry(service, bearer),
    }
}
