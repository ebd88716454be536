//! What the browser had to say about the page.

use serde_json::Value;

use super::command::DriverCommand;
use super::{Browser, Engine};
use crate::witness;

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

/// Takes what pages made Firefox say: what it says of itself has no address of theirs. Exceptions and
/// violations are known to the whole browser, calls of `console` to the page's own process alone, which
/// a script is sent to. Trusted Types are unknown to it before version 148, which it mentions for each
/// page that asks for them.
const FIREFOX: &str = "
    const done = arguments[arguments.length - 1];
    const ofPage = (address) => /^(https?|file|blob|data|about):/.test(address ?? '');
    const errors = Services.console.getMessageArray()
        .filter((said) => said instanceof Ci.nsIScriptError && ofPage(said.sourceName))
        .map((said) => ({
            level: said.flags & Ci.nsIScriptError.warningFlag
                ? (/require-trusted-types-for|trusted-types/.test(said.errorMessage)
                    && said.category === 'CSP_couldNotProcessUnknownDirective' ? 'INFO' : 'WARNING')
                : said.flags & Ci.nsIScriptError.infoFlag ? 'INFO' : 'SEVERE',
            message: `${said.sourceName} ${said.category} ${said.errorMessage}`,
        }));
    Services.console.reset();
    const taken = () => {
        const calls = Cc['@mozilla.org/consoleAPI-storage;1'].getService(Ci.nsIConsoleAPIStorage);
        const said = calls.getEvents().map((call) => ({
            level: { error: 'SEVERE', assert: 'SEVERE', warn: 'WARNING' }[call.level] ?? 'INFO',
            message: `${call.filename} ${call.arguments.map(String).join(' ')}`,
        }));
        calls.clearEvents();
        sendAsyncMessage('console-taken', said);
    };
    const browser = Services.wm.getMostRecentWindow('navigator:browser').gBrowser.selectedBrowser;
    const process = browser.messageManager;
    process.addMessageListener('console-taken', function take({ data }) {
        process.removeMessageListener('console-taken', take);
        done([...errors, ...data]);
    });
    process.loadFrameScript('data:application/javascript,' + encodeURIComponent(`(${taken})()`), false);";

impl Browser {
    /// The entries since the last call. WebKitGTK's are what the page's witness saw, see
    /// [`crate::witness`].
    ///
    /// # Panics
    /// When the page in WebKitGTK has no witness.
    pub async fn console(&self) -> Vec<Entry> {
        let entries = match self.engine() {
            Engine::Chromium => {
                let entries = self.client().issue_cmd(DriverCommand::log("browser")).await;
                entries.expect("a readable console")
            }
            Engine::Firefox => self.in_firefox(FIREFOX).await,
            Engine::WebKit => self.run(witness::TAKE, Value::Null).await,
        };
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
            // What goes wrong in Firefox's own scripts, such as those that look for a page's icon.
            .filter(|entry: &Entry| !entry.text.starts_with("resource://"))
            .collect()
    }

    /// The addresses that pages in Chromium asked for since the last call, whatever became of it. Only
    /// of a browser with a [`super::Builder::proxy`].
    ///
    /// # Panics
    /// In another engine.
    pub async fn requested(&self) -> Vec<String> {
        let entries = self
            .client()
            .issue_cmd(DriverCommand::log("performance"))
            .await;
        let entries = entries.expect("Chromium's log of requests");
        let entries = entries.as_array().expect("a list of entries").iter();
        let told = entries.filter_map(|entry| {
            let event: Value = serde_json::from_str(entry["message"].as_str()?).ok()?;
            let event = &event["message"];
            let address = event["params"]["request"]["url"].as_str()?;
            // Its empty tab is a page of its own.
            let by = event["params"]["documentURL"].as_str().unwrap_or_default();
            let of_page =
                event["method"] == "Network.requestWillBeSent" && !by.starts_with("chrome");
            of_page.then(|| address.to_owned())
        });
        told.collect()
    }

    /// Runs the body of a function in Firefox itself; its last argument takes the answer.
    async fn in_firefox(&self, body: &str) -> Value {
        let context = |name| self.client().issue_cmd(DriverCommand::context(name));
        context("chrome")
            .await
            .expect("Firefox lets itself be asked");
        let answer = self.client().execute_async(body, Vec::new()).await;
        context("content").await.expect("back in the page");
        answer.expect("an answer of Firefox itself")
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
