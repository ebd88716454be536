//! What can differ between two browsers.

use std::env;
use std::path::Path;

use fantoccini::wd::Capabilities;
use serde_json::{Value, json};

use super::{Browser, Engine};

/// What `prefers-color-scheme` answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ColorScheme {
    /// Dark text on a light ground.
    Light,
    /// Light text on a dark ground.
    Dark,
}

impl ColorScheme {
    pub(super) fn as_str(self) -> &'static str {
        match self {
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }
}

/// Settings of a browser, see [`Browser::builder`].
#[derive(Clone, Debug)]
pub struct Builder {
    pub(super) engine: Engine,
    pub(super) languages: String,
    pub(super) color_scheme: ColorScheme,
    pub(super) size: (u32, u32),
    proxy: Option<String>,
    trusted: Option<String>,
}

impl Default for Builder {
    fn default() -> Self {
        Self {
            engine: Engine::default(),
            languages: "en-US,en".into(),
            color_scheme: ColorScheme::Light,
            size: (1280, 800),
            proxy: None,
            trusted: None,
        }
    }
}

impl Builder {
    /// Which browser it is.
    pub fn engine(mut self, engine: Engine) -> Self {
        self.engine = engine;
        self
    }

    /// The person's languages, most wanted first: `zh-CN,zh`.
    pub fn languages(mut self, languages: &str) -> Self {
        self.languages = languages.into();
        self
    }

    /// What `prefers-color-scheme` answers.
    pub fn color_scheme(mut self, color_scheme: ColorScheme) -> Self {
        self.color_scheme = color_scheme;
        self
    }

    /// Width and height of the viewport in CSS pixels.
    pub fn size(mut self, width: u32, height: u32) -> Self {
        self.size = (width, height);
        self
    }

    /// The proxy, as host and port, for every request to another machine.
    pub fn proxy(mut self, proxy: &str) -> Self {
        self.proxy = Some(proxy.into());
        self
    }

    /// Takes certificates of this public key, SHA-256 in base64, for good ones; Chromium does.
    pub fn trusting(mut self, spki_hash: &str) -> Self {
        self.trusted = Some(spki_hash.into());
        self
    }

    /// Starts the browser.
    ///
    /// # Panics
    /// When the browser or its driver is missing.
    pub async fn start(self) -> Browser {
        Browser::start(self).await
    }

    pub(super) fn capabilities(&self, profile: &Path, downloads: &Path) -> Capabilities {
        let mut all = match self.engine {
            Engine::Chromium => json!({
                "goog:chromeOptions": self.chromium(profile, downloads),
                "goog:loggingPrefs": self.logs(),
            }),
            Engine::Firefox => self.firefox(downloads),
            Engine::WebKit => json!({ "webkitgtk:browserOptions": self.webkit() }),
        };
        // The page's own time limits are tested; the driver's must not come first.
        all["timeouts"] = json!({ "script": 30_000, "pageLoad": 30_000 });
        match all {
            Value::Object(capabilities) => capabilities,
            _ => unreachable!("written as an object above"),
        }
    }

    fn logs(&self) -> Value {
        match self.proxy {
            Some(_) => json!({ "browser": "ALL", "performance": "ALL" }),
            None => json!({ "browser": "ALL" }),
        }
    }

    fn chromium(&self, profile: &Path, downloads: &Path) -> Value {
        let first = self.languages.split(',').next().unwrap_or_default();
        let mut arguments: Vec<String> = [
            "--headless=new",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            // What it would ask its maker about a page or for itself.
            "--disable-domain-reliability",
            "--disable-features=AutofillServerCommunication,OptimizationHints,\
             OptimizationGuideModelDownloading,NetworkTimeServiceQuerying,Translate,MediaRouter",
        ]
        .map(str::to_owned)
        .into();
        arguments.extend([
            format!("--user-data-dir={}", profile.display()),
            format!("--lang={first}"),
            format!("--accept-lang={}", self.languages),
        ]);
        arguments.extend(
            self.proxy
                .iter()
                .map(|proxy| format!("--proxy-server=http://{proxy}")),
        );
        arguments.extend(
            self.trusted
                .iter()
                .map(|hash| format!("--ignore-certificate-errors-spki-list={hash}")),
        );
        json!({
            "args": arguments,
            "prefs": {
                "intl.accept_languages": self.languages,
                "download.default_directory": downloads,
                "download.prompt_for_download": false,
                // Two files in a row from one page are not a question to the person.
                "profile.default_content_setting_values.automatic_downloads": 1,
                "autofill.profile_enabled": false,
                "credentials_enable_service": false,
                "net.network_prediction_options": 2,
                "search.suggest_enabled": false,
                "signin.allowed_on_next_startup": false,
            },
        })
    }

    fn firefox(&self, downloads: &Path) -> Value {
        let dark = self.color_scheme == ColorScheme::Dark;
        let mut options = json!({
            "args": ["-headless", "-remote-allow-system-access"],
            "prefs": {
                "intl.accept_languages": self.languages,
                "browser.download.folderList": 2,
                "browser.download.dir": downloads,
                "browser.download.alwaysOpenPanel": false,
                // It looks for a network by itself otherwise.
                "network.captive-portal-service.enabled": false,
                "network.connectivity-service.enabled": false,
                "layout.css.prefers-color-scheme.content-override": if dark { 0 } else { 1 },
            },
        });
        if let Some(firefox) = env::var_os("FIREFOX") {
            options["binary"] = json!(Path::new(&firefox));
        }
        let mut all = json!({ "moz:firefoxOptions": options });
        if let Some(proxy) = &self.proxy {
            all["proxy"] = json!({ "proxyType": "manual", "httpProxy": proxy, "sslProxy": proxy });
        }
        all
    }

    fn webkit(&self) -> Value {
        let mut arguments = vec!["--automation".to_owned()];
        if let Some(proxy) = &self.proxy {
            arguments.push(format!("--proxy=http://{proxy}"));
            arguments
                .extend(["127.0.0.1", "localhost"].map(|host| format!("--ignore-host={host}")));
        }
        let mut options = json!({ "args": arguments });
        if let Some(browser) = env::var_os("MINIBROWSER") {
            options["binary"] = json!(Path::new(&browser));
        }
        options
    }
}
