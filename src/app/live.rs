//! The live listing on the page: what is asked of the service, how far it came, and what is shown.
//!
//! The reducer ([`more::live`](super::more::live)) only records what is wanted. The browser starts a
//! listing when the state names a new attempt, gives it up when that attempt is no longer wanted, and
//! reports under the attempt's number, so that a late report changes nothing.

use std::rc::Rc;

use super::site::Site;
use super::{Action, ExtraAction, Later};
use crate::domain::{ApiKey, Endpoint, KeyKind, Transport};
use crate::mcp::diagnosis::Evidence;
use crate::mcp::session::{Approach, Era, Failure, Listing, Step};
use crate::mcp::types::Tool;

/// The connection part of the page.
#[derive(Clone, Debug, Default)]
pub struct Live {
    /// The number of the latest attempt; 0 before the first. It never goes back.
    pub attempt: u32,
    /// How far it is.
    pub run: Run,
    /// What it was about: kept apart from the fields, which may be edited meanwhile.
    pub target: Option<Rc<LiveTarget>>,
    /// The steps that were taken, oldest first.
    pub steps: Vec<TimedStep>,
    /// How the list is looked at.
    pub tools: ToolsView,
    /// Where the page is, and what its owner has set.
    pub site: Rc<Site>,
    /// The key of the attempt, as long as it is on its way.
    pub(super) key: Option<Rc<ApiKey>>,
    /// How an endpoint turned out to be spoken to.
    pub(super) verdict: Option<Rc<(Endpoint, Era)>>,
}

/// What an attempt is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LiveTarget {
    /// The endpoint on the screen when the person asked.
    pub endpoint: Endpoint,
    /// The transport of the service on the screen, or the one asked for instead.
    pub transport: Transport,
    /// How the era is chosen.
    pub approach: Approach,
    /// The kind of key that goes along.
    pub key: Option<KeyKind>,
    /// Whether the page's own relay is between.
    pub relayed: bool,
}

/// How far an attempt is.
#[derive(Clone, Debug, Default)]
pub enum Run {
    /// Nobody asked.
    #[default]
    Idle,
    /// It is on its way; `begun_ms` and all later times are of the browser's monotonic clock.
    /// `cancelled` until the browser has said what came so far. `first` are the first tools, if
    /// there are more than came at once.
    Going {
        begun_ms: u64,
        cancelled: bool,
        first: Option<Rc<Vec<Tool>>>,
    },
    /// The listing came, whole or in part ([`Listing::completeness`]), after so many milliseconds.
    Listed { listing: Rc<Listing>, took_ms: u64 },
    /// It failed, after so many milliseconds. `evidence` is `None` until the browser has looked.
    Failed {
        failure: Rc<Failure>,
        transport: Transport,
        evidence: Option<Evidence>,
        took_ms: u64,
    },
}

/// A step, and when it began, in milliseconds since the attempt began.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TimedStep {
    /// Which.
    pub step: Step,
    /// When it began.
    pub at_ms: u64,
    /// How many pages of a listing came.
    pub pages: usize,
}

/// From this length on, in bytes, a pasted list is not left in its field: a browser would take seconds
/// to lay it out.
pub const LONG_PASTE: usize = 200_000;

/// How the list of tools is looked at.
#[derive(Clone, Debug, Default)]
pub struct ToolsView {
    /// What is searched for in names, titles and descriptions.
    pub search: String,
    /// The tool whose description and parameters are shown, by its index in the listing.
    pub open: Option<usize>,
    /// The first row in view.
    pub first_row: usize,
    /// A list that was pasted as JSON, for those whose browser cannot connect.
    pub pasted: Rc<str>,
    /// How many such lists were taken out of their field, because they were [`LONG_PASTE`].
    pub put_away: usize,
}

/// What can happen to the connection part.
#[derive(Clone, Debug, Default)]
pub enum LiveAction {
    /// Nothing.
    #[default]
    Nothing,
    /// Where the page is, and what its owner has set.
    Site(Site),
    /// The person asks to connect, or to try again.
    Check,
    /// With this transport instead, after a failure that names it.
    CheckAs(Transport),
    /// The person cancels: what came so far stays.
    Cancel,
    /// The attempt began at this time of the browser's clock.
    Began { attempt: u32, now_ms: u64 },
    /// A step began.
    Step {
        attempt: u32,
        at_ms: u64,
        step: Step,
    },
    /// The first tools came, and more come.
    First { attempt: u32, tools: Rc<Vec<Tool>> },
    /// The listing came.
    Listed {
        attempt: u32,
        at_ms: u64,
        listing: Rc<Listing>,
    },
    /// It failed.
    Failed {
        attempt: u32,
        at_ms: u64,
        failure: Rc<Failure>,
        transport: Transport,
    },
    /// What the browser found out about a failure.
    Evidence { attempt: u32, evidence: Evidence },
    /// Tools are searched for.
    Search(String),
    /// A tool is shown or, if it is shown, closed.
    Open(usize),
    /// This row is the first one in view.
    Scroll(usize),
    /// A list of tools was pasted.
    Pasted(String),
    /// The list is handed out: the browser's work.
    Export(ExportFormat),
}

impl From<LiveAction> for Action {
    fn from(action: LiveAction) -> Self {
        Self::Extra(ExtraAction::Live(Later::new(action)))
    }
}

/// In which form a list is handed out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ExportFormat {
    /// The tools as the protocol has them.
    Json,
    /// A table for a spreadsheet.
    Csv,
    /// A table for a document.
    Markdown,
}

impl Live {
    /// Forgets everything but what the owner of the site has set, and gives up what is on its way.
    pub(super) fn clear(&mut self) {
        // What is still on its way is of an earlier number.
        let (attempt, site) = (self.attempt + 1, std::mem::take(&mut self.site));
        *self = Self {
            attempt,
            site,
            ..Self::default()
        };
    }
}
