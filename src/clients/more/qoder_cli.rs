use crate::clients::{
    Client, ConfigFile, ConfigPath, Evidence, Output, Support, Target, ToolRules, Unsupported, Verified,
    shape,
};
use crate::diagnostic::Words;
use crate::domain::Service;
use crate::emit::Format;

/// `http` and `streamable-http` are the same here.
pub(super) static CLIENT: Client = Client {
    id: "qoder-cli",
    name: "Qoder CLI",
    docs_url: "https://docs.qoder.com/cli/using-cli",
    verified: Verified { date: "2026-11-25", version: "1.1.52", evidence: Evidence::Ran },
    support: &[Support::Sse, Support::StreamableHttp],
    formats: &[Format::Json, Format::Bash, Format::PowerShell, Format::Cmd],
    file: Some(ConfigFile::MCP_SERVERS),
    paths: &ConfigPath::home_and_project(
        "~/.qoder/settings.json",
        "%USERPROFILE%\\.qoder\\settings.json",
        (".mcp.json", ".mcp.json"),
    ),
    server_name: None,
    reference: Some("${DASHSCOPE_API_KEY}"),
    prompts: false,
    expands: &["$"],
    next: Words {
        en: "Run qodercli mcp list: the server must say Connected. Inside qodercli, /mcp shows its tools.",
        zh: "运行 qodercli mcp list，服务器应显示 Connected。在 qodercli 中输入 /mcp 可查看其工具。",
    },
    notes: &[Words {
        en: "In the command --header takes everything after it, so it stands last.",
        zh: "命令中的 --header 会接收其后的所有内容，因此放在最后。",
    }],
    render,
};

pub(super) static TOOLS: ToolRules = ToolRules::UNKNOWN;

fn render(service: &Service, target: &Target) -> Result<Output, Unsupported> {
    let (name, url, bearer) = (service.name.as_str(), service.endpoint.as_str(), target.bearer(""));
    let (kind, header) = (shape::kind(service), ["Authorization: ", &bearer].concat());
    let add = ["qodercli", "mcp", "add", "-s", "user", "-t", kind, name, url, "--header", &header];
    Ok(target.entry(shape::entry(service, &bearer), target.commands(&add)))
}
