//! Which path does what.

use std::sync::Arc;

use axum::Router;
use axum::http::{HeaderValue, StatusCode, header};
use axum::middleware::from_fn_with_state;
use axum::routing::{get, post};
use tower_http::set_header::SetResponseHeaderLayer;

use crate::state::State;
use crate::{befall, cors, gate, sse, streamable};

/// The whole service. Layers run from the last one added to the first, so the log sees preflights
/// and refusals too.
pub(crate) fn router(state: Arc<State>) -> Router {
    let services = Router::new()
        .route("/compatible-mode/v1/mcp/{id}/sse", get(sse::open))
        .route("/api/v1/mcps/{id}/sse", get(sse::open))
        .route("/api/v1/mcps/{id}/message", post(sse::receive))
        .route(
            "/api/v1/mcps/{id}/mcp",
            post(streamable::receive).delete(streamable::end),
        )
        // A route layer also covers the wrong method on a known path: no key, no answer.
        .route_layer(from_fn_with_state(Arc::clone(&state), gate::check));
    services
        .fallback(unknown_path)
        .layer(from_fn_with_state(Arc::clone(&state), befall::befall))
        .layer(from_fn_with_state(Arc::clone(&state), cors::apply))
        .layer(SetResponseHeaderLayer::overriding(
            header::SERVER,
            HeaderValue::from_static("istio-envoy"),
        ))
        .layer(from_fn_with_state(Arc::clone(&state), gate::record))
        .with_state(state)
}

/// The gateway knows no such path: no body, no explanation.
async fn unknown_path() -> StatusCode {
    StatusCode::NOT_FOUND
}
