//! The `Access-Control-*` headers of the service that allows other origins.

use axum::Router;
use axum::http::{HeaderName, Method, header};
use tower_http::cors::{Any, CorsLayer};

use crate::builder::Cors;

/// `Mcp-Session-Id`, which a page can only read when it is exposed.
pub(crate) const SESSION_ID: HeaderName = HeaderName::from_static("mcp-session-id");
/// `MCP-Protocol-Version`, which a client sends after `initialize`.
pub(crate) const PROTOCOL_VERSION: HeaderName = HeaderName::from_static("mcp-protocol-version");

/// Answers preflights and marks every answer readable, or does nothing at all.
pub(crate) fn apply<S>(router: Router<S>, cors: Cors) -> Router<S>
where
    S: Clone + Send + Sync + 'static,
{
    match cors {
        Cors::Refused => router,
        Cors::Allowed => router.layer(
            CorsLayer::new()
                .allow_origin(Any)
                .allow_methods([Method::GET, Method::POST, Method::DELETE])
                .allow_headers([
                    header::AUTHORIZATION,
                    header::CONTENT_TYPE,
                    SESSION_ID,
                    PROTOCOL_VERSION,
                ])
                .expose_headers([SESSION_ID]),
        ),
    }
}
