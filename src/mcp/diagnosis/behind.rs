//! The codes 112000xx: Bailian reached for the server behind a person's own service, and failed.

use super::Refusal;
use crate::domain::scan;

/// What went wrong behind Bailian. Source: the help centre's questions and answers on MCP.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Behind {
    /// 11200044, CONNECTION_REFUSED.
    ConnectionRefused,
    /// 11200045, CONNECTION_TIMEOUT.
    ConnectionTimeout,
    /// 11200046, REQUEST_TIMEOUT.
    RequestTimeout,
    /// 11200047, a network failure.
    Network,
    /// 11200048, a failure of TLS.
    Tls,
    /// 11200049, its HTTP 401.
    Unauthorized,
    /// 11200050, its HTTP 403.
    Forbidden,
    /// 11200051, its HTTP 429.
    TooManyRequests,
    /// 11200052, another status from 400 to 499.
    ClientError,
    /// 11200053, a status from 500 on.
    ServerError,
    /// 11200054, no proper MCP.
    Protocol,
    /// 11200055, SESSION_NOT_FOUND.
    SessionNotFound,
    /// 11200056, something else.
    Unknown,
    /// 11200057, INIT_TIMEOUT.
    InitTimeout,
    /// 11200058, its HTTP 405.
    MethodNotAllowed,
    /// 11200059, its HTTP 404.
    NotFound,
    /// 11200060, its HTTP 400.
    BadRequest,
}

const FIRST: usize = 44;

impl Behind {
    /// All of them, in the order of their codes.
    pub const ALL: [Self; 17] = [
        Self::ConnectionRefused,
        Self::ConnectionTimeout,
        Self::RequestTimeout,
        Self::Network,
        Self::Tls,
        Self::Unauthorized,
        Self::Forbidden,
        Self::TooManyRequests,
        Self::ClientError,
        Self::ServerError,
        Self::Protocol,
        Self::SessionNotFound,
        Self::Unknown,
        Self::InitTimeout,
        Self::MethodNotAllowed,
        Self::NotFound,
        Self::BadRequest,
    ];

    /// Bailian's own number, `11200044`.
    pub fn number(self) -> usize {
        let place = Self::ALL.iter().position(|fault| *fault == self);
        11_200_000 + FIRST + place.unwrap_or_default()
    }

    pub(super) fn code(self) -> &'static str {
        match self {
            Self::ConnectionRefused => "own-connection-refused",
            Self::ConnectionTimeout => "own-connection-timeout",
            Self::RequestTimeout => "own-request-timeout",
            Self::Network => "own-network",
            Self::Tls => "own-tls",
            Self::Unauthorized => "own-unauthorized",
            Self::Forbidden => "own-forbidden",
            Self::TooManyRequests => "own-too-many-requests",
            Self::ClientError => "own-client-error",
            Self::ServerError => "own-server-error",
            Self::Protocol => "own-protocol",
            Self::SessionNotFound => "own-session-not-found",
            Self::Unknown => "own-unknown",
            Self::InitTimeout => "own-init-timeout",
            Self::MethodNotAllowed => "own-method-not-allowed",
            Self::NotFound => "own-not-found",
            Self::BadRequest => "own-bad-request",
        }
    }

    pub(super) fn certain(self) -> bool {
        self != Self::Unknown
    }
}

/// The number stands in the code or somewhere in the message.
pub(super) fn of(refusal: &Refusal<'_>) -> Option<Behind> {
    [refusal.code, refusal.message]
        .into_iter()
        .find_map(|text| {
            let at = scan::position(text, "112000")?;
            let digits = scan::until(text.get(at..)?, |c| !c.is_ascii_digit());
            let last = digits
                .strip_prefix("112000")
                .filter(|last| last.len() == 2)?;
            let place = last.parse::<usize>().ok()?.checked_sub(FIRST)?;
            Behind::ALL.get(place).copied()
        })
}
