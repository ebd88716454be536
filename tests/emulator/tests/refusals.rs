//! The error answers, body for body.

mod support;

use emulator::{Authorization, Emulator};
use serde_json::{Value, json};
use support::{KEY, client, get, post, request};

const FORMS: [(&str, &str); 3] = [
    ("/compatible-mode/v1/mcp", "sse"),
    ("/api/v1/mcps", "sse"),
    ("/api/v1/mcps", "mcp"),
];

#[tokio::test]
async fn a_missing_or_wrong_key_is_401_on_every_url_form() {
    let service = Emulator::builder()
        .key("sk-ws-H.ABCDEFG.abcd.MEUC_x-1")
        .start()
        .await;
    let service = service.expect("it starts");
    for (prefix, suffix) in FORMS {
        let url = format!("{}{prefix}/WebSearch/{suffix}", service.base_url());
        for header in [
            None,
            Some("Bearer sk-wrong"),
            Some("Bearer Bearer sk-ws-H.ABCDEFG.abcd.MEUC_x-1"),
            Some("sk-ws-H.ABCDEFG.abcd.MEUC_x-1"),
            Some("Bearer ${DASHSCOPE_API_KEY}"),
        ] {
            let mut sent = client().get(&url);
            if let Some(header) = header {
                sent = sent.header("authorization", header);
            }
            let response = sent.send().await.expect("an answer");
            assert_eq!(response.status(), 401, "{url} {header:?}");
            let body: Value = response.json().await.expect("JSON");
            assert_eq!(body["code"], "InvalidApiKey");
            assert_eq!(body["message"], "Invalid API-key provided.");
            assert!(body["request_id"].is_string());
        }
    }
    let keys = service
        .log()
        .requests()
        .into_iter()
        .map(|entry| entry.authorization);
    assert_eq!(
        keys.filter(|key| *key == Authorization::Absent).count(),
        FORMS.len()
    );
}

#[tokio::test]
async fn an_unknown_and_a_not_activated_service_are_404_and_say_so() {
    let service = Emulator::builder().start().await.expect("it starts");
    for (prefix, suffix) in FORMS {
        for (id, text) in [
            ("websearch", "MCP不存在"),
            ("mcp-AAAA", "MCP不存在"),
            ("WanImage", "未开通"),
        ] {
            let url = format!("{}{prefix}/{id}/{suffix}", service.base_url());
            let list = request(1, "tools/list", json!({}));
            let sent = if suffix == "sse" {
                get(&url)
            } else {
                post(&url, &list)
            };
            let response = sent.send().await.expect("an answer");
            assert_eq!(response.status(), 404, "{url}");
            assert!(
                response.text().await.expect("a body").contains(text),
                "{url}"
            );
        }
    }
}

#[tokio::test]
async fn an_unknown_path_is_a_bare_404_of_the_gateway() {
    let service = Emulator::builder().start().await.expect("it starts");
    for path in [
        "/",
        "/compatible-mode/v1/mcps/WebSearch/sse",
        "/api/v1/mcps/WebSearch",
    ] {
        let response = get(&format!("{}{path}", service.base_url())).send().await;
        let response = response.expect("an answer");
        assert_eq!(response.status(), 404, "{path}");
        assert_eq!(response.headers()["server"], "istio-envoy");
        assert_eq!(response.text().await.expect("a body"), "");
    }
}

#[tokio::test]
async fn an_sse_only_service_refuses_streamable_http_in_plain_words() {
    let service = Emulator::builder().start().await.expect("it starts");
    let url = format!("{}/api/v1/mcps/WebParser/mcp", service.base_url());
    let response = post(&url, &support::initialize("2025-06-18")).send().await;
    let response = response.expect("an answer");
    assert_eq!(response.status(), 405);
    assert_eq!(
        response.text().await.expect("a body"),
        "current mcp not support streamableHttp"
    );
}

#[tokio::test]
async fn posting_to_an_sse_url_is_405() {
    let service = Emulator::builder().start().await.expect("it starts");
    let url = format!("{}/api/v1/mcps/WebSearch/sse", service.base_url());
    let response = post(&url, &support::initialize("2025-06-18")).send().await;
    assert_eq!(response.expect("an answer").status(), 405);
}

#[tokio::test]
async fn a_session_that_never_was_is_404() {
    let service = Emulator::builder().start().await.expect("it starts");
    let url = format!(
        "{}/api/v1/mcps/WebSearch/message?sessionId=nobody",
        service.base_url()
    );
    let response = post(&url, &request(1, "ping", json!({})))
        .send()
        .await
        .expect("an answer");
    assert_eq!(response.status(), 404);
}

#[tokio::test]
async fn throttling_refuses_as_many_requests_as_ordered() {
    let service = Emulator::builder().start().await.expect("it starts");
    let url = format!("{}/api/v1/mcps/WebSearch/mcp", service.base_url());
    let ping = request(1, "ping", json!({}));
    service.throttle_next(2);
    for _ in 0..2 {
        let response = post(&url, &ping).send().await.expect("an answer");
        assert_eq!(response.status(), 429);
        let body: Value = response.json().await.expect("JSON");
        assert_eq!(body["code"], "Throttling.RateQuota");
    }
    assert_eq!(
        post(&url, &ping).send().await.expect("an answer").status(),
        200
    );
}

#[tokio::test]
async fn a_taken_port_is_an_error_that_names_it() {
    let service = Emulator::builder().start().await.expect("it starts");
    let port = service.addr().port();
    let error = Emulator::builder()
        .key(KEY)
        .port(port)
        .start()
        .await
        .expect_err("it is taken");
    assert!(error.to_string().contains(&port.to_string()), "{error}");
}
