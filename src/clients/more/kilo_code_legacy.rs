use super::roo_code::kind;
use crate::clients::{
    Client, ConfigFile, Evidence, FilePlace, Output, Support, Target, ToolRules, Unsupported, Verified, shape,
};
use crate::diagnostic::Words;
use crate::domain::Service;
use crate::emit::{Format, json::Object};

/// The extension before its rewrite, made from Roo Code.
pub(super) static CLIENT: Client = Client {
    id: "kilo-code-legacy",
    name: "Kilo Code (legacy extension)",
    docs_url: "https://kilo.ai/docs/automate/mcp/using-in-cli",
    verified: Verified {
        date: "2026-11-22",
        version: "kilo.ai/docs/automate/mcp/using-in-cli",
        evidence: Evidence::Documentation,
    },
    support: &[Support::Sse, Support::StreamableHttp],
    formats: &[Format::Json],
    file: Some(ConfigFile { place: FilePlace::Import("mcp_settings.json"), ..ConfigFile::MCP_SERVERS }),
    paths: &[],
    server_name: None,
    reference: None,
    prompts: false,
    expands: &["${"],
    next: Words {
        en: "Open Settings > Agent Behaviour > MCP Servers, press Edit Global MCP, or Edit Project MCP for \
             .kilocode/mcp.json, put the entry into that file and save: the server's tools are listed.",
        zh: "打开 Settings > Agent Behaviour > MCP Servers，点击 Edit Global MCP\
             （项目级用 Edit Project MCP，即 .kilocode/mcp.json），把该条目写入打开的文件并保存，随后会列出工具。",
    },
    notes: &[Words {
        en: "Whether it replaces variables is unverified, so the key itself is written.",
        zh: "未验证它是否会替换变量，因此直接写入 API Key。",
    }],
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
