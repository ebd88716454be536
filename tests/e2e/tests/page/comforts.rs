//! Theme, shortcuts, forgetting, dragging, paper.

use e2e::browser::{Browser, ColorScheme};
use serde_json::{Value, json};

use crate::visit::{KEY, Visit};

const GROUND: &str = "return getComputedStyle(document.documentElement).backgroundColor";

async fn focused(visit: &Visit) -> String {
    visit
        .string("return document.activeElement.id", Value::Null)
        .await
}

async fn blur(visit: &Visit) {
    let body = "document.activeElement.blur(); scrollTo(0, 0)";
    visit.browser.run(body, Value::Null).await;
}

#[tokio::test]
async fn a_theme_once_chosen_is_there_at_the_next_first_paint() {
    let visit = Visit::with(Browser::builder()).await;
    visit.browser.prefer(ColorScheme::Light).await;
    let light = visit.string(GROUND, Value::Null).await;
    visit.click("#theme").await;
    assert_eq!(visit.string(GROUND, Value::Null).await, light);
    visit.click("#theme").await;
    let dark = visit.string(GROUND, Value::Null).await;
    assert_ne!(dark, light);
    // The styles have it before the application runs.
    visit.browser.open(&visit.url()).await;
    let body = "return document.documentElement.dataset.theme";
    assert_eq!(visit.string(body, Value::Null).await, "dark");
    assert_eq!(visit.string(GROUND, Value::Null).await, dark);
    let ready = "document.querySelector('#theme')?.textContent.includes('dark')";
    visit.browser.wait_for(ready).await;
    visit.click("#theme").await;
    assert_eq!(visit.string(GROUND, Value::Null).await, light);
    let stored = "return JSON.stringify(localStorage)";
    assert_eq!(visit.string(stored, Value::Null).await, "{}");
    visit.end().await;
}

#[tokio::test]
async fn forgetting_everything_leaves_nothing_anywhere() {
    let visit = Visit::new().await;
    visit.fill("#paste", &format!("WebSearch\n{KEY}")).await;
    visit.choose("client", "qwen-code").await;
    visit.click("#theme").await;
    visit.click("#forget").await;
    visit
        .browser
        .wait_for("document.querySelector('.told .finding')")
        .await;
    for field in ["#paste", "#instance-id", "#key", "#name"] {
        assert_eq!(visit.value(field).await, "", "{field}");
    }
    let left = "return document.documentElement.outerHTML + JSON.stringify([history.state, location.href])";
    let left = visit.string(left, Value::Null).await;
    assert!(!left.contains(KEY), "{left}");
    let stored = "return JSON.stringify([{ ...localStorage }, { ...sessionStorage }])";
    assert_eq!(visit.string(stored, Value::Null).await, "[{},{}]");
    let undo = "return document.querySelector('#undo') === null";
    assert_eq!(visit.browser.run(undo, Value::Null).await, json!(true));
    visit.click("#told-read").await;
    visit
        .browser
        .wait_for("!document.querySelector('.told .finding')")
        .await;
    visit.end().await;
}

#[tokio::test]
async fn shortcuts_do_what_their_list_says() {
    let visit = Visit::new().await;
    visit
        .browser
        .wait_for("document.querySelector('#client-search')")
        .await;
    visit.press(&['?']).await;
    visit
        .browser
        .wait_for("document.querySelector('.keys')")
        .await;
    for (key, field) in [('p', "paste"), ('k', "key"), ('/', "client-search")] {
        blur(&visit).await;
        visit.press(&[key]).await;
        assert_eq!(focused(&visit).await, field);
        assert_eq!(
            visit.value(&format!("#{field}")).await,
            "",
            "{key} was typed"
        );
    }
    visit.press(&['\u{e00c}']).await;
    visit
        .browser
        .wait_for("!document.querySelector('.keys')")
        .await;
    visit.fill("#paste", &format!("WebSearch\n{KEY}")).await;
    // In a field, a letter is a letter, and only the one with Ctrl is a shortcut.
    visit.press(&['t']).await;
    let theme = "return document.documentElement.dataset.theme ?? ''";
    assert_eq!(visit.string(theme, Value::Null).await, "");
    visit.press(&['\u{e009}', '\u{e007}']).await;
    visit
        .browser
        .wait_for("document.querySelector('.copy.primary').textContent === 'Copied'")
        .await;
    assert!(visit.clipboard().await.contains(KEY));
    visit.end().await;
}

