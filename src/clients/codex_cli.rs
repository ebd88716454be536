use super::{
    Beyond, Client, ConfigFile, ConfigPath, Credential, Evidence, Hash, Limit, Marked, NameRule, Naming,
    Output, Snippet, Support, Target, ToolRules, Unsupported, VARIABLE, Verified, bridge, shape,
};
use crate::diagnostic::Words;
use crate::domain::{Service, scan};
use crate::emit::{
    Format,
    json::{Json, Object},
};

/// No SSE: it posts to the `/sse` URL, gets 405 and gives up, so such a service goes through the
/// bridge. Keys it does not know (`type`, `headers`) are ignored in silence.
pub(super) static CLIENT: Client = Client {
    id: "codex-cli",
    name: "Codex CLI",
    docs_url: "https://developers.openai.com/codex/mcp/",
    verified: Verified { date: "2026-11-23", version: "0.169.0", evidence: Evidence::Ran },
    support: &[Support::StreamableHttp, Support::StdioBridge],
    formats: &[Format::Toml, Format::Bash, Format::PowerShell, Format::Cmd],
    file: Some(ConfigFile { format: Format::Toml, servers: &["mcp_servers"], ..ConfigFile::MCP_SERVERS }),
    paths: &ConfigPath::home_and_project(
        "~/.codex/config.toml",
        "%USERPROFILE%\\.codex\\config.toml",
        (".codex/config.toml", ".codex\\config.toml"),
    ),
    server_name: Some(NameRule {
        allows: |name| name.chars().all(|c| c.is_ascii_alphanumeric() || scan::one_of("-_:@/.", c)),
        words: Words {
            en: "Letters, digits and - _ : @ / . only.", zh: "只用字母、数字以及 - _ : @ / .。"
        },
    }),
    reference: Some(VARIABLE),
    prompts: false,
    expands: &[],
    next: Words {
        en: "Run codex mcp list to see the entry, then start codex and type /mcp: the server's tools are listed.",
        zh: "运行 codex mcp list 确认条目，再启动 codex 并输入 /mcp，可看到该服务器的工具。",
    },
    notes: &[Words {
        en: "There is no headers key: the key goes through bearer_token_env_var or http_headers.",
        zh: "没有 headers 键：API Key 通过 bearer_token_env_var 或 http_headers 传入。",
    }],
    render,
};

/// Hyphens are replaced too. Names that would be equal or too long end with a hash.
pub(super) static TOOLS: ToolRules = ToolRules::named(Naming {
    prefix: "mcp__",
    server: safe,
    separator: "__",
    tool: safe,
    replaces: true,
    length: Some(Limit {
        most: 128,
        beyond: Beyond::Hashed,
        source: "openai/codex codex-rs/codex-mcp/src/tools.rs, quoted at 8f195c93",
        evidence: Evidence::SecondHand,
    }),
    hash: Some(Hash { digits: 12, marks: Marked::Equal }),
    source: "openai/codex codex-rs/codex-mcp/src/tools.rs, quoted at 8f195c93",
    evidence: Evidence::SecondHand,
    ..Naming::PLAIN
});

/// It counts characters, where clients in JavaScript count some of them twice.
fn safe(part: &str, out: &mut String) {
    for c in part.chars() {
        out.push(if c.is_ascii_alphanumeric() || c == '_' { c } else { '_' });
    }
}

fn render(service: &Service, target: &Target) -> Result<Output, Unsupported> {
    let (name, url, bearer) = (service.name.as_str(), service.endpoint.as_str(), target.bearer(""));
    if target.is_bridged(service.transport) {
        return Ok(target.entry(bridged(service, target, &bearer), Vec::new()));
    }
    let entry = Object::new().with("url", url);
    let entry = match target.credential {
        Credential::Reference(variable) => entry.with("bearer_token_env_var", variable),
        _ => entry.with("http_headers", shape::headers(&bearer)),
    };
    // The command cannot be given a key, only the name of a variable.
    let add = ["codex", "mcp", "add", name, "--url", url, "--bearer-token-env-var", VARIABLE];
    Ok(target.entry(entry, Snippet::commands(false, &add)))
}

/// A started program sees only the variables that `env` sets or `env_vars` passes on.
fn bridged(service: &Service, target: &Target, bearer: &str) -> Object {
    let entry =
        Object::new().with("command", bridge::COMMAND).with("args", Json::strings(&bridge::args(service)));
    match target.credential {
        Credential::Reference(_) => entry.with("env_vars", Json::strings(&[bridge::HEADER])),
        _ => entry.with("env", Object::new().with(bridge::HEADER, bearer)),
    }
}
