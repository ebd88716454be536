use crate::clients::{
    Client, ConfigFile, ConfigPath, Evidence, Output, Support, Target, ToolRules, Unsupported, Verified,
    shape,
};
use crate::diagnostic::Words;
use crate::domain::Service;
use crate::emit::{Format, json::Object};

/// The IDE and the CLI share the file; one shape for both transports.
pub(super) static CLIENT: Client = Client {
    id: "kiro",
    name: "Kiro",
    docs_url: "https://kiro.dev/docs/mcp/configuration/",
    verified: Verified {
        date: "2026-11-26",
        version: "kiro.dev/docs/mcp/configuration",
        evidence: Evidence::Documentation,
    },
    support: &[Support::Sse, Support::StreamableHttp],
    formats: &[Format::Json],
    file: Some(ConfigFile::MCP_SERVERS),
    paths: &ConfigPath::home_and_project(
        "~/.kiro/settings/mcp.json",
        "%USERPROFILE%\\.kiro\\settings\\mcp.json",
        (".kiro/settings/mcp.json", ".kiro\\settings\\mcp.json"),
    ),
    server_name: None,
    reference: Some("${DASHSCOPE_API_KEY}"),
    prompts: false,
    expands: &["${"],
    next: Words {
        en: "Save the file and open the MCP servers in Kiro's panel: the server must be connected. In the CLI \
             run kiro-cli mcp status --name with its name.",
        zh: "保存文件，在 Kiro 面板中打开 MCP 服务器：应为已连接。在 CLI 中运行 kiro-cli mcp status --name 加名称。",
    },
    notes: &[
        Words {
            en: "The IDE replaces a variable only after you approved it in the settings, under Mcp Approved \
                 Env Vars. The CLI takes every variable that is exported.",
            zh: "IDE 只会替换已在设置的 Mcp Approved Env Vars 中批准的变量；CLI 可使用所有已导出的变量。",
        },
        Words {
            en: "The URL must be HTTPS, except on this computer.",
            zh: "除本机地址外，URL 必须使用 HTTPS。",
        },
        Words {
            en: "Unverified: the older Amazon Q file ~/.aws/amazonq/mcp.json, and Kiro's install links.",
            zh: "未验证：旧版 Amazon Q 的文件 ~/.aws/amazonq/mcp.json，以及 Kiro 的安装链接。",
        },
    ],
    render,
};

pub(super) static TOOLS: ToolRules = ToolRules::UNKNOWN;

fn render(service: &Service, target: &Target) -> Result<Output, Unsupported> {
    let entry = Object::new()
        .with("url", service.endpoint.as_str())
        .with("headers", shape::headers(&target.bearer("")))
        .with("disabled", false);
    Ok(target.entry(entry, Vec::new()))
}
