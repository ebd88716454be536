use super::super::{
    Client, ConfigFile, Evidence, FilePlace, Output, Support, Target, ToolRules, Unsupported, Verified,
    bridge,
};
use crate::diagnostic::Words;
use crate::domain::Service;
use crate::emit::Format;

/// What it reads for a remote service is not known, so every service goes through the bridge.
pub(super) static CLIENT: Client = Client {
    id: "boltai",
    name: "BoltAI",
    docs_url: "https://docs.boltai.com/docs/plugins/mcp-servers",
    verified: Verified {
        date: "2026-11-22",
        version: "three projects that quote its documentation",
        evidence: Evidence::SecondHand,
    },
    support: &[Support::StdioBridge],
    formats: &[Format::Json],
    // For macOS alone, where it lies in the home folder: the text of `next` says so.
    file: Some(ConfigFile { place: FilePlace::Import("mcp.json"), ..ConfigFile::MCP_SERVERS }),
    paths: &[],
    server_name: None,
    reference: None,
    prompts: false,
    expands: &["${"],
    next: Words {
        en: "Put it into ~/.boltai/mcp.json on the Mac and start BoltAI again: the tools appear among its \
             plugins. Node.js must be installed, because the bridge runs through npx.",
        zh: "在 Mac 上写入 ~/.boltai/mcp.json 并重新启动 BoltAI，工具会出现在插件中。桥接程序通过 npx 运行，需要 Node.js。",
    },
    notes: &[Words {
        en: "Not verified: whether BoltAI reads a URL with headers. A local program is what its documentation \
             is quoted with.",
        zh: "未验证：BoltAI 是否支持带请求头的 URL。他人引用的官方文档中只有本地程序。",
    }],
    render,
};

pub(super) static TOOLS: ToolRules = ToolRules::UNKNOWN;

fn render(service: &Service, target: &Target) -> Result<Output, Unsupported> {
    Ok(target.entry(bridge::entry(service, &target.bearer("")), Vec::new()))
}
