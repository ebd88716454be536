//! One person's visit to the page.

use e2e::browser::{Browser, Builder};
use e2e::site;
use emulator::{Cors, Emulator, Relay, Running, Server};
use serde_json::{Value, json};

/// A service on a free port.
pub(crate) async fn service(cors: Cors) -> Running {
    let service = Emulator::builder().cors(cors).start();
    service.await.expect("a free port")
}

/// A synthetic key.
pub(crate) const KEY: &str = "sk-3f1c9a27e85b4d60a1f2b3c4d5e6f708";

/// The endpoint of the source document's form.
pub(crate) const URL: &str = "https://dashscope.aliyuncs.com/compatible-mode/v1/mcp/WebSearch/sse";

/// The page in a browser of its own.
pub(crate) struct Visit {
    pub(crate) browser: Browser,
    site: Server,
}

impl Visit {
    /// Opens the page in an English browser.
    pub(crate) async fn new() -> Self {
        Self::with(Browser::builder()).await
    }

    /// Opens the page in the browser described.
    pub(crate) async fn with(builder: Builder) -> Self {
        Self::at(site::serve().await, builder).await
    }

    /// Opens the page where it is served with a relay.
    pub(crate) async fn with_relay(relay: &Relay) -> Self {
        Self::at(site::serve_with_relay(relay).await, Browser::builder()).await
    }

    async fn at(site: Server, builder: Builder) -> Self {
        Self::on(site, "/", builder).await
    }

    /// Opens the page where it stands on this path of a server.
    pub(crate) async fn on(site: Server, path: &str, builder: Builder) -> Self {
        let browser = builder.start().await;
        browser.grant_clipboard(&origin(&site)).await;
        browser.open_page(&[&site.base_url(), path].concat()).await;
        Self { browser, site }
    }

    /// A visit to something else than the server's page.
    pub(crate) fn elsewhere(browser: Browser, site: Server) -> Self {
        Self { browser, site }
    }

    /// Ends the page's server, so that nothing answers there any more.
    pub(crate) async fn cut(&mut self) {
        let nothing = tempfile::tempdir().expect("a folder");
        std::fs::write(nothing.path().join("index.html"), "").expect("a file");
        let elsewhere = emulator::page::serve(nothing.path(), 0).await;
        let elsewhere = elsewhere.expect("a free port");
        std::mem::replace(&mut self.site, elsewhere).stop().await;
    }

    /// Where the page is served.
    pub(crate) fn url(&self) -> String {
        self.site.base_url()
    }

    /// Replaces what a field holds, as typing or pasting does.
    pub(crate) async fn fill(&self, selector: &str, text: &str) {
        let body = "const field = document.querySelector(args[0]);
            field.focus();
            field.select();
            document.execCommand(args[1] === '' ? 'delete' : 'insertText', false, args[1]);";
        self.browser.run(body, json!([selector, text])).await;
    }

    /// Puts a long text into a field in one piece, as the clipboard does. [`Visit::fill`] would type it
    /// line by line.
    pub(crate) async fn put(&self, selector: &str, text: &str) {
        let body = "const field = document.querySelector(args[0]);
            field.value = args[1];
            field.dispatchEvent(new InputEvent('input', { bubbles: true, inputType: 'insertFromPaste' }));";
        self.browser.run(body, json!([selector, text])).await;
    }

    /// Checks the connection, and waits for what comes of it.
    pub(crate) async fn check(&self) {
        self.click("#check").await;
        let ended = "document.querySelector('#tool-count, #failure')";
        self.browser.wait_for(ended).await;
    }

    /// Clicks the first element that a selector finds, with a real mouse click.
    pub(crate) async fn click(&self, selector: &str) {
        self.browser.click(selector).await;
    }

    /// Holds keys down, one after the other, and lets them go.
    pub(crate) async fn press(&self, keys: &[char]) {
        use fantoccini::actions::{InputSource, KeyAction, KeyActions};
        let mut actions = KeyActions::new("keyboard".to_owned());
        for key in keys {
            actions = actions.then(KeyAction::Down { value: *key });
        }
        for key in keys.iter().rev() {
            actions = actions.then(KeyAction::Up { value: *key });
        }
        let pressed = self.browser.client().perform_actions(actions).await;
        pressed.expect("key presses");
    }

    /// Chooses a radio button by its group and value.
    pub(crate) async fn choose(&self, group: &str, value: &str) {
        self.click(&format!("input[name='{group}'][value='{value}']"))
            .await;
    }

    /// The text of the first element that a selector finds.
    pub(crate) async fn text(&self, selector: &str) -> String {
        let body = "return document.querySelector(args).textContent";
        self.string(body, json!(selector)).await
    }

    /// What the first field that a selector finds holds.
    pub(crate) async fn value(&self, selector: &str) -> String {
        self.string("return document.querySelector(args).value", json!(selector))
            .await
    }

    /// The codes of everything that the page says it found.
    pub(crate) async fn findings(&self) -> Vec<String> {
        let body =
            "return [...document.querySelectorAll('[data-code]')].map((e) => e.dataset.code)";
        let found = self.browser.run(body, Value::Null).await;
        serde_json::from_value(found).expect("a list of codes")
    }

    /// Runs a script that answers a string.
    pub(crate) async fn string(&self, body: &str, args: Value) -> String {
        let answer = self.browser.run(body, args).await;
        answer
            .as_str()
            .unwrap_or_else(|| panic!("{body} answered {answer}"))
            .to_owned()
    }

    /// The text on the clipboard.
    pub(crate) async fn clipboard(&self) -> String {
        self.string("return navigator.clipboard.readText()", Value::Null)
            .await
    }

    /// Ends the visit: the console must be quiet, and every request must have gone to the page's
    /// own origin.
    pub(crate) async fn end(self) {
        self.browser.assert_quiet().await;
        let own = origin(&self.site);
        self.end_beside(&own).await;
    }

    /// Ends a visit on which the page was asked to speak to a service: every request must have gone
    /// there or to the page's own origin. The console is not looked at, since a browser reports there
    /// whatever a service refuses.
    pub(crate) async fn end_beside(self, service: &str) {
        let body = "return performance.getEntries().map((e) => e.name)
            .filter((name) => /^[a-z]+:/.test(name) && !args.some((own) => name.startsWith(own)))";
        let own = json!([origin(&self.site), service]);
        let elsewhere = self.browser.run(body, own).await;
        assert_eq!(elsewhere, json!([]), "requests to another origin");
        self.browser.close().await;
        self.site.stop().await;
    }
}

fn origin(site: &Server) -> String {
    site.base_url().trim_end_matches('/').to_owned()
}
