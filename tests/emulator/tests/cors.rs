//! What pages of other origins may do.

mod support;

use emulator::{Cors, Emulator, Running, Sessions};
use reqwest::{Method, Response};
use support::{client, initialize, post};

const ORIGIN: &str = "http://page.example";

async fn preflight(service: &Running, path: &str) -> Response {
    client()
        .request(Method::OPTIONS, format!("{}{path}", service.base_url()))
        .header("origin", ORIGIN)
        .header("access-control-request-method", "POST")
        .header(
            "access-control-request-headers",
            "authorization,content-type",
        )
        .send()
        .await
        .expect("an answer")
}

fn header<'a>(response: &'a Response, name: &str) -> &'a str {
    response
        .headers()
        .get(name)
        .and_then(|value| value.to_str().ok())
        .unwrap_or_default()
}

#[tokio::test]
async fn refused_by_default_without_a_single_header() {
    let service = Emulator::builder().start().await.expect("it starts");
    let response = preflight(&service, "/api/v1/mcps/WebSearch/mcp").await;
    assert_eq!(response.status(), 401);
    let url = format!("{}/api/v1/mcps/WebSearch/mcp", service.base_url());
    let answer = post(&url, &initialize("2025-06-18"))
        .header("origin", ORIGIN)
        .send()
        .await;
    for response in [response, answer.expect("an answer")] {
        let allowed = response
            .headers()
            .keys()
            .any(|name| name.as_str().starts_with("access-"));
        assert!(!allowed, "{:?}", response.headers());
    }
}

#[tokio::test]
async fn allowed_preflights_name_what_a_client_needs() {
    let service = Emulator::builder()
        .cors(Cors::Allowed)
        .start()
        .await
        .expect("it starts");
    for path in [
        "/compatible-mode/v1/mcp/WebSearch/sse",
        "/api/v1/mcps/WebSearch/sse",
        "/api/v1/mcps/WebSearch/message?sessionId=x",
        "/api/v1/mcps/WebSearch/mcp",
    ] {
        let response = preflight(&service, path).await;
        assert!(
            response.status().is_success(),
            "{path}: {}",
            response.status()
        );
        assert_eq!(header(&response, "access-control-allow-origin"), "*");
        for method in ["GET", "POST", "DELETE"] {
            assert!(header(&response, "access-control-allow-methods").contains(method));
        }
        let headers = header(&response, "access-control-allow-headers").to_lowercase();
        for name in [
            "authorization",
            "content-type",
            "mcp-session-id",
            "mcp-protocol-version",
        ] {
            assert!(headers.contains(name), "{path}: {headers}");
        }
    }
}

#[tokio::test]
async fn allowed_answers_are_readable_errors_and_session_included() {
    let service = Emulator::builder()
        .cors(Cors::Allowed)
        .sessions(Sessions::Required)
        .start()
        .await
        .expect("it starts");
    let url = format!("{}/api/v1/mcps/WebSearch/mcp", service.base_url());
    let opening = initialize("2025-06-18");
    let right = post(&url, &opening)
        .header("origin", ORIGIN)
        .send()
        .await
        .expect("an answer");
    assert_eq!(right.status(), 200);
    let wrong = client()
        .post(&url)
        .header("origin", ORIGIN)
        .send()
        .await
        .expect("an answer");
    assert_eq!(wrong.status(), 401);
    for response in [right, wrong] {
        assert_eq!(header(&response, "access-control-allow-origin"), "*");
        let exposed = header(&response, "access-control-expose-headers");
        assert!(exposed.eq_ignore_ascii_case("mcp-session-id"), "{exposed}");
    }
}

#[tokio::test]
async fn one_origin_alone_is_allowed_and_named() {
    for (only, allowed) in [(ORIGIN, true), ("null", false)] {
        let service = Emulator::builder().cors(Cors::AllowedFor(only));
        let service = service.start().await.expect("it starts");
        let response = preflight(&service, "/api/v1/mcps/WebSearch/mcp").await;
        assert_eq!(response.status().is_success(), allowed, "{only}");
        let named = header(&response, "access-control-allow-origin");
        assert_eq!(named, if allowed { ORIGIN } else { "" });
    }
}
