use super::super::{
    Client, Evidence, NameRule, Output, Snippet, Support, Target, ToolRules, Unsupported, Verified, shape,
};
use crate::diagnostic::Words;
use crate::domain::{Service, scan};
use crate::emit::Format;

/// A form. Dify takes the transport from the URL's last part.
pub(super) static CLIENT: Client = Client {
    id: "dify",
    name: "Dify",
    docs_url: "https://docs.dify.ai/en/use-dify/build/mcp",
    verified: Verified {
        date: "2026-11-25",
        version: "langgenius/dify 01a05289, 0e2f37a5",
        evidence: Evidence::Source,
    },
    support: &[Support::Sse, Support::StreamableHttp],
    formats: &[Format::Text],
    file: None,
    paths: &[],
    server_name: Some(NameRule {
        // The console's prefix has capitals, so the identifier is derived and nothing flagged.
        allows: |_| true,
        words: Words {
            en: "The name is free. The server identifier takes a-z, 0-9, _ and - only, 24 at most: here it \
                 is derived from the name.",
            zh: "名称不限。服务器标识符只能用 a-z、0-9、_ 和 -，最多 24 个字符：此处由名称推得。",
        },
    }),
    reference: None,
    prompts: false,
    expands: &[],
    next: Words {
        en: "Open Tools > MCP > Add MCP Server (HTTP) and fill in the fields; the header belongs on the \
             Headers tab. After Add & Authorize the card shows the number of tools.",
        zh: "打开 工具 > MCP > 添加 MCP 服务 (HTTP)，逐项填写；请求头填在“请求头”页。点击添加并授权后，\
             卡片上会显示工具数量。",
    },
    notes: &[
        Words {
            en: "The server identifier is the name in lower case, with - for other characters. It cannot change \
                 later without breaking the apps that use it.",
            zh: "服务器标识符由名称转为小写而得，其他字符换成 -。以后修改会使已引用它的应用失效。",
        },
        Words {
            en: "A URL that ends in sse is read over SSE, one that ends in mcp over Streamable HTTP.",
            zh: "以 sse 结尾的 URL 按 SSE 读取，以 mcp 结尾的按 Streamable HTTP 读取。",
        },
        Words {
            en: "A Dify whose form has no Headers tab cannot send the key: update it.",
            zh: "如果表单中没有“请求头”页，则无法发送 API Key，请升级 Dify。",
        },
    ],
    render,
};

pub(super) static TOOLS: ToolRules = ToolRules::UNKNOWN;

/// The longest server identifier, in characters. Source: modal.tsx.
const IDENTIFIER_LIMIT: usize = 24;

fn render(service: &Service, target: &Target) -> Result<Output, Unsupported> {
    let name = service.name.as_str();
    let text = shape::form(&[
        ("Server URL", service.endpoint.as_str()),
        ("Name", name),
        ("Server Identifier", &identifier(name)),
        ("Header Name", "Authorization"),
        ("Header Value", &target.bearer("")),
    ]);
    let file = Snippet::import(Format::Text, "dify-mcp.txt", target.is_literal(), text);
    Ok(Output { entry: None, snippets: vec![file] })
}

/// A name as Dify allows it to be an identifier. Letters that have no counterpart are left out.
fn identifier(name: &str) -> String {
    let mut identifier = String::new();
    for c in name.chars().filter(char::is_ascii) {
        let allowed = c.is_ascii_alphanumeric() || scan::one_of("_-", c);
        identifier.push(if allowed { c.to_ascii_lowercase() } else { '-' });
        if identifier.len() == IDENTIFIER_LIMIT {
            break;
        }
    }
    if identifier.is_empty() {
        identifier.push_str("bailian");
    }
    identifier
}
