use super::super::{
    Client, Evidence, NameRule, Output, Snippet, Support, Target, ToolRules, Unsupported, Verified,
};
use crate::diagnostic::Words;
use crate::domain::{Service, Transport, scan};
use crate::emit::{Format, json::Object};

/// Its window for a connection imports what it exports.
pub(super) static CLIENT: Client = Client {
    id: "open-webui",
    name: "Open WebUI",
    docs_url: "https://docs.openwebui.com/features/mcp",
    verified: Verified {
        date: "2026-11-25",
        version: "open-webui/open-webui 03897371, 04e8bc7f",
        evidence: Evidence::Source,
    },
    support: &[Support::StreamableHttp],
    formats: &[Format::Json],
    file: None,
    paths: &[],
    server_name: Some(NameRule {
        allows: |name| scan::find(name, |c| scan::one_of(":|", c)).is_none(),
        words: Words {
            en: "No : and no |, because the name is the connection's ID.",
            zh: "不能含 : 和 |，因为名称即连接的 ID。",
        },
    }),
    reference: None,
    prompts: false,
    expands: &[],
    next: Words {
        en: "As an administrator open Settings > External Tools > + and press Import. Check the connection \
             with the round arrow, save, and switch the server on in a chat.",
        zh: "以管理员身份打开 设置 > 外部工具 > +，点击导入。用圆形箭头验证连接，保存后在对话中启用该服务器。",
    },
    notes: &[
        Words {
            en: "Only Streamable HTTP: its MCP client has no SSE.",
            zh: "只支持 Streamable HTTP，其 MCP 客户端不支持 SSE。",
        },
        Words {
            en: "The field for the key takes the key alone: Open WebUI writes Bearer before it.",
            zh: "密钥栏只填 API Key，Open WebUI 会自动在前面加上 Bearer。",
        },
        Words {
            en: "Without the button for the import, enter Type MCP, URL, Auth Bearer, key, ID and name by hand.",
            zh: "如果没有导入按钮，请手动填写：类型 MCP、URL、认证方式 Bearer、密钥、ID 和名称。",
        },
    ],
    render,
};

pub(super) static TOOLS: ToolRules = ToolRules::UNKNOWN;

fn render(service: &Service, target: &Target) -> Result<Output, Unsupported> {
    if service.transport == Transport::Sse {
        return Err(Unsupported {
            reason: Words {
                en: "Open WebUI connects over Streamable HTTP only; this service speaks SSE.",
                zh: "Open WebUI 只支持 Streamable HTTP，而该服务使用 SSE。",
            },
            instead: Words {
                en: "Activate the service anew in the console to get its /mcp URL, or put Open WebUI's own \
                     proxy, mcpo, between them.",
                zh: "在控制台取消开通后重新开通，以获得 /mcp 地址；或使用 Open WebUI 自己的代理 mcpo。",
            },
        });
    }
    let name = service.name.as_str();
    let connection = Object::new()
        .with("type", "mcp")
        .with("url", service.endpoint.as_str())
        .with("auth_type", "bearer")
        .with("key", target.key(""))
        .with("info", Object::new().with("id", name).with("name", name).with("description", ""));
    let file = Snippet::import(
        Format::Json,
        "open-webui-tool-server.json",
        target.is_literal(),
        connection.pretty(),
    );
    Ok(Output { entry: None, snippets: vec![file] })
}
