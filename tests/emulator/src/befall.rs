//! Where faults befall a request: before its handler, and on the body of its response.

use std::sync::Arc;

use axum::body::Body;
use axum::extract::{Request, State as Shared};
use axum::http::{HeaderValue, Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

use crate::fault::Fault;
use crate::gate::whole;
use crate::message::method_of;
use crate::state::State;

/// Takes the faults that are placed on a request and lets them happen.
pub(crate) async fn befall(
    Shared(state): Shared<Arc<State>>,
    request: Request,
    next: Next,
) -> Response {
    let (parts, body) = match whole(request).await {
        Ok(whole) => whole,
        Err(too_large) => return too_large.into_response(),
    };
    let name = match (&parts.method, method_of(&body)) {
        (&Method::POST, Some(name)) => name,
        (method, _) => method.to_string(),
    };
    let befallen = state.faults.take(parts.uri.path(), &name);
    for fault in befallen.iter() {
        match fault {
            Fault::SlowHeaders(delay) => {
                tokio::select! {
                    () = tokio::time::sleep(*delay) => {}
                    () = state.stopping.cancelled() => {}
                }
            }
            Fault::Refused(refused) => return refused.response(),
            Fault::Redirect { status, to } => return redirect(*status, to),
            _ => {}
        }
    }
    let mut request = Request::from_parts(parts, Body::from(body));
    request.extensions_mut().insert(befallen.clone());
    let (parts, body) = next.run(request).await.into_parts();
    if !parts.status.is_success() {
        return Response::from_parts(parts, body);
    }
    let mut response = Response::from_parts(parts, befallen.body(body));
    // The length may no longer be right.
    response.headers_mut().remove(header::CONTENT_LENGTH);
    response
}

fn redirect(status: u16, to: &str) -> Response {
    let mut response = StatusCode::from_u16(status)
        .unwrap_or(StatusCode::TEMPORARY_REDIRECT)
        .into_response();
    if let Ok(to) = HeaderValue::from_str(to) {
        response.headers_mut().insert(header::LOCATION, to);
    }
    response
}
