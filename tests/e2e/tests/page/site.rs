//! The settings of a site, as its people meet them.

mod withheld;

use std::fs;
use std::path::Path;

use e2e::browser::{Browser, Builder};
use e2e::site;
use emulator::builder::DEMO_KEY;
use emulator::{Cors, Server};
use serde_json::{Value, json};

use crate::visit::{KEY, service};

/// The built page with other settings beside it.
pub(crate) struct Set {
    pub(crate) browser: Browser,
    server: Server,
    _folder: tempfile::TempDir,
}

impl Set {
    /// With this `site.json`; without one where it is `None`.
    async fn new(settings: Option<&str>) -> Self {
        Self::with(settings, Browser::builder(), |html| html).await
    }

    async fn with(settings: Option<&str>, builder: Builder, change: fn(String) -> String) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        copy(&site::dir(), folder.path());
        if let Some(settings) = settings {
            fs::write(folder.path().join("site.json"), settings).expect("a file");
        }
        let index = folder.path().join("index.html");
        let html = fs::read_to_string(&index).expect("the page");
        fs::write(&index, change(html)).expect("a file");
        let server = emulator::page::serve(folder.path(), 0).await;
        let server = server.expect("it starts");
        let browser = builder.start().await;
        let origin = server.base_url();
        browser.grant_clipboard(origin.trim_end_matches('/')).await;
        browser.open_page(&origin).await;
        Self {
            browser,
            server,
            _folder: folder,
        }
    }

    async fn wait_for(&self, selector: &str) {
        let expression = format!("document.querySelector({})", json!(selector));
        self.browser.wait_for(&expression).await;
    }

    async fn text(&self, selector: &str) -> String {
        let body = "return document.querySelector(args)?.textContent ?? ''";
        let text = self.browser.run(body, json!(selector)).await;
        text.as_str().expect("a text").to_owned()
    }

    async fn click(&self, selector: &str) {
        let body = "document.querySelector(args).click()";
        self.browser.run(body, json!(selector)).await;
    }

    async fn fill(&self, selector: &str, text: &str) {
        let body = "const field = document.querySelector(args[0]);
            field.focus();
            field.select();
            document.execCommand('insertText', false, args[1]);";
        self.browser.run(body, json!([selector, text])).await;
    }

    async fn run(&self, body: &str) -> Value {
        self.browser.run(body, Value::Null).await
    }

    async fn end(self) {
        self.browser.assert_quiet().await;
        self.browser.close().await;
        self.server.stop().await;
    }
}

/// The compressed copies would be sent in the place of what is changed.
fn copy(from: &Path, to: &Path) {
    for entry in fs::read_dir(from).expect("the built page") {
        let path = entry.expect("an entry").path();
        let name = path
            .file_name()
            .expect("a name")
            .to_string_lossy()
            .into_owned();
        let changed = name.starts_with("site.json") || name.starts_with("index.html.");
        if path.is_file() && !changed {
            fs::copy(&path, to.join(name)).expect("a copy");
        }
    }
}

const NOTICES: &str =
    "[...document.querySelectorAll('#site-notices li')].map((e) => e.textContent)";

#[tokio::test]
async fn a_broken_file_is_told_with_its_place_and_keeps_keys_out() {
    for (language, words) in [
        ("en-US", "in line 3, column 1."),
        ("zh-CN", "第 3 行第 1 列起不是 JSON"),
    ] {
        let builder = Browser::builder().languages(language);
        let set = Set::with(Some("{\n  \"relay\": \"relay\",\n}"), builder, |html| html).await;
        set.wait_for("#site-notices").await;
        let said = set.text("#site-notices").await;
        assert!(said.contains(words), "{said}");
        set.wait_for("#secret-withheld").await;
        set.fill("#paste", &format!("WebSearch {KEY}")).await;
        assert!(!set.text(".output").await.contains("sk-"));
        set.end().await;
    }
}

#[tokio::test]
async fn a_missing_file_is_no_notice() {
    let set = Set::new(None).await;
    set.fill("#paste", &format!("WebSearch {KEY}")).await;
    set.click("#show-output").await;
    set.browser
        .wait_for(&format!(
            "document.querySelector('.output').textContent.includes('{KEY}')"
        ))
        .await;
    assert_eq!(set.run(&format!("return {NOTICES}")).await, json!([]));
    // The browser itself reports a 404 in its console.
    set.browser.close().await;
    set.server.stop().await;
}

