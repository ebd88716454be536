//! A row, in the built page: what an embedding page is told, which is what a person reads.

use std::time::Duration;

use e2e::browser::Browser;
use emulator::Running;
use serde_json::{Value, json};

use crate::rows::{Expected, Row};

/// What the page said.
pub(crate) struct Said {
    /// What it was, in the words of a row.
    pub(crate) found: Expected,
    /// Title, cause and remedy; empty after a listing.
    pub(crate) words: [String; 3],
    /// How long it took.
    pub(crate) took: Duration,
}

/// Lists in the page, whose interface must be ready.
const LIST: &str = "const begun = performance.now();
    const { tools, complete, error } = await bailianMcpConfig.listTools(args)
        .catch((error) => ({ error: { ...error } }));
    const took = performance.now() - begun;
    return { count: tools?.length, complete, error, took }";

/// Runs a row against a service that was started from it.
pub(crate) async fn run(browser: &Browser, row: &Row, service: &Running, lang: &str) -> Said {
    let url = [&service.base_url(), row.path].concat();
    let mut request = json!({ "url": url, "lang": lang });
    if let Some(key) = row.key {
        request["key"] = json!(key);
    }
    let answer = browser.run(LIST, request).await;
    let text = |member: &str| answer["error"][member].as_str().unwrap_or_default();
    let count = answer["count"]
        .as_u64()
        .and_then(|count| usize::try_from(count).ok());
    Said {
        found: match count {
            Some(count) if answer["complete"] == Value::Bool(true) => Expected::Listed(count),
            Some(count) => Expected::Partial(count),
            // The codes of the rows live as long as the program, as does this one.
            None => Expected::Cause(text("code").to_owned().leak()),
        },
        words: ["title", "cause", "remedy"].map(|member| text(member).to_owned()),
        took: Duration::from_secs_f64(answer["took"].as_f64().unwrap_or_default() / 1000.0),
    }
}
