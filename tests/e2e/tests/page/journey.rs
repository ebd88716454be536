//! From a paste to a working configuration.

use e2e::browser::Browser;
use serde_json::{Value, json};

use crate::visit::{KEY, URL, Visit};

/// The source document's own block, as the console shows it.
fn documented_block() -> String {
    json!({"mcpServers": {"WebSearch": {
        "type": "sse",
        "description": "联网搜索",
        "isActive": true,
        "name": "AliyunBailianMCP_WebSearch",
        "baseUrl": URL,
        "headers": {"Authorization": "Bearer $DASHSCOPE_API_KEY"}
    }}})
    .to_string()
}

async fn from_paste_to_file(language: &str, heading: &str, tagline: &str) {
    let visit = Visit::with(Browser::builder().languages(language)).await;
    assert_eq!(visit.text("#service-heading").await, heading);
    assert!(visit.text(".tagline").await.contains(tagline));

    visit.fill("#paste", &documented_block()).await;
    assert_eq!(visit.text("#endpoint").await, URL);
    assert_eq!(visit.value("#instance-id").await, "WebSearch");
    assert_eq!(visit.value("#name").await, "AliyunBailianMCP_WebSearch");
    assert_eq!(visit.findings().await, ["key-placeholder", "name-too-long"]);

    visit.click("[data-code='name-too-long'] .fix").await;
    visit.fill("#key", KEY).await;
    visit
        .browser
        .wait_for("document.querySelectorAll('[data-code=name-too-long]').length === 0")
        .await;

    visit.click(".copy.primary").await;
    visit
        .browser
        .wait_for("document.querySelector('.copy-status').textContent !== ''")
        .await;
    let expected = json!({"mcpServers": {"AliyunBailianMCP_web": {
        "url": URL,
        "headers": {"Authorization": format!("Bearer {KEY}")}
    }}});
    let copied: Value = serde_json::from_str(&visit.clipboard().await).expect("JSON");
    assert_eq!(copied, expected);

    visit.click("#download").await;
    let downloaded = visit.browser.downloaded("mcp.json").await;
    let downloaded: Value = serde_json::from_slice(&downloaded).expect("JSON");
    assert_eq!(downloaded, expected);

    visit.choose("client", "cherry-studio").await;
    visit.click(".copy.primary").await;
    visit
        .browser
        .wait_for("document.querySelector('.copy-status').textContent !== ''")
        .await;
    let copied: Value = serde_json::from_str(&visit.clipboard().await).expect("JSON");
    let server = &copied["mcpServers"]["AliyunBailianMCP_web"];
    assert_eq!(server["type"], "sse");
    assert_eq!(server["baseUrl"], URL);
    assert_eq!(server["headers"]["Authorization"], format!("Bearer {KEY}"));
    visit.end().await;
}

#[tokio::test]
async fn in_english() {
    from_paste_to_file("en-US", "Your service", "From an instance ID").await;
}

#[tokio::test]
async fn in_chinese() {
    from_paste_to_file("zh-CN,zh", "您的服务", "填入实例 ID 和 API Key").await;
}

#[tokio::test]
async fn the_language_is_switched_and_remembered() {
    let visit = Visit::new().await;
    visit.fill("#paste", "WebSearch").await;
    visit.click("#language").await;
    visit
        .browser
        .wait_for("document.documentElement.lang === 'zh-CN'")
        .await;
    assert_eq!(visit.text("#client-heading").await, "您的客户端");
    assert_eq!(
        visit.value("#paste").await,
        "WebSearch",
        "nothing typed is lost"
    );
    visit.browser.open_page(&visit.url()).await;
    assert_eq!(visit.text("#client-heading").await, "您的客户端");
    visit.click("#language").await;
    visit
        .browser
        .wait_for("document.documentElement.lang === 'en'")
        .await;
    visit.end().await;
}

#[tokio::test]
async fn a_repair_is_said_and_can_be_taken_back() {
    let visit = Visit::new().await;
    visit.fill("#instance-id", "amap-maps").await;
    visit
        .fill("#paste", &format!("{URL}\nBearer Bearer {KEY}"))
        .await;
    assert!(
        visit
            .findings()
            .await
            .contains(&"bearer-removed".to_owned())
    );
    assert_eq!(visit.value("#key").await, KEY);
    assert_eq!(visit.value("#url").await, URL);
    visit.click("#undo").await;
    visit
        .browser
        .wait_for("document.querySelector('#url').value === ''")
        .await;
    assert_eq!(visit.value("#instance-id").await, "amap-maps");
    assert_eq!(visit.value("#key").await, "");
    visit.end().await;
}

