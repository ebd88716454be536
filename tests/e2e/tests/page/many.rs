//! A thousand services at once.

use serde_json::{Value, json};

use crate::visit::{KEY, Visit};

const MANY: usize = 1_000;

fn ids() -> String {
    let ids: Vec<String> = (0..MANY)
        .map(|index| format!("service-{index:04}"))
        .collect();
    ids.join("\n")
}

async fn count(visit: &Visit, selector: &str) -> Value {
    let body = "return document.querySelectorAll(args).length";
    visit.browser.run(body, json!(selector)).await
}

async fn copied(visit: &Visit) -> Value {
    visit.click(".copy.primary").await;
    visit
        .browser
        .wait_for("document.querySelector('.copy-status').textContent !== ''")
        .await;
    serde_json::from_str(&visit.clipboard().await).expect("JSON")
}

#[tokio::test]
async fn a_thousand_services_become_one_configuration() {
    let visit = Visit::new().await;
    visit.put("#paste", &format!("{}\n{KEY}", ids())).await;
    visit
        .browser
        .wait_for("document.querySelector('#rows .row')")
        .await;
    let rows = count(&visit, "#rows .row")
        .await
        .as_u64()
        .expect("a number");
    assert!((8..=40).contains(&rows), "{rows} rows are in the document");

    let rename = "const name = document.querySelector('#rows .row input');
        name.focus();
        name.select();
        document.execCommand('insertText', false, 'AliyunBailianMCP_xyz');";
    visit.browser.run(rename, Value::Null).await;
    assert_eq!(visit.value("#name").await, "AliyunBailianMCP_xyz");
    assert!(
        visit
            .text(".output .code .left")
            .await
            .contains("more lines")
    );
    let servers = copied(&visit).await;
    let servers = servers["mcpServers"].as_object().expect("servers");
    assert_eq!(servers.len(), MANY);
    let first = &servers["AliyunBailianMCP_xyz"];
    assert!(
        first["url"]
            .as_str()
            .expect("a URL")
            .contains("service-0000")
    );
    assert_eq!(first["headers"]["Authorization"], format!("Bearer {KEY}"));
    visit.end().await;
}

#[tokio::test]
async fn rows_are_scrolled_to_chosen_and_removed() {
    let visit = Visit::new().await;
    visit.put("#paste", &ids()).await;
    visit
        .browser
        .wait_for("document.querySelector('#rows .row')")
        .await;
    let scroll = "const rows = document.querySelector('#rows');
        rows.scrollTop = rows.scrollHeight";
    visit.browser.run(scroll, Value::Null).await;
    let last = "#rows .row[aria-rowindex='1001']";
    visit
        .browser
        .wait_for(&format!("document.querySelector(\"{last}\")"))
        .await;
    visit.click(&format!("{last} .service")).await;
    visit
        .browser
        .wait_for("document.querySelector('#instance-id').value === 'service-0999'")
        .await;
    assert_eq!(count(&visit, "#rows [aria-current='true']").await, json!(1));

    visit.choose("together", "one").await;
    let servers = copied(&visit).await;
    assert_eq!(
        servers["mcpServers"].as_object().map(|all| all.len()),
        Some(1)
    );

    visit.click(&format!("{last} .remove")).await;
    visit
        .browser
        .wait_for("document.querySelector('#instance-id').value === 'service-0998'")
        .await;
    visit.click("#undo").await;
    visit
        .browser
        .wait_for("document.querySelector('#rows table').ariaRowCount === '1001'")
        .await;
    visit.end().await;
}

#[tokio::test]
async fn a_name_given_twice_is_said_in_its_row_and_repaired() {
    let visit = Visit::new().await;
    visit.put("#paste", "WebSearch\namap-maps").await;
    visit
        .browser
        .wait_for("document.querySelectorAll('#rows .row').length === 2")
        .await;
    let rename = "const [first, second] = document.querySelectorAll('#rows .row input');
        second.focus();
        second.select();
        document.execCommand('insertText', false, first.value);";
    visit.browser.run(rename, Value::Null).await;
    visit
        .browser
        .wait_for("document.querySelector('#rows .said.error')")
        .await;
    visit.click("#rows .said .fix").await;
    visit
        .browser
        .wait_for("!document.querySelector('#rows .said')")
        .await;
    let servers = copied(&visit).await;
    assert_eq!(
        servers["mcpServers"].as_object().map(|all| all.len()),
        Some(2)
    );
    visit.end().await;
}
