//! JSON-RPC 2.0 messages, as MCP uses them.

use super::json::{JsonError, Value};
use crate::domain::number;
use crate::emit::json::{Json, Object};

/// One message of a server.
#[derive(Clone, Debug, PartialEq)]
pub enum Message<'a> {
    /// The result of a request of ours.
    Response { id: Id, result: Value<'a> },
    /// The refusal of a request of ours. Without an ID the server could not tell of which one.
    Error { id: Option<Id>, error: ErrorObject },
    /// A request of the server's own.
    Request { id: Id, method: String },
    /// A notification, which nobody answers.
    Notification { method: String },
    /// A JSON value that is none of these. It is passed over.
    Other,
}

/// The ID of a request: a number or a string.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Id {
    /// A number as it was written.
    Number(String),
    /// A string.
    String(String),
}

/// Why a server refused a request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ErrorObject {
    /// What kind of refusal; 0 where the server gave no whole number.
    pub code: i64,
    /// The server's words, untrusted.
    pub message: String,
    /// The protocol versions in `data.supported`, which an `UnsupportedProtocolVersionError` has.
    pub supported: Vec<String>,
}

impl Id {
    /// Whether this is the ID of our request of that number, which some servers return as a string
    /// and some as a floating-point number.
    pub fn is(&self, request: usize) -> bool {
        let text = match self {
            Self::Number(text) => text.strip_suffix(".0").unwrap_or(text),
            Self::String(text) => text,
        };
        text == number(request)
    }

    fn read(value: &Value<'_>) -> Option<Self> {
        match value {
            Value::Number(text) => Some(Self::Number((*text).to_owned())),
            Value::String(text) => Some(Self::String(text.clone().into_owned())),
            _ => None,
        }
    }

    /// The ID as JSON text.
    fn text(&self) -> String {
        match self {
            Self::Number(text) => text.clone(),
            Self::String(text) => Json::from(text.as_str()).compact(),
        }
    }
}

/// Reads one message, or all of a batch.
///
/// # Errors
/// When the text is not JSON.
pub fn read(text: &str) -> Result<Vec<Message<'_>>, JsonError> {
    Ok(match Value::read(text)? {
        Value::Array(batch) => batch.into_iter().map(message).collect(),
        value => vec![message(value)],
    })
}

fn message(value: Value<'_>) -> Message<'_> {
    let id = value.get("id").and_then(Id::read);
    let method = value.get("method").and_then(Value::as_str);
    if let Some(method) = method.map(str::to_owned) {
        return match (id, value.get("id")) {
            (Some(id), _) => Message::Request { id, method },
            (None, None) => Message::Notification { method },
            (None, Some(_)) => Message::Other,
        };
    }
    if let Some(error) = value.get("error").filter(|error| **error != Value::Null) {
        return Message::Error {
            id,
            error: ErrorObject::read(error),
        };
    }
    match (id, value.get("result")) {
        (Some(id), Some(_)) => match take(value, "result") {
            Some(result) => Message::Response { id, result },
            None => Message::Other,
        },
        _ => Message::Other,
    }
}

/// The member of a name, moved out of its object.
fn take<'a>(value: Value<'a>, name: &str) -> Option<Value<'a>> {
    let Value::Object(object) = value else {
        return None;
    };
    let mut members = object.into_members().into_iter().rev();
    members
        .find(|(member, _)| member == name)
        .map(|(_, value)| value)
}

impl ErrorObject {
    /// Reads an error object, whatever it lacks.
    pub fn read(error: &Value<'_>) -> Self {
        let code = match error.get("code") {
            Some(Value::Number(text)) => text.parse().unwrap_or(0),
            _ => 0,
        };
        let message = error.get("message").or(Some(error)).and_then(Value::as_str);
        let supported = error.get("data").and_then(|data| data.get("supported"));
        let supported = supported.and_then(Value::as_array).unwrap_or_default();
        let supported = supported
            .iter()
            .filter_map(Value::as_str)
            .map(str::to_owned);
        Self {
            code,
            message: message.unwrap_or_default().to_owned(),
            supported: supported.collect(),
        }
    }
}

/// The text of a request.
pub fn request(id: usize, method: &str, params: Object) -> String {
    envelope()
        .with("id", id)
        .with("method", method)
        .with("params", params)
        .compact()
}

/// The text of a notification.
pub fn notification(method: &str) -> String {
    envelope().with("method", method).compact()
}

/// The text of an empty result, which answers a `ping`.
pub fn empty_result(id: &Id) -> String {
    [
        "{\"jsonrpc\":\"2.0\",\"id\":",
        &id.text(),
        ",\"result\":{}}",
    ]
    .concat()
}

/// The text that refuses a request whose method we do not have.
pub fn method_not_found(id: &Id) -> String {
    let error = "{\"code\":-32601,\"message\":\"Method not found\"}";
    [
        "{\"jsonrpc\":\"2.0\",\"id\":",
        &id.text(),
        ",\"error\":",
        error,
        "}",
    ]
    .concat()
}

fn envelope() -> Object {
    Object::new().with("jsonrpc", "2.0")
}

#[cfg(test)]
mod tests;
