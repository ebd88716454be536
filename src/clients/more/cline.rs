use crate::clients::{
    Beyond, Client, ConfigFile, Evidence, FilePlace, Hash, Limit, Marked, Naming, Output, Support, Target,
    ToolRules, Unsupported, Verified, shape, tools::squeezed,
};
use crate::diagnostic::Words;
use crate::domain::{Service, Transport};
use crate::emit::{Format, json::Object};

/// The transport in the words of Cline: its schema has no `http`.
pub(super) fn kind(service: &Service) -> &'static str {
    match service.transport {
        Transport::Sse => "sse",
        Transport::StreamableHttp => "streamableHttp",
    }
}

/// The VS Code extension. Its file moves between versions, so it is opened from the panel.
pub(super) static CLIENT: Client = Client {
    id: "cline",
    name: "Cline",
    docs_url: "https://docs.cline.bot/mcp/mcp-overview",
    verified: Verified { date: "2026-11-26", version: "cline/cline 21cb8d25", evidence: Evidence::Source },
    support: &[Support::Sse, Support::StreamableHttp],
    formats: &[Format::Json],
    file: Some(ConfigFile { place: FilePlace::Import("cline_mcp_settings.json"), ..ConfigFile::MCP_SERVERS }),
    paths: &[],
    server_name: None,
    reference: Some("${env:DASHSCOPE_API_KEY}"),
    prompts: false,
    expands: &["${"],
    next: Words {
        en: "In Cline's panel open MCP Servers > Configure > Configure MCP Servers, put the entry into \
             that file and save. A green dot beside the server means that it works.",
        zh: "在 Cline 面板中打开 MCP Servers > Configure > Configure MCP Servers，把该条目写入打开的文件并保存。\
             服务器旁出现绿点即表示连接成功。",
    },
    notes: &[
        Words {
            en: "Without type Cline takes every URL for SSE, and http is not a type here.",
            zh: "缺少 type 时 Cline 会把所有 URL 当作 SSE；http 不是有效的 type。",
        },
        Words {
            en: "A variable that is not set is sent as its name. VS Code sees the variables with which it \
                 was started.",
            zh: "未设置的变量会原样发送。VS Code 只能看到其启动时已有的变量。",
        },
    ],
    render,
};

/// A name that is too long or had a character replaced ends with a hash. The command line is the same
/// in this.
pub(super) const TOOL_RULES: ToolRules = ToolRules::named(Naming {
    server: safe,
    separator: "__",
    tool: safe,
    replaces: true,
    length: Some(Limit {
        most: 64,
        beyond: Beyond::Hashed,
        source: "cline/cline name-transform.ts",
        evidence: Evidence::Source,
    }),
    hash: Some(Hash { digits: 8, marks: Marked::Changed }),
    source: "cline/cline sdk/packages/core/src/extensions/mcp/name-transform.ts",
    evidence: Evidence::Source,
    ..Naming::PLAIN
});

pub(super) static TOOLS: ToolRules = TOOL_RULES;

fn safe(part: &str, out: &mut String) {
    squeezed(part, out, |c| c.is_ascii_alphanumeric() || c == '_' || c == '-');
}

fn render(service: &Service, target: &Target) -> Result<Output, Unsupported> {
    let entry = Object::new()
        .with("type", kind(service))
        .with("url", service.endpoint.as_str())
        .with("headers", shape::headers(&target.bearer("")))
        .with("disabled", false);
    Ok(target.entry(entry, Vec::new()))
}
