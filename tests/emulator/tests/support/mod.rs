//! A deliberately plain client: what it sends is what the test says.
#![allow(dead_code, reason = "each test binary uses its own part")]

use std::time::Duration;

use futures_util::{Stream, StreamExt};
use reqwest::{Client, RequestBuilder, Response};
use serde_json::{Value, json};

/// The key of every emulator in these tests, unless one says otherwise.
pub(crate) const KEY: &str = emulator::builder::DEMO_KEY;
/// Longer than anything here takes; a test that waits this long has failed.
pub(crate) const PATIENCE: Duration = Duration::from_secs(5);

pub(crate) fn client() -> Client {
    Client::builder()
        .user_agent("test-client/1")
        .timeout(PATIENCE)
        .build()
        .expect("a client")
}

pub(crate) fn get(url: &str) -> RequestBuilder {
    client().get(url).bearer_auth(KEY)
}

pub(crate) fn post(url: &str, message: &Value) -> RequestBuilder {
    client().post(url).bearer_auth(KEY).json(message)
}

/// A JSON-RPC request.
pub(crate) fn request(id: u64, method: &str, params: Value) -> Value {
    json!({ "jsonrpc": "2.0", "id": id, "method": method, "params": params })
}

pub(crate) fn initialize(version: &str) -> Value {
    let params = json!({
        "protocolVersion": version,
        "capabilities": {},
        "clientInfo": { "name": "test-client", "version": "1" },
    });
    request(0, "initialize", params)
}

pub(crate) fn initialized() -> Value {
    json!({ "jsonrpc": "2.0", "method": "notifications/initialized" })
}

/// The events of an open stream, each as its raw text without the blank line.
pub(crate) struct Events {
    bytes: std::pin::Pin<Box<dyn Stream<Item = reqwest::Result<axum::body::Bytes>> + Send>>,
    pending: String,
}

impl Events {
    pub(crate) fn of(response: Response) -> Self {
        Self {
            bytes: Box::pin(response.bytes_stream()),
            pending: String::new(),
        }
    }

    /// The next event, or `None` once the stream has ended.
    pub(crate) async fn next(&mut self) -> Option<String> {
        loop {
            if let Some((event, rest)) = self.pending.split_once("\n\n") {
                let event = event.to_owned();
                self.pending = rest.to_owned();
                return Some(event);
            }
            let chunk = self.bytes.next().await?.expect("a readable stream");
            self.pending
                .push_str(std::str::from_utf8(&chunk).expect("UTF-8"));
        }
    }

    /// The next event as a `message` event's JSON.
    pub(crate) async fn message(&mut self) -> Value {
        let event = self.next().await.expect("an event");
        let data = event
            .strip_prefix("event:message\ndata:")
            .expect("a message event");
        serde_json::from_str(data).expect("JSON")
    }
}

pub(crate) fn tool_names(response: &Value) -> Vec<&str> {
    let tools = response["result"]["tools"]
        .as_array()
        .expect("a list of tools");
    tools
        .iter()
        .map(|tool| tool["name"].as_str().expect("a name"))
        .collect()
}
