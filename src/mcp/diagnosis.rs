//! What a failed listing means, and how sure that is.

use super::session::Failure;
use crate::domain::{Endpoint, KeyKind, Transport};

/// What a browser could find out after a request without an answer; `None` where nobody looked.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Evidence {
    /// The page's own Content-Security-Policy stopped the request.
    pub blocked_by_policy: bool,
    /// Whether a second request, without a key and unreadable (`no-cors`), had an answer.
    pub host_answers: Option<bool>,
    /// Whether a second request, without a key and without headers, had a readable answer.
    pub plain_request_readable: Option<bool>,
    /// The browser says that it has no network.
    pub offline: bool,
}

/// Where the page comes from, as far as a browser's rules depend on it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PageOrigin {
    /// `https:`, which may not reach an `http:` host other than loopback.
    Https,
    /// `http:`.
    Http,
    /// A file, whose requests carry `Origin: null`.
    File,
    /// No browser: the command line.
    Native,
}

/// All that is known about a failure.
#[derive(Clone, Debug)]
pub struct Situation<'a> {
    /// What was asked.
    pub endpoint: &'a Endpoint,
    /// The kind of key that went along.
    pub key: Option<KeyKind>,
    /// Whether the page's own relay was between.
    pub relayed: bool,
    /// Where the page comes from.
    pub page: PageOrigin,
    /// The transport in use when it failed.
    pub transport: Transport,
    /// What the protocol core says.
    pub failure: &'a Failure,
    /// What the browser found out afterwards.
    pub evidence: &'a Evidence,
}
