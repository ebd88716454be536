//! HTTP+SSE (2024-11-05): one stream per session carries every answer; messages are posted to the
//! URL that its first event names.

use std::convert::Infallible;
use std::sync::Arc;

use axum::body::{Body, Bytes};
use axum::extract::{Extension, Path, Query, State as Shared};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use futures_util::StreamExt;
use futures_util::stream;
use serde::Deserialize;
use tokio::sync::mpsc;
use uuid::Uuid;

use crate::answer::{Context, SSE_PROTOCOL_VERSION, answer, knows};
use crate::error_body::Refusal;
use crate::fault::{Befallen, Fault, endpoint_event};
use crate::message::{Message, error};
use crate::state::State;

/// The bytes of a `message` event, written as the real service writes them: no space after a
/// colon.
pub(crate) fn message_event(message: &str) -> String {
    format!("event:message\ndata:{message}\n\n")
}

/// An open stream.
#[derive(Debug)]
pub(crate) struct Stream {
    instance_id: String,
    events: mpsc::UnboundedSender<String>,
    /// Whether `initialize` came; a listing that overtakes it is refused.
    initialized: bool,
}

/// Removes the session when the client hangs up or the service stops.
struct Session {
    id: String,
    state: Arc<State>,
}

impl Drop for Session {
    fn drop(&mut self) {
        self.state.streams().remove(&self.id);
    }
}

/// `GET …/sse`: opens a session.
pub(crate) async fn open(
    Shared(state): Shared<Arc<State>>,
    Path(instance_id): Path<String>,
    Extension(faults): Extension<Befallen>,
) -> Result<Response, Refusal> {
    let service = state.catalog.find(&instance_id)?;
    let (events, receiver) = mpsc::unbounded_channel();
    let id = Uuid::new_v4().to_string();
    let message_url = format!("/api/v1/mcps/{}/message?sessionId={id}", service.id);
    let opened = Stream {
        instance_id,
        events,
        initialized: false,
    };
    state.streams().insert(id.clone(), opened);

    let fault = faults.endpoint().cloned();
    let first = stream::once(async move {
        let Some(fault) = fault else {
            return endpoint_event(&message_url);
        };
        tokio::time::sleep(fault.delay()).await;
        fault.opening(&message_url)
    });
    let session = Session {
        id,
        state: Arc::clone(&state),
    };
    let answers = stream::unfold((receiver, session), |(mut receiver, session)| async move {
        Some((receiver.recv().await?, (receiver, session)))
    });
    let stopped = state.stopping.clone().cancelled_owned();
    let body = first
        .chain(answers)
        .take_until(stopped)
        .map(Ok::<_, Infallible>);
    let headers = [
        (header::CONTENT_TYPE, "text/event-stream;charset=UTF-8"),
        (header::CACHE_CONTROL, "no-cache"),
    ];
    Ok((headers, Body::from_stream(body)).into_response())
}

#[derive(Deserialize)]
pub(crate) struct MessageQuery {
    #[serde(rename = "sessionId")]
    session_id: String,
}

/// `POST …/message?sessionId=…`: 200 with an empty body; the answer goes on the stream.
pub(crate) async fn receive(
    Shared(state): Shared<Arc<State>>,
    Path(instance_id): Path<String>,
    Query(query): Query<MessageQuery>,
    Extension(faults): Extension<Befallen>,
    body: Bytes,
) -> Result<StatusCode, Refusal> {
    let service = state.catalog.find(&instance_id)?;
    if faults.has(&Fault::SessionLost) {
        return Err(Refusal::NoSuchSession);
    }
    let mut streams = state.streams();
    let stream = streams
        .get_mut(&query.session_id)
        .filter(|stream| stream.instance_id == instance_id)
        .ok_or(Refusal::NoSuchSession)?;
    let response = match Message::parse(&body) {
        Ok(Message::Request { id, method, .. })
            if knows(&method) && !stream.initialized && method.starts_with("tools/") =>
        {
            error(
                &id,
                -32602,
                "Received request before initialization was complete",
            )
        }
        Ok(Message::Request { id, method, params }) => {
            stream.initialized |= method == "initialize";
            let context = Context {
                service,
                protocol_versions: &[SSE_PROTOCOL_VERSION],
                page_size: state.settings.page_size,
                listing: faults.listing(),
            };
            answer(context, &id, &method, &params)
        }
        Ok(Message::Notification | Message::Response) => return Ok(StatusCode::OK),
        Err(malformed) => malformed.response(),
    };
    // The receiver is gone only when the client has just hung up.
    for text in faults.texts(&response) {
        let sent = stream.events.send(message_event(&text));
        sent.map_err(|_| Refusal::NoSuchSession)?;
    }
    Ok(StatusCode::OK)
}
