//! What happens to every request before its handler: the log and the key.

use std::sync::Arc;

use axum::body::{Body, Bytes, to_bytes};
use axum::extract::{Request, State as Shared};
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderName, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

use crate::cors::PROTOCOL_VERSION;
use crate::error_body::Refusal;
use crate::log::{self, Authorization};
use crate::message::method_of;
use crate::state::State;

/// The largest body that is read; clients of a listing send a few hundred bytes.
pub(crate) const BODY_LIMIT: usize = 1 << 20;

/// A request with its body, which may be looked at before it is handed on.
pub(crate) async fn whole(request: Request) -> Result<(Parts, Bytes), StatusCode> {
    let (parts, body) = request.into_parts();
    let body = to_bytes(body, BODY_LIMIT).await;
    Ok((parts, body.map_err(|_| StatusCode::PAYLOAD_TOO_LARGE)?))
}

/// Writes the request and the status of its answer into the log.
pub(crate) async fn record(
    Shared(state): Shared<Arc<State>>,
    request: Request,
    next: Next,
) -> Response {
    let (parts, body) = match whole(request).await {
        Ok(whole) => whole,
        Err(too_large) => return too_large.into_response(),
    };
    let mut entry = log::Request {
        method: parts.method.to_string(),
        path: parts.uri.path().to_owned(),
        status: 0,
        authorization: authorization(&parts.headers, &state.settings.key),
        rpc_method: method_of(&body),
        user_agent: text(&parts.headers, &header::USER_AGENT),
        protocol_version: text(&parts.headers, &PROTOCOL_VERSION),
    };
    let response = next.run(Request::from_parts(parts, Body::from(body))).await;
    entry.status = response.status().as_u16();
    state.log.record(entry);
    response
}

/// Lets only the right key through, and not while throttled.
pub(crate) async fn check(
    Shared(state): Shared<Arc<State>>,
    request: Request,
    next: Next,
) -> Response {
    match authorization(request.headers(), &state.settings.key) {
        Authorization::Right if state.take_throttle() => Refusal::RateQuota.into_response(),
        Authorization::Right => next.run(request).await,
        Authorization::Absent | Authorization::Wrong => Refusal::InvalidApiKey.into_response(),
    }
}

fn authorization(headers: &HeaderMap, key: &str) -> Authorization {
    match headers.get(header::AUTHORIZATION) {
        None => Authorization::Absent,
        Some(value) if value.as_bytes().strip_prefix(b"Bearer ") == Some(key.as_bytes()) => {
            Authorization::Right
        }
        Some(_) => Authorization::Wrong,
    }
}

fn text(headers: &HeaderMap, name: &HeaderName) -> Option<String> {
    Some(String::from_utf8_lossy(headers.get(name)?.as_bytes()).into_owned())
}
