//! One browser of one engine, Chromium unless another is asked for.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use fantoccini::{Client, ClientBuilder, Locator};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};
use tokio::time::{Instant, sleep};

use crate::driver::Driver;
use crate::process::Folder;

mod builder;
mod command;
mod console;
mod engine;
mod keyboard;

pub use builder::{Builder, ColorScheme};
pub use console::{Entry, Level};
pub use engine::Engine;

use command::DriverCommand;

/// How long a page may take for anything; a test that waits longer has failed.
pub const PATIENCE: Duration = Duration::from_secs(15);
const POLL: Duration = Duration::from_millis(20);
/// A file that has not grown for so long is complete.
const SETTLED: Duration = Duration::from_millis(150);
const PROFILE: &str = "profile";
const DOWNLOADS: &str = "downloads";

/// A browser of its own: profile, downloads and console belong to one test.
#[derive(Debug)]
pub struct Browser {
    client: Client,
    engine: Engine,
    // Dropped in this order: first the processes, then the folder they write to.
    _driver: Driver,
    folder: Folder,
}

impl Browser {
    /// An English, light, 1280 x 800 browser; [`Builder`] says what can differ.
    pub fn builder() -> Builder {
        Builder::default()
    }

    async fn start(builder: Builder) -> Self {
        let folder = Folder::new();
        let downloads = folder.path().join(DOWNLOADS);
        fs::create_dir(&downloads).expect("a folder for downloads");
        let engine = builder.engine;
        let (languages, scheme) = (&builder.languages, builder.color_scheme);
        let driver = Driver::start(engine, folder.path(), &downloads, languages, scheme).await;
        let capabilities = builder.capabilities(&folder.path().join(PROFILE), &downloads);
        let client = ClientBuilder::new(HttpConnector::new())
            .capabilities(capabilities)
            .connect(driver.url())
            .await
            .unwrap_or_else(|error| panic!("{engine} does not start: {error}"));
        let browser = Self {
            client,
            engine,
            _driver: driver,
            folder,
        };
        browser.resize(builder.size).await;
        if engine == Engine::Chromium {
            browser.prefer(builder.color_scheme).await;
        }
        browser
    }

    /// The WebDriver client, for what has no method here.
    pub fn client(&self) -> &Client {
        &self.client
    }

    /// What draws the page.
    pub fn engine(&self) -> Engine {
        self.engine
    }

    /// The folder of its profile, which is nobody else's.
    pub fn profile(&self) -> PathBuf {
        self.folder.path().join(PROFILE)
    }

    /// Opens a URL and waits for its load event.
    pub async fn open(&self, url: &str) {
        self.client
            .goto(url)
            .await
            .unwrap_or_else(|error| panic!("cannot open {url}: {error}"));
    }

    /// Opens the page and waits until it is mounted (`data-ready="true"` on the root element).
    pub async fn open_page(&self, url: &str) {
        self.open(url).await;
        self.wait_for("document.documentElement.dataset.ready === 'true'")
            .await;
    }

    /// Runs the body of an async function and returns what it resolves to. `args` is its one
    /// argument.
    ///
    /// # Errors
    /// The text of what it threw or rejected with.
    pub async fn try_run(&self, body: &str, args: Value) -> Result<Value, String> {
        let script = format!(
            "const done = arguments[1];
             (async (args) => {{ {body} }})(arguments[0]).then(
                 (value) => done({{ value: value ?? null }}),
                 (error) => done({{ error: String(error) }}));"
        );
        let outcome = self.client.execute_async(&script, vec![args]).await;
        let outcome = outcome.unwrap_or_else(|error| panic!("cannot run {body}: {error}"));
        match outcome.get("error") {
            Some(error) => Err(error.as_str().unwrap_or_default().to_owned()),
            None => Ok(outcome["value"].clone()),
        }
    }

    /// As [`Browser::try_run`], for what must not throw.
    pub async fn run(&self, body: &str, args: Value) -> Value {
        let outcome = self.try_run(body, args).await;
        outcome.unwrap_or_else(|error| panic!("{body} threw {error}"))
    }

    /// Clicks the first element that a selector finds, with the mouse.
    ///
    /// # Panics
    /// When there is none, or something else is in the way.
    pub async fn click(&self, selector: &str) {
        let element = self.client.find(Locator::Css(selector)).await;
        let element = element.unwrap_or_else(|error| panic!("no {selector}: {error}"));
        let clicked = element.click().await;
        clicked.unwrap_or_else(|error| panic!("cannot click {selector}: {error}"));
    }

