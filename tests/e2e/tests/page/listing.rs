//! The tools of a service, asked for from the page or pasted.

use e2e::browser::Browser;
use emulator::builder::DEMO_KEY;
use emulator::fault::{Fault, StreamFault};
use emulator::{Cors, Emulator};
use serde_json::{Value, json};
use tokio::net::TcpListener;

use crate::visit::{Visit, service};

/// Pastes a service at this address, with a key.
async fn give(visit: &Visit, url: &str, key: &str) {
    let entry = json!({"url": url, "headers": {"Authorization": format!("Bearer {key}")}});
    let block = json!({"mcpServers": {"AliyunBailianMCP_web": entry}});
    visit.put("#paste", &block.to_string()).await;
}

async fn paste_tools(visit: &Visit, tools: Value) {
    visit.click("#paste-tools").await;
    let list = json!({"tools": tools}).to_string();
    visit.put("#tools-json", &list).await;
    visit
        .browser
        .wait_for("document.querySelector('#tools .tool')")
        .await;
}

async fn number(visit: &Visit, expression: &str) -> u64 {
    let body = format!("return {expression}");
    let number = visit.browser.run(&body, Value::Null).await;
    number.as_u64().expect("a number")
}

async fn texts(visit: &Visit, selector: &str) -> Vec<String> {
    let body = "return [...document.querySelectorAll(args)].map((e) => e.textContent)";
    let texts = visit.browser.run(body, json!(selector)).await;
    serde_json::from_value(texts).expect("texts")
}

#[tokio::test]
async fn tools_are_listed_searched_opened_and_taken_away() {
    let service = service(Cors::Allowed).await;
    let visit = Visit::new().await;
    let url = format!("{}/api/v1/mcps/amap-maps/sse", service.base_url());
    give(&visit, &url, DEMO_KEY).await;
    assert!(visit.text("#live-asks").await.contains("127.0.0.1"));
    visit.check().await;
    let all = texts(&visit, "#tools .tool .service").await;
    assert!(all.len() > 3, "{all:?}");
    assert_eq!(
        visit.text("#tool-count").await,
        format!("{} tools", all.len())
    );
    assert_eq!(texts(&visit, ".step").await.len(), 3);
    assert_eq!(texts(&visit, ".step.done").await.len(), 3);
    let server = visit.text("#server").await;
    assert!(
        server.contains("SSE") && server.contains("No tool was called"),
        "{server}"
    );

    visit.fill("#tool-search", "WEATHER").await;
    let found = texts(&visit, "#tools .tool .service").await;
    assert_eq!(found, ["maps_weather"]);
    assert_eq!(
        visit.text("#tools-found").await,
        format!("1 of {}", all.len())
    );
    visit.click("#tools .tool .service").await;
    let tool = visit.text("#tool").await;
    assert!(tool.contains("city") && tool.contains("required"), "{tool}");
    visit.click("#close-tool").await;
    assert_eq!(
        number(&visit, "document.querySelectorAll('#tool').length").await,
        0
    );

    visit.click("#tools-part .copy").await;
    visit
        .browser
        .wait_for("document.querySelector('#tools-part .copy-status').textContent !== ''")
        .await;
    let copied = visit.clipboard().await;
    assert_eq!(copied.lines().collect::<Vec<_>>(), all);

    for format in ["json", "csv", "markdown"] {
        visit.click(&format!("#export-{format}")).await;
    }
    let file = |end: &str| format!("AliyunBailianMCP_web-tools.{end}");
    let written = visit.browser.downloaded(&file("json")).await;
    let written: Value = serde_json::from_slice(&written).expect("JSON");
    let names = written["tools"].as_array().expect("a list").iter();
    let names: Vec<&str> = names.filter_map(|tool| tool["name"].as_str()).collect();
    assert_eq!(names, all);
    assert_eq!(written["tools"][0]["inputSchema"]["type"], "object");
    for end in ["csv", "md"] {
        let text = visit.browser.downloaded(&file(end)).await;
        let text = String::from_utf8(text).expect("UTF-8");
        for name in &all {
            assert!(
                text.replace('\\', "").contains(name.as_str()),
                "{end}: {name}"
            );
        }
    }
    let called = service.log().accepted_rpc_methods();
    assert!(called.contains(&"tools/list".to_owned()), "{called:?}");
    assert!(!called.contains(&"tools/call".to_owned()), "{called:?}");
    visit.end_beside(&service.base_url()).await;
    service.stop().await;
}

