use super::{
    Beyond, Client, ConfigFile, ConfigPath, Evidence, FilePlace, Limit, NameRule, Naming, Output, Scope,
    Support, Target, ToolRules, Unsupported, Verified, shape, tools::replaced,
};
use crate::diagnostic::Words;
use crate::domain::Service;
use crate::emit::{Format, shell::Shell};

/// `type` is required: without it the entry is taken for a local command and skipped.
pub(super) static CLIENT: Client = Client {
    id: "claude-code",
    name: "Claude Code",
    docs_url: "https://code.claude.com/docs/en/mcp",
    verified: Verified { date: "2026-11-23", version: "2.1.330", evidence: Evidence::Ran },
    support: &[Support::Sse, Support::StreamableHttp],
    formats: &[Format::Json, Format::Bash, Format::PowerShell, Format::Cmd],
    file: Some(ConfigFile { place: FilePlace::At(Scope::Project), ..ConfigFile::MCP_SERVERS }),
    paths: &ConfigPath::home_and_project(
        "~/.claude.json",
        "%USERPROFILE%\\.claude.json",
        (".mcp.json", ".mcp.json"),
    ),
    server_name: Some(NameRule {
        allows: |name| name.chars().all(|c| c.is_ascii_alphanumeric() || c == '-' || c == '_'),
        words: Words {
            en: "Letters, digits, - and _; claude mcp add refuses anything else.",
            zh: "只用字母、数字、- 和 _，否则 claude mcp add 会拒绝。",
        },
    }),
    reference: Some("${DASHSCOPE_API_KEY}"),
    prompts: false,
    expands: &["${"],
    next: Words {
        en: "Run claude mcp list: the server must say Connected. A server from .mcp.json first asks for \
             your approval when you start claude in that folder.",
        zh: "运行 claude mcp list，服务器应显示 Connected。来自 .mcp.json 的服务器需要在该目录启动 claude 时先批准。",
    },
    notes: &[Words {
        en: "~/.claude.json also holds Claude Code's own state: prefer the command to editing it.",
        zh: "~/.claude.json 还保存着 Claude Code 自身的状态，建议使用命令而不是手工编辑。",
    }],
    render,
};

/// The limit is that of Anthropic's API; Cline's source calls it OpenAI's, and Anthropic's twice that.
pub(super) static TOOLS: ToolRules = ToolRules::named(Naming {
    prefix: "mcp__",
    server: safe,
    separator: "__",
    tool: safe,
    replaces: true,
    length: Some(Limit {
        most: 64,
        beyond: Beyond::Dropped,
        source: "Anthropic's API, ^[a-zA-Z0-9_-]{1,64}$, quoted in client issues",
        evidence: Evidence::SecondHand,
    }),
    source: "2.1.330; characters from the program of 2.1.197",
    evidence: Evidence::Ran,
    ..Naming::PLAIN
});

fn safe(part: &str, out: &mut String) {
    replaced(part, out, |c| c.is_ascii_alphanumeric() || c == '_' || c == '-');
}

fn render(service: &Service, target: &Target) -> Result<Output, Unsupported> {
    let (name, url, bearer) = (service.name.as_str(), service.endpoint.as_str(), target.bearer(""));
    let entry = shape::entry(service, &bearer);
    let json = entry.compact();
    let mut snippets = Vec::new();
    let add_json = ["claude", "mcp", "add-json", "--scope", "user", name, &json];
    // A JSON argument's quotes do not survive every PowerShell, so there the parts are given singly.
    let (kind, header) = (shape::kind(service), ["Authorization: ", &bearer].concat());
    let add =
        ["claude", "mcp", "add", "--transport", kind, "--scope", "user", name, url, "--header", &header];
    for shell in Shell::ALL {
        let words: &[&str] = if shell == Shell::PowerShell { &add } else { &add_json };
        snippets.extend(target.command(shell, words));
    }
    Ok(target.entry(entry, snippets))
}
