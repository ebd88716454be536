//! That the witnesses see: a page that does what ours must not.

use std::fs;

use e2e::browser::{Browser, Engine, PATIENCE};
use e2e::outside::Outside;
use e2e::witness;
use emulator::page;
use serde_json::Value;
use tokio::time::{Instant, sleep};

const PAGE: &str = "<!doctype html><html data-ready=\"true\"><head><link rel=\"icon\" href=\"data:,\">\
    <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; img-src data:; \
    connect-src http://elsewhere.example\"></head><body></body></html>";

/// Violates its policy, throws, complains, and asks another host.
const WRONG: &str = "fetch('http://127.0.0.1:9/').catch(() => {});
    fetch('http://elsewhere.example/').catch(() => {});
    setTimeout(() => { throw new Error('thrown by the page') });
    console.error('said by the page')";

pub(crate) async fn see(engine: Engine) {
    let folder = tempfile::tempdir().expect("a folder");
    let watched = engine == Engine::WebKit;
    let html = if watched {
        witness::with_script(PAGE, witness::SCRIPT)
    } else {
        PAGE.to_owned()
    };
    fs::write(folder.path().join("index.html"), html).expect("a file");
    let site = page::serve(folder.path(), 0).await.expect("it starts");
    let outside = Outside::start().await;
    let builder = Browser::builder().engine(engine).proxy(&outside.proxy());
    let browser = builder.start().await;
    browser.open_page(&site.base_url()).await;
    browser.assert_quiet().await;

    browser.run(WRONG, Value::Null).await;
    let deadline = Instant::now() + PATIENCE;
    let mut seen = Vec::new();
    loop {
        seen.extend(
            browser
                .console()
                .await
                .into_iter()
                .map(|entry| entry.text.replace('-', " ")),
        );
        let missing: Vec<_> = [
            "Content Security Policy",
            "thrown by the page",
            "said by the page",
        ]
        .into_iter()
        .filter(|words| !seen.iter().any(|text| text.contains(words)))
        .collect();
        let asked = outside.asked();
        if missing.is_empty() && asked.iter().any(|line| line.contains("elsewhere.example")) {
            break;
        }
        assert!(
            Instant::now() < deadline,
            "not seen: {missing:?}; seen: {seen:#?}; asked: {asked:?}"
        );
        sleep(std::time::Duration::from_millis(20)).await;
    }
    browser.close().await;
}
