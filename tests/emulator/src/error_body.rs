//! The error answers of the real service, body for body.

use axum::Json;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use serde_json::json;
use uuid::Uuid;

/// A refusal before MCP is spoken at all.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Refusal {
    /// No key, or not the right one.
    InvalidApiKey,
    /// Too many requests.
    RateQuota,
    /// No service has this instance ID.
    NoSuchService,
    /// The service exists, and this account has not activated it.
    NotActivated,
    /// The service speaks HTTP+SSE alone.
    NotStreamable,
    /// The message URL names a session that is over or never was.
    NoSuchSession,
}

impl IntoResponse for Refusal {
    fn into_response(self) -> Response {
        match self {
            Self::InvalidApiKey => body(
                StatusCode::UNAUTHORIZED,
                "InvalidApiKey",
                "Invalid API-key provided.",
            ),
            Self::RateQuota => body(
                StatusCode::TOO_MANY_REQUESTS,
                "Throttling.RateQuota",
                "Requests rate limit exceeded, please try again later.",
            ),
            Self::NoSuchService => body(StatusCode::NOT_FOUND, "MCP_IS_INVALID", "MCP不存在"),
            Self::NotActivated => body(StatusCode::NOT_FOUND, "MCP_IS_INVALID", "MCP服务未开通"),
            Self::NotStreamable => (
                StatusCode::METHOD_NOT_ALLOWED,
                "current mcp not support streamableHttp",
            )
                .into_response(),
            Self::NoSuchSession => (StatusCode::NOT_FOUND, "Session not found").into_response(),
        }
    }
}

fn body(status: StatusCode, code: &str, message: &str) -> Response {
    let request_id = Uuid::new_v4().to_string();
    let body = json!({ "code": code, "message": message, "request_id": request_id });
    (status, Json(body)).into_response()
}
