//! The page before, without and after its WebAssembly.

use std::fs;

use e2e::browser::Browser;
use e2e::site;
use serde_json::{Value, json};

use crate::visit::Visit;

#[tokio::test]
async fn the_policy_allows_nothing_but_the_page_itself() {
    let visit = Visit::new().await;
    let body = "return document.querySelector('meta[http-equiv=Content-Security-Policy]').content";
    let policy = visit.string(body, Value::Null).await;
    assert!(policy.starts_with("default-src 'none'"), "{policy}");
    assert!(
        !policy.contains("unsafe-inline") && !policy.contains("'unsafe-eval'"),
        "{policy}"
    );
    let body = "try { await fetch(args); return 'sent' } catch { return 'refused' }";
    let elsewhere = visit.string(body, json!("http://127.0.0.1:9/")).await;
    assert_eq!(elsewhere, "refused");
    // That refusal is the one thing the console may hold here.
    let said = visit.browser.console().await;
    assert!(
        said.iter()
            .all(|entry| entry.text.contains("Content Security Policy")
                || entry.text.contains("127.0.0.1:9")),
        "{said:?}"
    );
    visit.browser.close().await;
}

/// The shell is in the document itself, so it is painted before a script has run.
#[tokio::test]
async fn the_shell_is_there_before_the_application() {
    let html = fs::read_to_string(site::dir().join("index.html")).expect("the built page");
    for text in [
        "<h1>Bailian MCP Config</h1>",
        "From an instance ID",
        "填入实例 ID",
        "<noscript>",
    ] {
        assert!(html.contains(text), "{text}");
    }
}

#[tokio::test]
async fn without_webassembly_a_plain_message_says_so() {
    let site = site::serve().await;
    for (language, words) in [
        ("en-US", "needs WebAssembly"),
        ("zh-CN", "需要 WebAssembly"),
    ] {
        let browser = Browser::builder().languages(language).start().await;
        let source = json!({"source": "delete window.WebAssembly"});
        browser
            .cdp("Page.addScriptToEvaluateOnNewDocument", source)
            .await;
        browser.open(&site.base_url()).await;
        browser
            .wait_for("document.querySelector('#problem:not([hidden])')")
            .await;
        let body = "return document.querySelector('#problem').innerText";
        let said = browser.run(body, Value::Null).await;
        let said = said.as_str().expect("a text").trim();
        assert!(said.contains(words), "{said}");
        browser.close().await;
    }
}

/// A copy of the page without some of its files.
fn part(keep: impl Fn(&str) -> bool) -> tempfile::TempDir {
    let whole = site::dir();
    let part = tempfile::tempdir().expect("a folder");
    for entry in fs::read_dir(&whole).expect("the built page") {
        let path = entry.expect("an entry").path();
        let name = path
            .file_name()
            .expect("a name")
            .to_string_lossy()
            .into_owned();
        if path.is_file() && keep(&name) {
            fs::copy(&path, part.path().join(&name)).expect("a copy");
        }
    }
    part
}

#[tokio::test]
async fn an_application_that_does_not_arrive_is_said_so() {
    let part = part(|name| !name.contains(".wasm"));
    let site = emulator::page::serve(part.path(), 0)
        .await
        .expect("it starts");
    let browser = Browser::builder().start().await;
    browser.open(&site.base_url()).await;
    browser
        .wait_for("document.querySelector('#problem:not([hidden])')")
        .await;
    browser.close().await;
}

/// What is loaded after the page is ready may be missing: the page goes on, says so, and asks again.
#[tokio::test]
async fn the_page_works_without_what_is_loaded_later_and_asks_again() {
    let part = part(|name| !name.starts_with("rest-"));
    let site = emulator::page::serve(part.path(), 0)
        .await
        .expect("it starts");
    let browser = Browser::builder().start().await;
    browser.open(&site.base_url()).await;
    browser
        .wait_for("document.querySelector('#load-rest')")
        .await;
    let body = "const paste = document.querySelector('#paste');
        paste.focus();
        document.execCommand('insertText', false, args);
        document.querySelector('input[value=codex-cli]').click();
        await new Promise((resolve) => setTimeout(resolve, 50));
        return [document.querySelector('.output code').textContent, document.documentElement.dataset.ready]";
    let url = "https://dashscope.aliyuncs.com/api/v1/mcps/WebSearch/mcp";
    let answer = browser.run(body, json!(url)).await;
    assert!(
        answer[0].as_str().is_some_and(|text| text.contains(url)),
        "{answer}"
    );
    assert_eq!(answer[1], Value::Null, "the interface is not whole");

    for entry in fs::read_dir(site::dir()).expect("the built page") {
        let path = entry.expect("an entry").path();
        let name = path
            .file_name()
            .expect("a name")
            .to_string_lossy()
            .into_owned();
        if name.starts_with("rest-") {
            fs::copy(&path, part.path().join(&name)).expect("a copy");
        }
    }
    browser
        .run("document.querySelector('#load-rest').click()", Value::Null)
        .await;
    browser
        .wait_for("document.documentElement.dataset.ready === 'true'")
        .await;
    browser
        .wait_for("document.querySelector('#client-search')")
        .await;
    browser.close().await;
}
