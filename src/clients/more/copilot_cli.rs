use crate::clients::{
    Client, ConfigFile, ConfigPath, Evidence, Naming, Output, Support, Target, ToolRules, Unsupported,
    Verified, shape,
};
use crate::diagnostic::Words;
use crate::domain::Service;
use crate::emit::{Format, json::Json};

/// An entry without `type` is Streamable HTTP here.
pub(super) static CLIENT: Client = Client {
    id: "copilot-cli",
    name: "GitHub Copilot CLI",
    docs_url: "https://docs.github.com/en/copilot/how-tos/copilot-cli/customize-copilot/add-mcp-servers",
    verified: Verified { date: "2026-11-25", version: "1.0.102", evidence: Evidence::Ran },
    support: &[Support::Sse, Support::StreamableHttp],
    formats: &[Format::Json, Format::Bash, Format::PowerShell, Format::Cmd],
    file: Some(ConfigFile::MCP_SERVERS),
    paths: &ConfigPath::home_and_project(
        "~/.copilot/mcp-config.json",
        "%USERPROFILE%\\.copilot\\mcp-config.json",
        (".mcp.json", ".mcp.json"),
    ),
    server_name: None,
    reference: Some("${DASHSCOPE_API_KEY}"),
    prompts: false,
    expands: &["$"],
    next: Words {
        en: "Run copilot mcp list to see the entry; inside copilot, /mcp shows whether it is connected.",
        zh: "运行 copilot mcp list 确认条目；在 copilot 中输入 /mcp 可查看是否已连接。",
    },
    notes: &[Words {
        en: "A project's .mcp.json or .github/mcp.json is read only in a folder that you have trusted.",
        zh: "项目中的 .mcp.json 或 .github/mcp.json 只在已信任的目录中读取。",
    }],
    render,
};

/// Whether it has a limit is not known.
pub(super) static TOOLS: ToolRules =
    ToolRules::named(Naming { separator: "-", source: "1.0.102", evidence: Evidence::Ran, ..Naming::PLAIN });

fn render(service: &Service, target: &Target) -> Result<Output, Unsupported> {
    let (name, url, bearer) = (service.name.as_str(), service.endpoint.as_str(), target.bearer(""));
    let (kind, header) = (shape::kind(service), ["Authorization: ", &bearer].concat());
    let add = ["copilot", "mcp", "add", "--transport", kind, "--header", &header, name, url];
    let entry = shape::entry(service, &bearer).with("tools", Json::strings(&["*"]));
    Ok(target.entry(entry, target.commands(&add)))
}
