//! The page without a network, under any path, and when there is a newer version.

mod updates;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use e2e::browser::Browser;
use e2e::site;
use serde_json::{Value, json};
use tempfile::TempDir;

use crate::visit::{KEY, URL, Visit};

/// What a person types that must be nowhere afterwards.
const CANARY: &str = "mcp-Y2FuYXJ5b2ZmbGlu";

/// The built page in a folder of a server, whose files a test may change.
struct Hosted {
    root: TempDir,
    path: &'static str,
}

impl Hosted {
    /// Copies the page to this path, which begins and ends with a slash.
    fn at(path: &'static str) -> Self {
        let root = tempfile::tempdir().expect("a folder");
        // The server wants a document at its root.
        fs::write(root.path().join("index.html"), "another page").expect("a file");
        let hosted = Self { root, path };
        hosted.put();
        hosted
    }

    fn put(&self) {
        fs::create_dir_all(self.folder()).expect("a folder");
        for entry in fs::read_dir(site::dir()).expect("the built page") {
            let from = entry.expect("an entry").path();
            let name = from.file_name().expect("a name");
            fs::copy(&from, self.folder().join(name)).expect("a copy");
        }
    }

    fn folder(&self) -> PathBuf {
        self.root.path().join(self.path.trim_matches('/'))
    }

    /// Opens the page, and waits until the browser keeps it.
    async fn visit(&self) -> Visit {
        let server = emulator::page::serve(self.root.path(), 0).await;
        let server = server.expect("a free port");
        let visit = Visit::on(server, self.path, Browser::builder()).await;
        wait_until_kept(&visit).await;
        visit
    }

    /// Replaces a file, and the compressed copies of what it was.
    fn write(&self, name: &str, text: &str) {
        self.remove(name);
        fs::write(self.folder().join(name), text).expect("a file");
    }

    /// Takes a file away, and its compressed copies.
    fn remove(&self, name: &str) {
        for end in ["", ".br", ".gz"] {
            // It may be gone, and not every file has copies.
            let _ = fs::remove_file(self.folder().join([name, end].concat()));
        }
        assert!(!self.folder().join(name).exists());
    }

    fn text(&self, name: &str) -> String {
        fs::read_to_string(self.folder().join(name)).expect("a file of the page")
    }

    /// Puts a newer version in the place of the page: its document says `build`.
    async fn renew(&self, browser: &Browser, build: &str) {
        let document = self.text("index.html");
        let mark = format!("<meta name=\"build\" content=\"{build}\">");
        let document = document.replacen("<title>", &[&mark, "<title>"].concat(), 1);
        let body = "const bytes = new TextEncoder().encode(args);
            const hash = await crypto.subtle.digest('SHA-384', bytes);
            return 'sha384-' + btoa(String.fromCharCode(...new Uint8Array(hash)))";
        let checksum = browser.run(body, json!(document)).await;
        let worker = self.text("worker.js");
        let before = &files(&worker)["./index.html"];
        let after = checksum.as_str().expect("a checksum");
        let (head, tail) = worker
            .split_once("const VERSION = \"")
            .expect("the version of the worker");
        let worker = format!("{head}const VERSION = \"{build}{tail}").replace(before, after);
        self.write("index.html", &document);
        self.write("worker.js", &worker);
    }
}

/// What the worker says it keeps, and the checksum of each.
fn files(worker: &str) -> BTreeMap<String, String> {
    let (_, rest) = worker.split_once("const FILES = ").expect("its files");
    let (files, _) = rest.split_once(";\n").expect("their end");
    serde_json::from_str(files).expect("an object")
}

async fn wait_until_kept(visit: &Visit) {
    let kept = "(await navigator.serviceWorker.ready).active.state === 'activated'";
    visit.browser.wait_for(kept).await;
}

/// The names and addresses in every cache of the origin; where the page is, they begin with `./`.
async fn kept(visit: &Visit) -> BTreeMap<String, Vec<String>> {
    let body = "const found = {};
        for (const name of await caches.keys()) {
            const requests = await (await caches.open(name)).keys();
            found[name] = requests.map(({ url }) => url.replace(args, './')).sort();
        }
        return found";
    let base = visit
        .string(
            "return (await navigator.serviceWorker.ready).scope",
            Value::Null,
        )
        .await;
    let found = visit.browser.run(body, json!(base)).await;
    serde_json::from_value(found).expect("lists of addresses")
}

/// Everything that the browser has stored for the origin, as one text.
async fn stored(visit: &Visit) -> String {
    let body = "let all = '';
        for (const name of await caches.keys()) {
            const cache = await caches.open(name);
            for (const request of await cache.keys()) {
                const response = await cache.match(request);
                all += request.url + JSON.stringify([...response.headers]) + await response.text();
            }
        }
        return all + JSON.stringify({ ...localStorage }) + JSON.stringify({ ...sessionStorage })
            + JSON.stringify(await indexedDB.databases()) + document.cookie";
    visit.string(body, Value::Null).await
}

