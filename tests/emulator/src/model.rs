//! A stand-in for a language model: it answers every prompt with one word and remembers the tools
//! that it was offered. Some clients connect to their servers only when they prompt a model, and
//! what they offer it is what their users get. Amp first asks its maker's service whose account it
//! works for, and is told here.

use std::io;
use std::sync::{Arc, Mutex, PoisonError};

use axum::Router;
use axum::body::Bytes;
use axum::extract::State;
use axum::http::{StatusCode, Uri, header};
use axum::response::{IntoResponse, Response};
use serde_json::{Value, json};
use tokio_util::sync::CancellationToken;

use crate::server::Server;

const ANSWER: &str = "Done.";

/// A running stand-in that speaks the wire forms of Anthropic (`…/messages`) and OpenAI
/// (`…/chat/completions`), whole and as streams. Dropping it closes its port.
#[derive(Debug)]
pub struct Model {
    server: Server,
    seen: Seen,
}

/// The names of the tools of each prompt, oldest first.
type Seen = Arc<Mutex<Vec<Vec<String>>>>;

/// Starts a stand-in on a free port of loopback.
///
/// # Errors
/// When no port can be bound.
pub async fn serve() -> io::Result<Model> {
    let seen = Seen::default();
    let router = Router::new().fallback(answer).with_state(Arc::clone(&seen));
    let server = Server::start(router, 0, CancellationToken::new()).await?;
    Ok(Model { server, seen })
}

impl Model {
    /// `http://127.0.0.1:<port>`, without a trailing slash.
    pub fn base_url(&self) -> String {
        self.server.base_url()
    }

    /// The names of the tools of each prompt so far, oldest first.
    pub fn offered(&self) -> Vec<Vec<String>> {
        self.seen
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clone()
    }
}

async fn answer(State(seen): State<Seen>, uri: Uri, body: Bytes) -> Response {
    if uri.path() == "/api/internal" && uri.query() == Some("getUserInfo") {
        return whole(&account());
    }
    let anthropic = uri.path().ends_with("/messages");
    if !anthropic && !uri.path().ends_with("/chat/completions") {
        return StatusCode::NOT_FOUND.into_response();
    }
    let prompt: Value = serde_json::from_slice(&body).unwrap_or_default();
    let tools = prompt["tools"].as_array().into_iter().flatten();
    // One form has the name in the tool, the other in the function that the tool is.
    let names = tools.filter_map(|tool| {
        let name = tool["name"].as_str();
        name.or_else(|| tool["function"]["name"].as_str())
    });
    seen.lock()
        .unwrap_or_else(PoisonError::into_inner)
        .push(names.map(str::to_owned).collect());
    match (anthropic, prompt["stream"] == true) {
        (true, false) => whole(&message(json!([{ "type": "text", "text": ANSWER }]))),
        (true, true) => stream(&message_events()),
        (false, false) => whole(&completion(
            "message",
            json!({ "role": "assistant", "content": ANSWER }),
        )),
        (false, true) => stream(&completion_events()),
    }
}

/// Amp's own form.
fn account() -> Value {
    json!({ "ok": true, "result": {
        "id": "user_1", "email": "someone@example.com", "username": "someone", "name": "someone",
        "features": [],
    } })
}

fn whole(body: &Value) -> Response {
    (
        [(header::CONTENT_TYPE, "application/json")],
        body.to_string(),
    )
        .into_response()
}

fn stream(body: &str) -> Response {
    (
        [(header::CONTENT_TYPE, "text/event-stream")],
        body.to_owned(),
    )
        .into_response()
}

fn message(content: Value) -> Value {
    json!({
        "id": "msg_1", "type": "message", "role": "assistant", "model": "stand-in",
        "content": content, "stop_reason": "end_turn", "stop_sequence": null,
        "usage": { "input_tokens": 1, "output_tokens": 1 },
    })
}

fn message_events() -> String {
    let mut start = message(json!([]));
    start["stop_reason"] = Value::Null;
    let events = [
        json!({ "type": "message_start", "message": start }),
        json!({ "type": "content_block_start", "index": 0, "content_block": { "type": "text", "text": "" } }),
        json!({ "type": "content_block_delta", "index": 0, "delta": { "type": "text_delta", "text": ANSWER } }),
        json!({ "type": "content_block_stop", "index": 0 }),
        json!({ "type": "message_delta", "delta": { "stop_reason": "end_turn", "stop_sequence": null }, "usage": { "output_tokens": 1 } }),
        json!({ "type": "message_stop" }),
    ];
    let event = |event: &Value| {
        format!(
            "event: {}\ndata: {event}\n\n",
            event["type"].as_str().unwrap_or_default()
        )
    };
    events.iter().map(event).collect()
}

fn completion(part: &str, content: Value) -> Value {
    let object = if part == "delta" {
        "chat.completion.chunk"
    } else {
        "chat.completion"
    };
    let end = if content == json!({}) || part == "message" {
        json!("stop")
    } else {
        Value::Null
    };
    json!({
        "id": "c1", "object": object, "created": 1, "model": "stand-in",
        "choices": [{ "index": 0, part: content, "finish_reason": end }],
        "usage": { "prompt_tokens": 1, "completion_tokens": 1, "total_tokens": 2 },
    })
}

fn completion_events() -> String {
    let first = completion("delta", json!({ "role": "assistant", "content": ANSWER }));
    let last = completion("delta", json!({}));
    format!("data: {first}\n\ndata: {last}\n\ndata: [DONE]\n\n")
}