#[tokio::test]
async fn ten_thousand_tools_are_a_few_rows() {
    let visit = Visit::new().await;
    let tools: Vec<Value> = (0..10_000)
        .map(|index| {
            let schema = json!({"type": "object", "properties": {"q": {"type": "str"}}});
            json!({"name": format!("tool_{index:05}"), "description": "Does a thing.",
                "inputSchema": schema})
        })
        .collect();
    paste_tools(&visit, json!(tools)).await;
    assert_eq!(visit.value("#tools-json").await, "");
    assert!(visit.text("#tools-json-hint").await.contains("read whole"));
    let rows = "document.querySelectorAll('#tools .tool').length";
    assert!((8..=30).contains(&number(&visit, rows).await));
    let end =
        "const tools = document.querySelector('#tools'); tools.scrollTop = tools.scrollHeight";
    visit.browser.run(end, Value::Null).await;
    visit
        .browser
        .wait_for("document.querySelector(\"#tools .tool[aria-rowindex='10001']\")")
        .await;
    assert!((8..=30).contains(&number(&visit, rows).await));
    visit
        .click("#tools .tool[aria-rowindex='10001'] .service")
        .await;
    visit
        .browser
        .wait_for("document.querySelector('#tool-name').textContent === 'tool_09999'")
        .await;
    let top = number(&visit, "document.querySelector('#tools').scrollTop").await;
    assert!(top > 500_000, "opening a tool scrolls nothing: {top}");
    visit.fill("#tool-search", "tool_0123").await;
    assert_eq!(texts(&visit, "#tools .tool").await.len(), 10);
    visit.end().await;
}

#[tokio::test]
async fn what_becomes_of_a_tool_follows_the_client_and_the_name() {
    let visit = Visit::new().await;
    visit.put("#paste", "WebSearch").await;
    let long = "a".repeat(41);
    paste_tools(&visit, json!([{"name": "search"}, {"name": long}])).await;
    let marks = |visit| async move { texts(visit, "#tools .fate").await };
    assert_eq!(marks(&visit).await, ["works", "dropped"]);
    assert!(visit.text("#fit-summary").await.contains("1 of 2 tools"));
    visit.click("#fit-name").await;
    assert_eq!(marks(&visit).await, ["works", "works"]);
    assert!(visit.value("#name").await.len() <= 18);

    visit.choose("client", "opencode").await;
    assert!(visit.text("#fit-summary").await.contains("opencode"));
    assert!(!texts(&visit, "#fit details li").await.is_empty());
    visit.end().await;
}

#[tokio::test]
async fn text_of_a_server_stays_text() {
    let visit = Visit::new().await;
    let tools = json!([{
        "name": "a\u{202e}b",
        "title": "<img src=x onerror=alert(1)>",
        "description": format!("<b>bold</b> {}", "long ".repeat(2_000)),
        "annotations": {"destructiveHint": true},
    }]);
    paste_tools(&visit, tools).await;
    visit.click("#tools .tool .service").await;
    assert_eq!(visit.text("#tool-name").await, "a[U+202E]b");
    assert!(visit.text("#tool").await.contains("<b>bold</b>"));
    assert_eq!(
        number(
            &visit,
            "document.querySelectorAll('#tool img, #tool b').length"
        )
        .await,
        0
    );
    assert!(visit.text("#risky").await.contains('1'));
    visit.end().await;
}

