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
        "有实例 ID",
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

#[tokio::test]
async fn an_application_that_does_not_arrive_is_said_so() {
    let whole = site::dir();
    let part = tempfile::tempdir().expect("a folder");
    for entry in fs::read_dir(&whole).expect("the built page") {
        let path = entry.expect("an entry").path();
        let name = path
            .file_name()
            .expect("a name")
            .to_string_lossy()
            .into_owned();
        if path.is_file() && !name.contains(".wasm") {
            fs::copy(&path, part.path().join(&name)).expect("a copy");
        }
    }
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