    /// Waits until a JavaScript expression is true.
    ///
    /// # Panics
    /// When it is not within [`PATIENCE`].
    pub async fn wait_for(&self, expression: &str) {
        let deadline = Instant::now() + PATIENCE;
        let body = format!("return Boolean({expression});");
        while self.run(&body, Value::Null).await != json!(true) {
            assert!(Instant::now() < deadline, "still not true: {expression}");
            sleep(POLL).await;
        }
    }

    /// Sets the size of the viewport in CSS pixels; in Chromium it has no lower limit, unlike a
    /// window's.
    pub async fn resize(&self, (width, height): (u32, u32)) {
        if self.engine != Engine::Chromium {
            return self.resize_window((width, height)).await;
        }
        let metrics =
            json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false });
        self.cdp("Emulation.setDeviceMetricsOverride", metrics)
            .await;
    }

    /// Makes the window larger than the viewport by what the window needs for itself.
    async fn resize_window(&self, (width, height): (u32, u32)) {
        let (mut outer_width, mut outer_height) = (width, height);
        for _ in 0..2 {
            let set = self
                .client
                .set_window_rect(0, 0, outer_width, outer_height)
                .await;
            set.expect("a window of that size");
            let inner = self
                .run("return [innerWidth, innerHeight]", Value::Null)
                .await;
            let lacks = |side: usize, wanted: u32| {
                wanted.saturating_sub(
                    inner[side]
                        .as_u64()
                        .and_then(|inner| inner.try_into().ok())
                        .unwrap_or(wanted),
                )
            };
            (outer_width, outer_height) = (
                outer_width + lacks(0, width),
                outer_height + lacks(1, height),
            );
        }
    }

    /// Sets what `prefers-color-scheme` answers; in Chromium alone, in others [`Builder`] does.
    pub async fn prefer(&self, scheme: ColorScheme) {
        let feature = json!({ "name": "prefers-color-scheme", "value": scheme.as_str() });
        self.cdp(
            "Emulation.setEmulatedMedia",
            json!({ "features": [feature] }),
        )
        .await;
    }

    /// Lets pages of an origin read and write the clipboard without a question, in Chromium.
    pub async fn grant_clipboard(&self, origin: &str) {
        let permissions = json!(["clipboardReadWrite", "clipboardSanitizedWrite"]);
        let params = json!({ "origin": origin, "permissions": permissions });
        self.cdp("Browser.grantPermissions", params).await;
        // Only a page that has the focus may, and one without a screen loses it now and then.
        let focused = json!({ "enabled": true });
        self.cdp("Emulation.setFocusEmulationEnabled", focused)
            .await;
    }

    /// Writes what is visible into a PNG file, and its folder if need be.
    pub async fn screenshot(&self, file: &Path) {
        let png = self.client.screenshot().await.expect("a screenshot");
        fs::create_dir_all(file.parent().unwrap_or(file)).expect("a folder for it");
        fs::write(file, png).expect("a file for it");
    }

    /// The bytes of a downloaded file, once it is complete.
    ///
    /// # Panics
    /// When it is not there within [`PATIENCE`].
    pub async fn downloaded(&self, name: &str) -> Vec<u8> {
        // Chromium downloads under another name and renames at the end; the others write in place, so
        // their file is complete once it has stopped growing.
        let downloads = self.folder.path().join(DOWNLOADS);
        let file = downloads.join(name);
        let deadline = Instant::now() + PATIENCE;
        let mut before = Vec::new();
        loop {
            let bytes = fs::read(&file).unwrap_or_default();
            if !bytes.is_empty() && bytes == before {
                return bytes;
            }
            before = bytes;
            let found = fs::read_dir(&downloads).into_iter().flatten().flatten();
            let found: Vec<_> = found.map(|entry| entry.file_name()).collect();
            assert!(
                Instant::now() < deadline,
                "{name} was not downloaded; there is {found:?}"
            );
            sleep(SETTLED).await;
        }
    }

    /// Sends a command of the Chrome DevTools Protocol, which is Chromium's alone.
    pub async fn cdp(&self, method: &str, params: Value) -> Value {
        let command = DriverCommand::cdp(method, params);
        let outcome = self.client.issue_cmd(command).await;
        outcome.unwrap_or_else(|error| panic!("{method} failed: {error}"))
    }

    /// Ends the session. Dropping the browser does as well, only less politely.
    pub async fn close(self) {
        self.client.clone().close().await.expect("the session ends");
    }
}
