use crate::clients::{
    Client, ConfigFile, ConfigPath, Evidence, Naming, Output, Support, Target, ToolRules, Unsupported,
    Verified, shape,
};
use crate::diagnostic::Words;
use crate::domain::Service;
use crate::emit::Format;

/// Every value is expanded as a shell expands a here-document, commands in `$(…)` included.
pub(super) static CLIENT: Client = Client {
    id: "crush",
    name: "Crush",
    docs_url: "https://github.com/charmbracelet/crush#mcps",
    verified: Verified {
        date: "2026-11-25",
        version: "charmbracelet/crush 37f36e93",
        evidence: Evidence::Source,
    },
    support: &[Support::Sse, Support::StreamableHttp],
    formats: &[Format::Json],
    file: Some(ConfigFile { servers: &["mcp"], ..ConfigFile::MCP_SERVERS }),
    paths: &ConfigPath::home_and_project(
        "~/.config/crush/crush.json",
        "%USERPROFILE%\\.config\\crush\\crush.json",
        ("crush.json", "crush.json"),
    ),
    server_name: None,
    reference: Some("$DASHSCOPE_API_KEY"),
    prompts: false,
    expands: &["$", "`", "\\"],
    next: Words {
        en: "Start crush: the server is listed under MCPs with the number of its tools.",
        zh: "启动 crush：MCPs 一栏会列出该服务器及其工具数量。",
    },
    notes: &[Words {
        en: "A variable that is not set is an empty text: then the request has no key, and the service answers 401.",
        zh: "未设置的变量会变为空文本：请求将不带 API Key，服务返回 401。",
    }],
    render,
};

pub(super) static TOOLS: ToolRules = ToolRules::named(Naming {
    prefix: "mcp_",
    separator: "_",
    source: "charmbracelet/crush 37f36e93",
    evidence: Evidence::Source,
    ..Naming::PLAIN
});

fn render(service: &Service, target: &Target) -> Result<Output, Unsupported> {
    Ok(target.entry(shape::entry(service, &target.bearer("")), Vec::new()))
}
