//! Streamable HTTP (2025-03-26 to 2025-11-25): each POST is answered in its own response.

use std::convert::Infallible;
use std::sync::Arc;

use axum::Json;
use axum::body::{Body, Bytes};
use axum::extract::{Extension, Path, State as Shared};
use axum::http::{HeaderMap, HeaderName, StatusCode, header};
use axum::response::{IntoResponse, Response};
use futures_util::stream;
use serde_json::Value;
use uuid::Uuid;

use crate::answer::{Context, PROTOCOL_VERSIONS, SSE_PROTOCOL_VERSION, answer, knows};
use crate::builder::{Answers, Revision, Sessions};
use crate::catalog::Transports;
use crate::cors::{PROTOCOL_VERSION, SESSION_ID};
use crate::error_body::Refusal;
use crate::fault::{Befallen, Fault};
use crate::message::{Message, error};
use crate::sse::message_event;
use crate::state::State;
use crate::stateless;

/// `POST …/mcp`: one message, one answer.
pub(crate) async fn receive(
    Shared(state): Shared<Arc<State>>,
    Path(instance_id): Path<String>,
    Extension(faults): Extension<Befallen>,
    headers: HeaderMap,
    body: Bytes,
) -> Result<Response, Refusal> {
    let service = state.catalog.find(&instance_id)?;
    if service.transports == Transports::SseOnly {
        return Err(Refusal::NotStreamable);
    }
    if faults.has(&Fault::SessionLost) {
        state.sessions().clear();
    }
    let (id, method, params) = match Message::parse(&body) {
        Err(malformed) => {
            return Ok((StatusCode::BAD_REQUEST, Json(malformed.response())).into_response());
        }
        Ok(Message::Notification | Message::Response) => {
            let refused = session_error(&state, &instance_id, &headers);
            return Ok(refused.unwrap_or_else(|| StatusCode::ACCEPTED.into_response()));
        }
        Ok(Message::Request { id, method, params }) => (id, method, params),
    };
    if state.settings.revision == Revision::Stateless {
        let context = Context {
            service,
            protocol_versions: &[stateless::VERSION],
            page_size: state.settings.page_size,
            listing: faults.listing(),
        };
        let answered = stateless::answer(context, &headers, &id, &method, &params);
        return Ok(match answered {
            Ok(message) => respond(&state, &headers, &faults.texts(&message)),
            Err((status, message)) => (status, Json(message)).into_response(),
        });
    }
    if knows(&method) {
        let refused = version_error(&headers).or_else(|| {
            let needs_session = method != "initialize";
            needs_session
                .then(|| session_error(&state, &instance_id, &headers))
                .flatten()
        });
        if let Some(refused) = refused {
            return Ok(refused);
        }
    }
    let context = Context {
        service,
        protocol_versions: &PROTOCOL_VERSIONS,
        page_size: state.settings.page_size,
        listing: faults.listing(),
    };
    let message = answer(context, &id, &method, &params);
    let mut response = respond(&state, &headers, &faults.texts(&message));
    if method == "initialize" && state.settings.sessions == Sessions::Required {
        let session = Uuid::new_v4().to_string();
        if let Ok(value) = session.parse()
            && !faults.has(&Fault::SessionHidden)
        {
            response.headers_mut().insert(SESSION_ID, value);
        }
        state.sessions().insert((instance_id, session));
    }
    Ok(response)
}

/// `DELETE …/mcp`: ends the session, where there are any.
pub(crate) async fn end(
    Shared(state): Shared<Arc<State>>,
    Path(instance_id): Path<String>,
    headers: HeaderMap,
) -> Result<Response, Refusal> {
    let service = state.catalog.find(&instance_id)?;
    if service.transports == Transports::SseOnly {
        return Err(Refusal::NotStreamable);
    }
    if state.settings.sessions == Sessions::None {
        return Ok(StatusCode::METHOD_NOT_ALLOWED.into_response());
    }
    if let Some(refused) = session_error(&state, &instance_id, &headers) {
        return Ok(refused);
    }
    let session = text(&headers, &SESSION_ID).to_owned();
    state.sessions().remove(&(instance_id, session));
    Ok(StatusCode::OK.into_response())
}

/// The messages in the configured form. Only an event stream can carry several, or none.
fn respond(state: &State, headers: &HeaderMap, texts: &[String]) -> Response {
    if let (Answers::Json, [text]) = (form(state, headers), texts) {
        let json = [(header::CONTENT_TYPE, "application/json")];
        return (json, text.clone()).into_response();
    }
    let event_stream = [(header::CONTENT_TYPE, "text/event-stream;charset=UTF-8")];
    let events: Vec<Result<String, Infallible>> =
        texts.iter().map(|text| Ok(message_event(text))).collect();
    (event_stream, Body::from_stream(stream::iter(events))).into_response()
}

/// The configured form, or JSON for a client that accepts nothing else.
fn form(state: &State, headers: &HeaderMap) -> Answers {
    let streams_accepted = text(headers, &header::ACCEPT).contains("text/event-stream");
    if streams_accepted {
        state.settings.answers
    } else {
        Answers::Json
    }
}

/// 400 without a session id, 404 with one that is over, as the specification wants it.
fn session_error(state: &State, instance_id: &str, headers: &HeaderMap) -> Option<Response> {
    if state.settings.sessions == Sessions::None {
        return None;
    }
    let session = text(headers, &SESSION_ID);
    if session.is_empty() {
        return Some(refuse(
            StatusCode::BAD_REQUEST,
            "Mcp-Session-Id header is required",
        ));
    }
    let key = (instance_id.to_owned(), session.to_owned());
    let live = state.sessions().contains(&key);
    (!live).then(|| refuse(StatusCode::NOT_FOUND, "Session not found"))
}

/// 400 for a revision this server does not speak; no header at all is fine.
fn version_error(headers: &HeaderMap) -> Option<Response> {
    let version = text(headers, &PROTOCOL_VERSION);
    // Clients that negotiated nothing newer repeat the oldest revision here too.
    let known = version.is_empty()
        || version == SSE_PROTOCOL_VERSION
        || PROTOCOL_VERSIONS.contains(&version);
    (!known).then(|| refuse(StatusCode::BAD_REQUEST, "Unsupported protocol version"))
}

fn refuse(status: StatusCode, message: &str) -> Response {
    (status, Json(error(&Value::Null, -32000, message))).into_response()
}

/// A header's text; empty when it is absent or not ASCII.
pub(crate) fn text<'a>(headers: &'a HeaderMap, name: &HeaderName) -> &'a str {
    headers
        .get(name)
        .and_then(|value| value.to_str().ok())
        .unwrap_or_default()
}