#[tokio::test]
async fn bad_input_is_explained_and_kept() {
    let visit = Visit::new().await;
    for (selector, text, code) in [
        ("#instance-id", "Web Search", "id-character"),
        ("#key", "sk-ab***cd", "key-masked"),
        ("#key", "sk-é", "key-character"),
        ("#paste", "hello there, how are you", "nothing-found"),
    ] {
        visit.fill(selector, text).await;
        let found = visit.findings().await;
        assert!(found.contains(&code.to_owned()), "{text}: {found:?}");
        assert_eq!(visit.value(selector).await, text);
    }
    assert!(
        visit.text(".code").await.contains("YOUR-INSTANCE"),
        "the shape stays"
    );
    visit.end().await;
}

#[tokio::test]
async fn every_form_of_the_url_is_one_click_away() {
    let visit = Visit::new().await;
    visit.fill("#paste", "WebSearch").await;
    for (form, path) in [
        ("api-sse", "/api/v1/mcps/WebSearch/sse"),
        ("api-http", "/api/v1/mcps/WebSearch/mcp"),
        ("compatible-sse", "/compatible-mode/v1/mcp/WebSearch/sse"),
    ] {
        visit.choose("form", form).await;
        assert!(visit.text("#endpoint").await.ends_with(path), "{form}");
        assert!(visit.text(".code").await.contains(path), "{form}");
    }
    visit.end().await;
}

#[tokio::test]
async fn the_example_is_filled_in_and_cleared() {
    let visit = Visit::new().await;
    visit.click("#example").await;
    assert_eq!(visit.text("#endpoint").await, URL);
    visit.click("#clear").await;
    visit
        .browser
        .wait_for("document.querySelector('#paste').value === ''")
        .await;
    assert!(visit.text(".code").await.contains("YOUR-INSTANCE"));
    visit.end().await;
}

/// On a page served over plain http there is no Clipboard API, and a browser may refuse the older
/// way as well.
#[tokio::test]
async fn copying_falls_back_and_a_refusal_is_seen() {
    let visit = Visit::new().await;
    visit.fill("#paste", &format!("WebSearch\n{KEY}")).await;
    let insecure = "Object.defineProperty(window, 'isSecureContext', { value: false });
        Object.defineProperty(navigator, 'clipboard', { value: undefined });
        window.copied = [];
        document.addEventListener('copy', () => copied.push(document.activeElement.value));";
    visit.browser.run(insecure, Value::Null).await;
    visit.click(".copy.primary").await;
    visit.browser.wait_for("window.copied.length === 1").await;
    let copied = visit.string("return copied[0]", Value::Null).await;
    assert!(copied.contains(KEY) && copied.contains(URL), "{copied}");
    let left = visit
        .browser
        .run(
            "return document.querySelectorAll('textarea:not([id])').length",
            Value::Null,
        )
        .await;
    assert_eq!(left, json!(0), "the hidden text area is gone");

    visit
        .browser
        .run("document.execCommand = () => false", Value::Null)
        .await;
    visit.click(".copy.primary").await;
    visit
        .browser
        .wait_for("document.querySelector('.copy-status').textContent.includes('refused')")
        .await;
    visit.end().await;
}

#[tokio::test]
async fn commands_and_variables_are_for_the_chosen_shell() {
    let visit = Visit::new().await;
    visit.fill("#paste", &format!("WebSearch\n{KEY}")).await;
    visit.choose("client", "gemini-cli").await;
    visit.choose("secret", "reference").await;
    visit.choose("command-shell", "bash").await;
    assert!(
        visit
            .text(".command .code")
            .await
            .contains("export DASHSCOPE_API_KEY='sk-•")
    );
    visit.choose("command-shell", "powershell").await;
    assert!(
        visit
            .text(".command .code")
            .await
            .contains("$env:DASHSCOPE_API_KEY = 'sk-•")
    );
    visit.click(".command .copy").await;
    visit
        .browser
        .wait_for("document.querySelector('.command .copy-status').textContent !== ''")
        .await;
    assert_eq!(
        visit.clipboard().await,
        format!("$env:DASHSCOPE_API_KEY = '{KEY}'")
    );
    visit.choose("platform", "windows").await;
    assert_eq!(
        visit.text("#path").await,
        "%USERPROFILE%\\.gemini\\settings.json"
    );
    visit.end().await;
}
