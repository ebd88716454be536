use serde_json::{Value, json};

/// What is wrong with the message that answers a request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum MessageFault {
    /// Its ID is the request's number as a string.
    StringId,
    /// Its ID is the request's number with a decimal point.
    FloatId,
    /// Its ID is an array.
    ArrayId,
    /// Its ID is another request's.
    OtherId,
    /// It comes twice, the second time with nothing in it.
    Twice,
    /// It never comes.
    Missing,
    /// It breaks off in the middle.
    Malformed,
    /// It is JSON, but no message.
    NoMessage,
    /// Its result is empty.
    EmptyResult,
    /// Its result names this protocol version.
    Version(String),
    /// It is this error instead.
    Error { code: i64, message: String },
    /// The server asks first: a `ping`, and a method that nobody knows.
    Asks,
    /// So many notifications come first.
    Notifications(usize),
}

impl MessageFault {
    /// The texts that come in the place of `answer`.
    pub(crate) fn texts(&self, answer: &Value) -> Vec<String> {
        let text = answer.to_string();
        let with_id = |id: Value| {
            let mut other = answer.clone();
            other["id"] = id;
            vec![other.to_string()]
        };
        let id = &answer["id"];
        let error = |code: i64, message: &str| {
            let error = json!({ "code": code, "message": message });
            vec![json!({ "jsonrpc": "2.0", "id": id, "error": error }).to_string()]
        };
        match self {
            Self::StringId => with_id(json!(id.to_string().trim_matches('"'))),
            Self::FloatId => with_id(json!(id.as_f64().unwrap_or_default())),
            Self::ArrayId => with_id(json!([id])),
            Self::OtherId => with_id(json!(987_654)),
            Self::Twice => {
                let empty = json!({ "jsonrpc": "2.0", "id": id, "result": {} });
                vec![text, empty.to_string()]
            }
            Self::Missing => Vec::new(),
            Self::Malformed => vec![text.chars().take(text.chars().count() / 2).collect()],
            Self::NoMessage => vec!["[1,2,3]".to_owned()],
            Self::EmptyResult => {
                vec![json!({ "jsonrpc": "2.0", "id": id, "result": {} }).to_string()]
            }
            Self::Version(version) => {
                let mut other = answer.clone();
                other["result"]["protocolVersion"] = json!(version);
                vec![other.to_string()]
            }
            Self::Error { code, message } => error(*code, message),
            Self::Asks => {
                let ask = |id: &str, method: &str| {
                    json!({ "jsonrpc": "2.0", "id": id, "method": method }).to_string()
                };
                vec![ask("s1", "ping"), ask("s2", "roots/list"), text]
            }
            Self::Notifications(count) => {
                let message = json!({ "level": "info", "data": "still here" });
                let notification = json!({
                    "jsonrpc": "2.0",
                    "method": "notifications/message",
                    "params": message,
                });
                let mut texts = vec![notification.to_string(); *count];
                texts.push(text);
                texts
            }
        }
    }
}
