//! Streamable HTTP over real sockets.

mod support;

use emulator::{Answers, Emulator, Sessions};
use serde_json::{Value, json};
use support::{Events, KEY, client, initialize, initialized, post, request, tool_names};

const BOTH: &str = "application/json, text/event-stream";

#[tokio::test]
async fn answers_in_json_without_a_session() {
    let service = Emulator::builder().start().await.expect("it starts");
    let url = format!("{}/api/v1/mcps/WebSearch/mcp", service.base_url());
    for version in ["2025-03-26", "2025-06-18", "2025-11-25"] {
        let response = post(&url, &initialize(version))
            .header("accept", BOTH)
            .send()
            .await;
        let response = response.expect("an answer");
        assert_eq!(response.status(), 200);
        assert!(!response.headers().contains_key("mcp-session-id"));
        let opening: Value = response.json().await.expect("JSON");
        assert_eq!(opening["result"]["protocolVersion"], version);
    }
    let response = post(&url, &initialized()).send().await.expect("an answer");
    assert_eq!(response.status(), 202);
    assert_eq!(response.text().await.expect("a body"), "");
    let listing = post(&url, &request(1, "tools/list", json!({})))
        .send()
        .await;
    let listing: Value = listing.expect("an answer").json().await.expect("JSON");
    assert_eq!(tool_names(&listing), ["bailian_web_search"]);
}

#[tokio::test]
async fn answers_in_an_event_stream_where_the_client_accepts_one() {
    let service = Emulator::builder()
        .answers(Answers::EventStream)
        .start()
        .await;
    let service = service.expect("it starts");
    let url = format!("{}/api/v1/mcps/amap-maps/mcp", service.base_url());
    let list = request(7, "tools/list", json!({}));

    let response = post(&url, &list)
        .header("accept", BOTH)
        .send()
        .await
        .expect("an answer");
    let mut events = Events::of(response);
    assert_eq!(events.message().await["id"], 7);
    assert_eq!(events.next().await, None);

    let response = post(&url, &list)
        .header("accept", "application/json")
        .send()
        .await;
    let listing: Value = response.expect("an answer").json().await.expect("JSON");
    assert!(tool_names(&listing).contains(&"maps_direction_transit_integrated"));
}

#[tokio::test]
async fn a_required_session_is_handed_out_checked_and_ended() {
    let service = Emulator::builder()
        .sessions(Sessions::Required)
        .start()
        .await;
    let service = service.expect("it starts");
    let url = format!("{}/api/v1/mcps/WebSearch/mcp", service.base_url());
    let list = request(1, "tools/list", json!({}));

    let response = post(&url, &initialize("2025-06-18"))
        .send()
        .await
        .expect("an answer");
    let session = response.headers()["mcp-session-id"].clone();
    let with_session = || post(&url, &list).header("mcp-session-id", session.clone());

    assert_eq!(
        post(&url, &list).send().await.expect("an answer").status(),
        400
    );
    let unknown = post(&url, &list)
        .header("mcp-session-id", "nobody")
        .send()
        .await;
    assert_eq!(unknown.expect("an answer").status(), 404);
    assert_eq!(
        with_session().send().await.expect("an answer").status(),
        200
    );

    let delete = client()
        .delete(&url)
        .bearer_auth(KEY)
        .header("mcp-session-id", session.clone());
    assert_eq!(delete.send().await.expect("an answer").status(), 200);
    assert_eq!(
        with_session().send().await.expect("an answer").status(),
        404
    );
}

#[tokio::test]
async fn an_unknown_method_comes_before_any_session_rule() {
    let service = Emulator::builder()
        .sessions(Sessions::Required)
        .start()
        .await;
    let service = service.expect("it starts");
    let url = format!("{}/api/v1/mcps/WebSearch/mcp", service.base_url());
    let probe = request(1, "server/discover", json!({}));
    let response = post(&url, &probe)
        .header("mcp-protocol-version", "2026-07-28")
        .send()
        .await;
    let response = response.expect("an answer");
    assert_eq!(response.status(), 200);
    let answer: Value = response.json().await.expect("JSON");
    assert_eq!(answer["error"]["code"], -32601);
}

#[tokio::test]
async fn pages_are_chained_by_their_cursor() {
    let service = Emulator::builder()
        .page_size(4)
        .start()
        .await
        .expect("it starts");
    let url = format!(
        "{}/api/v1/mcps/mcp-MmZlNzMyZTFjNmRj/mcp",
        service.base_url()
    );
    let mut names = Vec::new();
    let mut params = json!({});
    loop {
        let response = post(&url, &request(1, "tools/list", params)).send().await;
        let page: Value = response.expect("an answer").json().await.expect("JSON");
        names.extend(tool_names(&page).into_iter().map(str::to_owned));
        let cursor = &page["result"]["nextCursor"];
        if cursor.is_null() {
            break;
        }
        params = json!({ "cursor": cursor });
    }
    assert_eq!(names.len(), 14);
    assert!(
        names
            .iter()
            .any(|name| name == "Ecs-20140526-DescribeCloudAssistantStatus")
    );
}

#[tokio::test]
async fn refuses_what_it_cannot_read_or_does_not_speak() {
    let service = Emulator::builder().start().await.expect("it starts");
    let url = format!("{}/api/v1/mcps/WebSearch/mcp", service.base_url());
    let broken = client()
        .post(&url)
        .bearer_auth(KEY)
        .body("{")
        .send()
        .await
        .expect("an answer");
    assert_eq!(broken.status(), 400);
    assert_eq!(
        broken.json::<Value>().await.expect("JSON")["error"]["code"],
        -32700
    );

    let newer = post(&url, &request(1, "tools/list", json!({})));
    let newer = newer
        .header("mcp-protocol-version", "2026-07-28")
        .send()
        .await;
    assert_eq!(newer.expect("an answer").status(), 400);

    let stream = client()
        .get(&url)
        .bearer_auth(KEY)
        .send()
        .await
        .expect("an answer");
    assert_eq!(stream.status(), 405);
}
