//! What comes of a fault in clients of which it was seen or read. Everywhere else the general
//! sentence stands.

use crate::clients::Client;
use crate::diagnostic::Words;
use crate::doctor::Fault;
use crate::domain::Transport;

/// A client, the word of a kind of fault, and what comes of it. Sources: runs of the client; for
/// Roo Code, Cline, Cherry Studio, AnythingLLM, Goose and Zed their source.
const CONSEQUENCES: &[(&str, &str, Words)] = &[
    (
        "claude-code",
        "type-missing",
        Words {
            en: "Claude Code takes the entry for a local command, finds none and skips it.",
            zh: "Claude Code 会把条目当作本地命令，找不到命令便跳过它。",
        },
    ),
    (
        "claude-code",
        "type-spelling",
        Words {
            en: "Claude Code refuses the entry: “unknown MCP server type”.",
            zh: "Claude Code 会拒绝该条目，并提示“unknown MCP server type”。",
        },
    ),
    (
        "factory-droid",
        "type-missing",
        Words {
            en: "Droid takes the entry for a local command and never connects.",
            zh: "Droid 会把条目当作本地命令，始终不会连接。",
        },
    ),
    (
        "factory-droid",
        "streamable-http",
        Words {
            en: "Droid accepts the word without a message and never connects.",
            zh: "Droid 会接受这个写法，没有任何提示，但始终不会连接。",
        },
    ),
    (
        "roo-code",
        "type-missing",
        Words {
            en: "Roo Code refuses a URL without a type.",
            zh: "Roo Code 会拒绝没有 type 的 URL。",
        },
    ),
    (
        "roo-code",
        "type-spelling",
        Words {
            en: "Roo Code takes sse and streamable-http alone, and refuses the entry.",
            zh: "Roo Code 只接受 sse 和 streamable-http，会拒绝该条目。",
        },
    ),
    (
        "cline",
        "type-missing",
        Words {
            en: "Cline takes a URL without a type for SSE, so it fails with this one.",
            zh: "Cline 会把没有 type 的 URL 当作 SSE，因此连接这个 URL 会失败。",
        },
    ),
    (
        "cherry-studio",
        "type-missing",
        Words {
            en: "Cherry Studio then guesses from the end of the URL, and versions differ in how: “Invalid server type” is one outcome.",
            zh: "Cherry Studio 会根据 URL 结尾猜测，各版本的做法不同，可能报错“Invalid server type”。",
        },
    ),
    (
        "gemini-cli",
        "type-missing",
        Words {
            en: "Gemini CLI tries Streamable HTTP first; gemini mcp list then calls this server Disconnected.",
            zh: "Gemini CLI 会先尝试 Streamable HTTP；gemini mcp list 会把该服务器显示为 Disconnected。",
        },
    ),
    (
        "copilot-cli",
        "type-missing",
        Words {
            en: "Copilot CLI takes it for Streamable HTTP, which does not answer at this URL.",
            zh: "Copilot CLI 会当作 Streamable HTTP，而该 URL 不支持这种方式。",
        },
    ),
    (
        "anythingllm",
        "type-missing",
        Words {
            en: "AnythingLLM stops with an error that asks for sse or streamable.",
            zh: "AnythingLLM 会报错，要求写 sse 或 streamable。",
        },
    ),
    (
        "opencode",
        "type-spelling",
        Words {
            en: "opencode then takes the whole file for invalid, not this entry alone.",
            zh: "opencode 会认为整个文件无效，而不只是这个条目。",
        },
    ),
    (
        "codex-cli",
        "headers",
        Words {
            en: "Codex CLI ignores it in silence: the entry looks fine, and no key is sent.",
            zh: "Codex CLI 会忽略它且没有提示：条目看似正常，但不会发送 Key。",
        },
    ),
    (
        "codex-cli",
        "bearer_token",
        Words {
            en: "Codex CLI refuses its whole configuration: “bearer_token is not supported for streamable_http”.",
            zh: "Codex CLI 会拒绝整个配置，并提示“bearer_token is not supported for streamable_http”。",
        },
    ),
    (
        "codex-cli",
        "bridge",
        Words {
            en: "Codex CLI posts to the /sse URL, is answered 405 and gives up.",
            zh: "Codex CLI 会向 /sse URL 发送 POST，收到 405 后放弃。",
        },
    ),
    (
        "claude-desktop",
        "bridge",
        Words {
            en: "The file of Claude Desktop starts local programs only.",
            zh: "Claude Desktop 的配置文件只能启动本地程序。",
        },
    ),
    (
        "goose",
        "bridge",
        Words {
            en: "goose says “SSE is unsupported, migrate to streamable_http”.",
            zh: "goose 会提示“SSE is unsupported, migrate to streamable_http”。",
        },
    ),
    (
        "qwen-code",
        "httpUrl",
        Words {
            en: "Qwen Code takes url for SSE, whatever type says, and fails.",
            zh: "无论 type 写什么，Qwen Code 都会把 url 当作 SSE，因此连接失败。",
        },
    ),
    (
        "zed",
        "header-missing",
        Words {
            en: "Without an Authorization header Zed starts an OAuth login.",
            zh: "没有 Authorization 请求头时，Zed 会发起 OAuth 登录。",
        },
    ),
    (
        "cherry-studio",
        "member-refused",
        Words {
            en: "Version 1 of Cherry Studio refuses a server with any member that it does not know.",
            zh: "Cherry Studio 1.x 会拒绝带有未知成员的服务器。",
        },
    ),
];

/// What is certain to come of a fault in a client.
pub(super) fn consequence(fault: &Fault, client: &Client) -> Option<Words> {
    let word = match fault {
        Fault::TypeMissing { .. } => "type-missing",
        // The only word that Droid was seen to accept so.
        Fault::TypeSpelling { found, .. }
            if found == "streamable-http" && client.id == "factory-droid" =>
        {
            found
        }
        Fault::TypeSpelling { .. } => "type-spelling",
        Fault::Field { found, .. } if found == "headers" || found == "headers.Authorization" => {
            "headers"
        }
        Fault::Field { found, .. } if found == "bearer_token" => found,
        Fault::Field { found, expected } if found == "url" => expected,
        Fault::BridgeNeeded {
            transport: Transport::Sse,
        } => "bridge",
        Fault::BridgeNeeded { .. } if client.id == "claude-desktop" => "bridge",
        Fault::HeaderMissing { .. } => "header-missing",
        Fault::MemberRefused { .. } => "member-refused",
        _ => return None,
    };
    let mut known = CONSEQUENCES.iter();
    let found = known.find(|(id, kind, _)| *id == client.id && *kind == word);
    found.map(|(_, _, words)| *words)
}
