//! Everything that the emulator can make go wrong, and what is to be said of it.

mod conversation;
mod refusals;

use bailian_mcp_config::mcp::session::{Approach, Era};
use emulator::builder::DEMO_KEY;
use emulator::fault::Placed;
use emulator::{Builder, Cors, Emulator};

pub(crate) const SSE: &str = "/api/v1/mcps/WebSearch/sse";
pub(crate) const MCP: &str = "/api/v1/mcps/WebSearch/mcp";

/// One fault.
#[derive(Clone, Debug)]
pub(crate) struct Row {
    /// What goes wrong.
    pub(crate) name: String,
    /// Under which path the service is asked.
    pub(crate) path: &'static str,
    /// How its era is chosen.
    pub(crate) approach: Approach,
    /// The key that goes along.
    pub(crate) key: Option<&'static str>,
    /// The service.
    pub(crate) service: Builder,
    /// What comes of it outside of a browser.
    pub(crate) native: Expected,
    /// What comes of it in a browser, to which the service says what it may.
    pub(crate) browser: Expected,
    /// Whether it is found out by a time limit, which is then short.
    pub(crate) times_out: bool,
}

/// What is to come of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Expected {
    /// So many tools, and these are all.
    Listed(usize),
    /// So many tools, and the listing says that it is not whole.
    Partial(usize),
    /// The cause of this code.
    Cause(&'static str),
}

impl Row {
    fn new(name: impl Into<String>, path: &'static str, expected: Expected) -> Self {
        let approach = if path.ends_with("/sse") {
            Approach::Auto
        } else {
            Approach::Only(Era::Streamable)
        };
        Self {
            name: name.into(),
            path,
            approach,
            key: Some(DEMO_KEY),
            service: Emulator::builder().cors(Cors::Allowed),
            native: expected,
            browser: expected,
            times_out: false,
        }
    }

    fn fault(mut self, fault: impl Into<Placed>) -> Self {
        self.service = self.service.fault(fault);
        self
    }

    fn set(mut self, set: impl FnOnce(Builder) -> Builder) -> Self {
        self.service = set(self.service);
        self
    }

    fn times_out(mut self) -> Self {
        self.times_out = true;
        self
    }

    fn approach(mut self, approach: Approach) -> Self {
        self.approach = approach;
        self
    }

    fn key(mut self, key: Option<&'static str>) -> Self {
        self.key = key;
        self
    }

    fn in_browser(mut self, expected: Expected) -> Self {
        self.browser = expected;
        self
    }
}

/// All rows. `elsewhere` is the other origin, to which the key must not go.
pub(crate) fn rows(elsewhere: &str) -> Vec<Row> {
    let mut rows = conversation::rows(elsewhere);
    rows.extend(refusals::rows(elsewhere));
    rows
}
