//! HTTP+SSE over real sockets.

mod support;

use emulator::{Authorization, Emulator, Running};
use serde_json::json;
use support::{Events, get, initialize, initialized, post, request, tool_names};

const ECS: &str = "mcp-MmZlNzMyZTFjNmRj";

async fn open(service: &Running, path: &str) -> (Events, String) {
    let response = get(&format!("{}{path}", service.base_url()))
        .send()
        .await
        .expect("an answer");
    assert_eq!(response.status(), 200);
    assert!(
        response.headers()["content-type"]
            .to_str()
            .is_ok_and(|text| text.starts_with("text/event-stream"))
    );
    let mut events = Events::of(response);
    let endpoint = events.next().await.expect("a first event");
    let path = endpoint
        .strip_prefix("event:endpoint\ndata:")
        .expect("no space after a colon");
    let message_url = format!("{}{path}", service.base_url());
    (events, message_url)
}

#[tokio::test]
async fn both_url_forms_announce_the_same_message_path() {
    let service = Emulator::builder().start().await.expect("it starts");
    for form in ["/compatible-mode/v1/mcp", "/api/v1/mcps"] {
        let (_events, message_url) = open(&service, &format!("{form}/{ECS}/sse")).await;
        let prefix = format!(
            "{}/api/v1/mcps/{ECS}/message?sessionId=",
            service.base_url()
        );
        let session = message_url.strip_prefix(&prefix).expect("the message path");
        assert_eq!(session.len(), 36, "{session} is a UUID with dashes");
    }
}

#[tokio::test]
async fn lists_the_tools_of_every_service() {
    let service = Emulator::builder().start().await.expect("it starts");
    for (id, tool) in [
        ("WebSearch", "bailian_web_search"),
        ("WebParser", "webparser"),
        ("amap-maps", "maps_weather"),
        ("market-cmapi00073529", "推荐美食."),
        (ECS, "Ecs-20140526-DescribeInstances"),
    ] {
        let (mut events, message_url) = open(&service, &format!("/api/v1/mcps/{id}/sse")).await;
        let messages = [
            initialize("2024-11-05"),
            initialized(),
            request(1, "tools/list", json!({})),
        ];
        for message in &messages {
            let response = post(&message_url, message).send().await.expect("an answer");
            assert_eq!(response.status(), 200);
            assert_eq!(response.text().await.expect("a body"), "");
        }
        let opening = events.message().await;
        assert_eq!(opening["result"]["protocolVersion"], "2024-11-05");
        let listing = events.message().await;
        assert_eq!(listing["id"], 1);
        assert!(tool_names(&listing).contains(&tool), "{id}");
    }
}

#[tokio::test]
async fn calls_a_tool_and_answers_a_ping_and_an_unknown_method() {
    let service = Emulator::builder().start().await.expect("it starts");
    let (mut events, message_url) = open(&service, "/api/v1/mcps/amap-maps/sse").await;
    for message in [
        request(1, "server/discover", json!({})),
        initialize("2024-11-05"),
        request(2, "ping", json!({})),
        request(
            3,
            "tools/call",
            json!({ "name": "maps_weather", "arguments": {} }),
        ),
        request(4, "tools/call", json!({ "name": "maps_nothing" })),
    ] {
        post(&message_url, &message)
            .send()
            .await
            .expect("an answer");
    }
    assert_eq!(events.message().await["error"]["code"], -32601);
    assert_eq!(events.message().await["id"], 0);
    assert_eq!(events.message().await["result"], json!({}));
    assert!(events.message().await["result"]["content"][0]["text"].is_string());
    assert_eq!(events.message().await["error"]["code"], -32602);
}

#[tokio::test]
async fn refuses_a_listing_that_overtakes_initialize() {
    let service = Emulator::builder().start().await.expect("it starts");
    let (mut events, message_url) = open(&service, "/api/v1/mcps/WebSearch/sse").await;
    let early = request(1, "tools/list", json!({}));
    post(&message_url, &early).send().await.expect("an answer");
    assert_eq!(events.message().await["error"]["code"], -32602);
}

#[tokio::test]
async fn a_session_ends_with_its_stream_and_belongs_to_its_service() {
    let service = Emulator::builder().start().await.expect("it starts");
    let (events, message_url) = open(&service, "/api/v1/mcps/WebSearch/sse").await;
    let ping = request(1, "ping", json!({}));

    let elsewhere = message_url.replace("WebSearch", "amap-maps");
    assert_eq!(
        post(&elsewhere, &ping)
            .send()
            .await
            .expect("an answer")
            .status(),
        404
    );
    assert_eq!(
        post(&message_url, &ping)
            .send()
            .await
            .expect("an answer")
            .status(),
        200
    );

    // A notification, since nothing but the session itself can refuse one.
    drop(events);
    let deadline = tokio::time::Instant::now() + support::PATIENCE;
    while post(&message_url, &initialized())
        .send()
        .await
        .expect("an answer")
        .status()
        != 404
    {
        assert!(
            tokio::time::Instant::now() < deadline,
            "the session outlives its stream"
        );
        tokio::time::sleep(std::time::Duration::from_millis(10)).await;
    }
}

#[tokio::test]
async fn the_log_tells_what_the_client_sent() {
    let service = Emulator::builder().start().await.expect("it starts");
    let (_events, message_url) = open(&service, "/api/v1/mcps/WebSearch/sse").await;
    post(&message_url, &initialize("2024-11-05"))
        .send()
        .await
        .expect("an answer");
    support::client()
        .post(&message_url)
        .bearer_auth("sk-wrong")
        .send()
        .await
        .expect("an answer");
    support::client()
        .get(&message_url)
        .send()
        .await
        .expect("an answer");

    let requests = service.log().requests();
    let told: Vec<_> = requests
        .iter()
        .map(|entry| (entry.method.as_str(), entry.status, entry.authorization))
        .collect();
    let expected = [
        ("GET", 200, Authorization::Right),
        ("POST", 200, Authorization::Right),
        ("POST", 401, Authorization::Wrong),
        ("GET", 401, Authorization::Absent),
    ];
    assert_eq!(told, expected);
    assert_eq!(requests[0].path, "/api/v1/mcps/WebSearch/sse");
    assert_eq!(requests[1].path, "/api/v1/mcps/WebSearch/message");
    assert_eq!(requests[1].rpc_method.as_deref(), Some("initialize"));
    assert_eq!(requests[1].user_agent.as_deref(), Some("test-client/1"));
    assert_eq!(service.log().accepted_rpc_methods(), ["initialize"]);
    assert!(
        !format!("{requests:?}").contains("sk-"),
        "the log holds no key"
    );
}

#[tokio::test]
async fn stopping_or_dropping_it_ends_streams_and_frees_the_port() {
    for stop in [true, false] {
        let service = Emulator::builder().start().await.expect("it starts");
        let addr = service.addr();
        let (mut events, _) = open(&service, "/api/v1/mcps/WebSearch/sse").await;
        if stop {
            service.stop().await;
        } else {
            drop(service);
        }
        assert_eq!(events.next().await, None);
        drop(events);
        let deadline = tokio::time::Instant::now() + support::PATIENCE;
        while tokio::net::TcpListener::bind(addr).await.is_err() {
            assert!(
                tokio::time::Instant::now() < deadline,
                "the port is still taken"
            );
            tokio::time::sleep(std::time::Duration::from_millis(10)).await;
        }
    }
}
