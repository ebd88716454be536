use super::{
    Beyond, Client, ConfigFile, ConfigPath, Discouraged, Evidence, Limit, NameRule, Naming, Output, Support,
    Target, ToolRules, Unsupported, Verified, shape, tools::replaced,
};
use crate::diagnostic::Words;
use crate::domain::{Service, scan};
use crate::emit::Format;

/// `url` with `type`; its older field `httpUrl` is deprecated.
pub(super) static CLIENT: Client = Client {
    id: "gemini-cli",
    name: "Gemini CLI",
    docs_url: "https://geminicli.com/docs/tools/mcp-server/",
    verified: Verified { date: "2026-11-23", version: "0.61.0", evidence: Evidence::Ran },
    support: &[Support::Sse, Support::StreamableHttp],
    formats: &[Format::Jsonc, Format::Bash, Format::PowerShell, Format::Cmd],
    file: Some(ConfigFile { format: Format::Jsonc, ..ConfigFile::MCP_SERVERS }),
    paths: &ConfigPath::home_and_project(
        "~/.gemini/settings.json",
        "%USERPROFILE%\\.gemini\\settings.json",
        (".gemini/settings.json", ".gemini\\settings.json"),
    ),
    server_name: Some(NameRule {
        // The console's rule demands an underscore, so the advice is shown and nothing flagged.
        allows: |_| true,
        words: Words {
            en: "Its documentation advises against _ in server names: its tool policies are split at the \
                 first one. The tools work, but a policy rule for this server may not match.",
            zh: "官方文档建议名称不含 _：其工具策略以第一个 _ 拆分。工具可用，但针对该服务器的策略规则可能不匹配。",
        },
    }),
    reference: Some("${DASHSCOPE_API_KEY}"),
    prompts: false,
    expands: &["$"],
    next: Words {
        en: "Run gemini mcp list: the server must say Connected. Inside gemini, /mcp shows its tools.",
        zh: "运行 gemini mcp list，服务器应显示 Connected。在 gemini 中输入 /mcp 可查看其工具。",
    },
    notes: &[Words {
        en: "In a folder that you have not trusted, no server is used, not even your own.",
        zh: "在未信任的目录中，所有服务器都不会启用，包括用户级的。",
    }],
    render,
};

/// Its policy rules split a name at the first underscore after the prefix.
pub(super) static TOOLS: ToolRules = ToolRules {
    discouraged: Some(Discouraged {
        character: '_',
        source: "docs/tools/mcp-server.md of 0.61.0",
        evidence: Evidence::Documentation,
    }),
    ..ToolRules::named(Naming {
        prefix: "mcp_",
        server: safe,
        separator: "_",
        tool: safe,
        replaces: true,
        length: Some(Limit {
            most: 63,
            beyond: Beyond::CutInside { kept: 30 },
            source: "google-gemini/gemini-cli mcp-tool.ts of 0.61.0",
            evidence: Evidence::Source,
        }),
        source: "google-gemini/gemini-cli mcp-tool.ts of 0.61.0",
        evidence: Evidence::Source,
        ..Naming::PLAIN
    })
};

fn safe(part: &str, out: &mut String) {
    replaced(part, out, |c| c.is_ascii_alphanumeric() || scan::one_of("_.:-", c));
}

fn render(service: &Service, target: &Target) -> Result<Output, Unsupported> {
    let (name, url, bearer) = (service.name.as_str(), service.endpoint.as_str(), target.bearer(""));
    let (kind, header) = (shape::kind(service), ["Authorization: ", &bearer].concat());
    let add = ["gemini", "mcp", "add", "-s", "user", "-t", kind, "-H", &header, name, url];
    Ok(target.entry(shape::entry(service, &bearer), target.commands(&add)))
}
