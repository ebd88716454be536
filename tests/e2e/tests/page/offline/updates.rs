//! A newer version of the page.

use serde_json::{Value, json};

use super::{Hosted, files, kept};

#[tokio::test]
async fn a_newer_version_is_said_and_comes_by_a_click_alone() {
    let hosted = Hosted::at("/");
    let visit = hosted.visit().await;
    let url = visit.url();
    let first = visit.browser.client().window().await.expect("a window");
    let tab = visit.browser.client().new_window(true).await;
    let second = tab.expect("a second tab").handle;
    let switch = async |to: &fantoccini::wd::WindowHandle| {
        let switched = visit.browser.client().switch_to_window(to.clone()).await;
        switched.expect("a tab");
    };
    switch(&second).await;
    visit.browser.open_page(&url).await;
    let mark = "window.marked = true";
    visit.browser.run(mark, Value::Null).await;
    switch(&first).await;
    assert_eq!(visit.text("#update").await, "", "there is nothing to say");

    hosted.renew(&visit.browser, "b").await;
    let before = kept(&visit).await;
    // Loads are counted, since the page must load once and no more.
    let source = "sessionStorage.loads = Number(sessionStorage.loads ?? 0) + 1";
    let source = json!({ "source": source });
    let count = "Page.addScriptToEvaluateOnNewDocument";
    visit.browser.cdp(count, source).await;
    visit.browser.open_page(&url).await;
    visit
        .browser
        .wait_for("document.querySelector('#renew')")
        .await;
    visit.fill("#paste", "WebSearch").await;
    let said = visit.text("#update").await;
    assert!(said.contains("forgets your key"), "{said}");
    visit.click("#language").await;
    let said = visit.text("#update").await;
    assert!(said.contains("会清除您的 Key"), "{said}");
    visit.click("#language").await;
    tokio::time::sleep(std::time::Duration::from_millis(500)).await;
    let loads = "return sessionStorage.loads";
    assert_eq!(visit.string(loads, Value::Null).await, "1", "not by itself");
    assert_eq!(visit.value("#instance-id").await, "WebSearch");
    let old = "document.querySelector('meta[name=build]') === null";
    visit.browser.wait_for(old).await;

    visit.click("#renew").await;
    let new = "document.querySelector('meta[name=build]')?.content === 'b'";
    visit.browser.wait_for(new).await;
    let ready = "document.documentElement.dataset.ready === 'true'";
    visit.browser.wait_for(ready).await;
    tokio::time::sleep(std::time::Duration::from_millis(500)).await;
    assert_eq!(visit.string(loads, Value::Null).await, "2", "once");
    assert_eq!(visit.text("#update").await, "");
    let after = kept(&visit).await;
    assert_eq!(after.len(), before.len(), "the old version is gone");
    assert_ne!(before, after);

    // The other tab goes on with what it has, and says the same.
    switch(&second).await;
    visit.browser.wait_for("window.marked").await;
    visit.browser.wait_for(old).await;
    visit.click("#renew").await;
    visit.browser.wait_for(new).await;
    visit.browser.wait_for(ready).await;
    visit.end().await;
}

#[tokio::test]
async fn a_newer_version_can_wait_for_the_next_visit() {
    let hosted = Hosted::at("/");
    let visit = hosted.visit().await;
    hosted.renew(&visit.browser, "b").await;
    visit.browser.open_page(&visit.url()).await;
    let there = "document.querySelector('#put-off')";
    visit.browser.wait_for(there).await;
    visit.click("#put-off").await;
    visit
        .browser
        .wait_for("document.querySelector('#update').textContent === ''")
        .await;
    visit.browser.open_page(&visit.url()).await;
    visit.browser.wait_for(there).await;
    visit.end().await;
}

/// A newer version that is not whole is none.
#[tokio::test]
async fn a_broken_version_changes_nothing() {
    let hosted = Hosted::at("/");
    let mut visit = hosted.visit().await;
    let url = visit.url();
    let before = kept(&visit).await;
    let worker = hosted.text("worker.js");
    let style = files(&worker)
        .into_keys()
        .find(|name| name.ends_with(".css"));
    let style = style.expect("a style sheet");
    let style = style.trim_start_matches("./");
    let whole = hosted.text(style);

    for wrong in [None, Some("body { color: red }")] {
        hosted.write("worker.js", &worker);
        hosted.renew(&visit.browser, "b").await;
        match wrong {
            None => hosted.remove(style),
            Some(text) => hosted.write(style, text),
        }
        visit.browser.open_page(&url).await;
        let body = "const registration = await navigator.serviceWorker.ready;
            await registration.update().catch(() => {});
            const coming = registration.installing;
            await new Promise((resolve) => {
                if (coming === null) return resolve();
                coming.onstatechange = () => ['redundant', 'installed'].includes(coming.state) && resolve();
            });
            return registration.waiting === null";
        let nothing = visit.browser.run(body, Value::Null).await;
        assert_eq!(nothing, json!(true), "{wrong:?}");
        assert_eq!(visit.text("#update").await, "");
        assert_eq!(kept(&visit).await, before);
        hosted.write(style, &whole);
    }
    visit.cut().await;
    visit.browser.open_page(&url).await;
    let old = "document.querySelector('meta[name=build]') === null";
    visit.browser.wait_for(old).await;
    visit.browser.close().await;
}
