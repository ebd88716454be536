//! The stateless revision, 2026-07-28: one request lists the tools, and says what it is.

mod support;

use emulator::{Emulator, Revision, Running};
use reqwest::StatusCode;
use serde_json::{Value, json};
use support::{initialize, post, request, tool_names};

const VERSION: &str = "2026-07-28";

async fn service() -> Running {
    let service = Emulator::builder().revision(Revision::Stateless).start();
    service.await.expect("a free port")
}

fn params(version: &str) -> Value {
    json!({ "_meta": {
        "io.modelcontextprotocol/protocolVersion": version,
        "io.modelcontextprotocol/clientInfo": { "name": "test-client", "version": "1" },
        "io.modelcontextprotocol/clientCapabilities": {},
    } })
}

/// Posts a message with these two headers.
async fn send(
    service: &Running,
    message: &Value,
    version: &str,
    method: &str,
) -> (StatusCode, Value) {
    let url = format!("{}/api/v1/mcps/WebSearch/mcp", service.base_url());
    let request = post(&url, message)
        .header("MCP-Protocol-Version", version)
        .header("Mcp-Method", method);
    let response = request.send().await.expect("a response");
    (response.status(), response.json().await.expect("JSON"))
}

#[tokio::test]
async fn one_request_lists_the_tools() {
    let service = service().await;
    let list = request(1, "tools/list", params(VERSION));
    let (status, answer) = send(&service, &list, VERSION, "tools/list").await;
    assert_eq!(status, StatusCode::OK);
    assert_eq!(tool_names(&answer), ["bailian_web_search"]);
    let result = &answer["result"];
    assert_eq!(result["resultType"], "complete");
    assert_eq!(result["cacheScope"], "private");
    let server = &result["_meta"]["io.modelcontextprotocol/serverInfo"];
    assert_eq!(server["name"], "WebSearch");
}

#[tokio::test]
async fn an_older_client_is_told_which_revision_is_spoken() {
    let service = service().await;
    let url = format!("{}/api/v1/mcps/WebSearch/mcp", service.base_url());
    let response = post(&url, &initialize("2025-11-25")).send().await;
    let response = response.expect("a response");
    assert_eq!(response.status(), StatusCode::BAD_REQUEST);
    let refusal: Value = response.json().await.expect("JSON");
    assert_eq!(refusal["error"]["code"], -32022);
    assert_eq!(refusal["error"]["data"]["supported"], json!([VERSION]));
}

#[tokio::test]
async fn headers_and_body_must_say_the_same() {
    let service = service().await;
    let list = request(1, "tools/list", params(VERSION));
    let other = request(1, "tools/list", params("2025-11-25"));
    for (message, method) in [(&list, "tools/call"), (&other, "tools/list")] {
        let (status, refusal) = send(&service, message, VERSION, method).await;
        assert_eq!(status, StatusCode::BAD_REQUEST);
        let words = refusal["error"]["message"].as_str().unwrap_or_default();
        assert!(words.starts_with("HeaderMismatch"), "{words}");
    }
    let ping = request(2, "ping", params(VERSION));
    let (status, refusal) = send(&service, &ping, VERSION, "ping").await;
    assert_eq!(status, StatusCode::NOT_FOUND);
    assert_eq!(refusal["error"]["code"], -32601);
}
