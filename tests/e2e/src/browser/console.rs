//! What the browser had to say about the page.

use super::Browser;
use super::command::DriverCommand;

/// How grave an entry is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Level {
    /// An error: an exception, a request that failed, a violation of the page's own policy.
    Severe,
    /// A warning.
    Warning,
    /// Anything below.
    Info,
}

/// One entry of the console.
#[derive(Clone, Debug)]
pub struct Entry {
    /// How grave it is.
    pub level: Level,
    /// Its text, with the place it came from in front.
    pub text: String,
}

impl Browser {
    /// The entries since the last call.
    pub async fn console(&self) -> Vec<Entry> {
        let entries = self.client().issue_cmd(DriverCommand::console()).await;
        let entries = entries.expect("a readable console");
        let entries = entries.as_array().expect("a list of entries").iter();
        entries
            .map(|entry| Entry {
                level: match entry["level"].as_str() {
                    Some("SEVERE") => Level::Severe,
                    Some("WARNING") => Level::Warning,
                    _ => Level::Info,
                },
                text: entry["message"].as_str().unwrap_or_default().to_owned(),
            })
            .collect()
    }

    /// Fails on any error or warning since the last look; violations of the Content-Security-Policy
    /// are among them.
    ///
    /// # Panics
    /// When there is one.
    pub async fn assert_quiet(&self) {
        let mut entries = self.console().await;
        entries.retain(|entry| entry.level != Level::Info);
        assert!(entries.is_empty(), "the console is not quiet: {entries:#?}");
    }
}
