use super::cline::kind;
use crate::clients::{
    Client, ConfigFile, ConfigPath, Evidence, Output, Support, Target, ToolRules, Unsupported, Verified,
    shape,
};
use crate::diagnostic::Words;
use crate::domain::Service;
use crate::emit::{Format, json::Object};

/// Unlike the extension it replaces no variables, so the key itself must be written.
pub(super) static CLIENT: Client = Client {
    id: "cline-cli",
    name: "Cline CLI",
    docs_url: "https://docs.cline.bot/cline-cli/overview",
    verified: Verified { date: "2026-11-25", version: "3.0.65", evidence: Evidence::Ran },
    support: &[Support::Sse, Support::StreamableHttp],
    formats: &[Format::Json, Format::Bash, Format::PowerShell, Format::Cmd],
    file: Some(ConfigFile::MCP_SERVERS),
    paths: &ConfigPath::home(
        "~/.cline/data/settings/cline_mcp_settings.json",
        "%USERPROFILE%\\.cline\\data\\settings\\cline_mcp_settings.json",
    ),
    server_name: None,
    reference: None,
    prompts: false,
    expands: &[],
    next: Words {
        en: "Start cline in a new session and ask which MCP tools it has: those of the server must be among them.",
        zh: "新开一个 cline 会话，询问它有哪些 MCP 工具：其中应包含该服务器的工具。",
    },
    notes: &[Words {
        en: "The CLI replaces no variables: ${env:…}, which works in the extension, is sent as it is and \
             answered with 401.",
        zh: "CLI 不会替换变量：扩展中可用的 ${env:…} 在这里会原样发送，服务返回 401。",
    }],
    render,
};

pub(super) static TOOLS: ToolRules = super::cline::TOOL_RULES;

fn render(service: &Service, target: &Target) -> Result<Output, Unsupported> {
    let (name, url, bearer) = (service.name.as_str(), service.endpoint.as_str(), target.bearer(""));
    let header = ["Authorization: ", &bearer].concat();
    let add =
        ["cline", "mcp", "install", "--yes", "--transport", kind(service), "--header", &header, name, url];
    // The nested form is what that command writes.
    let transport =
        Object::new().with("type", kind(service)).with("url", url).with("headers", shape::headers(&bearer));
    Ok(target.entry(Object::new().with("transport", transport), target.commands(&add)))
}
