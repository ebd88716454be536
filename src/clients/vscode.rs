use super::{
    Beyond, Client, ConfigFile, ConfigPath, Credential, Evidence, Limit, NameRule, Naming, Output, Platform,
    Scope, Support, Target, ToolRules, Unsupported, Verified, shape,
    tools::{replaced, squeezed},
};
use crate::diagnostic::Words;
use crate::domain::{Service, scan};
use crate::emit::{
    Format,
    document::Beside,
    json::{Json, Object},
    link,
};

/// The only one of the first clients that asks for a key and keeps it itself (`inputs`).
pub(super) static CLIENT: Client = Client {
    id: "vscode",
    name: "VS Code",
    docs_url: "https://code.visualstudio.com/docs/agent-customization/mcp-servers",
    verified: Verified {
        date: "2026-11-26",
        version: "microsoft/vscode 0b37532c, 05a7e3aa, 2d77bf8f; microsoft/vscode-docs 08868fe5",
        evidence: Evidence::Source,
    },
    support: &[Support::Sse, Support::StreamableHttp],
    formats: &[Format::Jsonc, Format::Url, Format::Bash, Format::PowerShell, Format::Cmd],
    file: Some(ConfigFile {
        format: Format::Jsonc,
        servers: &["servers"],
        beside: asked,
        ..ConfigFile::MCP_SERVERS
    }),
    paths: &[
        ConfigPath {
            platform: Platform::MacOs,
            scope: Scope::User,
            path: "~/Library/Application Support/Code/User/mcp.json",
        },
        ConfigPath { platform: Platform::Linux, scope: Scope::User, path: "~/.config/Code/User/mcp.json" },
        ConfigPath {
            platform: Platform::Windows,
            scope: Scope::User,
            path: "%APPDATA%\\Code\\User\\mcp.json",
        },
        ConfigPath { platform: Platform::MacOs, scope: Scope::Project, path: ".vscode/mcp.json" },
        ConfigPath { platform: Platform::Linux, scope: Scope::Project, path: ".vscode/mcp.json" },
        ConfigPath { platform: Platform::Windows, scope: Scope::Project, path: ".vscode\\mcp.json" },
    ],
    server_name: Some(NameRule {
        allows: |name| !scan::has_blank(name),
        words: Words {
            en: "No spaces. VS Code keeps 13 characters of it before a tool's name, so that two \
                 AliyunBailianMCP_ servers differ by a number alone.",
            zh: "不要有空格。VS Code 在工具名前只保留 13 个字符，两个 AliyunBailianMCP_ 服务器仅以数字区分。",
        },
    }),
    reference: Some("${env:DASHSCOPE_API_KEY}"),
    prompts: true,
    expands: &["${"],
    next: Words {
        en: "Open mcp.json in VS Code and press Start above the server. Running and the number of tools \
             appear on the same line; use them in Agent mode.",
        zh: "在 VS Code 中打开 mcp.json，点击服务器上方的“启动”。同一行会显示“正在运行”和工具数量；在 Agent 模式下使用。",
    },
    notes: &[Words {
        en: "The top-level key is servers, not mcpServers.",
        zh: "顶层键名是 servers，不是 mcpServers。",
    }],
    render,
};

/// The server's part is 18 characters at most with the prefix and the underscore after it. Newer
/// versions take the title that a server announces in the place of the name, where it has one.
pub(super) static TOOLS: ToolRules = ToolRules {
    tools: Some(Limit {
        most: 128,
        beyond: Beyond::Grouped,
        source: "github.copilot.chat.virtualTools.threshold, quoted from its documentation",
        evidence: Evidence::SecondHand,
    }),
    ..ToolRules::named(Naming {
        prefix: "mcp_",
        server: server_part,
        server_most: Some(SERVER_PART),
        numbers_servers: true,
        separator: "_",
        tool: |tool, out| replaced(tool, out, |c| c.is_ascii_alphanumeric() || c == '_' || c == '-'),
        replaces: true,
        length: Some(Limit {
            most: 64,
            beyond: Beyond::CutAtEnd,
            source: "microsoft/vscode mcpTypes.ts, McpToolName.MaxLength",
            evidence: Evidence::Source,
        }),
        source: "microsoft/vscode mcpServer.ts, mcpTypes.ts",
        evidence: Evidence::Source,
        ..Naming::PLAIN
    })
};

/// `McpToolName.MaxPrefixLen` without `mcp_` and the underscore.
const SERVER_PART: usize = 13;

/// In small letters; dots are replaced after the part is cut.
fn server_part(server: &str, out: &mut String) {
    let mut part = String::new();
    let kept = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || scan::one_of("_.-", c);
    squeezed(&server.to_lowercase(), &mut part, kept);
    for c in part.chars().take(SERVER_PART) {
        out.push(if c == '.' { '_' } else { c });
    }
}

const ASKED: &str = "${input:dashscope-api-key}";

fn render(service: &Service, target: &Target) -> Result<Output, Unsupported> {
    let mut snippets = shape::links(service, target, install_link);
    // The command takes no inputs, so a key that would be asked for is referred to.
    let credential = match (target.credential, target.client.reference) {
        (Credential::Prompt, Some(syntax)) => Credential::Reference(syntax),
        (credential, _) => credential,
    };
    let json = named(service, &Target { credential, ..*target }).compact();
    snippets.append(&mut target.commands(&["code", "--add-mcp", &json]));
    Ok(target.entry(entry(service, target), snippets))
}

fn entry(service: &Service, target: &Target) -> Object {
    shape::entry(service, &target.bearer(ASKED))
}

/// The entry with the name inside.
fn named(service: &Service, target: &Target) -> Object {
    Object::new().with("name", service.name.as_str()).and(entry(service, target))
}

/// What VS Code asks for, where it is to ask.
fn asked(target: &Target) -> Vec<Beside> {
    if target.credential == Credential::Prompt {
        vec![Beside::Element("inputs", input())]
    } else {
        Vec::new()
    }
}

fn input() -> Object {
    Object::new()
        .with("type", "promptString")
        .with("id", "dashscope-api-key")
        .with("description", "DashScope API key")
        .with("password", true)
}

/// The JSON is the whole query, percent-encoded, with the name inside. Source: mcpWorkbenchService.ts.
fn install_link(service: &Service, target: &Target) -> String {
    let mut query = named(service, target);
    if target.credential == Credential::Prompt {
        query = query.with("inputs", Json::Array(vec![input().into()]));
    }
    ["vscode:mcp/install?", &link::component(&query.compact())].concat()
}
