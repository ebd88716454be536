use super::super::{
    Client, ConfigFile, Evidence, FilePlace, Output, Support, Target, ToolRules, Unsupported, Verified, shape,
};
use crate::diagnostic::Words;
use crate::domain::{Service, Transport};
use crate::emit::{Format, document::Keyed, json::Object};

/// Model Studio itself: the model calls the service from inside of a request.
pub(super) static CLIENT: Client = Client {
    id: "responses-api",
    name: "Model Studio Responses API",
    docs_url: "https://www.alibabacloud.com/help/en/model-studio/mcp",
    verified: Verified {
        date: "2026-11-26",
        version: "alibabacloud.com/help/en/model-studio/mcp",
        evidence: Evidence::Documentation,
    },
    support: &[Support::Sse],
    formats: &[Format::Json],
    // A part of a request's body, which a program writes.
    file: Some(ConfigFile {
        servers: &["tools"],
        keyed: Keyed::List("server_label"),
        place: FilePlace::Import("responses-tools.json"),
        ..ConfigFile::MCP_SERVERS
    }),
    paths: &[],
    server_name: None,
    reference: None,
    prompts: false,
    expands: &[],
    next: Words {
        en: "Put the element into the tools array of a request to the Responses API. Where the model uses the \
             service, the answer's output has elements about its MCP calls.",
        zh: "把该元素放入 Responses API 请求的 tools 数组。模型使用该服务时，返回的 output 中会有 MCP 调用的条目。",
    },
    notes: &[
        Words {
            en: "At most 10 MCP servers in a request, over SSE only.",
            zh: "每个请求最多 10 个 MCP 服务器，只支持 SSE。",
        },
        Words {
            en: "The request needs the key as well, in its own Authorization header.",
            zh: "请求本身也需要 API Key，写在它自己的 Authorization 请求头中。",
        },
        Words {
            en: "JSON has no variables: let your program put the key into the header.",
            zh: "JSON 中没有变量：请由程序把 API Key 填入请求头。",
        },
    ],
    render,
};

pub(super) static TOOLS: ToolRules = ToolRules::UNKNOWN;

fn render(service: &Service, target: &Target) -> Result<Output, Unsupported> {
    if service.transport == Transport::StreamableHttp {
        return Err(Unsupported {
            reason: Words {
                en: "The Responses API connects to MCP servers over SSE only; this service speaks Streamable HTTP.",
                zh: "Responses API 只支持以 SSE 连接 MCP 服务器，而该服务使用 Streamable HTTP。",
            },
            instead: Words {
                en: "Use the service's /sse URL, if it has one. Otherwise connect in your own program and hand \
                     the model the tools as functions.",
                zh: "如果该服务有 /sse 地址，请改用它；否则在自己的程序中连接，并以函数形式把工具交给模型。",
            },
        });
    }
    let entry = Object::new()
        .with("type", "mcp")
        .with("server_protocol", "sse")
        .with("server_label", service.name.as_str())
        .with("server_description", "Alibaba Cloud Model Studio (Bailian) MCP service")
        .with("server_url", service.endpoint.as_str())
        .with("headers", shape::headers(&target.bearer("")));
    Ok(target.entry(entry, Vec::new()))
}
