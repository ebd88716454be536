//! The stand-in for a language model.

mod support;

use emulator::model;
use serde_json::{Value, json};
use support::client;

#[tokio::test]
async fn answers_both_wire_forms_and_remembers_the_tools() {
    let model = model::serve().await.expect("it starts");
    for (path, tool, pointer) in [
        (
            "/v1/messages?beta=true",
            json!({ "name": "a" }),
            "/content/0/text",
        ),
        (
            "/v1/chat/completions",
            json!({ "type": "function", "function": { "name": "b" } }),
            "/choices/0/message/content",
        ),
    ] {
        let url = format!("{}{path}", model.base_url());
        let prompt = json!({ "tools": [tool] });
        let response = client()
            .post(&url)
            .json(&prompt)
            .send()
            .await
            .expect("an answer");
        let body: Value = response.json().await.expect("JSON");
        assert_eq!(body.pointer(pointer), Some(&json!("Done.")), "{body}");

        let prompt = json!({ "stream": true, "tools": [] });
        let response = client()
            .post(&url)
            .json(&prompt)
            .send()
            .await
            .expect("an answer");
        assert_eq!(response.headers()["content-type"], "text/event-stream");
        let body = response.text().await.expect("text");
        let events = body.lines().filter_map(|line| line.strip_prefix("data: "));
        for event in events.filter(|event| *event != "[DONE]") {
            serde_json::from_str::<Value>(event).expect("JSON in every event");
        }
        assert!(body.contains("Done.") && body.ends_with("\n\n"), "{body}");
    }
    let (a, b) = (vec!["a".to_owned()], vec!["b".to_owned()]);
    assert_eq!(model.offered(), [a, vec![], b, vec![]]);
}

#[tokio::test]
async fn tells_amp_whose_account_it_works_for() {
    let model = model::serve().await.expect("it starts");
    let url = format!("{}/api/internal?getUserInfo", model.base_url());
    let asked = client().post(&url).json(&json!({})).send();
    let body: Value = asked.await.expect("an answer").json().await.expect("JSON");
    assert_eq!(body["result"]["features"], json!([]), "{body}");
    assert!(model.offered().is_empty());
}

#[tokio::test]
async fn knows_nothing_else() {
    let model = model::serve().await.expect("it starts");
    let url = format!("{}/v1/models", model.base_url());
    let response = client().get(url).send().await.expect("an answer");
    assert_eq!(response.status(), 404);
    assert!(model.offered().is_empty());
}
