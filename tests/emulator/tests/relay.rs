//! The contract of the relay: `<relay>/<host>/<path>`, a fixed list, no key of its own, no buffering.

mod support;

use std::fs;

use emulator::{Authorization, Emulator, Relay, Running, Server, page};
use reqwest::{Method, StatusCode, redirect};
use serde_json::{Value, json};
use support::{Events, KEY, client, initialize};
use tempfile::TempDir;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpListener;

const HOST: &str = "mcp.example.com";

struct Relayed {
    service: Running,
    page: Server,
    _dir: TempDir,
}

impl Relayed {
    async fn new() -> Self {
        let service = Emulator::builder().start().await.expect("a free port");
        let dir = tempfile::tempdir().expect("a folder");
        fs::write(dir.path().join("index.html"), "<!doctype html>").expect("a file");
        fs::write(dir.path().join("site.json"), "{}").expect("a file");
        let relay = Relay::default().to_upstream(HOST, &service.base_url());
        let page = page::serve_with_relay(dir.path(), 0, &relay).await;
        Self {
            service,
            page: page.expect("a free port"),
            _dir: dir,
        }
    }

    fn url(&self, rest: &str) -> String {
        format!("{}/relay/{rest}", self.page.base_url())
    }
}

#[tokio::test]
async fn method_path_query_headers_and_body_arrive_and_a_key_only_if_it_was_sent() {
    let relayed = Relayed::new().await;
    let url = relayed.url(&format!("{HOST}/api/v1/mcps/WebSearch/mcp?a=b"));
    let body = initialize("2025-03-26");
    let answer = client()
        .post(&url)
        .bearer_auth(KEY)
        .json(&body)
        .send()
        .await;
    let answer: Value = answer.expect("an answer").json().await.expect("JSON");
    assert_eq!(answer["result"]["protocolVersion"], "2025-03-26");
    let answer = client().post(&url).json(&body).send().await;
    assert_eq!(
        answer.expect("an answer").status(),
        StatusCode::UNAUTHORIZED
    );
    let requests = relayed.service.log().requests();
    let seen: Vec<_> = requests
        .iter()
        .map(|request| (request.path.as_str(), request.authorization))
        .collect();
    let path = "/api/v1/mcps/WebSearch/mcp";
    assert_eq!(
        seen,
        [(path, Authorization::Right), (path, Authorization::Absent)]
    );
}

#[tokio::test]
async fn an_event_comes_as_soon_as_the_service_sends_it() {
    let relayed = Relayed::new().await;
    let url = relayed.url(&format!("{HOST}/api/v1/mcps/WebSearch/sse"));
    let stream = client().get(&url).bearer_auth(KEY).send().await;
    // The stream has no end, so whatever waits for one never gets here.
    let mut events = Events::of(stream.expect("a stream"));
    let first = events.next().await.expect("an event");
    assert!(first.starts_with("event:endpoint\ndata:/api/"), "{first}");
}

#[tokio::test]
async fn only_listed_hosts_are_forwarded_to() {
    let relayed = Relayed::new().await;
    for rest in [
        "other.example.com/api/v1/mcps/WebSearch/mcp",
        "mcp.example.com.evil.example/x",
        "MCP.example.com/x",
        "127.0.0.1/x",
    ] {
        for method in [Method::GET, Method::POST, Method::DELETE] {
            let answer = client().request(method, relayed.url(rest)).bearer_auth(KEY);
            let answer = answer.send().await.expect("an answer");
            assert_eq!(answer.status(), StatusCode::NOT_FOUND, "{rest}");
            let body = answer.text().await.expect("a text");
            assert!(body.starts_with("This relay does not forward"), "{body}");
        }
    }
    assert!(relayed.service.log().requests().is_empty());
}

#[tokio::test]
async fn a_redirect_is_handed_on_and_not_followed() {
    let elsewhere = Emulator::builder().start().await.expect("a free port");
    let target = format!("{}/api/v1/mcps/WebSearch/mcp", elsewhere.base_url());
    let dir = tempfile::tempdir().expect("a folder");
    fs::write(dir.path().join("index.html"), "<!doctype html>").expect("a file");
    let redirecting = redirecting(&target).await;
    let relay = Relay::default().to_upstream(HOST, &redirecting);
    let page = page::serve_with_relay(dir.path(), 0, &relay).await;
    let page = page.expect("a free port");
    let client = reqwest::Client::builder().redirect(redirect::Policy::none());
    let client = client.build().expect("a client");
    let url = format!("{}/relay/{HOST}/x", page.base_url());
    let answer = client.get(url).bearer_auth(KEY).send().await;
    assert!(answer.expect("an answer").status().is_redirection());
    assert!(elsewhere.log().requests().is_empty());
}

/// A server that sends whoever asks to another URL.
async fn redirecting(target: &str) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
    let address = listener.local_addr().expect("an address");
    let answer = format!(
        "HTTP/1.1 307 Temporary Redirect\r\nLocation: {target}\r\nContent-Length: 0\r\n\r\n"
    );
    tokio::spawn(async move {
        while let Ok((mut connection, _)) = listener.accept().await {
            let mut asked = [0; 4096];
            let _ = connection.read(&mut asked).await;
            let _ = connection.write_all(answer.as_bytes()).await;
        }
    });
    format!("http://{address}")
}

#[tokio::test]
async fn the_page_learns_of_the_relay_from_its_settings() {
    let relayed = Relayed::new().await;
    let url = format!("{}/site.json", relayed.page.base_url());
    let settings: Value = client()
        .get(url)
        .send()
        .await
        .expect("an answer")
        .json()
        .await
        .expect("JSON");
    assert_eq!(settings, json!({ "relay": "relay" }));
    let page = page::serve(relayed._dir.path(), 0)
        .await
        .expect("a free port");
    let without = client()
        .get(format!("{}/site.json", page.base_url()))
        .send()
        .await;
    assert_eq!(
        without.expect("an answer").text().await.expect("a text"),
        "{}"
    );
}
