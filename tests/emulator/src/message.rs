//! JSON-RPC messages, as far as a server has to tell them apart.

use serde::Deserialize;
use serde_json::{Value, json};

/// A message from the client.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Message {
    /// Wants an answer under its id.
    Request {
        id: Value,
        method: String,
        params: Value,
    },
    /// Wants none.
    Notification,
    /// Answers a request of ours; this server sends none, so it is only acknowledged.
    Response,
}

/// Why a body is no message: a JSON-RPC error object's code and message.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Malformed {
    NotJson,
    NotAMessage,
}

impl Malformed {
    /// The error response, whose id is null because none could be read.
    pub(crate) fn response(self) -> Value {
        match self {
            Self::NotJson => error(&Value::Null, -32700, "Parse error"),
            Self::NotAMessage => error(&Value::Null, -32600, "Invalid Request"),
        }
    }
}

#[derive(Deserialize)]
struct Envelope {
    jsonrpc: String,
    id: Option<Value>,
    method: Option<String>,
    #[serde(default)]
    params: Value,
}

impl Message {
    /// Reads a body. Batches are refused: only one revision of MCP ever had them.
    pub(crate) fn parse(body: &[u8]) -> Result<Self, Malformed> {
        let value: Value = serde_json::from_slice(body).map_err(|_| Malformed::NotJson)?;
        let envelope: Envelope =
            serde_json::from_value(value).map_err(|_| Malformed::NotAMessage)?;
        if envelope.jsonrpc != "2.0" {
            return Err(Malformed::NotAMessage);
        }
        match (envelope.method, envelope.id) {
            (Some(method), Some(id)) if id.is_string() || id.is_number() => Ok(Self::Request {
                id,
                method,
                params: envelope.params,
            }),
            (Some(_), Some(_)) | (None, None) => Err(Malformed::NotAMessage),
            (Some(_), None) => Ok(Self::Notification),
            (None, Some(_)) => Ok(Self::Response),
        }
    }
}

/// The method of the message in a body, for the log.
pub(crate) fn method_of(body: &[u8]) -> Option<String> {
    let value: Value = serde_json::from_slice(body).ok()?;
    value.get("method")?.as_str().map(str::to_owned)
}

/// A response that carries a result.
pub(crate) fn result(id: &Value, result: Value) -> Value {
    json!({ "jsonrpc": "2.0", "id": id, "result": result })
}

/// A response that carries an error object.
pub(crate) fn error(id: &Value, code: i32, message: &str) -> Value {
    json!({ "jsonrpc": "2.0", "id": id, "error": { "code": code, "message": message } })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tells_requests_notifications_and_responses_apart() {
        let request = Message::parse(br#"{"jsonrpc":"2.0","id":"a","method":"ping"}"#);
        let method = "ping".to_owned();
        assert_eq!(
            request,
            Ok(Message::Request {
                id: json!("a"),
                method,
                params: Value::Null
            })
        );
        let notification = br#"{"jsonrpc":"2.0","method":"notifications/initialized"}"#;
        assert_eq!(Message::parse(notification), Ok(Message::Notification));
        let response = br#"{"jsonrpc":"2.0","id":1,"result":{}}"#;
        assert_eq!(Message::parse(response), Ok(Message::Response));
    }

    #[test]
    fn refuses_what_is_no_message() {
        assert_eq!(Message::parse(b"{"), Err(Malformed::NotJson));
        for body in [
            r#"[]"#,
            r#"{"id":1,"method":"ping"}"#,
            r#"{"jsonrpc":"1.0","id":1,"method":"ping"}"#,
            r#"{"jsonrpc":"2.0"}"#,
            r#"{"jsonrpc":"2.0","id":[1],"method":"ping"}"#,
        ] {
            assert_eq!(
                Message::parse(body.as_bytes()),
                Err(Malformed::NotAMessage),
                "{body}"
            );
        }
    }
}
