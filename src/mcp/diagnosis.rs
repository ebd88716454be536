//! What a failed listing means, and how sure that is.
//!
//! [`diagnose`] makes a [`Cause`] of everything that is known; its words are in `i18n::causes`. Where
//! a browser cannot tell two causes apart, there is one [`Cause`] for both that is not
//! [`certain`](Cause::certain), and its words name each possibility with a way to check it.

mod account;
mod address;
mod behind;
mod key;
mod protocol;
mod silence;

pub use account::AccountFault;
pub use address::AddressFault;
pub use behind::Behind;
pub use key::KeyFault;
pub use protocol::ProtocolFault;
pub use silence::{RelayFault, Silence};

use super::session::Failure;
use crate::domain::{Endpoint, KeyKind, Transport, scan};

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
    /// Whether the page's `connect-src`, as its site settings made it, has the host.
    pub permitted: bool,
    /// Where the page comes from.
    pub page: PageOrigin,
    /// The transport in use when it failed.
    pub transport: Transport,
    /// What the protocol core says.
    pub failure: &'a Failure,
    /// What the browser found out afterwards.
    pub evidence: &'a Evidence,
}

/// Why a listing failed, as far as that can be told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cause {
    /// There was no answer that the page may see.
    Silence(Silence),
    /// The page's own relay is the trouble, or may be.
    Relay {
        fault: RelayFault,
        status: Option<u16>,
    },
    /// The service does not take this key; the status is 401.
    Key(KeyFault),
    /// The account may not, or not now.
    Account {
        fault: AccountFault,
        status: Option<u16>,
    },
    /// Nothing, or something else, is under this URL.
    Address {
        fault: AddressFault,
        status: Option<u16>,
    },
    /// Bailian could not use the server that the person's own service stands for.
    Behind { fault: Behind, status: Option<u16> },
    /// The conversation itself went wrong.
    Protocol {
        fault: ProtocolFault,
        status: Option<u16>,
    },
    /// The person cancelled.
    Cancelled,
}

/// Tells why a listing failed.
#[inline(never)]
pub fn diagnose(situation: &Situation<'_>) -> Cause {
    match situation.failure {
        Failure::Cancelled => Cause::Cancelled,
        Failure::Network => silence::of(situation),
        Failure::Http {
            status,
            code,
            message,
        } => refused(&Refusal {
            situation,
            status: Some(*status),
            code: code.as_deref().unwrap_or_default(),
            message,
        }),
        Failure::Rpc { code, message } => refused(&Refusal {
            situation,
            status: None,
            code: &protocol::digits(*code),
            message,
        }),
        Failure::Redirected => address::found(AddressFault::Redirected),
        Failure::NotEventStream { content_type } => address::no_stream(situation, content_type),
        Failure::NoEndpoint
        | Failure::EndpointElsewhere { .. }
        | Failure::StreamClosed
        | Failure::TimeOut { .. }
        | Failure::ProtocolVersion { .. }
        | Failure::Malformed
        | Failure::TooLarge
        | Failure::SessionNotExposed { .. } => protocol::of(situation.failure),
    }
}

/// What would stop a listing that has not begun, as far as that needs no network.
#[inline(never)]
pub fn beforehand(endpoint: &Endpoint, page: PageOrigin, permitted: bool) -> Option<Cause> {
    silence::forbidden(endpoint, page, permitted).map(Cause::Silence)
}

/// What the server said itself, untrusted and on one line; empty where it said nothing.
pub fn said(failure: &Failure) -> &str {
    match failure {
        Failure::Http { message, .. }
        | Failure::Rpc { message, .. }
        | Failure::SessionNotExposed { message } => message,
        _ => "",
    }
}

/// A refusal in words: by a status, or by a JSON-RPC error inside of a 200.
struct Refusal<'a> {
    situation: &'a Situation<'a>,
    status: Option<u16>,
    /// Empty where there is none.
    code: &'a str,
    message: &'a str,
}

impl Refusal<'_> {
    /// Whether code or message has this text, which is in lower case.
    fn has(&self, text: &str) -> bool {
        scan::has(&self.code.to_ascii_lowercase(), text)
            || scan::has(&self.message.to_ascii_lowercase(), text)
    }
}

/// The words say more than the status: each of these families has words of its own.
fn refused(refusal: &Refusal<'_>) -> Cause {
    let status = refusal.status;
    if let Some(fault) = behind::of(refusal) {
        return Cause::Behind { fault, status };
    }
    if refusal.situation.failure.wants_sse() {
        return Cause::Address {
            fault: AddressFault::OldActivation,
            status,
        };
    }
    if let Some(fault) = account::by_words(refusal) {
        return Cause::Account { fault, status };
    }
    if let Some(fault) = protocol::by_words(refusal) {
        return Cause::Protocol { fault, status };
    }
    if let Some(fault) = silence::relay(refusal) {
        return Cause::Relay { fault, status };
    }
    match status {
        Some(401) => Cause::Key(key::of(refusal)),
        Some(403) => Cause::Account {
            fault: AccountFault::Denied,
            status,
        },
        Some(429) => Cause::Account {
            fault: AccountFault::Throttled,
            status,
        },
        Some(404) => Cause::Address {
            fault: address::not_found(refusal),
            status,
        },
        Some(405 | 406) => Cause::Address {
            fault: AddressFault::WrongTransport {
                other: refusal.situation.transport.other(),
            },
            status,
        },
        _ => Cause::Protocol {
            fault: protocol::by_status(refusal),
            status,
        },
    }
}

impl Cause {
    /// A word for programs, the same for as long as the cause has its meaning: `not-activated`.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Silence(silence) => silence.code(),
            Self::Relay { fault, .. } => fault.code(),
            Self::Key(fault) => fault.code(),
            Self::Account { fault, .. } => fault.code(),
            Self::Address { fault, .. } => fault.code(),
            Self::Behind { fault, .. } => fault.code(),
            Self::Protocol { fault, .. } => fault.code(),
            Self::Cancelled => "cancelled",
        }
    }

    /// Whether nothing else would have looked the same. Where something would, its words list the
    /// possibilities.
    pub fn certain(&self) -> bool {
        match self {
            Self::Silence(silence) => silence.certain(),
            Self::Relay { .. } => false,
            Self::Key(fault) => fault.certain(),
            Self::Account { fault, .. } => fault.certain(),
            Self::Address { fault, .. } => fault.certain(),
            Self::Behind { fault, .. } => fault.certain(),
            Self::Protocol { fault, .. } => fault.certain(),
            Self::Cancelled => true,
        }
    }

    /// The HTTP status, where one was readable.
    pub fn status(&self) -> Option<u16> {
        match self {
            Self::Silence(_) | Self::Cancelled => None,
            Self::Key(_) => Some(401),
            Self::Relay { status, .. }
            | Self::Account { status, .. }
            | Self::Address { status, .. }
            | Self::Behind { status, .. }
            | Self::Protocol { status, .. } => *status,
        }
    }

    /// Another transport that is worth a try.
    pub fn offers(&self) -> Option<Transport> {
        match self {
            Self::Address { fault, .. } => fault.offers(),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests;
