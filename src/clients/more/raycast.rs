use super::super::{
    Client, Evidence, Output, Snippet, Support, Target, ToolRules, Unsupported, Verified, bridge, shape,
};
use crate::diagnostic::Words;
use crate::domain::{Service, Transport};
use crate::emit::{
    Format,
    json::{Json, Object},
    link,
};

/// A form, and a link that fills it in.
pub(super) static CLIENT: Client = Client {
    id: "raycast",
    name: "Raycast",
    docs_url: "https://manual.raycast.com/ai/model-context-protocol",
    verified: Verified {
        date: "2026-11-26",
        version: "manual.raycast.com/ai/model-context-protocol",
        evidence: Evidence::Documentation,
    },
    support: &[Support::StreamableHttp, Support::StdioBridge],
    formats: &[Format::Text, Format::Url],
    file: None,
    paths: &[],
    server_name: None,
    reference: None,
    prompts: false,
    expands: &["${"],
    next: Words {
        en: "Open the link, or run Install MCP Server in Raycast and fill in the fields, then press Install. \
             Manage MCP Servers must list the service's tools; in AI Chat, write @ and the server's name.",
        zh: "打开链接，或在 Raycast 中运行 Install MCP Server 并填写各项，然后点击安装。Manage MCP Servers \
             中应列出该服务的工具；在 AI Chat 中输入 @ 和服务器名称即可使用。",
    },
    notes: &[
        Words {
            en: "Raycast does not document the link. Others' pages use it (Astro's, among others), with \
                 mcp-remote as here: it needs Node.js.",
            zh: "Raycast 没有公布该链接，它来自其他网站（如 Astro 文档），与此处一样通过 mcp-remote 连接，需要 Node.js。",
        },
        Words {
            en: "The manual names stdio and HTTP as transports and says nothing of SSE, so an SSE service goes \
                 through mcp-remote.",
            zh: "手册只提到 stdio 和 HTTP，没有提到 SSE，因此 SSE 服务通过 mcp-remote 连接。",
        },
    ],
    render,
};

pub(super) static TOOLS: ToolRules = ToolRules::UNKNOWN;

fn render(service: &Service, target: &Target) -> Result<Output, Unsupported> {
    let file = Snippet::import(Format::Text, "raycast-mcp.txt", target.is_literal(), form(service, target));
    let mut snippets = vec![file];
    snippets.append(&mut shape::links(service, target, install_link));
    Ok(Output { entry: None, snippets })
}

/// The fields of the form, in its words. Arguments may be a JSON array.
fn form(service: &Service, target: &Target) -> String {
    let (name, bearer) = (service.name.as_str(), target.bearer(""));
    match service.transport {
        Transport::StreamableHttp => shape::form(&[
            ("Name", name),
            ("Transport", "HTTP"),
            ("URL", service.endpoint.as_str()),
            ("HTTP Header Name", "Authorization"),
            ("HTTP Header Value", &bearer),
        ]),
        Transport::Sse => shape::form(&[
            ("Name", name),
            ("Transport", "Standard Input/Output"),
            ("Command", bridge::COMMAND),
            ("Arguments", &Json::strings(&bridge::args(service)).compact()),
            ("Environment Name", bridge::HEADER),
            ("Environment Value", &bearer),
        ]),
    }
}

/// The JSON is the whole query, percent-encoded. The header stands in the arguments, because only
/// `name`, `type`, `command` and `args` were seen in such links.
fn install_link(service: &Service, target: &Target) -> String {
    let header = ["Authorization:", &target.bearer("")].concat();
    let mut args = bridge::args(service);
    args.pop();
    args.push(&header);
    let server = Object::new()
        .with("name", service.name.as_str())
        .with("type", "stdio")
        .with("command", bridge::COMMAND)
        .with("args", Json::strings(&args));
    ["raycast://mcp/install?", &link::component(&server.compact())].concat()
}
