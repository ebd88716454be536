//! What can differ between two browsers.

use std::path::Path;

use fantoccini::wd::Capabilities;
use serde_json::{Value, json};

use super::Browser;

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
    languages: String,
    pub(super) color_scheme: ColorScheme,
    pub(super) size: (u32, u32),
    trusted: Option<String>,
}

impl Default for Builder {
    fn default() -> Self {
        Self {
            languages: "en-US,en".into(),
            color_scheme: ColorScheme::Light,
            size: (1280, 800),
            trusted: None,
        }
    }
}

impl Builder {
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

    /// Takes certificates of this public key, SHA-256 in base64, for good ones.
    pub fn trusting(mut self, spki_hash: &str) -> Self {
        self.trusted = Some(spki_hash.into());
        self
    }

    /// Starts the browser.
    ///
    /// # Panics
    /// When chromedriver or Chromium is missing.
    pub async fn start(self) -> Browser {
        Browser::start(self).await
    }

    pub(super) fn capabilities(&self, profile: &Path, downloads: &Path) -> Capabilities {
        let first = self.languages.split(',').next().unwrap_or_default();
        let mut options = json!({
            "args": [
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                format!("--user-data-dir={}", profile.display()),
                format!("--lang={first}"),
                format!("--accept-lang={}", self.languages),
            ],
            "prefs": {
                "intl.accept_languages": self.languages,
                "download.default_directory": downloads,
                "download.prompt_for_download": false,
                // Two files in a row from one page are not a question to the person.
                "profile.default_content_setting_values.automatic_downloads": 1,
            },
        });
        if let (Some(hash), Some(args)) = (&self.trusted, options["args"].as_array_mut()) {
            args.push(json!(format!(
                "--ignore-certificate-errors-spki-list={hash}"
            )));
        }
        let all = json!({
            "goog:chromeOptions": options,
            "goog:loggingPrefs": { "browser": "ALL" },
            // The page's own time limits are tested; the driver's must not come first.
            "timeouts": { "script": 30_000, "pageLoad": 30_000 },
        });
        match all {
            Value::Object(capabilities) => capabilities,
            _ => unreachable!("written as an object above"),
        }
    }
}
