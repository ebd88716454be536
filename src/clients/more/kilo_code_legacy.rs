use super::roo_code::kind;
use crate::clients::{
    Client, ConfigFile, Evidence, FilePlace, Output, Support, Target, ToolRules, Unsupported, Verified, shape,
};
use crate::diagnostic::Words;
use crate::domain::Service;
use crate::emit::{Format, json::Object};

/// The extension before its rewrite, made from Roo Code. Where its file lies differs by editor, so it is
/// opened from the settings.
pub(super) static CLIENT: Client = Client {
    id: "kilo-code-legacy",
    name: "Kilo Code (legacy extension)",
    docs_url: "https://kilo.ai/docs/automate/mcp/using-in-cli",
    verified: Verified {
        date: "2026-11-26",
        version: "Kilo-Org/kilocode-legacy 56b73d3b (5.10.4)",
        evidence: Evidence::Source,
    },
    support: &[Support::Sse, Support::StreamableHttp],
    formats: &[Format::Json],
    file: Some(ConfigFile { place: FilePlace::Import("mcp_settings.json"), ..ConfigFile::MCP_SERVERS }),
    paths: &[],
    server_name: None,
    reference: Some("${env:DASHSCOPE_API_KEY}"),
    prompts: false,
    expands: &["${"],
    next: Words {
        en: "Open Settings > Agent Behaviour > MCP Servers, press Edit Global MCP, or Edit Project MCP for \
             .kilocode/mcp.json, put the entry into that file and save: the server's tools are listed.",
        zh: "打开 Settings > Agent Behaviour > MCP Servers，点击 Edit Global MCP\
             （项目级用 Edit Project MCP，即 .kilocode/mcp.json），把该条目写入打开的文件并保存，随后会列出工具。",
    },
    notes: &[
        Words {
            en: "type is required with a url, and has two spellings only: sse and streamable-http.",
            zh: "使用 url 时必须填写 type，且只有 sse 和 streamable-http 两种写法。",
        },
        Words {
            en: "A variable that is not set is sent as its name. VS Code sees the variables with which it \
                 was started.",
            zh: "未设置的变量会原样发送。VS Code 只能看到其启动时已有的变量。",
        },
    ],
    render,
};

pub(super) static TOOLS: ToolRules = ToolRules::UNKNOWN;

fn render(service: &Service, target: &Target) -> Result<Output, Unsupported> {
    let entry = Object::new()
        .with("type", kind(service))
        .with("url", service.endpoint.as_str())
        .with("headers", shape::headers(&target.bearer("")));
    Ok(target.entry(entry, Vec::new()))
}