#[tokio::test]
async fn each_mistake_is_told_and_a_key_is_not_repeated() {
    let settings = json!({
        "organization": "Example Ltd",
        "hosts": ["https://a.example"],
        "hiddenClients": ["netscape"],
        "services": [{ "id": "WebSearch", "name": "Web search", "description": { "en": KEY } }],
        "apiKey": KEY,
    });
    let set = Set::new(Some(&settings.to_string())).await;
    set.wait_for("#site-notices").await;
    let told = set.run(&format!("return {NOTICES}")).await;
    let told: Vec<String> = serde_json::from_value(told).expect("texts");
    for (place, words) in [
        (
            "hosts[0] ",
            "Found \"https://a.example\", expected a host name",
        ),
        (
            "hiddenClients[0] ",
            "Found \"netscape\", expected a client’s id",
        ),
        ("services[0].description.en ", "revoke it in the console"),
        ("apiKey ", "revoke it in the console"),
    ] {
        assert!(
            told.iter()
                .any(|it| it.starts_with(place) && it.contains(words)),
            "{place} {told:?}"
        );
    }
    assert_eq!(told.len(), 4, "{told:?}");
    let html = set.run("return document.documentElement.outerHTML").await;
    assert!(!html.as_str().expect("a text").contains(KEY));
    // What is right is in use.
    assert_eq!(set.text("#site-owner").await, "Provided by Example Ltd");
    set.wait_for("input[name=preset]").await;
    set.end().await;
}

const PRESETS: &str = r#"{
    "organization": "示例公司", "help": "help.html",
    "services": [
        { "id": "WebSearch", "name": "Web search", "description": { "en": "Finds pages.", "zh": "联网搜索。" } },
        { "url": "https://mcp.example.com/tickets/mcp", "name": "Tickets", "transport": "streamable_http" }
    ]
}"#;

#[tokio::test]
async fn a_colleague_picks_a_service_and_only_pastes_the_key() {
    let set = Set::new(Some(PRESETS)).await;
    set.wait_for("#presets").await;
    assert_eq!(set.text("#site-owner").await, "Provided by 示例公司Help");
    let help = set
        .run("return document.querySelector('#site-help').getAttribute('href')")
        .await;
    assert_eq!(help, "help.html");
    // By the keyboard: the list is one group of radio buttons.
    set.run("document.querySelector('input[name=preset]').focus()")
        .await;
    set.click("input[name=preset][value='0']").await;
    set.wait_for("#preset-chosen strong").await;
    assert!(
        set.text("#preset-chosen")
            .await
            .contains("Web search is filled in.")
    );
    set.fill("#paste", KEY).await;
    set.click("#show-output").await;
    let written = set.text(".output code").await;
    assert!(
        written.contains(KEY) && written.contains("/mcp/WebSearch/sse"),
        "{written}"
    );
    assert_eq!(
        set.text("#preset-chosen strong").await,
        "",
        "nothing is missing"
    );
    set.click("input[name=preset][value='1']").await;
    let written = set.text(".output code").await;
    assert!(
        written.contains(KEY) && written.contains("mcp.example.com/tickets/mcp"),
        "{written}"
    );
    // It is checked like a paste, and this page may not connect there.
    set.wait_for("#unreachable").await;
    let chosen =
        "return [...document.querySelectorAll('.preset.chosen strong')].map((e) => e.textContent)";
    assert_eq!(set.run(chosen).await, json!(["Tickets"]));
    set.click("#undo").await;
    assert_eq!(set.run(chosen).await, json!(["Web search"]));
    set.end().await;
}

#[tokio::test]
async fn many_services_can_be_searched() {
    let mut services = Vec::new();
    for index in 0..60 {
        services.push(
            json!({ "id": format!("market-cmapi{index:08}"), "name": format!("Service {index}") }),
        );
    }
    let set = Set::new(Some(&json!({ "services": services }).to_string())).await;
    set.wait_for("#preset-search").await;
    set.fill("#preset-search", "service 5").await;
    let count = "return document.querySelectorAll('input[name=preset]').length";
    assert_eq!(set.run(count).await, 11);
    let focused = set.run("return document.activeElement.id").await;
    assert_eq!(focused, "preset-search");
    set.click("input[name=preset][value='57']").await;
    assert_eq!(
        set.run("return document.querySelector('#instance-id').value")
            .await,
        "market-cmapi00000057"
    );
    set.fill("#preset-search", "nothing of that name").await;
    assert!(
        set.text("#presets")
            .await
            .contains("No service of this name.")
    );
    set.end().await;
}

