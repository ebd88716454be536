//! A pasted configuration that does not work.

use serde_json::{Value, json};

use crate::visit::{KEY, Visit};

const SSE: &str = "https://dashscope.aliyuncs.com/api/v1/mcps/WebSearch/sse";

fn block(entry: Value) -> String {
    json!({"mcpServers": {"AliyunBailianMCP_web": entry}}).to_string()
}

#[tokio::test]
async fn every_fault_is_explained_for_the_chosen_client() {
    let visit = Visit::new().await;
    let entry =
        json!({"type": "streamable_http", "baseUrl": SSE, "headers": {"Authorization": KEY}});
    visit.fill("#paste", &block(entry)).await;
    visit.fill("#client-search", "roo").await;
    visit.choose("client-found", "roo-code").await;
    let body = "return [...document.querySelectorAll('#doctor .quoted')].map((e) => e.textContent)";
    assert_eq!(
        visit.browser.run(body, Value::Null).await,
        json!(["baseUrl", "streamable_http"])
    );
    let said = visit.text("#doctor").await;
    assert!(said.contains("Bearer") && !said.contains(KEY), "{said}");
    // What the page writes instead has none of it.
    let written = visit.text(".output code").await;
    assert!(
        written.contains("\"url\"") && written.contains("Bearer "),
        "{written}"
    );
    visit.end().await;
}

#[tokio::test]
async fn a_configuration_for_another_client_is_recognised() {
    let visit = Visit::new().await;
    let text = json!({"servers": {"AliyunBailianMCP_web": {"type": "sse", "url": SSE,
        "headers": {"Authorization": format!("Bearer {KEY}")}}}});
    visit.fill("#paste", &text.to_string()).await;
    assert!(visit.text("#doctor").await.contains("written for VS Code"));
    visit.click("#switch-client").await;
    assert!(visit.text("#doctor").await.contains("right for VS Code"));
    visit.end().await;
}
