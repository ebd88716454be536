use super::super::{
    Client, ConfigFile, ConfigPath, Evidence, NameRule, Output, Support, Target, ToolRules, Unsupported,
    Verified, shape,
};
use crate::diagnostic::Words;
use crate::domain::{Service, scan};
use crate::emit::Format;

/// The command line, `auggie`. It connected over both transports with an account that was stood in for,
/// and had the tools.
pub(super) static CLIENT: Client = Client {
    id: "augment",
    name: "Augment (auggie)",
    docs_url: "https://docs.augmentcode.com/cli/integrations",
    verified: Verified { date: "2026-11-26", version: "@augmentcode/auggie 0.36.0", evidence: Evidence::Ran },
    support: &[Support::Sse, Support::StreamableHttp],
    formats: &[Format::Json, Format::Bash, Format::PowerShell, Format::Cmd],
    file: Some(ConfigFile::MCP_SERVERS),
    paths: &ConfigPath::home_and_project(
        "~/.augment/settings.json",
        "%USERPROFILE%\\.augment\\settings.json",
        (".augment/settings.json", ".augment\\settings.json"),
    ),
    server_name: Some(NameRule {
        allows: |name| !scan::has(name, "."),
        words: Words {
            en: "No dot; auggie mcp add refuses it.",
            zh: "不能含有句点，否则 auggie mcp add 会拒绝。",
        },
    }),
    // In a URL and in other headers it replaces `${…}`. Authorization is sent as it stands in the file.
    reference: None,
    prompts: false,
    expands: &["${"],
    next: Words {
        en: "Run auggie mcp list to see the entry, then start auggie and ask which tools it has.",
        zh: "运行 auggie mcp list 确认条目，再启动 auggie 并询问它有哪些工具。",
    },
    notes: &[Words {
        en: "auggie replaces ${…} in the URL and in other headers, but sends Authorization as it stands. \
                 So the key itself must stand there.",
        zh: "auggie 会替换 URL 和其他请求头中的 ${…}，但 Authorization 会原样发送，因此必须写入真实的 API Key。",
    }],
    render,
};

pub(super) static TOOLS: ToolRules = ToolRules::UNKNOWN;

fn render(service: &Service, target: &Target) -> Result<Output, Unsupported> {
    let (name, url, bearer) = (service.name.as_str(), service.endpoint.as_str(), target.bearer(""));
    let (kind, header) = (shape::kind(service), ["Authorization: ", &bearer].concat());
    let add = ["auggie", "mcp", "add", name, "--transport", kind, "--url", url, "--header", &header];
    Ok(target.entry(shape::entry(service, &bearer), target.commands(&add)))
}