async fn copied(visit: &Visit) -> Value {
    visit.click(".copy.primary").await;
    let said = "document.querySelector('.copy-status').textContent !== ''";
    visit.browser.wait_for(said).await;
    serde_json::from_str(&visit.clipboard().await).expect("JSON")
}

#[tokio::test]
async fn after_one_visit_the_page_opens_and_works_without_a_server() {
    let hosted = Hosted::at("/tools/mcp/");
    let mut visit = hosted.visit().await;
    let url = [&visit.url(), hosted.path].concat();
    visit
        .fill("#paste", &format!("{CANARY}\nBearer {KEY}"))
        .await;
    let page = visit.text(".code").await;
    assert!(page.contains(CANARY), "{page}");
    visit.browser.assert_quiet().await;
    visit.cut().await;

    // By its folder, by its document, with a fragment, and with a query that nobody asked for.
    for address in ["#1&client=cursor", "index.html", "?from=elsewhere", ""] {
        let address = [&url, address].concat();
        visit.browser.open("about:blank").await;
        visit.browser.open_page(&address).await;
        // The rest is there too.
        let rest = "document.querySelector('#client-search')";
        visit.browser.wait_for(rest).await;
    }
    visit
        .fill("#paste", &json!({"mcpServers": {"AliyunBailianMCP_web": {"url": URL, "headers": {"Authorization": format!("Bearer {KEY}")}}}}).to_string())
        .await;
    let expected = json!({"url": URL, "headers": {"Authorization": format!("Bearer {KEY}")}});
    let file = copied(&visit).await;
    assert_eq!(file["mcpServers"]["AliyunBailianMCP_web"], expected);
    visit.fill("#existing", "{ \"mcpServers\": {} }").await;
    assert!(visit.text("#merge").await.contains(URL));

    let mut expected: Vec<String> = files(&hosted.text("worker.js")).into_keys().collect();
    expected.sort();
    let kept = kept(&visit).await;
    let (settings, files): (Vec<_>, Vec<_>) = kept
        .into_iter()
        .partition(|(name, _)| name.ends_with(" settings"));
    assert_eq!(files.len(), 1);
    assert_eq!(files[0].1, expected);
    assert_eq!(settings.len(), 1);
    assert_eq!(settings[0].1, ["./site.json"]);
    for offered in ["bailian-mcp-config.html", "icon-512.png"] {
        assert!(!expected.iter().any(|name| name.ends_with(offered)));
    }
    let stored = stored(&visit).await;
    assert!(!stored.contains(CANARY) && !stored.contains(KEY));
    assert!(
        stored.contains("From an instance ID"),
        "the document is in it"
    );
    visit.browser.close().await;
}

#[tokio::test]
async fn settings_of_the_site_are_the_newest_that_can_be_had() {
    let hosted = Hosted::at("/");
    let mut visit = hosted.visit().await;
    let url = visit.url();
    visit.browser.open_page(&url).await;
    let body = "const response = await fetch('site.json');
        return response.status + ' ' + await response.text()";
    for (file, answer) in [
        ("{ \"relay\": \"one\" }", "200 { \"relay\": \"one\" }"),
        ("{ \"relay\": \"two\" }", "200 { \"relay\": \"two\" }"),
        // Seen, so that the page can say what is wrong with it, and not kept.
        ("a notice of some proxy", "200 a notice of some proxy"),
    ] {
        hosted.write("site.json", file);
        assert_eq!(visit.string(body, Value::Null).await, answer);
    }
    visit.cut().await;
    let last = "200 { \"relay\": \"two\" }";
    assert_eq!(visit.string(body, Value::Null).await, last);
    visit.browser.close().await;
}

#[tokio::test]
async fn settings_that_were_taken_away_are_forgotten() {
    let hosted = Hosted::at("/");
    let visit = hosted.visit().await;
    visit.browser.open_page(&visit.url()).await;
    hosted.remove("site.json");
    let status = "return (await fetch('site.json')).status";
    assert_eq!(visit.browser.run(status, Value::Null).await, json!(404));
    let kept = kept(&visit).await;
    assert!(!kept.values().flatten().any(|url| url == "./site.json"));
    visit.browser.close().await;
}

/// Relative addresses throughout, and pages of one host that leave each other alone.
#[tokio::test]
async fn the_page_works_under_any_path() {
    let hosted = Hosted::at("/tools/mcp/");
    for path in ["/", "/a b/中文/"] {
        Hosted {
            root: tempfile::tempdir().expect("a folder"),
            path,
        }
        .put_into(hosted.root.path());
    }
    let visit = hosted.visit().await;
    let origin = visit.url();
    let mut caches = 2;
    for path in ["/tools/mcp/", "/", "/a%20b/%E4%B8%AD%E6%96%87/"] {
        let url = [&origin, path].concat();
        visit.browser.open_page(&url).await;
        wait_until_kept(&visit).await;
        let rest = "document.querySelector('#client-search')";
        visit.browser.wait_for(rest).await;
        let body = "const registration = await navigator.serviceWorker.getRegistration();
            const asked = performance.getEntriesByType('resource').map(({ name }) => name);
            const outside = asked.filter((name) => !name.startsWith(args));
            return [registration.scope, asked.includes(args + 'site.json'), outside]";
        let found = visit.browser.run(body, json!(url)).await;
        assert_eq!(found, json!([url, true, []]));
        // Again, by the worker this time.
        visit.browser.open_page(&url).await;
        let controlled = "navigator.serviceWorker.controller";
        visit.browser.wait_for(controlled).await;
        assert_eq!(kept(&visit).await.len(), caches, "{path}");
        caches += 2;
    }
    visit.end().await;
}