#[tokio::test]
async fn a_pasted_text_that_is_no_list_is_explained() {
    let visit = Visit::new().await;
    visit.click("#paste-tools").await;
    visit.put("#tools-json", "{\"mcpServers\": {}}").await;
    let said = visit.text("#tools-pasted").await;
    assert!(said.contains("configuration"), "{said}");
    visit.end().await;
}

#[tokio::test]
async fn a_refused_key_is_explained_in_both_languages() {
    let wrong = "sk-ffffffffffffffffffffffffffffffff";
    for (languages, words) in [("en-US", "key"), ("zh-CN", "密钥|Key")] {
        let service = service(Cors::Allowed).await;
        let visit = Visit::with(Browser::builder().languages(languages)).await;
        let url = format!("{}/api/v1/mcps/WebSearch/sse", service.base_url());
        give(&visit, &url, wrong).await;
        visit.check().await;
        let said = visit.text("#failure").await;
        assert!(words.split('|').any(|word| said.contains(word)), "{said}");
        assert!(said.contains("curl") && said.contains("DASHSCOPE_API_KEY"));
        assert!(!said.contains(wrong), "{said}");
        let status = visit.text("#live-status").await;
        assert!(!status.is_empty());
        visit.end_beside(&service.base_url()).await;
        service.stop().await;
    }
}

#[tokio::test]
async fn a_listing_is_cancelled_and_asked_for_again() {
    let silent = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
    let address = silent.local_addr().expect("an address");
    let base = format!("http://{address}");
    let visit = Visit::new().await;
    give(
        &visit,
        &format!("{base}/api/v1/mcps/WebSearch/sse"),
        DEMO_KEY,
    )
    .await;
    visit.click("#check").await;
    visit
        .browser
        .wait_for("document.querySelector('.step.now')")
        .await;
    assert_eq!(
        visit
            .string(
                "return document.querySelector('#check').ariaDisabled",
                Value::Null
            )
            .await,
        "true"
    );
    visit.click("#cancel").await;
    visit
        .browser
        .wait_for("!document.querySelector('#cancel')")
        .await;
    assert!(visit.text("#live-status").await.contains("Cancelled"));
    assert_eq!(visit.text("#check").await, "Retry");
    visit.end_beside(&base).await;
}

#[tokio::test]
async fn a_listing_that_breaks_off_keeps_what_came() {
    let service = Emulator::builder()
        .cors(Cors::Allowed)
        .page_size(4)
        // The endpoint, the answer to initialize, one page; the second page breaks off.
        .fault(Fault::Stream(StreamFault::Cut { piece: 3 }).on("GET"))
        .start()
        .await
        .expect("a free port");
    let visit = Visit::new().await;
    let url = format!("{}/api/v1/mcps/amap-maps/sse", service.base_url());
    give(&visit, &url, DEMO_KEY).await;
    visit.check().await;
    assert_eq!(visit.text("#tool-count").await, "4 tools");
    assert_eq!(texts(&visit, "#tools .tool").await.len(), 4);
    let said = texts(&visit, "#live .finding").await.concat();
    assert!(said.contains("broke off after 4 tools"), "{said}");
    assert!(!visit.text("#failure strong").await.is_empty());

    service.set_faults(Vec::new());
    visit.click("#check").await;
    visit
        .browser
        .wait_for("document.querySelectorAll('#tools .tool').length > 4")
        .await;
    assert_eq!(
        number(&visit, "document.querySelectorAll('#failure').length").await,
        0
    );
    visit.end_beside(&service.base_url()).await;
    service.stop().await;
}

#[tokio::test]
async fn a_host_out_of_reach_is_said_before_anything_is_sent() {
    let visit = Visit::new().await;
    give(&visit, "https://mcp.example.com/sse", DEMO_KEY).await;
    visit
        .browser
        .wait_for("document.querySelector('#unreachable')")
        .await;
    assert!(visit.text("#unreachable").await.contains("mcp.example.com"));
    visit.click("#check").await;
    assert_eq!(texts(&visit, ".step").await.len(), 0);
    visit.end().await;
}
