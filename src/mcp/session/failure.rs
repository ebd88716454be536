use super::super::json::Value;
use super::super::json_rpc::ErrorObject;
use crate::domain::{ApiKey, scan};

/// Why a service could not be listed: facts, no sentences. Text of a server is at most 300
/// characters on one line, and never holds the key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Failure {
    /// The server refused a request. `code` is the one in its body, Bailian's (`InvalidApiKey`) or
    /// JSON-RPC's (`-32000`).
    Http {
        status: u16,
        code: Option<String>,
        message: String,
    },
    /// The response was neither an event stream nor, where that would do, JSON.
    NotEventStream { content_type: String },
    /// The first event of the stream was no usable message URL.
    NoEndpoint,
    /// The message URL is of another origin, which must not get the key.
    EndpointElsewhere { origin: String },
    /// The response ended before the reply had come.
    StreamClosed,
    /// Nothing came in time.
    TimeOut { phase: Phase },
    /// The server speaks no revision of MCP that is known here.
    ProtocolVersion { found: String },
    /// The server refused a call by a JSON-RPC error.
    Rpc { code: i64, message: String },
    /// What came is not what the protocol wants in its place.
    Malformed,
    /// More came than any listing needs.
    TooLarge,
    /// The server wants a session ID that a browser cannot see: it must be listed in
    /// `Access-Control-Expose-Headers`.
    SessionNotExposed { message: String },
    /// The server sent the request elsewhere.
    Redirected,
    /// There was no response. A browser does not say why.
    Network,
    /// The person cancelled.
    Cancelled,
}

/// What was waited for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Phase {
    /// The headers of a response.
    Headers,
    /// The `endpoint` event of HTTP+SSE.
    Endpoint,
    /// The reply to `initialize` or `tools/list`.
    Reply,
}

/// The longest excerpt of a server's text, in characters.
const EXCERPT: usize = 300;

impl Failure {
    /// Whether this is Bailian's word that the service speaks HTTP+SSE under `/sse` alone.
    pub fn wants_sse(&self) -> bool {
        let text = "not support streamableHttp";
        matches!(self, Self::Http { status: 400 | 405, message, .. } if scan::has(message, text))
    }

    /// Makes facts of the body of a refusal.
    pub(super) fn http(status: u16, body: &[u8], key: Option<&ApiKey>) -> Self {
        let body = String::from_utf8_lossy(body);
        let value = Value::read(body.trim()).unwrap_or(Value::Null);
        // Bailian's own paths have the members at the top, OpenAI-compatible ones and JSON-RPC below.
        let holder = value
            .get("error")
            .filter(|error| error.as_object().is_some());
        let holder = holder.unwrap_or(&value);
        let code = match holder.get("code") {
            Some(Value::Number(code)) => Some(excerpt(code, key)),
            Some(Value::String(code)) => Some(excerpt(code, key)),
            _ => None,
        };
        let supported = ErrorObject::read(holder).supported;
        if code.as_deref() == Some(UNSUPPORTED_VERSION) && !supported.is_empty() {
            return Self::ProtocolVersion {
                found: excerpt(&supported.join(", "), key),
            };
        }
        let message = holder.get("message").and_then(Value::as_str);
        Self::Http {
            status,
            code,
            message: excerpt(message.unwrap_or(&body), key),
        }
    }

    /// Makes facts of an error object.
    pub(super) fn rpc(error: &ErrorObject, key: Option<&ApiKey>) -> Self {
        if error.supported.is_empty() {
            return Self::Rpc {
                code: error.code,
                message: excerpt(&error.message, key),
            };
        }
        Self::ProtocolVersion {
            found: excerpt(&error.supported.join(", "), key),
        }
    }
}

/// The code of an `UnsupportedProtocolVersionError`.
const UNSUPPORTED_VERSION: &str = "-32022";

/// A server's text, short, on one line and without the key.
pub(super) fn excerpt(text: &str, key: Option<&ApiKey>) -> String {
    let text = match key {
        Some(key) => scan::replaced(text, key.expose(), "***"),
        None => text.to_owned(),
    };
    let line = text.trim().chars().take(EXCERPT);
    line.map(|c| if c.is_control() { ' ' } else { c }).collect()
}
