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
        date: "2026-11-22",
        version: "cursor.com/docs/cloud-agent/capabilities",
        evidence: Evidence::SecondHand,
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
        en: "Open cursor.com/agents, add an MCP server there, and enter the name, the URL and the \
             Authorization header from this text. Then start an agent and ask for the server's tools.",
        zh: "打开 cursor.com/agents，在其中添加 MCP 服务器，填入此文本中的名称、URL 和 Authorization 请求头。\
             随后启动一个智能体并询问该服务器的工具。",
    },
    notes: &[Words {
        en: "Unverified: the form in which a cloud agent takes the server. What others quote from the \
             documentation is only that Streamable HTTP works, and SSE and mcp-remote do not.",
        zh: "未验证：云端智能体添加服务器的具体方式。他人引用的文档只说明支持 Streamable HTTP，不支持 SSE 和 mcp-remote。",
    }],
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
