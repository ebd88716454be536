use super::super::{
    Client, ConfigFile, ConfigPath, Evidence, NameRule, Output, Support, Target, ToolRules, Unsupported,
    Verified, shape,
};
use crate::diagnostic::Words;
use crate::domain::{Service, scan};
use crate::emit::Format;

/// The command line, `auggie`, wrote and read this shape; it was not seen to connect.
pub(super) static CLIENT: Client = Client {
    id: "augment",
    name: "Augment (auggie)",
    docs_url: "https://docs.augmentcode.com/cli/integrations",
    verified: Verified {
        date: "2026-11-22",
        version: "auggie 0.36.0, its mcp add",
        evidence: Evidence::Documentation,
    },
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
    reference: None,
    prompts: false,
    // Whether it replaces variables is not known, so nothing that looks like one is written.
    expands: &["${"],
    next: Words {
        en: "Run auggie mcp list to see the entry, then start auggie and ask which tools it has.",
        zh: "运行 auggie mcp list 确认条目，再启动 auggie 并询问它有哪些工具。",
    },
    notes: &[
        Words {
            en: "Not verified: that auggie connects with it. Version 0.36.0 wrote and read this shape itself.",
            zh: "未验证：auggie 能否以此连接。0.36.0 版自己写出并读取了这种格式。",
        },
        Words {
            en: "Not verified: whether it replaces ${…} in a header. So the key itself stands here.",
            zh: "未验证：是否替换请求头中的 ${…}。因此这里写入真实的 API Key。",
        },
    ],
    render,
};

pub(super) static TOOLS: ToolRules = ToolRules::UNKNOWN;

fn render(service: &Service, target: &Target) -> Result<Output, Unsupported> {
    let (name, url, bearer) = (service.name.as_str(), service.endpoint.as_str(), target.bearer(""));
    let (kind, header) = (shape::kind(service), ["Authorization: ", &bearer].concat());
    let add = ["auggie", "mcp", "add", name, "--transport", kind, "--url", url, "--header", &header];
    Ok(target.entry(shape::entry(service, &bearer), target.commands(&add)))
}
