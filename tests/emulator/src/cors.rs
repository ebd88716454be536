//! The `Access-Control-*` headers, and what a browser can meet in their place.

use std::sync::Arc;

use axum::extract::{Request, State as Shared};
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

use crate::builder::Revision;
use crate::state::State;

/// `Mcp-Session-Id`, which a page can only read when it is exposed.
pub(crate) const SESSION_ID: HeaderName = HeaderName::from_static("mcp-session-id");
/// `MCP-Protocol-Version`, which a client sends after `initialize`.
pub(crate) const PROTOCOL_VERSION: HeaderName = HeaderName::from_static("mcp-protocol-version");
/// `Mcp-Method`, which every request of the stateless revision carries.
pub(crate) const METHOD: HeaderName = HeaderName::from_static("mcp-method");

/// Whether pages of other origins may read the answers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Cors {
    /// No `Access-Control-*` header; a preflight is a request without a key, so 401.
    #[default]
    Refused,
    /// Preflights are answered, and every answer, errors included, is readable.
    Allowed,
    /// The same for pages of this origin alone, as a browser names it: `null` for a file on a disk.
    AllowedFor(&'static str),
    /// Answers are readable, but preflights are refused with this status.
    PreflightRefused(u16),
    /// `Access-Control-Allow-Headers` lacks `Authorization`.
    WithoutAuthorization,
    /// `Access-Control-Allow-Headers` lacks the headers that only newer clients send:
    /// `MCP-Protocol-Version` and `Mcp-Method`.
    WithoutProtocolVersion,
    /// No header is exposed, so that a page does not see its session ID.
    NothingExposed,
    /// Errors have no `Access-Control-*` header.
    ErrorsHidden,
}

/// Answers preflights and marks answers readable, as far as the setting goes.
pub(crate) async fn apply(
    Shared(state): Shared<Arc<State>>,
    request: Request,
    next: Next,
) -> Response {
    let cors = state.cors();
    if cors == Cors::Refused {
        return next.run(request).await;
    }
    let is_preflight = request.method() == Method::OPTIONS
        && request
            .headers()
            .contains_key(header::ACCESS_CONTROL_REQUEST_METHOD);
    let origin = request.headers().get(header::ORIGIN);
    let readable = match cors {
        Cors::AllowedFor(only) if origin.is_some_and(|origin| origin == only) => only,
        Cors::AllowedFor(_) => return next.run(request).await,
        _ => "*",
    };
    let mut response = if is_preflight {
        let status = match cors {
            Cors::PreflightRefused(status) => status,
            _ => 200,
        };
        StatusCode::from_u16(status)
            .unwrap_or(StatusCode::UNAUTHORIZED)
            .into_response()
    } else {
        next.run(request).await
    };
    let failed = !response.status().is_success();
    if failed && (cors == Cors::ErrorsHidden || is_preflight) {
        return response;
    }
    let headers = response.headers_mut();
    set(headers, header::ACCESS_CONTROL_ALLOW_ORIGIN, readable);
    if is_preflight {
        set(
            headers,
            header::ACCESS_CONTROL_ALLOW_METHODS,
            "GET,POST,DELETE",
        );
        let allowed = allowed(cors, state.settings.revision);
        set(
            headers,
            header::ACCESS_CONTROL_ALLOW_HEADERS,
            &allowed.join(","),
        );
    } else if cors != Cors::NothingExposed {
        set(
            headers,
            header::ACCESS_CONTROL_EXPOSE_HEADERS,
            SESSION_ID.as_str(),
        );
    }
    response
}

fn allowed(cors: Cors, revision: Revision) -> Vec<&'static str> {
    let mut allowed = vec!["content-type", "mcp-session-id"];
    if cors != Cors::WithoutAuthorization {
        allowed.push("authorization");
    }
    if cors != Cors::WithoutProtocolVersion {
        allowed.push("mcp-protocol-version");
        if revision == Revision::Stateless {
            allowed.push("mcp-method");
        }
    }
    allowed
}

fn set(headers: &mut HeaderMap, name: HeaderName, value: &str) {
    if let Ok(value) = HeaderValue::from_str(value) {
        headers.insert(name, value);
    }
}
