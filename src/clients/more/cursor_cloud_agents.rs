use crate::clients::{
    Client, ConfigFile, Evidence, FilePlace, Output, Support, Target, ToolRules, Unsupported, Verified, shape,
};
use crate::diagnostic::Words;
use crate::domain::{Service, Transport};
use crate::emit::{Format, json::Object};

/// They run on Cursor's servers: no SSE, and no bridge either.
pub(super) static CLIENT: Client = Client {
    id: "cursor-cloud-agents",
    name: "Cursor Cloud Agents",
    docs_url: "https://cursor.com/docs/cloud-agent/capabilities",
    verified: Verified {
        date: "2026-11-26",
        version: "cursor.com/docs/cloud-agent/capabilities",
        evidence: Evidence::Documentation,
    },
    support: &[Support::StreamableHttp],
    formats: &[Format::Json],
    file: Some(ConfigFile { place: FilePlace::Import("cursor-cloud-mcp.json"), ..ConfigFile::MCP_SERVERS }),
    paths: &[],
    server_name: None,
    reference: None,
    prompts: false,
    expands: &["${"],
    next: Words {
        en: "Open cursor.com/agents, add the server from the MCP menu there, and enter the name, the URL and \
             the Authorization header from this text. Then start an agent and ask for the server's tools.",
        zh: "打开 cursor.com/agents，在 MCP 下拉菜单中添加服务器，填入此文本中的名称、URL 和 Authorization 请求头。\
             随后启动一个智能体并询问该服务器的工具。",
    },
    notes: &[
        Words {
            en: "Unverified: the fields in which the server is entered. The documentation says that HTTP \
                 works, that SSE and mcp-remote do not, and that there are headers.",
            zh: "未验证：添加服务器时的具体字段。文档只说明支持 HTTP 和 headers，不支持 SSE 和 mcp-remote。",
        },
        Words {
            en: "Cursor keeps the headers encrypted and does not show them again; its servers call the \
                 service with them.",
            zh: "Cursor 会加密保存 headers，之后不再显示；由其服务器携带 headers 调用服务。",
        },
    ],
    render,
};

pub(super) static TOOLS: ToolRules = ToolRules::UNKNOWN;

fn render(service: &Service, target: &Target) -> Result<Output, Unsupported> {
    if service.transport == Transport::Sse {
        return Err(Unsupported {
            reason: Words {
                en: "Cursor's cloud agents support neither SSE nor mcp-remote.",
                zh: "Cursor 云端智能体既不支持 SSE，也不支持 mcp-remote。",
            },
            instead: Words {
                en: "Use the service's Streamable HTTP endpoint if it has one, or Cursor on your own computer.",
                zh: "如果服务提供 Streamable HTTP 端点，请使用该端点；否则请在本机的 Cursor 中使用。",
            },
        });
    }
    let entry = Object::new()
        .with("url", service.endpoint.as_str())
        .with("headers", shape::headers(&target.bearer("")));
    Ok(target.entry(entry, Vec::new()))
}
