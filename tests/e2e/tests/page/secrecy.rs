//! Where the key is, and where it is not.

use serde_json::{Value, json};

use crate::visit::{KEY, Visit};

/// Every place in which a page can leave a text, as one string.
const EVERYWHERE: &str = "
    const attributes = [...document.querySelectorAll('*')]
        .flatMap((e) => [...e.attributes].map((a) => a.name + '=' + a.value));
    const caches_ = 'caches' in window ? await caches.keys() : [];
    const databases = await indexedDB.databases();
    return [
        document.documentElement.outerHTML, document.title, location.href, document.cookie,
        JSON.stringify(history.state), JSON.stringify({...localStorage}),
        JSON.stringify({...sessionStorage}), JSON.stringify(attributes), JSON.stringify(caches_),
        JSON.stringify(databases), JSON.stringify(performance.getEntries()),
    ].join('\\n')";

pub(crate) async fn found_in_the_page(visit: &Visit) -> bool {
    let text = visit.string(EVERYWHERE, Value::Null).await;
    // In a link the key would be encoded.
    let encoded = visit
        .string("return btoa('Bearer ' + args).slice(0, 40)", json!(KEY))
        .await;
    text.contains(KEY) || text.contains(&encoded)
}

#[tokio::test]
async fn the_key_is_in_its_field_and_nowhere_else_until_it_is_revealed() {
    let visit = Visit::new().await;
    visit.fill("#paste", &format!("WebSearch\n{KEY}")).await;
    assert_eq!(visit.value("#key").await, KEY);
    assert!(
        !visit.value("#paste").await.contains(KEY),
        "the box masks it"
    );
    let clients = visit
        .browser
        .run(
            "return bailianMcpConfig.clients().map((c) => c.id)",
            Value::Null,
        )
        .await;
    // With a file to merge into, and another client's block beside.
    visit.fill("#existing", "{ \"mcpServers\": {} }").await;
    visit.click("#client-all").await;
    visit.click(".pick input").await;
    for client in clients.as_array().expect("a list") {
        visit
            .choose("client-found", client.as_str().expect("an id"))
            .await;
        for mode in ["literal", "reference"] {
            visit.choose("secret", mode).await;
            assert!(!found_in_the_page(&visit).await, "{client} {mode}");
        }
    }
    visit.choose("client", "cursor").await;
    visit.choose("secret", "literal").await;
    visit.click("#show-output").await;
    assert!(
        visit.text(".code").await.contains(KEY),
        "revealed on demand"
    );
    visit.click("#show-output").await;
    assert!(!found_in_the_page(&visit).await, "and hidden again");
    assert!(!visit.text("#merge").await.is_empty() && !visit.text(".several").await.is_empty());

    visit.click("#clear").await;
    visit
        .browser
        .wait_for("document.querySelector('#key').value === ''")
        .await;
    visit.end().await;
}

#[tokio::test]
async fn the_key_does_not_survive_a_reload() {
    let visit = Visit::new().await;
    visit.fill("#key", KEY).await;
    visit.browser.open_page(&visit.url()).await;
    assert_eq!(visit.value("#key").await, "");
    assert!(!found_in_the_page(&visit).await);
    visit.end().await;
}

#[tokio::test]
async fn a_link_with_the_key_says_so_and_one_without_stands_beside_it() {
    let visit = Visit::new().await;
    visit.fill("#paste", &format!("WebSearch\n{KEY}")).await;
    for client in ["cursor", "cherry-studio", "vscode"] {
        visit.choose("client", client).await;
        let classes = visit
            .browser
            .run(
                "return [...document.querySelectorAll('.links > li')].map((e) => e.className)",
                Value::Null,
            )
            .await;
        assert_eq!(classes, json!(["link carries-key", "link"]), "{client}");
        assert!(
            visit
                .text(".carries-key .hint")
                .await
                .contains("carries your API key")
        );
        visit.click(".links > li:nth-child(2) .copy").await;
        visit
            .browser
            .wait_for("document.querySelector('.links > li:nth-child(2) .copy-status').textContent !== ''")
            .await;
        let link = visit.clipboard().await;
        let plain = visit
            .string("return [decodeURIComponent(args), ...args.split('=').map((part) => { try { return atob(decodeURIComponent(part)) } catch { return '' } })].join(' ')", json!(link))
            .await;
        assert!(
            !plain.contains(KEY) && plain.contains("dashscope.aliyuncs.com"),
            "{client}: {plain}"
        );
    }
    visit.end().await;
}
