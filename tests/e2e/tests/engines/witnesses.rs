//! That the witnesses see: a page that does what ours must not.

use std::fs;
use std::path::Path;
use std::time::Duration;

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
        sleep(Duration::from_millis(20)).await;
    }
    // As when a test panics: nobody ends the session, and yet nothing is left.
    let folder = browser.profile();
    let folder = folder.parent().unwrap_or(&folder).to_path_buf();
    // Only Linux shows what other processes were told.
    let visible = !left(&folder).is_empty();
    assert!(
        visible || !cfg!(target_os = "linux"),
        "its processes are visible"
    );
    drop(browser);
    let deadline = Instant::now() + PATIENCE;
    while !left(&folder).is_empty() {
        assert!(
            Instant::now() < deadline,
            "still running: {:?}",
            left(&folder)
        );
        sleep(Duration::from_millis(20)).await;
    }
}

/// The processes that were told of a browser's own folder.
fn left(folder: &Path) -> Vec<String> {
    let folder = folder.as_os_str().as_encoded_bytes();
    let processes = fs::read_dir("/proc").into_iter().flatten().flatten();
    let told = processes.filter_map(|process| {
        let read = |name| fs::read(process.path().join(name)).unwrap_or_default();
        let (command, surroundings) = (read("cmdline"), read("environ"));
        let names_it = [&command, &surroundings]
            .iter()
            .any(|text| text.windows(folder.len()).any(|part| part == folder));
        names_it.then(|| String::from_utf8_lossy(&command).replace('\0', " "))
    });
    told.collect()
}
