use super::super::{
    Client, ConfigFile, Evidence, FilePlace, Output, Support, Target, ToolRules, Unsupported, Verified, shape,
};
use crate::diagnostic::Words;
use crate::domain::Service;
use crate::emit::{Format, json::Object};

/// The Python library and its command line.
pub(super) static CLIENT: Client = Client {
    id: "fastmcp",
    name: "FastMCP (Python)",
    docs_url: "https://gofastmcp.com/clients/client",
    verified: Verified { date: "2026-11-25", version: "4.2.3", evidence: Evidence::Ran },
    support: &[Support::Sse, Support::StreamableHttp],
    formats: &[Format::Json, Format::Bash, Format::PowerShell, Format::Cmd],
    // Its name is given on the command line.
    file: Some(ConfigFile { place: FilePlace::Import("mcp.json"), ..ConfigFile::MCP_SERVERS }),
    paths: &[],
    server_name: None,
    reference: None,
    prompts: false,
    expands: &[],
    next: Words {
        en: "Run the command, or save the file as mcp.json and run fastmcp list mcp.json: the tools are \
             printed. In Python, Client takes the same object.",
        zh: "运行命令，或保存为 mcp.json 后运行 fastmcp list mcp.json，会输出工具。在 Python 中，Client 接受同样的对象。",
    },
    notes: &[
        Words {
            en: "It replaces no variables in the file: the key itself must stand there.",
            zh: "它不会替换文件中的变量，必须写真实的 API Key。",
        },
        Words {
            en: "--auth takes the key alone: fastmcp writes Bearer before it.",
            zh: "--auth 只填 API Key，fastmcp 会自动在前面加上 Bearer。",
        },
    ],
    render,
};

pub(super) static TOOLS: ToolRules = ToolRules::UNKNOWN;

fn render(service: &Service, target: &Target) -> Result<Output, Unsupported> {
    let (url, kind) = (service.endpoint.as_str(), shape::kind(service));
    let entry = Object::new()
        .with("transport", kind)
        .with("url", url)
        .with("headers", shape::headers(&target.bearer("")));
    let list = ["fastmcp", "list", url, "--transport", kind, "--auth", target.key("")];
    Ok(target.entry(entry, target.commands(&list)))
}
