use super::super::{
    Client, ConfigFile, Evidence, FilePlace, Output, Support, Target, ToolRules, Unsupported, Verified, shape,
};
use crate::diagnostic::Words;
use crate::domain::{Service, Transport};
use crate::emit::{Format, json::Object};

/// Its own schema, in the package `librechat-data-provider`, accepted both shapes.
pub(super) static CLIENT: Client = Client {
    id: "librechat",
    name: "LibreChat",
    docs_url: "https://www.librechat.ai/docs/configuration/librechat_yaml/object_structure/mcp_servers",
    verified: Verified {
        date: "2026-11-25",
        version: "librechat-data-provider 0.8.524",
        evidence: Evidence::Source,
    },
    support: &[Support::Sse, Support::StreamableHttp],
    formats: &[Format::Yaml],
    // The file lies on LibreChat's server, wherever that was set up.
    file: Some(ConfigFile {
        format: Format::Yaml,
        place: FilePlace::Import("librechat.yaml"),
        ..ConfigFile::MCP_SERVERS
    }),
    paths: &[],
    server_name: None,
    reference: Some("${DASHSCOPE_API_KEY}"),
    prompts: false,
    expands: &["${", "{{"],
    next: Words {
        en: "Put it into librechat.yaml on LibreChat's server and restart that: the log names the server and \
             its tools, and the chat offers it under MCP Servers.",
        zh: "写入 LibreChat 服务器上的 librechat.yaml 并重启：日志会列出该服务器及其工具，聊天界面的 MCP \
             服务器中可选用它。",
    },
    notes: &[
        Words {
            en: "The type must be sse, streamable-http or http: streamableHttp makes the file invalid.",
            zh: "type 只能是 sse、streamable-http 或 http；写成 streamableHttp 会使整个文件无效。",
        },
        Words {
            en: "A variable must be set for LibreChat's own process, for example in its .env file.",
            zh: "变量必须对 LibreChat 自己的进程可见，例如写在它的 .env 文件中。",
        },
    ],
    render,
};

pub(super) static TOOLS: ToolRules = ToolRules::UNKNOWN;

fn render(service: &Service, target: &Target) -> Result<Output, Unsupported> {
    let kind = match service.transport {
        Transport::Sse => "sse",
        Transport::StreamableHttp => "streamable-http",
    };
    let entry = Object::new()
        .with("type", kind)
        .with("url", service.endpoint.as_str())
        .with("headers", shape::headers(&target.bearer("")));
    Ok(target.entry(entry, Vec::new()))
}
