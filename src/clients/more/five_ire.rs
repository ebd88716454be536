use super::super::{
    Client, Evidence, Output, Support, Target, ToolRules, Unsupported, Verified, bridge, shape,
};
use crate::diagnostic::Words;
use crate::domain::{Service, Transport, base64};
use crate::emit::{Format, json::Object};

/// Kept in the application's database: the way in is a link or its form.
pub(super) static CLIENT: Client = Client {
    id: "five-ire",
    name: "5ire",
    docs_url: "https://github.com/nanbingxyz/5ire",
    verified: Verified {
        date: "2026-11-25",
        version: "nanbingxyz/5ire 83202440, 028bcf3a",
        evidence: Evidence::Source,
    },
    // It speaks SSE too, but a link cannot ask for it.
    support: &[Support::StreamableHttp, Support::StdioBridge],
    formats: &[Format::Url],
    file: None,
    paths: &[],
    server_name: None,
    reference: None,
    prompts: false,
    expands: &["{{"],
    next: Words {
        en: "Open the link where 5ire is installed and press Install in its window. The server is then \
             switched on and lists its tools.",
        zh: "在装有 5ire 的电脑上打开链接，在弹出的窗口中点击安装。服务器随后处于启用状态并列出工具。",
    },
    notes: &[
        Words {
            en: "A link always means Streamable HTTP, so for an SSE service it holds mcp-remote, which needs \
                 Node.js. In 5ire's own form you can choose SSE instead.",
            zh: "链接只能表示 Streamable HTTP，因此 SSE 服务的链接使用 mcp-remote，需要 Node.js；也可以在 5ire 的表单中直接选择 SSE。",
        },
        Words {
            en: "Older versions know this link under another name and ignore it.",
            zh: "旧版本的链接名称不同，会忽略该链接。",
        },
    ],
    render,
};

pub(super) static TOOLS: ToolRules = ToolRules::UNKNOWN;

fn render(service: &Service, target: &Target) -> Result<Output, Unsupported> {
    Ok(Output { entry: None, snippets: shape::links(service, target, install_link) })
}

/// Plain base64 behind the `#`: a percent sign in it would not be decoded. Source:
/// deep-link-handler.ts, ServerInstaller.tsx.
fn install_link(service: &Service, target: &Target) -> String {
    let bearer = target.bearer("");
    let how = match service.transport {
        Transport::Sse => bridge::entry(service, &bearer),
        Transport::StreamableHttp => {
            Object::new().with("url", service.endpoint.as_str()).with("headers", shape::headers(&bearer))
        }
    };
    let server = Object::new().with("name", service.name.as_str()).and(how);
    ["app.5ire://install-server#", &base64::encode(server.compact().as_bytes())].concat()
}
