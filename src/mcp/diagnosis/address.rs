//! Nothing, or something else than a service, under this URL.

use super::{Cause, Refusal, RelayFault, Situation};
use crate::domain::{Endpoint, Host, PathForm, Seen, Transport, scan};

/// What is wrong with the URL, or with what is under it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AddressFault {
    /// The service exists, and this account has not activated it.
    NotActivated,
    /// No service has this ID.
    UnknownId,
    /// One of the two: the service does not say which.
    NotActivatedOrUnknownId,
    /// The path is misspelt; this URL was meant.
    Misspelt { meant: String },
    /// The host knows no such path. `other` is the URL in the other form that Bailian has.
    UnknownPath { other: Option<String> },
    /// A host of another region, under which reports found no MCP services.
    RegionWithoutMcp { host: String },
    /// A 404 in words of its own.
    NotFound,
    /// An activation from before Streamable HTTP: the service speaks HTTP+SSE under `/sse` alone.
    OldActivation,
    /// The URL does not take what the transport sends.
    WrongTransport { other: Transport },
    /// The server sends the request elsewhere.
    Redirected,
    /// A web page came.
    Html,
    /// JSON came where an event stream was asked for.
    Json,
    /// Something else came; the type is empty where none was given.
    NotEventStream { content_type: String },
}

/// A cause without a status.
pub(super) fn found(fault: AddressFault) -> Cause {
    let status = None;
    Cause::Address { fault, status }
}

pub(super) fn no_stream(situation: &Situation<'_>, content_type: &str) -> Cause {
    let kind = content_type.to_ascii_lowercase();
    let html = scan::has(&kind, "html");
    if html && situation.relayed {
        let (fault, status) = (RelayFault::Refused, None);
        return Cause::Relay { fault, status };
    }
    found(if html {
        AddressFault::Html
    } else if scan::has(&kind, "json") && situation.transport == Transport::Sse {
        AddressFault::Json
    } else {
        let content_type = content_type.to_owned();
        AddressFault::NotEventStream { content_type }
    })
}

/// A 404, by its words, then by its URL.
pub(super) fn not_found(refusal: &Refusal<'_>) -> AddressFault {
    let endpoint = refusal.situation.endpoint;
    if refusal.has("未开通") || refusal.has("not activated") {
        return AddressFault::NotActivated;
    }
    if refusal.has("不存在") {
        return AddressFault::UnknownId;
    }
    if refusal.has("mcp_is_invalid") {
        return AddressFault::NotActivatedOrUnknownId;
    }
    let host = endpoint.host();
    let elsewhere = matches!(
        Host::of(&host),
        Host::International | Host::UnitedStates | Host::HongKong
    );
    match Seen::of(endpoint) {
        Seen::Mistaken { meant, .. } => AddressFault::Misspelt { meant },
        Seen::Service { .. } if elsewhere => AddressFault::RegionWithoutMcp { host },
        Seen::Service {
            path,
            id,
            transport,
        } if refusal.message.is_empty() && refusal.code.is_empty() => AddressFault::UnknownPath {
            other: Some(other_form(endpoint, path, &id, transport)),
        },
        _ if refusal.message.is_empty() => AddressFault::UnknownPath { other: None },
        _ => AddressFault::NotFound,
    }
}

/// The URL of the same service in the form that it does not have now.
fn other_form(endpoint: &Endpoint, path: PathForm, id: &str, transport: Transport) -> String {
    let (other, transport) = match path {
        PathForm::CompatibleMode => (PathForm::Api, transport),
        // The other form is documented with HTTP+SSE alone.
        PathForm::Api => (PathForm::CompatibleMode, Transport::Sse),
    };
    endpoint.with_path(&other.path(id, transport))
}

impl AddressFault {
    pub(super) fn code(&self) -> &'static str {
        match self {
            Self::NotActivated => "not-activated",
            Self::UnknownId => "unknown-id",
            Self::NotActivatedOrUnknownId => "not-activated-or-unknown-id",
            Self::Misspelt { .. } => "url-misspelt",
            Self::UnknownPath { .. } => "unknown-path",
            Self::RegionWithoutMcp { .. } => "region-without-mcp",
            Self::NotFound => "not-found",
            Self::OldActivation => "old-activation",
            Self::WrongTransport { .. } => "wrong-transport",
            Self::Redirected => "redirected",
            Self::Html => "html-instead",
            Self::Json => "json-instead",
            Self::NotEventStream { .. } => "not-event-stream",
        }
    }

    pub(super) fn certain(&self) -> bool {
        matches!(
            self,
            Self::NotActivated | Self::UnknownId | Self::Misspelt { .. } | Self::OldActivation
        )
    }

    pub(super) fn offers(&self) -> Option<Transport> {
        match self {
            Self::OldActivation => Some(Transport::Sse),
            Self::WrongTransport { other } => Some(*other),
            Self::Json => Some(Transport::StreamableHttp),
            _ => None,
        }
    }
}
