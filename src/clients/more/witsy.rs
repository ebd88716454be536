use super::super::{
    Client, ConfigFile, ConfigPath, Evidence, Output, Platform, Scope, Support, Target, ToolRules,
    Unsupported, Verified, bridge,
};
use crate::diagnostic::Words;
use crate::domain::Service;
use crate::emit::Format;

/// `mcpServers` in its settings is for local programs alone: an entry without `args` stops it from
/// reading any.
pub(super) static CLIENT: Client = Client {
    id: "witsy",
    name: "Witsy",
    docs_url: "https://github.com/nbonamy/witsy",
    verified: Verified { date: "2026-11-25", version: "nbonamy/witsy 038a2255", evidence: Evidence::Source },
    support: &[Support::StdioBridge],
    formats: &[Format::Json],
    file: Some(ConfigFile::MCP_SERVERS),
    paths: &[
        ConfigPath {
            platform: Platform::MacOs,
            scope: Scope::User,
            path: "~/Library/Application Support/Witsy/settings.json",
        },
        ConfigPath { platform: Platform::Linux, scope: Scope::User, path: "~/.config/Witsy/settings.json" },
        ConfigPath {
            platform: Platform::Windows,
            scope: Scope::User,
            path: "%APPDATA%\\Witsy\\settings.json",
        },
    ],
    server_name: None,
    reference: None,
    prompts: false,
    expands: &["${"],
    next: Words {
        en: "Save settings.json: Witsy reads it again by itself. Its MCP settings must show the server and its \
             tools. Node.js must be installed, because the bridge runs through npx.",
        zh: "保存 settings.json 后 Witsy 会自动重新读取，其 MCP 设置中应显示该服务器及其工具。桥接程序通过 npx \
             运行，需要 Node.js。",
    },
    notes: &[
        Words {
            en: "Merge it into the file, never replace the file: all of Witsy's settings are in it.",
            zh: "请合并到该文件，不要整体覆盖：其中保存着 Witsy 的全部设置。",
        },
        Words {
            en: "For Streamable HTTP there is another way: add a server of type HTTP in Witsy's window, with the \
                 Authorization header. Over SSE the version read sends no headers.",
            zh: "Streamable HTTP 服务也可以在 Witsy 窗口中添加 HTTP 类型的服务器并填写 Authorization 请求头；所查看的版本在 SSE 下不发送请求头。",
        },
    ],
    render,
};

pub(super) static TOOLS: ToolRules = ToolRules::UNKNOWN;

fn render(service: &Service, target: &Target) -> Result<Output, Unsupported> {
    Ok(target.entry(bridge::entry(service, &target.bearer("")), Vec::new()))
}