#[tokio::test]
async fn letters_can_be_letters_alone() {
    let visit = Visit::new().await;
    visit.click("#keys").await;
    visit.click(".keys input").await;
    blur(&visit).await;
    visit.press(&['k']).await;
    assert_eq!(focused(&visit).await, "");
    visit.click(".keys input").await;
    blur(&visit).await;
    visit.press(&['k']).await;
    assert_eq!(focused(&visit).await, "key");
    visit.end().await;
}

#[tokio::test]
async fn a_dragged_file_is_told_where_it_goes() {
    let visit = Visit::new().await;
    visit
        .browser
        .wait_for("document.querySelector('#keys')")
        .await;
    let body = "const data = new DataTransfer();
        data.items.add(new File(['WebSearch'], 'mcp.txt'));
        document.body.dispatchEvent(new DragEvent(args, { bubbles: true, cancelable: true, dataTransfer: data }))";
    visit.browser.run(body, json!("dragover")).await;
    visit
        .browser
        .wait_for("document.querySelector('.drop')")
        .await;
    visit.browser.run(body, json!("dragleave")).await;
    visit
        .browser
        .wait_for("!document.querySelector('.drop')")
        .await;
    visit.browser.run(body, json!("dragover")).await;
    visit.browser.run(body, json!("drop")).await;
    let filled = "!document.querySelector('.drop') && document.querySelector('#instance-id').value === 'WebSearch'";
    visit.browser.wait_for(filled).await;
    visit.end().await;
}

#[tokio::test]
async fn paper_never_shows_the_key_and_a_sheet_never_holds_it() {
    let visit = Visit::new().await;
    visit.fill("#paste", &format!("WebSearch\n{KEY}")).await;
    visit.click("#show-key").await;
    visit.click("#show-output").await;
    visit
        .browser
        .cdp("Emulation.setEmulatedMedia", json!({ "media": "print" }))
        .await;
    // What can be seen of the key: in a text or in a field that is drawn.
    let body = "const shown = (e) => e.checkVisibility({ checkVisibilityCSS: true });
        const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
        const seen = [];
        while (texts.nextNode()) {
            if (texts.currentNode.data.includes(args) && shown(texts.currentNode.parentElement)) seen.push('text');
        }
        for (const field of document.querySelectorAll('input, textarea')) {
            if (field.value.includes(args) && shown(field)) seen.push(field.id);
        }
        return seen";
    assert_eq!(visit.browser.run(body, json!(KEY)).await, json!([]));
    visit
        .browser
        .cdp("Emulation.setEmulatedMedia", json!({ "media": "" }))
        .await;
    let on_screen = visit.browser.run(body, json!(KEY)).await;
    assert_ne!(on_screen, json!([]), "the test sees what is there to see");
    visit.click("#sheet-save").await;
    let sheet = visit
        .browser
        .downloaded("AliyunBailianMCP_web-sheet.md")
        .await;
    let sheet = String::from_utf8(sheet).expect("UTF-8");
    assert!(
        sheet.contains("/mcp/WebSearch/sse") && !sheet.contains(KEY),
        "{sheet}"
    );
    visit.end().await;
}

#[tokio::test]
async fn who_comes_back_goes_on_with_the_same_client() {
    let visit = Visit::new().await;
    visit.choose("client", "codex-cli").await;
    visit.browser.open_page(&visit.url()).await;
    visit
        .browser
        .wait_for("document.querySelector('[name=client][value=codex-cli]')?.checked")
        .await;
    visit.end().await;
}

#[tokio::test]
async fn a_reload_keeps_the_service_and_says_why_the_key_is_gone() {
    let visit = Visit::new().await;
    visit.fill("#paste", &format!("WebSearch\n{KEY}")).await;
    let written = "location.hash.includes('WebSearch')";
    visit.browser.wait_for(written).await;
    let reload = visit.browser.client().refresh().await;
    reload.expect("the page loads again");
    let told = "document.querySelector('.told')?.textContent.includes('forgotten on purpose')";
    visit.browser.wait_for(told).await;
    assert_eq!(visit.value("#instance-id").await, "WebSearch");
    assert_eq!(visit.value("#key").await, "");
    visit.end().await;
}

#[tokio::test]
async fn an_example_is_not_copied_by_a_shortcut() {
    let visit = Visit::new().await;
    visit
        .browser
        .run("await navigator.clipboard.writeText('mine')", Value::Null)
        .await;
    blur(&visit).await;
    visit.press(&['c']).await;
    // A shortcut that comes after it has worked.
    visit.press(&['?']).await;
    visit
        .browser
        .wait_for("document.querySelector('.keys')")
        .await;
    assert_eq!(visit.clipboard().await, "mine");
    visit.end().await;
}
