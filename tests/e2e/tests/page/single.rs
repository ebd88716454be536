//! The single file, opened from a disk; and that the hosted page hands it out.

use std::fs;
use std::path::Path;

use e2e::browser::{Browser, Builder, Level};
use e2e::outside::{Outside, is_of_chromium};
use e2e::{site, witness};
use emulator::builder::DEMO_KEY;
use emulator::{Cors, Running};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use crate::visit::{KEY, URL, Visit, service};

const NAME: &str = "bailian-mcp-config.html";

/// What a file on a disk is to a service.
const NO_ORIGIN: &str = "null";

fn url(file: &Path) -> String {
    let file = file.canonicalize().expect("the single file");
    format!("file://{}", file.display())
}

/// The single file in a browser whose every way out is watched.
async fn opened(file: &Path, builder: Builder) -> (Visit, Outside) {
    let outside = Outside::start().await;
    let browser = builder.proxy(&outside.proxy()).start().await;
    let visit = Visit::elsewhere(browser, site::serve().await);
    let permissions = json!({ "permissions": ["clipboardReadWrite", "clipboardSanitizedWrite"] });
    visit
        .browser
        .cdp("Browser.grantPermissions", permissions)
        .await;
    let focused = json!({ "enabled": true });
    let focus = "Emulation.setFocusEmulationEnabled";
    visit.browser.cdp(focus, focused).await;
    visit.browser.open(&url(file)).await;
    (visit, outside)
}

async fn ready(visit: &Visit) {
    visit
        .browser
        .wait_for("document.documentElement.dataset.ready === 'true'")
        .await;
}

/// Every address that the page has asked for, but its own.
async fn asked(visit: &Visit) -> Vec<String> {
    let body = "return performance.getEntriesByType('resource').map((entry) => entry.name)
        .filter((name) => !name.startsWith('data:'))";
    let asked = visit.browser.run(body, Value::Null).await;
    serde_json::from_value(asked).expect("a list of addresses")
}

/// Fails where another machine was asked for anything: by the page, not by Chromium for itself.
fn asked_nobody(outside: &Outside) {
    let mut asked = outside.asked();
    asked.retain(|line| !is_of_chromium(line));
    assert_eq!(asked, Vec::<String>::new());
}

#[tokio::test]
async fn it_does_everything_from_a_disk_and_asks_nobody() {
    let (visit, outside) = opened(&site::single_file(), Browser::builder()).await;
    ready(&visit).await;
    visit.put("#paste", &format!("{URL}\n{KEY}")).await;
    assert_eq!(visit.value("#key").await, KEY);

    visit.click(".output .copy").await;
    let copied = "document.querySelector('.output .copy-status').textContent !== ''";
    visit.browser.wait_for(copied).await;
    let file: Value = serde_json::from_str(&visit.clipboard().await).expect("the configuration");
    let server = &file["mcpServers"]["AliyunBailianMCP_web"];
    assert_eq!(server["url"], URL, "{file}");
    assert_eq!(server["headers"]["Authorization"], format!("Bearer {KEY}"));

    visit.click("#download").await;
    let downloaded = visit.browser.downloaded("mcp.json").await;
    assert_eq!(
        serde_json::from_slice::<Value>(&downloaded).ok(),
        Some(file)
    );

    visit.fill("#existing", "{ \"theme\": \"dark\" }").await;
    visit
        .browser
        .wait_for("document.querySelector('#merge ins')")
        .await;
    visit.click("#merge .copy").await;
    let copied = "document.querySelector('#merge .copy-status').textContent !== ''";
    visit.browser.wait_for(copied).await;
    let merged = visit.clipboard().await;
    assert!(
        merged.contains("\"theme\": \"dark\"") && merged.contains(KEY),
        "{merged}"
    );

    let version = visit.text("#version").await;
    assert!(
        version.starts_with("Version 0.") && version.ends_with("works without a network."),
        "{version}"
    );
    let offered = "return document.querySelectorAll('#single-file').length";
    let offered = visit.browser.run(offered, Value::Null).await;
    assert_eq!(offered, json!(0), "it does not offer itself");
    assert_eq!(asked(&visit).await, Vec::<String>::new());
    asked_nobody(&outside);
    visit.browser.assert_quiet().await;
    visit.browser.close().await;
}

