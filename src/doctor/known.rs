//! What is known of clients beyond what they write: what else they accept, refuse or ignore. Each
//! line was seen in a run of the client (R), read in its source (S) or in its documentation (D).

use crate::clients::Client;
use crate::domain::Transport;

use super::form::Holds;

/// Members that a client reads besides the one that it is given.
///
/// - Gemini CLI 0.61.0 still reads `httpUrl` (R), Cherry Studio's import takes `baseUrl ?? url` (S).
const ALSO: &[(&str, &str)] = &[
    ("gemini-cli", "httpUrl"),
    ("cherry-studio", "url"),
    ("cherry-studio", "baseUrl"),
];

/// Whether a client reads the endpoint or the transport from this member too.
pub(super) fn reads_too(client: &Client, path: &str) -> bool {
    ALSO.contains(&(client.id, path))
}

/// Other members for the key: Codex CLI 0.169.0 takes the whole header value from a variable (R),
/// Continue sends `apiKey` as a bearer token (R).
const KEYS: &[(&str, &str, Holds)] = &[
    (
        "codex-cli",
        "env_http_headers.Authorization",
        Holds::Variable,
    ),
    ("continue-dev", "apiKey", Holds::Key),
];

/// What a client reads from this member, if it takes the key from it too.
pub(super) fn key_too(client: &Client, path: &str) -> Option<Holds> {
    let mut known = KEYS.iter();
    let found = known.find(|(id, at, _)| *id == client.id && at.eq_ignore_ascii_case(path));
    found.map(|(_, _, holds)| *holds)
}

/// Other words for a transport. `http` reaches an SSE service in VS Code and Devin, which fall back
/// (D); the others are aliases (R, Cherry Studio and AnythingLLM S).
const SPELLINGS: &[(&str, &str, Transport)] = &[
    ("vscode", "http", Transport::Sse),
    ("windsurf", "http", Transport::Sse),
    ("claude-code", "streamable-http", Transport::StreamableHttp),
    ("copilot-cli", "streamable-http", Transport::StreamableHttp),
    ("qoder-cli", "streamable-http", Transport::StreamableHttp),
    ("librechat", "http", Transport::StreamableHttp),
    ("librechat", "streamable-http", Transport::StreamableHttp),
    ("anythingllm", "http", Transport::StreamableHttp),
    ("anythingllm", "streamable", Transport::StreamableHttp),
    ("cherry-studio", "http", Transport::StreamableHttp),
    (
        "cherry-studio",
        "streamable-http",
        Transport::StreamableHttp,
    ),
    (
        "cherry-studio",
        "streamable_http",
        Transport::StreamableHttp,
    ),
];

/// Whether a client takes this word for a transport besides the one that it is given.
pub(super) fn spelling(client: &Client, word: &str, transport: Transport) -> bool {
    SPELLINGS.contains(&(client.id, word, transport))
}

/// Clients that reach a service of a transport, or of both, without being told it (R; VS Code and
/// Cline S; Continue by its schema; Devin D, which falls back as VS Code does).
const UNTOLD: &[(&str, Option<Transport>)] = &[
    ("vscode", None),
    ("windsurf", None),
    ("librechat", None),
    ("continue-dev", None),
    ("cline", Some(Transport::Sse)),
    ("copilot-cli", Some(Transport::StreamableHttp)),
    ("gemini-cli", Some(Transport::StreamableHttp)),
];

/// Whether a client needs no word for this transport.
pub(super) fn works_untold(client: &Client, transport: Transport) -> bool {
    let mut known = UNTOLD.iter();
    known.any(|(id, which)| *id == client.id && which.is_none_or(|one| one == transport))
}

/// Members that a client does not read although others write them (R).
const IGNORED: &[(&str, &str)] = &[("codex-cli", "type"), ("qwen-code", "type")];

/// Whether a client ignores a member in silence.
pub(super) fn ignores(client: &Client, member: &str) -> bool {
    IGNORED.contains(&(client.id, member))
}

/// Members beside an endpoint for which Roo Code refuses the entry (S).
const REFUSED: &[(&str, &str)] = &[
    ("roo-code", "command"),
    ("roo-code", "args"),
    ("roo-code", "env"),
];

/// All that Cherry Studio's strict schema allows, in the order of its source (S).
const CHERRY: &[&str] = &[
    "id",
    "name",
    "type",
    "description",
    "url",
    "baseUrl",
    "command",
    "registryUrl",
    "args",
    "env",
    "headers",
    "provider",
    "providerUrl",
    "logoUrl",
    "tags",
    "longRunning",
    "timeout",
    "dxtVersion",
    "dxtPath",
    "reference",
    "searchKey",
    "configSample",
    "disabledTools",
    "disabledAutoApproveTools",
    "shouldConfig",
    "isActive",
    "installSource",
    "isTrusted",
    "trustedAt",
    "installedAt",
];

/// Whether a client refuses an entry for a member.
pub(super) fn refuses(client: &Client, member: &str) -> bool {
    let strict = client.id == "cherry-studio" && !CHERRY.contains(&member);
    strict || REFUSED.contains(&(client.id, member))
}

/// Clients in which a new server is off until the person switches it on, whatever stands there (S).
const OFF_ANYWAY: &[&str] = &["cherry-studio"];

/// Whether it makes no difference that a server is switched off in the text.
pub(super) fn is_off_anyway(client: &Client) -> bool {
    OFF_ANYWAY.contains(&client.id)
}

/// Clients that lose a space inside an argument on Windows. Source: the README of mcp-remote 0.15.1.
const SPACES: &[&str] = &["cursor", "codex-cli", "claude-desktop"];

/// Whether a client loses it.
pub(super) fn loses_spaces(client: &Client) -> bool {
    SPACES.contains(&client.id)
}

/// How clients refer to a variable, the longer before those that they begin with.
const SYNTAXES: &[(&str, &str)] = &[
    ("${{", "}}"),
    ("${env:", "}"),
    ("${input:", "}"),
    ("{env:", "}"),
    ("{file:", "}"),
    ("$env:", ""),
    ("%", "%"),
    ("$(", ")"),
    ("${", "}"),
    ("$", ""),
];

/// The syntax of a reference, if a text is one: what opens and what closes it.
pub(super) fn syntax(text: &str) -> Option<&'static (&'static str, &'static str)> {
    let fits = |(open, close): &&(&str, &str)| {
        let inner = text
            .strip_prefix(open)
            .and_then(|rest| rest.strip_suffix(close));
        inner.is_some_and(|inner| !inner.is_empty())
    };
    SYNTAXES.iter().find(fits)
}

/// Whether a client replaces references in this syntax.
pub(super) fn replaces(client: &Client, syntax: &(&str, &str)) -> bool {
    let own = client.reference.and_then(self::syntax) == Some(syntax);
    let asks = client.prompts && syntax.0 == "${input:";
    // A client that replaces `$NAME` replaces `${NAME}` too, and the other way round.
    let simple = matches!(syntax.0, "$" | "${") && client.expands.contains(&"$");
    own || asks || simple
}
