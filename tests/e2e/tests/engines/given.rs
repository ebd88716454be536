//! What a person gives the page.

use serde_json::{Value, json};

use crate::person::Person;
use crate::taken::{KEY, NAME, URL};

const TAB: &str = "\u{e004}";
const SHIFT_TAB: &str = "\u{e008}\u{e004}\u{e008}";

pub(crate) async fn language(person: &Person) {
    person.type_into("#paste", "WebSearch").await;
    for (lang, heading) in [("zh-CN", "您的客户端"), ("en", "Your client")] {
        person.click("#language").await;
        person
            .sees(&format!("document.documentElement.lang === '{lang}'"))
            .await;
        assert_eq!(person.text("#client-heading").await, heading);
    }
    assert_eq!(
        person.value("#paste").await,
        "WebSearch",
        "nothing typed is lost"
    );
    person.click("#clear").await;
    person
        .sees("document.querySelector('#paste').value === ''")
        .await;
}

/// No key is lost, whatever the page draws anew between two of them.
pub(crate) async fn typing(person: &Person) {
    for (field, text) in [
        ("#paste", "amap-maps"),
        ("#client-search", "roo code"),
        ("#name", "x"),
        ("#key", "sk-typed"),
        ("#existing", "{ }"),
    ] {
        let before = person.value(field).await;
        person.type_into(field, text).await;
        assert_eq!(
            person.value(field).await,
            [&before, text].concat(),
            "{field}"
        );
    }
    person.put("#existing", "").await;
    person.put("#client-search", "").await;
    person.click("#clear").await;
    person
        .sees("document.querySelector('#paste').value === ''")
        .await;
}

pub(crate) async fn paste(person: &Person) {
    let block = json!({"mcpServers": {"WebSearch": {
        "type": "sse", "description": "联网搜索", "isActive": true,
        "name": "AliyunBailianMCP_WebSearch", "baseUrl": URL,
        "headers": {"Authorization": format!("Bearer {KEY}")}
    }}});
    person.put("#paste", &block.to_string()).await;
    person
        .sees("document.querySelector('#instance-id').value === 'WebSearch'")
        .await;
    assert_eq!(person.text("#endpoint").await, URL);
    assert_eq!(person.value("#key").await, KEY);
    assert!(
        !person.value("#paste").await.contains(KEY),
        "the box masks it"
    );
    assert_eq!(person.findings().await, json!(["name-too-long"]));
    person.click("[data-code='name-too-long'] .fix").await;
    person
        .sees(&format!(
            "document.querySelector('#name').value === '{NAME}'"
        ))
        .await;
}

/// Tab reaches everything in the order of the document, Shift+Tab goes back, and it is seen where the
/// focus is.
pub(crate) async fn keyboard(person: &Person) {
    // Of a group of radio buttons the chosen one is reached, or the first where none is.
    let body = "const all = [...document.querySelectorAll('*')];
        const open = [...document.querySelectorAll('a[href], button, input, textarea, summary, [tabindex=\"0\"]')]
            .filter((e) => e.checkVisibility() && !e.disabled && !e.closest('details:not([open]) > :not(summary)'));
        const group = (e) => open.filter((other) => other.type === 'radio' && other.name === e.name);
        const reached = open.filter((e) => e.type !== 'radio' || e.checked
            || (group(e)[0] === e && !group(e).some((other) => other.checked)));
        reached[1].focus();
        return reached.map((e) => all.indexOf(e))";
    let expected = person.browser.run(body, Value::Null).await;
    let expected: Vec<u64> = serde_json::from_value(expected).expect("places");
    let mut reached = Vec::new();
    for _ in &expected {
        let keys = if reached.is_empty() { SHIFT_TAB } else { TAB };
        person.browser.press(keys).await;
        let focus = "const e = document.activeElement;
            const style = getComputedStyle(e.type === 'radio' ? e.closest('label') : e.closest('.line') ?? e);
            return [[...document.querySelectorAll('*')].indexOf(e), style.outlineStyle, e.outerHTML.slice(0, 80)]";
        let focus = person.browser.run(focus, Value::Null).await;
        assert_ne!(focus[1], "none", "no focus ring on {}", focus[2]);
        reached.extend(focus[0].as_u64());
    }
    assert_eq!(reached, expected);
}

pub(crate) async fn doctor(person: &Person) {
    let url = "https://dashscope.aliyuncs.com/api/v1/mcps/WebSearch/sse";
    let entry =
        json!({"type": "streamable_http", "baseUrl": url, "headers": {"Authorization": KEY}});
    let block = json!({"mcpServers": {NAME: entry}});
    person.put("#paste", &block.to_string()).await;
    person.choose("client", "cursor").await;
    person
        .sees("document.querySelector('#doctor .quoted')")
        .await;
    let said = person.text("#doctor").await;
    assert!(said.contains("Bearer") && !said.contains(KEY), "{said}");
}

pub(crate) async fn undo_and_clear(person: &Person) {
    person.click("#clear").await;
    person
        .sees("document.querySelector('#paste').value === ''")
        .await;
    person.put("#instance-id", "amap-maps").await;
    person
        .put("#paste", &format!("{URL}\nBearer Bearer {KEY}"))
        .await;
    person
        .sees("document.querySelector('[data-code=bearer-removed]')")
        .await;
    assert_eq!(person.value("#key").await, KEY);
    person.click("#undo").await;
    person
        .sees("document.querySelector('#url').value === ''")
        .await;
    assert_eq!(person.value("#instance-id").await, "amap-maps");
    assert_eq!(person.value("#key").await, "");
    person.click("#clear").await;
    person
        .sees("document.querySelector('#instance-id').value === ''")
        .await;
}

pub(crate) async fn search(person: &Person) {
    person.type_into("#client-search", "roo code").await;
    person
        .sees("document.querySelectorAll('.clients-list strong').length === 1")
        .await;
    person.type_into("#client-search", "\u{e007}").await;
    person
        .sees("document.querySelector('#path').textContent.endsWith('mcp_settings.json')")
        .await;
    person.choose("client", "cursor").await;
}

pub(crate) async fn many(person: &Person) {
    let ids: Vec<String> = (0..1000)
        .map(|index| format!("service-{index:04}"))
        .collect();
    person
        .put("#paste", &format!("{}\n{KEY}", ids.join("\n")))
        .await;
    person.sees("document.querySelector('#rows .row')").await;
    let rows = person.count("#rows .row").await;
    assert!((8..=40).contains(&rows), "{rows} rows are in the document");
    let text = person.copied_by(".copy.primary", ".copy-status").await;
    let file: Value = serde_json::from_str(&text).expect("JSON");
    let servers = file["mcpServers"].as_object().expect("servers");
    assert_eq!(servers.len(), ids.len());
    let last = servers.values().filter_map(|server| server["url"].as_str());
    assert!(
        last.clone().any(|url| url.contains("/service-0999/")),
        "the last one is there"
    );
    person.click("#clear").await;
    person.sees("!document.querySelector('#rows .row')").await;
}