#[tokio::test]
async fn hidden_clients_are_nowhere_and_the_first_one_is_the_sites() {
    let settings = r#"{ "defaultClient": "goose", "hiddenClients": ["cursor", "dify"] }"#;
    let set = Set::new(Some(settings)).await;
    set.wait_for("input[name=client][value=goose]:checked")
        .await;
    set.click("#client-all").await;
    set.wait_for("input[name=client-found]").await;
    let body = "return [...document.querySelectorAll('input[name^=client]')].map((e) => e.value)
        .concat(bailianMcpConfig.clients().map((c) => c.id)).filter((id) => id === 'cursor' || id === 'dify')";
    assert_eq!(set.run(body).await, json!([]));
    let stored = "return localStorage.getItem('bailian-mcp-config.clients')";
    assert_eq!(
        set.run(stored).await,
        Value::Null,
        "nobody has chosen anything"
    );
    set.fill("#client-search", "dify").await;
    set.browser
        .wait_for("!document.querySelector('input[name=client-found]')")
        .await;
    set.end().await;
}

#[tokio::test]
async fn the_language_is_the_sites_until_somebody_chooses() {
    let set = Set::new(Some(r#"{ "language": "zh" }"#)).await;
    set.browser
        .wait_for("document.documentElement.lang === 'zh-CN'")
        .await;
    let stored = "return localStorage.getItem('bailian-mcp-config.language')";
    assert_eq!(set.run(stored).await, Value::Null);
    set.click("#language").await;
    set.browser
        .wait_for("document.documentElement.lang === 'en'")
        .await;
    assert_eq!(set.run(stored).await, "en");
    set.browser.open_page(&set.server.base_url()).await;
    set.wait_for("html[data-language]").await;
    assert_eq!(set.run("return document.documentElement.lang").await, "en");
    assert_eq!(set.run(stored).await, "en");
    set.end().await;
}

#[tokio::test]
async fn urls_are_built_as_the_site_says() {
    let settings = r#"{ "form": { "host": "mcp.example.com", "path": "api", "transport": "streamable_http" } }"#;
    let set = Set::new(Some(settings)).await;
    set.browser
        .wait_for("document.querySelector('#endpoint').textContent.includes('mcp.example.com')")
        .await;
    set.fill("#paste", "WebSearch").await;
    assert_eq!(
        set.text("#endpoint").await,
        "https://mcp.example.com/api/v1/mcps/WebSearch/mcp"
    );
    set.wait_for("input[name=host][value=site]:checked").await;
    set.click("#clear").await;
    set.fill("#instance-id", "WebParser").await;
    assert_eq!(
        set.text("#endpoint").await,
        "https://mcp.example.com/api/v1/mcps/WebParser/mcp"
    );
    set.end().await;
}

/// A single file has its settings inside, and asks for nothing.
#[tokio::test]
async fn settings_inside_the_document_win() {
    let set = Set::with(Some(r#"{ "organization": "beside" }"#), Browser::builder(), |html| {
        let element = "<script type=\"application/json\" id=\"site\">{ \"organization\": \"inside \\u003c it\" }</script>";
        html.replacen("</body>", &format!("{element}</body>"), 1)
    })
    .await;
    set.wait_for("#site-owner").await;
    assert_eq!(set.text("#site-owner").await, "Provided by inside < it");
    let asked = "return performance.getEntriesByType('resource').filter((e) => e.name.includes('site.json')).length";
    assert_eq!(set.run(asked).await, 0);
    set.end().await;
}

/// A service on this machine may be reached whatever is set.
#[tokio::test]
async fn a_service_from_the_list_can_be_listed() {
    let service = service(Cors::Allowed).await;
    let url = format!("{}/api/v1/mcps/WebSearch/mcp", service.base_url());
    let settings = json!({ "services": [{ "url": url, "name": "Here" }] });
    let set = Set::new(Some(&settings.to_string())).await;
    set.wait_for("input[name=preset]").await;
    set.click("input[name=preset]").await;
    set.fill("#paste", DEMO_KEY).await;
    set.click("#check").await;
    set.wait_for("#tool-count").await;
    set.browser.close().await;
    set.server.stop().await;
    service.stop().await;
}
