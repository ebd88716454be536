use super::{
    Client, ConfigFile, ConfigPath, Evidence, Output, Platform, Scope, Support, Target, ToolRules,
    Unsupported, Verified, bridge,
};
use crate::diagnostic::Words;
use crate::domain::Service;
use crate::emit::Format;

/// Its file starts local programs only, so every service goes through the bridge.
pub(super) static CLIENT: Client = Client {
    id: "claude-desktop",
    name: "Claude Desktop",
    docs_url: "https://modelcontextprotocol.io/docs/develop/connect-local-servers",
    verified: Verified {
        date: "2026-11-26",
        version: "modelcontextprotocol b0f60ba5, connect-local-servers; mcp-remote 0.15.1",
        evidence: Evidence::Documentation,
    },
    support: &[Support::StdioBridge],
    formats: &[Format::Json],
    file: Some(ConfigFile::MCP_SERVERS),
    paths: &[
        ConfigPath {
            platform: Platform::MacOs,
            scope: Scope::User,
            path: "~/Library/Application Support/Claude/claude_desktop_config.json",
        },
        ConfigPath {
            platform: Platform::Linux,
            scope: Scope::User,
            path: "~/.config/Claude/claude_desktop_config.json",
        },
        ConfigPath {
            platform: Platform::Windows,
            scope: Scope::User,
            path: "%APPDATA%\\Claude\\claude_desktop_config.json",
        },
    ],
    server_name: None,
    reference: None,
    prompts: false,
    expands: &["${"],
    next: Words {
        en: "Quit Claude Desktop completely and start it again: the server and its tools appear under \
             + > Connectors. Node.js must be installed, because the bridge runs through npx.",
        zh: "完全退出 Claude Desktop 后重新启动，服务器及其工具会出现在 + > Connectors 中。\
             桥接程序通过 npx 运行，需要 Node.js。",
    },
    notes: &[Words {
        en: "The Linux path is what other tools write; Anthropic documents macOS and Windows.",
        zh: "Linux 路径来自其他工具；Anthropic 只公布了 macOS 和 Windows。",
    }],
    render,
};

pub(super) static TOOLS: ToolRules = ToolRules::UNKNOWN;

fn render(service: &Service, target: &Target) -> Result<Output, Unsupported> {
    Ok(target.entry(bridge::entry(service, &target.bearer("")), Vec::new()))
}
