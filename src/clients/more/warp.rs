use super::super::{
    Client, ConfigFile, ConfigPath, Evidence, Output, Support, Target, ToolRules, Unsupported, Verified,
    shape,
};
use crate::diagnostic::Words;
use crate::domain::Service;
use crate::emit::{Format, json::Object};

/// One shape for both transports.
pub(super) static CLIENT: Client = Client {
    id: "warp",
    name: "Warp",
    docs_url: "https://docs.warp.dev/agent-platform/capabilities/mcp",
    verified: Verified {
        date: "2026-11-25",
        version: "warpdotdev/warp 08a16706, warpdotdev/docs 03f783a3",
        evidence: Evidence::Source,
    },
    support: &[Support::Sse, Support::StreamableHttp],
    formats: &[Format::Json],
    file: Some(ConfigFile::MCP_SERVERS),
    paths: &ConfigPath::home_and_project(
        "~/.warp/.mcp.json",
        "%USERPROFILE%\\.warp\\.mcp.json",
        (".warp/.mcp.json", ".warp\\.mcp.json"),
    ),
    server_name: None,
    reference: Some("${DASHSCOPE_API_KEY}"),
    prompts: false,
    expands: &["${", "{{"],
    next: Words {
        en: "Save the file, or paste it under Settings > Agents > MCP servers > + Add. The server must be \
             running there and list its tools; View Logs says why it is not.",
        zh: "保存文件，或在 Settings > Agents > MCP servers > + Add 中粘贴。服务器应在该页显示为运行中并列出工具；\
             未运行时可用 View Logs 查看原因。",
    },
    notes: &[
        Words {
            en: "A server from the project's file is started by hand, after each start of Warp.",
            zh: "项目文件中的服务器需要手动启动，每次启动 Warp 后都要重新启动。",
        },
        Words {
            en: "Variables are replaced in the file, from the environment of the Warp app itself. An unset one \
                 stops the server with a message that names it. Not verified: variables in a pasted text.",
            zh: "文件中的变量取自 Warp 应用自身的环境；未设置时服务器不会启动，并提示变量名。未验证：粘贴的文本中能否使用变量。",
        },
    ],
    render,
};

pub(super) static TOOLS: ToolRules = ToolRules::UNKNOWN;

fn render(service: &Service, target: &Target) -> Result<Output, Unsupported> {
    let entry = Object::new()
        .with("url", service.endpoint.as_str())
        .with("headers", shape::headers(&target.bearer("")));
    Ok(target.entry(entry, Vec::new()))
}