#[tokio::test]
async fn it_lists_tools_where_a_service_answers_a_file() {
    let service = service(Cors::AllowedFor(NO_ORIGIN)).await;
    let (visit, outside) = opened(&site::single_file(), Browser::builder()).await;
    ready(&visit).await;
    for path in [
        "compatible-mode/v1/mcp/WebSearch/sse",
        "api/v1/mcps/WebSearch/mcp",
    ] {
        list(&visit, &service, path).await;
        let count = visit.text("#tool-count").await;
        assert!(!count.starts_with('0'), "{path}: {count}");
    }
    let asked = asked(&visit).await;
    let own = service.base_url();
    assert!(asked.iter().all(|url| url.starts_with(&own)), "{asked:?}");
    asked_nobody(&outside);
    // A browser reports there whatever a service refuses, such as a header of another revision.
    let mut console = visit.browser.console().await;
    console.retain(|entry| {
        let of_service = entry.text.contains("CORS") || entry.text.contains(&own);
        entry.level != Level::Info && !of_service
    });
    assert!(console.is_empty(), "{console:#?}");
    visit.browser.close().await;
}

#[tokio::test]
async fn it_says_why_a_service_that_answers_certain_pages_alone_cannot_be_listed() {
    let service = service(Cors::AllowedFor("https://pages.example.com")).await;
    let (visit, outside) = opened(&site::single_file(), Browser::builder()).await;
    ready(&visit).await;
    list(&visit, &service, "api/v1/mcps/WebSearch/mcp").await;
    let failure = visit.text("#failure").await;
    assert!(failure.contains("CORS"), "{failure}");
    asked_nobody(&outside);
    visit.browser.close().await;
}

async fn list(visit: &Visit, service: &Running, path: &str) {
    let given = format!("{}/{path}\n{DEMO_KEY}", service.base_url());
    visit.put("#paste", &given).await;
    let key = format!("document.querySelector('#key').value === '{DEMO_KEY}'");
    visit.browser.wait_for(&key).await;
    visit.click("#check").await;
    let ended = "document.querySelector('#tool-count, #failure') \
        && !document.querySelector('#cancel')";
    visit.browser.wait_for(ended).await;
}

#[tokio::test]
async fn a_browser_that_cannot_unpack_it_is_told_so() {
    let folder = tempfile::tempdir().expect("a folder");
    let script = "delete window.DecompressionStream";
    let copy = witness::copy(&site::single_file(), folder.path(), script).expect("a copy");
    let (visit, _outside) = opened(&copy, Browser::builder()).await;
    visit
        .browser
        .wait_for("document.querySelector('#problem:not([hidden])')")
        .await;
    visit.browser.close().await;
}

/// As a mail or a disk may cut it off.
#[tokio::test]
async fn a_file_that_was_cut_off_works_as_far_as_it_goes_and_says_so() {
    let folder = tempfile::tempdir().expect("a folder");
    let text = fs::read_to_string(site::single_file()).expect("the single file");
    let (whole, _) = text.split_once(" id=\"part-rest\">").expect("the rest");
    let file = folder.path().join(NAME);
    fs::write(&file, format!("{whole} id=\"part-rest\">H4sI")).expect("a file");
    let (visit, _outside) = opened(&file, Browser::builder()).await;
    visit
        .browser
        .wait_for("document.querySelector('#load-rest')")
        .await;
    visit.fill("#paste", &format!("{URL}\n{KEY}")).await;
    assert!(visit.text(".output code").await.contains(URL));
    visit.browser.close().await;
}

#[tokio::test]
async fn the_hosted_page_offers_it_with_its_checksum() {
    let visit = Visit::new().await;
    visit
        .browser
        .wait_for("document.querySelector('#single-file a')")
        .await;
    let shown = visit.text("#single-sha256").await;
    visit.click(".checksum .copy").await;
    let copied = "document.querySelector('.checksum .copy-status').textContent !== ''";
    visit.browser.wait_for(copied).await;
    assert_eq!(visit.clipboard().await, shown);
    let offer = visit.text("#single-file").await;

    visit.click("#single-file a").await;
    let file = visit.browser.downloaded(NAME).await;
    let digest: String = Sha256::digest(&file)
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect();
    assert_eq!(digest, shown);
    assert!(
        offer.contains(&format!("({} KB)", file.len() / 1000)),
        "{offer}"
    );
    let version = visit.text("#version").await;
    let html = String::from_utf8(file).expect("text");
    let (_, rest) = html.split_once("data-commit=\"").expect("a commit");
    let (commit, _) = rest.split_once('"').expect("its end");
    assert!(version.contains(commit) && !commit.is_empty(), "{version}");
    visit.end().await;
}

#[tokio::test]
async fn the_checksum_can_be_read_on_the_smallest_screen() {
    for language in ["en", "zh-CN"] {
        let builder = Browser::builder().languages(language).size(320, 700);
        let visit = Visit::with(builder).await;
        let body = "const box = (e) => document.querySelector(e).getBoundingClientRect();
            return [box('#single-sha256').right, box('.checksum .copy').right, innerWidth]";
        let edges = visit.browser.run(body, Value::Null).await;
        let edges: Vec<f64> = serde_json::from_value(edges).expect("three numbers");
        assert!(edges[0] <= edges[2] && edges[1] <= edges[2], "{edges:?}");
        visit.end().await;
    }
}
