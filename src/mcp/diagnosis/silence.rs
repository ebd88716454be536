//! No answer that the page may see. A browser throws the same error for all of these, so that the
//! second requests tell them apart.

use super::{Cause, Evidence, PageOrigin, Refusal, Situation};
use crate::domain::{Endpoint, scan};

/// Why a request had no answer that the page may see.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Silence {
    /// The browser has no network.
    Offline,
    /// A page from https asked for an http URL.
    MixedContent { host: String },
    /// The page's own Content-Security-Policy stopped the request.
    PagePolicy { host: String },
    /// The host is none of those that the page's site settings allow.
    HostNotAllowed { host: String },
    /// The host answers, and the page may not read it. What it answered stays unknown.
    CorsRefused {
        host: String,
        /// Whether the page is a file, whose origin is `null`.
        from_file: bool,
    },
    /// The page may read the host's answers, but not to a request with these headers.
    HeaderNotAllowed { host: String },
    /// The host does not answer at all.
    Unreachable {
        host: String,
        /// Whether it is on this computer or a private network.
        local: bool,
    },
    /// Nothing more is known than that there was no answer.
    Unknown { host: String },
}

/// What can be wrong with the page's own relay.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RelayFault {
    /// It does not answer.
    Unreachable,
    /// There is none, or it does not forward to this host.
    Refused,
    /// It could not reach the service.
    Upstream,
}

/// What stops a request before it is sent.
pub(super) fn forbidden(endpoint: &Endpoint, page: PageOrigin, permitted: bool) -> Option<Silence> {
    let host = endpoint.host();
    if page == PageOrigin::Https && !endpoint.is_https() && !endpoint.is_loopback() {
        return Some(Silence::MixedContent { host });
    }
    (!permitted && page != PageOrigin::Native).then_some(Silence::HostNotAllowed { host })
}

pub(super) fn of(situation: &Situation<'_>) -> Cause {
    let Evidence {
        blocked_by_policy,
        host_answers,
        plain_request_readable,
        offline,
    } = situation.evidence;
    let host = situation.endpoint.host();
    if *offline {
        return Cause::Silence(Silence::Offline);
    }
    if situation.relayed {
        let (fault, status) = (RelayFault::Unreachable, None);
        return Cause::Relay { fault, status };
    }
    if let Some(silence) = forbidden(situation.endpoint, situation.page, situation.permitted) {
        return Cause::Silence(silence);
    }
    let local = is_local(situation.endpoint, &host);
    Cause::Silence(match (host_answers, plain_request_readable) {
        _ if *blocked_by_policy => Silence::PagePolicy { host },
        _ if situation.page == PageOrigin::Native => Silence::Unreachable { host, local },
        (_, Some(true)) => Silence::HeaderNotAllowed { host },
        (Some(true), _) => Silence::CorsRefused {
            host,
            from_file: situation.page == PageOrigin::File,
        },
        (Some(false), _) => Silence::Unreachable { host, local },
        (None, _) => Silence::Unknown { host },
    })
}

/// Whether a browser may ask for permission before a page reaches the host.
fn is_local(endpoint: &Endpoint, host: &str) -> bool {
    let named = [".local", ".lan", ".internal", ".intranet"];
    let numbered = ["10.", "192.168.", "169.254.", "[fc", "[fd", "[fe80"];
    let four = host.bytes().all(|b| b.is_ascii_digit() || b == b'.');
    // 172.16.0.0 to 172.31.255.255.
    let second = host
        .strip_prefix("172.")
        .map(|rest| scan::until(rest, |c| c == '.'));
    let middle = second.and_then(|second| second.parse::<u8>().ok());
    endpoint.is_loopback()
        || !scan::has(host, ".") && !host.starts_with('[')
        || named.iter().any(|end| host.ends_with(end))
        || (four || host.starts_with('[')) && numbered.iter().any(|start| host.starts_with(start))
        || four && middle.is_some_and(|second| (16..32).contains(&second))
}

/// A refusal that the relay itself may have made: it has no words that the service would have.
pub(super) fn relay(refusal: &Refusal<'_>) -> Option<RelayFault> {
    if !refusal.situation.relayed || !refusal.code.is_empty() {
        return None;
    }
    match refusal.status? {
        502..=504 => Some(RelayFault::Upstream),
        403..=405 => Some(RelayFault::Refused),
        _ => None,
    }
}

impl Silence {
    pub(super) fn code(&self) -> &'static str {
        match self {
            Self::Offline => "offline",
            Self::MixedContent { .. } => "mixed-content",
            Self::PagePolicy { .. } => "page-policy",
            Self::HostNotAllowed { .. } => "host-not-allowed",
            Self::CorsRefused { .. } => "cors-refused",
            Self::HeaderNotAllowed { .. } => "header-not-allowed",
            Self::Unreachable { .. } => "unreachable",
            Self::Unknown { .. } => "no-answer",
        }
    }

    pub(super) fn certain(&self) -> bool {
        match self {
            Self::Offline
            | Self::MixedContent { .. }
            | Self::PagePolicy { .. }
            | Self::HostNotAllowed { .. }
            // Whoever reads a plain answer is kept from this one by the question before it alone.
            | Self::HeaderNotAllowed { .. } => true,
            Self::CorsRefused { .. }
            | Self::Unreachable { .. }
            | Self::Unknown { .. } => false,
        }
    }

    /// The host that it is about; empty where it is about none.
    pub fn host(&self) -> &str {
        match self {
            Self::Offline => "",
            Self::MixedContent { host }
            | Self::PagePolicy { host }
            | Self::HostNotAllowed { host }
            | Self::CorsRefused { host, .. }
            | Self::HeaderNotAllowed { host }
            | Self::Unreachable { host, .. }
            | Self::Unknown { host } => host,
        }
    }
}

impl RelayFault {
    pub(super) fn code(self) -> &'static str {
        match self {
            Self::Unreachable => "relay-unreachable",
            Self::Refused => "relay-refused",
            Self::Upstream => "relay-upstream",
        }
    }
}
