//! Finding a client among all, and several clients at once.

use serde_json::{Value, json};

use crate::visit::{KEY, URL, Visit};

const NAMES: &str =
    "return [...document.querySelectorAll('.clients-list strong')].map((e) => e.textContent)";

#[tokio::test]
async fn a_client_is_found_by_name_and_taken_by_keyboard() {
    let visit = Visit::new().await;
    visit.fill("#client-search", "roo code").await;
    assert_eq!(
        visit.browser.run(NAMES, Value::Null).await,
        json!(["Roo Code"])
    );
    let found = visit.text(".clients-list .client").await;
    assert!(found.contains("SSE · HTTP"), "{found}");

    let search = visit
        .browser
        .client()
        .find(fantoccini::Locator::Css("#client-search"))
        .await;
    let enter = char::from(fantoccini::key::Key::Enter).to_string();
    search
        .expect("the search")
        .send_keys(&enter)
        .await
        .expect("a key press");
    visit.fill("#paste", &format!("{URL}\n{KEY}")).await;
    assert!(visit.text("#path").await.ends_with("mcp_settings.json"));
    assert!(
        visit
            .text(".output code")
            .await
            .contains("\"type\": \"sse\"")
    );

    // The choice stands first on the next visit; a key is not in what is stored.
    let stored = visit
        .string("return JSON.stringify({ ...localStorage })", Value::Null)
        .await;
    assert!(
        stored.contains("roo-code") && !stored.contains(KEY),
        "{stored}"
    );
    visit.browser.open_page(&visit.url()).await;
    let first = visit
        .string(
            "return document.querySelector('input[name=client]').value",
            Value::Null,
        )
        .await;
    assert_eq!(first, "roo-code");
    visit.end().await;
}

#[tokio::test]
async fn what_is_not_found_is_said_and_all_can_be_listed() {
    let visit = Visit::new().await;
    visit.fill("#client-search", "no such client").await;
    assert_eq!(visit.browser.run(NAMES, Value::Null).await, json!([]));
    assert!(
        visit
            .text(".clients [role=status]")
            .await
            .contains("No client of this name")
    );
    visit.fill("#client-search", "").await;
    visit.click("#client-all").await;
    let listed = visit.browser.run(NAMES, Value::Null).await;
    let known = visit
        .browser
        .run(
            "return bailianMcpConfig.clients().map((c) => c.name)",
            Value::Null,
        )
        .await;
    assert_eq!(listed, known);
    assert!(
        known.as_array().is_some_and(|known| known.len() > 40),
        "{known}"
    );
    visit.end().await;
}

#[tokio::test]
async fn several_clients_are_downloaded_under_names_that_differ() {
    let visit = Visit::new().await;
    visit.fill("#paste", &format!("{URL}\n{KEY}")).await;
    for name in ["windsurf", "lm-studio"] {
        visit.fill("#client-search", name).await;
        visit.click(".pick input").await;
    }
    let heading = visit.text("#several-heading").await;
    assert!(heading.contains("(2)"), "{heading}");
    assert!(
        !visit.text(".several").await.contains(KEY),
        "masked on the screen"
    );

    visit.click("#download-all").await;
    for (file, url) in [
        ("windsurf-mcp_config.json", "url"),
        ("lm-studio-mcp.json", "command"),
    ] {
        let bytes = visit.browser.downloaded(file).await;
        let value: Value = serde_json::from_slice(&bytes).expect("JSON");
        let server = &value["mcpServers"]["AliyunBailianMCP_web"];
        assert!(!server[url].is_null(), "{value:#}");
        assert!(value.to_string().contains(KEY), "{value:#}");
    }
    visit.click(".several .quiet").await;
    assert!(visit.text("#several-heading").await.contains("(1)"));
    visit.end().await;
}
