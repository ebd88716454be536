//! The conversation itself went wrong.

use super::super::session::{Failure, Phase};
use super::{Cause, Refusal};
use crate::domain::number;

/// Where a conversation went wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ProtocolFault {
    /// The stream did not begin with a usable message URL.
    NoEndpoint,
    /// The message URL is of another origin.
    EndpointElsewhere { origin: String },
    /// The server wants a session ID that it hides from pages.
    SessionNotExposed,
    /// The server has forgotten the session.
    SessionLost,
    /// The stream ended before the reply.
    StreamClosed,
    /// No response came in time.
    HeadersTimeOut,
    /// No `endpoint` event came in time.
    EndpointTimeOut,
    /// No reply came in time.
    ReplyTimeOut,
    /// The server speaks no revision that is known here.
    Version { found: String },
    /// What came is no JSON-RPC, or lacks what must be in it.
    Malformed,
    /// More came than is taken.
    TooLarge,
    /// The server has no `tools/list`.
    NoTools,
    /// The server refused `tools/list` as if `initialize` had not come.
    NotInitialized,
    /// Another JSON-RPC error.
    Rpc { code: i64 },
    /// 400 in words of its own.
    BadRequest,
    /// 502, 503 or 504: something before the service could not reach it.
    Unavailable,
    /// Another status from 500 on.
    ServerError,
    /// Another status.
    Refused,
}

pub(super) fn of(failure: &Failure) -> Cause {
    let fault = match failure {
        Failure::EndpointElsewhere { origin } => ProtocolFault::EndpointElsewhere {
            origin: origin.clone(),
        },
        Failure::SessionNotExposed { .. } => {
            let (fault, status) = (ProtocolFault::SessionNotExposed, Some(400));
            return Cause::Protocol { fault, status };
        }
        Failure::StreamClosed => ProtocolFault::StreamClosed,
        Failure::TimeOut { phase } => match phase {
            Phase::Headers => ProtocolFault::HeadersTimeOut,
            Phase::Endpoint => ProtocolFault::EndpointTimeOut,
            Phase::Reply => ProtocolFault::ReplyTimeOut,
        },
        Failure::ProtocolVersion { found } => ProtocolFault::Version {
            found: found.clone(),
        },
        Failure::TooLarge => ProtocolFault::TooLarge,
        Failure::NoEndpoint => ProtocolFault::NoEndpoint,
        _ => ProtocolFault::Malformed,
    };
    let status = None;
    Cause::Protocol { fault, status }
}

/// What a refusal says of the conversation, whatever its status.
pub(super) fn by_words(refusal: &Refusal<'_>) -> Option<ProtocolFault> {
    let lost = matches!(refusal.status, None | Some(400 | 404 | 410));
    if lost && (refusal.code == "-32001" || refusal.has("session not found")) {
        return Some(ProtocolFault::SessionLost);
    }
    if refusal.code == "-32601" {
        return Some(ProtocolFault::NoTools);
    }
    if refusal.code == "-32602" && refusal.has("initializ") {
        return Some(ProtocolFault::NotInitialized);
    }
    None
}

/// What a refusal is by its status, or by the code of its JSON-RPC error.
pub(super) fn by_status(refusal: &Refusal<'_>) -> ProtocolFault {
    match refusal.status {
        Some(400) => ProtocolFault::BadRequest,
        Some(502..=504) => ProtocolFault::Unavailable,
        Some(500..) => ProtocolFault::ServerError,
        Some(_) => ProtocolFault::Refused,
        None => ProtocolFault::Rpc {
            code: refusal.code.parse().unwrap_or_default(),
        },
    }
}

/// A number that may be negative, in decimal digits.
pub(super) fn digits(code: i64) -> String {
    let size = usize::try_from(code.unsigned_abs()).unwrap_or(usize::MAX);
    let sign = if code < 0 { "-" } else { "" };
    [sign, &number(size)].concat()
}

impl ProtocolFault {
    pub(super) fn code(&self) -> &'static str {
        match self {
            Self::NoEndpoint => "no-endpoint",
            Self::EndpointElsewhere { .. } => "endpoint-elsewhere",
            Self::SessionNotExposed => "session-not-exposed",
            Self::SessionLost => "session-lost",
            Self::StreamClosed => "stream-closed",
            Self::HeadersTimeOut => "time-out-headers",
            Self::EndpointTimeOut => "time-out-endpoint",
            Self::ReplyTimeOut => "time-out-reply",
            Self::Version { .. } => "protocol-version",
            Self::Malformed => "malformed",
            Self::TooLarge => "too-large",
            Self::NoTools => "no-tools",
            Self::NotInitialized => "not-initialized",
            Self::Rpc { .. } => "rpc-error",
            Self::BadRequest => "bad-request",
            Self::Unavailable => "unavailable",
            Self::ServerError => "server-error",
            Self::Refused => "http-error",
        }
    }

    pub(super) fn certain(&self) -> bool {
        match self {
            Self::EndpointElsewhere { .. }
            | Self::Version { .. }
            | Self::TooLarge
            | Self::SessionLost
            | Self::NoTools
            | Self::NotInitialized => true,
            Self::NoEndpoint
            | Self::SessionNotExposed
            | Self::StreamClosed
            | Self::HeadersTimeOut
            | Self::EndpointTimeOut
            | Self::ReplyTimeOut
            | Self::Malformed
            | Self::Rpc { .. }
            | Self::BadRequest
            | Self::Unavailable
            | Self::ServerError
            | Self::Refused => false,
        }
    }
}
