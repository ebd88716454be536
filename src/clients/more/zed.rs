use crate::clients::{
    Client, ConfigFile, ConfigPath, Evidence, Output, Platform, Scope, Support, Target, ToolRules,
    Unsupported, Verified, bridge, shape,
};
use crate::diagnostic::Words;
use crate::domain::Service;
use crate::emit::{
    Format,
    json::{Json, Object},
};

const fn user(platform: Platform, path: &'static str) -> ConfigPath {
    ConfigPath { platform, scope: Scope::User, path }
}

const fn project(platform: Platform, path: &'static str) -> ConfigPath {
    ConfigPath { platform, scope: Scope::Project, path }
}

/// Its settings know a local command and a Streamable HTTP URL; nothing in them is for SSE.
pub(super) static CLIENT: Client = Client {
    id: "zed",
    name: "Zed",
    docs_url: "https://zed.dev/docs/ai/mcp",
    verified: Verified {
        date: "2026-11-25",
        version: "zed-industries/zed 68db2132",
        evidence: Evidence::Source,
    },
    support: &[Support::StreamableHttp, Support::StdioBridge],
    formats: &[Format::Jsonc],
    file: Some(ConfigFile {
        format: Format::Jsonc,
        servers: &["context_servers"],
        ..ConfigFile::MCP_SERVERS
    }),
    paths: &[
        user(Platform::MacOs, "~/.config/zed/settings.json"),
        user(Platform::Linux, "~/.config/zed/settings.json"),
        user(Platform::Windows, "%APPDATA%\\Zed\\settings.json"),
        project(Platform::MacOs, ".zed/settings.json"),
        project(Platform::Linux, ".zed/settings.json"),
        project(Platform::Windows, ".zed\\settings.json"),
    ],
    server_name: None,
    reference: None,
    prompts: false,
    expands: &[],
    next: Words {
        en: "Run zed: open settings file from the command palette, add the entry and save. In the Agent \
             Panel's settings a green dot beside the server means that it works.",
        zh: "在命令面板运行 zed: open settings file，加入该条目并保存。在 Agent Panel 的设置中，\
             服务器旁出现绿点即表示连接成功。",
    },
    notes: &[
        Words {
            en: "No variables are documented: the key itself must stand in the file.",
            zh: "文档未提及变量：文件中必须写真实的 API Key。",
        },
        Words {
            en: "Without an Authorization header Zed starts an OAuth login, which these services do not have.",
            zh: "缺少 Authorization 请求头时，Zed 会启动 OAuth 登录，而这些服务不支持。",
        },
    ],
    render,
};

pub(super) static TOOLS: ToolRules = ToolRules::UNKNOWN;

fn render(service: &Service, target: &Target) -> Result<Output, Unsupported> {
    let bearer = target.bearer("");
    let entry = if target.is_bridged(service.transport) {
        Object::new()
            .with("command", bridge::COMMAND)
            .with("args", Json::strings(&bridge::args(service)))
            .with("env", Object::new().with(bridge::HEADER, bearer.as_str()))
    } else {
        Object::new().with("url", service.endpoint.as_str()).with("headers", shape::headers(&bearer))
    };
    Ok(target.entry(entry, Vec::new()))
}
