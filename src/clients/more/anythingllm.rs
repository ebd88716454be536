use super::super::{
    Client, ConfigFile, ConfigPath, Evidence, Output, Platform, Scope, Support, Target, ToolRules,
    Unsupported, Verified, shape,
};
use crate::diagnostic::Words;
use crate::domain::{Service, Transport};
use crate::emit::{Format, json::Object};

/// `streamable`, because older versions refuse `http`.
pub(super) static CLIENT: Client = Client {
    id: "anythingllm",
    name: "AnythingLLM",
    docs_url: "https://docs.anythingllm.com/mcp-compatibility/overview",
    verified: Verified {
        date: "2026-11-25",
        version: "Mintplex-Labs/anything-llm 01aa35b2",
        evidence: Evidence::Source,
    },
    support: &[Support::Sse, Support::StreamableHttp],
    formats: &[Format::Json],
    file: Some(ConfigFile::MCP_SERVERS),
    paths: &[
        ConfigPath {
            platform: Platform::MacOs,
            scope: Scope::User,
            path: "~/Library/Application Support/anythingllm-desktop/storage/plugins/anythingllm_mcp_servers.json",
        },
        ConfigPath {
            platform: Platform::Linux,
            scope: Scope::User,
            path: "~/.config/anythingllm-desktop/storage/plugins/anythingllm_mcp_servers.json",
        },
        ConfigPath {
            platform: Platform::Windows,
            scope: Scope::User,
            path: "%APPDATA%\\anythingllm-desktop\\storage\\plugins\\anythingllm_mcp_servers.json",
        },
    ],
    server_name: None,
    reference: None,
    prompts: false,
    expands: &[],
    next: Words {
        en: "Open Agent Skills in AnythingLLM's settings and refresh the list of MCP servers: the server is \
             on and shows its tools. In a chat, use them with @agent.",
        zh: "打开 AnythingLLM 设置中的 Agent Skills，刷新 MCP 服务器列表：服务器应为启用状态并显示工具。\
             在对话中通过 @agent 使用。",
    },
    notes: &[
        Words {
            en: "The paths are the desktop app's. In Docker the file is \
                 /app/server/storage/plugins/anythingllm_mcp_servers.json.",
            zh: "以上是桌面版的路径；Docker 中为 /app/server/storage/plugins/anythingllm_mcp_servers.json。",
        },
        Words {
            en: "The Linux path is not verified: it follows from where Electron keeps an app's files.",
            zh: "Linux 路径未经验证，由 Electron 存放应用文件的惯例推得。",
        },
        Words {
            en: "A server that does not answer within 30 seconds counts as failed.",
            zh: "服务器 30 秒内没有响应即视为失败。",
        },
    ],
    render,
};

pub(super) static TOOLS: ToolRules = ToolRules::UNKNOWN;

fn render(service: &Service, target: &Target) -> Result<Output, Unsupported> {
    let kind = match service.transport {
        Transport::Sse => "sse",
        Transport::StreamableHttp => "streamable",
    };
    let entry = Object::new()
        .with("type", kind)
        .with("url", service.endpoint.as_str())
        .with("headers", shape::headers(&target.bearer("")))
        .with("anythingllm", Object::new().with("autoStart", true));
    Ok(target.entry(entry, Vec::new()))
}
