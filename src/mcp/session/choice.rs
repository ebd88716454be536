//! Which era a service is tried in, and which one next.

use super::conversation::VERSIONS;
use super::{Approach, Era, Failure, stateless};
use crate::domain::{Endpoint, scan};

/// Where a listing goes on after a failure.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Fallback {
    pub(super) era: Era,
    pub(super) endpoint: Endpoint,
}

/// The era to begin with: a URL that ends in `/sse` names its own, any other is tried modern first.
pub(super) fn first(approach: Approach, endpoint: &Endpoint) -> Era {
    match approach {
        Approach::Only(era) | Approach::First(era) => era,
        Approach::Auto if endpoint.path().ends_with("/sse") => Era::HttpSse,
        Approach::Auto => Era::Stateless,
    }
}

/// The era to try after a failure in this one, before anything was listed.
///
/// `first` tells that no other one was tried before, so that two eras never send to each other.
///
/// Never after 401, 403 or 429, which say nothing about the era. On a Bailian path a 404 means that
/// the service is not activated or the ID is wrong, and the refusal of Streamable HTTP names `/sse`.
pub(super) fn next(
    era: Era,
    first: bool,
    failure: &Failure,
    endpoint: &Endpoint,
) -> Option<Fallback> {
    let at = |era| {
        Some(Fallback {
            era,
            endpoint: endpoint.clone(),
        })
    };
    if failure.wants_sse() && era != Era::HttpSse {
        let stem = endpoint
            .path()
            .strip_suffix("/mcp")
            .unwrap_or(endpoint.path());
        let endpoint = Endpoint::parse(&endpoint.with_path(&[stem, "/sse"].concat())).ok()?;
        return Some(Fallback {
            era: Era::HttpSse,
            endpoint,
        });
    }
    match (era, failure) {
        (_, Failure::Http { status: 404, .. }) if is_bailian(endpoint) => None,
        // The preflight of headers that an older server does not know looks like this.
        (Era::Stateless, Failure::Network) => at(Era::Streamable),
        (Era::Stateless, Failure::ProtocolVersion { found }) => {
            let older = VERSIONS.iter().any(|version| scan::has(found, version));
            if older { at(Era::Streamable) } else { None }
        }
        (
            Era::Stateless,
            Failure::Http {
                status: 400 | 404 | 405,
                ..
            },
        ) => {
            if is_modern(failure) {
                None
            } else {
                at(Era::Streamable)
            }
        }
        (Era::Streamable, Failure::ProtocolVersion { found }) if first => {
            if scan::has(found, stateless::VERSION) {
                at(Era::Stateless)
            } else {
                None
            }
        }
        (Era::Streamable, Failure::Http { .. }) if first && is_modern(failure) => {
            at(Era::Stateless)
        }
        // Some older servers refuse what came before `initialize` by a JSON-RPC error inside a 200.
        (Era::Stateless, Failure::Rpc { .. }) => at(Era::Streamable),
        (
            Era::Streamable,
            Failure::Http {
                status: 400 | 404 | 405,
                ..
            },
        ) if !is_bailian(endpoint) => at(Era::HttpSse),
        _ => None,
    }
}

/// Whether only a server of the stateless revision refuses like this: it knows the revision, and
/// would refuse an `initialize` all the more.
fn is_modern(failure: &Failure) -> bool {
    let Failure::Http {
        status,
        code,
        message,
    } = failure
    else {
        return false;
    };
    let mismatch = scan::has(message, "HeaderMismatch") || scan::has(message, "Header mismatch");
    match status {
        404 => code.as_deref() == Some("-32601"),
        400 => mismatch && code.is_some() || code.as_deref() == Some("-32022"),
        _ => false,
    }
}

fn is_bailian(endpoint: &Endpoint) -> bool {
    let path = endpoint.path();
    path.starts_with("/api/v1/mcps/") || path.starts_with("/compatible-mode/v1/mcp/")
}