impl Hosted {
    /// Copies the page to its path below another root.
    fn put_into(mut self, root: &Path) {
        let folder = root.join(self.path.trim_matches('/'));
        fs::create_dir_all(&folder).expect("a folder");
        self.put();
        for entry in fs::read_dir(self.folder()).expect("the page") {
            let from = entry.expect("an entry").path();
            if from.is_file() {
                fs::copy(&from, folder.join(from.file_name().expect("a name"))).expect("a copy");
            }
        }
        self.path = "/";
    }
}

/// Whoever hosts something else there later must not be hidden by what visitors have kept.
#[tokio::test]
async fn a_page_that_was_replaced_by_another_is_seen_on_the_next_visit() {
    let hosted = Hosted::at("/");
    let visit = hosted.visit().await;
    let url = visit.url();
    visit.browser.open_page(&url).await;
    hosted.remove("worker.js");
    hosted.write("index.html", "<title>Something else</title>");
    // The visit that finds out is whole.
    visit.browser.open_page(&url).await;
    let rest = "document.querySelector('#client-search')";
    visit.browser.wait_for(rest).await;
    let found_out = "!(await Promise.all((await caches.keys()).map(async (name) =>
        (await caches.open(name)).match(args)))).some(Boolean)";
    let found_out = found_out.replace("args", &json!([&url, "/index.html"].concat()).to_string());
    visit.browser.wait_for(&found_out).await;
    visit.browser.open(&url).await;
    visit
        .browser
        .wait_for("document.title === 'Something else'")
        .await;
    let gone = "(await navigator.serviceWorker.getRegistrations()).length === 0
        && (await caches.keys()).length === 0";
    visit.browser.wait_for(gone).await;
    visit.browser.close().await;
}

#[tokio::test]
async fn without_its_worker_the_page_is_the_same() {
    let hosted = Hosted::at("/");
    hosted.remove("worker.js");
    let server = emulator::page::serve(hosted.root.path(), 0).await;
    let visit = Visit::on(server.expect("a free port"), "/", Browser::builder()).await;
    visit.fill("#paste", URL).await;
    assert!(visit.text(".code").await.contains(URL));
    let registered = "return (await navigator.serviceWorker.getRegistrations()).length";
    assert_eq!(visit.browser.run(registered, Value::Null).await, json!(0));
    visit.browser.close().await;
}

#[tokio::test]
async fn chromium_would_install_the_page() {
    let hosted = Hosted::at("/tools/mcp/");
    let visit = hosted.visit().await;
    let manifest = visit.browser.cdp("Page.getAppManifest", json!({})).await;
    assert_eq!(manifest["errors"], json!([]), "{manifest}");
    let url = manifest["url"].as_str().expect("an address");
    assert!(url.ends_with("/tools/mcp/manifest.json"), "{url}");
    let data = manifest["data"].as_str().expect("a text");
    let data: Value = serde_json::from_str(data).expect("JSON");
    assert_eq!(data["name"], "Bailian MCP Config");
    let errors = visit
        .browser
        .cdp("Page.getInstallabilityErrors", json!({}))
        .await;
    assert_eq!(errors["installabilityErrors"], json!([]), "{errors}");
    // No address of the root in it, where another page of this host may be installed.
    let id = visit.browser.cdp("Page.getAppId", json!({})).await;
    let id = id["appId"].as_str().expect("an id");
    assert!(id.ends_with("/tools/mcp/"), "{id}");
    visit.end().await;
}

/// No script but the page's own line can have the browser run a worker, or make another policy.
#[tokio::test]
async fn the_worker_is_the_only_address_that_is_trusted() {
    let visit = Hosted::at("/").visit().await;
    let body = "const refused = [];
        for (const attempt of [
            () => trustedTypes.createPolicy('service-worker', { createScriptURL: (url) => url }),
            () => trustedTypes.createPolicy('another', { createScriptURL: (url) => url }),
            () => navigator.serviceWorker.register('./boot.js'),
            () => new Worker('./boot.js'),
        ]) {
            try { await attempt(); } catch (error) { refused.push(error.name); }
        }
        return refused";
    let refused = visit.browser.run(body, Value::Null).await;
    assert_eq!(refused, json!(vec!["TypeError"; 4]));
    visit.browser.close().await;
}
