//! The page in Chromium, as each recipe serves it.

use std::fs;
use std::time::{Duration, Instant};

use e2e::browser::{Browser, Entry, PATIENCE};
use e2e::hosting::{Recipe, UPSTREAM};
use emulator::Authorization;
use emulator::builder::DEMO_KEY;
use serde_json::{Value, json};
use tokio::time::sleep;

use crate::setting::Setting;

/// The rest of the page, without which it cannot list tools.
const WHOLE: &str = "window.bailianMcpConfig && window.bailianMcpConfig.listTools";

/// The settings have come, without which nobody knows of the relay; reading them takes no time.
const SETTINGS: &str = "performance.getEntriesByType('resource')
    .some((e) => e.name.endsWith('/site.json') && performance.now() - e.responseEnd > 200)";

#[tokio::test]
async fn it_works_without_a_word_in_the_console_and_lists_through_the_relay() {
    for recipe in Recipe::ALL {
        for base in ["", "/tools/mcp"] {
            let setting = Setting::under(recipe, base).await;
            let browser = Browser::builder().trusting(setting.served.spki_hash());
            let browser = browser.start().await;
            browser.open_page(&setting.served.page()).await;
            browser.wait_for(WHOLE).await;
            browser.wait_for(SETTINGS).await;
            let body = "const listing = await bailianMcpConfig.listTools(args);
                return [listing.transport, listing.tools.length, listing.complete]";
            for (path, transport) in [("sse", "sse"), ("mcp", "streamable_http")] {
                let url = format!("https://{UPSTREAM}/api/v1/mcps/WebSearch/{path}");
                let order = json!({ "url": url, "key": DEMO_KEY, "transport": transport });
                let listed = browser.try_run(body, order).await;
                let Ok(listed) = listed else {
                    let console = browser.console().await;
                    let logs = setting.served.logs();
                    panic!("{recipe:?} {base} {transport}: {listed:?}\n{console:#?}\n{logs}")
                };
                assert_eq!(listed[0], transport, "{recipe:?} {base}");
                assert!(
                    listed[1].as_u64().is_some_and(|tools| tools > 0),
                    "{recipe:?}: {listed}"
                );
                assert_eq!(listed[2], true, "{recipe:?} {base}");
            }
            let keys = setting.service.log().requests();
            assert!(!keys.is_empty(), "{recipe:?}");
            let right = keys
                .iter()
                .all(|one| one.authorization == Authorization::Right);
            assert!(
                right,
                "{recipe:?}: no preflights, no requests without the key: {keys:#?}"
            );
            let body = "return performance.getEntriesByType('resource').map((e) => e.name)
                .filter((name) => !name.startsWith(location.origin))";
            let elsewhere = browser.run(body, Value::Null).await;
            assert_eq!(elsewhere, json!([]), "{recipe:?} {base}");
            browser.assert_quiet().await;
            browser.close().await;
        }
    }
}

#[tokio::test]
async fn it_is_shown_in_no_frame() {
    for recipe in Recipe::HTTPS {
        let setting = Setting::of(recipe).await;
        let browser = Browser::builder().trusting(setting.served.spki_hash());
        let browser = browser.start().await;
        let folder = tempfile::tempdir().expect("a folder");
        let framing = format!(
            "<!doctype html><iframe src='{}'></iframe>",
            setting.served.page()
        );
        fs::write(folder.path().join("index.html"), framing).expect("a file");
        let portal = emulator::page::serve(folder.path(), 0)
            .await
            .expect("a free port");
        browser.open(&portal.base_url()).await;
        let deadline = Instant::now() + PATIENCE;
        let mut console = Vec::new();
        let refused = |entry: &Entry| entry.text.contains("frame-ancestors");
        while !console.iter().any(refused) {
            assert!(Instant::now() < deadline, "{recipe:?}: {console:#?}");
            sleep(Duration::from_millis(50)).await;
            console.extend(browser.console().await);
        }
        browser.close().await;
        portal.stop().await;
    }
}
