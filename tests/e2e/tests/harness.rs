//! The harness itself, on a page made for it: a harness that sees nothing proves nothing.

use std::fs;
use std::path::Path;

use e2e::browser::{Browser, ColorScheme, Level};
use emulator::{Server, page};
use serde_json::{Value, json};
use tempfile::TempDir;

const POLICY: &str = "default-src 'none'; script-src 'self'";

async fn serve(body: &str) -> (Server, TempDir) {
    let dir = tempfile::tempdir().expect("a folder");
    let html = format!(
        "<!doctype html><html data-ready=true><link rel=icon href='data:,'>\
         <meta http-equiv=Content-Security-Policy content=\"{POLICY}\"><body>{body}"
    );
    fs::write(dir.path().join("index.html"), html).expect("a file");
    (page::serve(dir.path(), 0).await.expect("it starts"), dir)
}

#[tokio::test]
async fn a_person_s_settings_reach_the_page() {
    let (site, _dir) = serve("").await;
    let browser = Browser::builder()
        .languages("zh-CN,zh")
        .color_scheme(ColorScheme::Dark)
        .size(320, 640)
        .start()
        .await;
    browser.open_page(&site.base_url()).await;
    let seen = browser
        .run(
            "return [navigator.languages, matchMedia('(prefers-color-scheme: dark)').matches, \
             innerWidth, innerHeight]",
            Value::Null,
        )
        .await;
    assert_eq!(seen, json!([["zh-CN", "zh"], true, 320, 640]));
    browser.close().await;
}

#[tokio::test]
async fn a_violation_of_the_policy_and_an_exception_are_seen() {
    let (site, _dir) = serve("").await;
    let browser = Browser::builder().start().await;
    browser.open_page(&site.base_url()).await;
    browser.assert_quiet().await;

    browser
        .run("fetch('http://127.0.0.1:9/').catch(() => {})", Value::Null)
        .await;
    browser
        .run(
            "setTimeout(() => { throw new Error('thrown') })",
            Value::Null,
        )
        .await;
    let mut texts = String::new();
    while !(texts.contains("Content Security Policy") && texts.contains("thrown")) {
        for entry in browser.console().await {
            assert_eq!(entry.level, Level::Severe, "{entry:?}");
            texts.push_str(&entry.text);
        }
    }
    browser.close().await;
}

#[tokio::test]
async fn scripts_return_wait_and_throw() {
    let (site, _dir) = serve("").await;
    let browser = Browser::builder().start().await;
    browser.open_page(&site.base_url()).await;
    let sum = browser
        .run(
            "return (await Promise.resolve(args.a)) + 1",
            json!({ "a": 2 }),
        )
        .await;
    assert_eq!(sum, json!(3));
    let thrown = browser
        .try_run("throw new TypeError('no')", Value::Null)
        .await;
    assert_eq!(thrown, Err("TypeError: no".into()));
    browser
        .run(
            "setTimeout(() => { window.later = true }, 100)",
            Value::Null,
        )
        .await;
    browser.wait_for("window.later").await;
    browser.close().await;
}

#[tokio::test]
async fn downloads_clipboard_and_screenshot_work() {
    let (site, dir) = serve("").await;
    let browser = Browser::builder().start().await;
    browser.grant_clipboard(&site.base_url()).await;
    browser.open_page(&site.base_url()).await;

    let download = "const link = document.createElement('a');
        link.href = URL.createObjectURL(new Blob([args.text]));
        link.download = args.name;
        link.click();";
    for name in ["mcp.json", "config.toml"] {
        browser
            .run(download, json!({ "name": name, "text": name }))
            .await;
        assert_eq!(browser.downloaded(name).await, name.as_bytes());
    }

    let copied = "await navigator.clipboard.writeText('copied');
        return await navigator.clipboard.readText();";
    assert_eq!(browser.run(copied, Value::Null).await, json!("copied"));

    let file = dir.path().join("shots/page.png");
    browser.screenshot(&file).await;
    assert_eq!(png_size(&file), (1280, 800));
    browser.close().await;
}

/// Width and height in a PNG file's first chunk.
fn png_size(file: &Path) -> (u32, u32) {
    let png = fs::read(file).expect("a file");
    assert!(png.starts_with(b"\x89PNG\r\n\x1a\n"));
    let number = |at: usize| u32::from_be_bytes(png[at..at + 4].try_into().expect("four bytes"));
    (number(16), number(20))
}

#[cfg(target_os = "linux")]
#[tokio::test]
async fn a_dropped_browser_leaves_no_process_behind() {
    let browser = Browser::builder().start().await;
    let profile = browser.profile();
    assert!(
        !processes_of(&profile).is_empty(),
        "the browser's processes are visible"
    );
    drop(browser);
    let deadline = std::time::Instant::now() + e2e::browser::PATIENCE;
    while !processes_of(&profile).is_empty() {
        assert!(
            std::time::Instant::now() < deadline,
            "{:?}",
            processes_of(&profile)
        );
        tokio::time::sleep(std::time::Duration::from_millis(20)).await;
    }
}

/// The command lines that name a profile.
#[cfg(target_os = "linux")]
fn processes_of(profile: &Path) -> Vec<String> {
    let profile = profile.to_str().expect("UTF-8");
    let processes = fs::read_dir("/proc").expect("processes").flatten();
    processes
        .filter_map(|process| fs::read(process.path().join("cmdline")).ok())
        .map(|line| String::from_utf8_lossy(&line).replace('\0', " "))
        .filter(|line| line.contains(profile))
        .collect()
}
