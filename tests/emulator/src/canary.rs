//! Another origin, which answers everything and remembers what reached it: no key ever may.

use std::io;
use std::sync::{Arc, Mutex, PoisonError};

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::extract::{Request, State};
use axum::http::{HeaderName, Method, StatusCode, header};
use axum::response::{IntoResponse, Response};
use tokio_util::sync::CancellationToken;

use crate::gate::BODY_LIMIT;
use crate::server::Server;

/// What reached the canary.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Visit {
    /// The HTTP method.
    pub method: String,
    /// The path and the query.
    pub target: String,
    /// Whether an `Authorization` header came along.
    pub authorization: bool,
    /// Whether the key stands anywhere in the request: in its target, a header or the body.
    pub has_key: bool,
}

/// A running canary. Dropping it closes its port.
#[derive(Debug)]
pub struct Canary {
    server: Server,
    visits: Visits,
}

type Visits = Arc<Mutex<Vec<Visit>>>;

#[derive(Clone, Debug)]
struct Watch {
    key: String,
    visits: Visits,
}

impl Canary {
    /// Starts one on a free port of loopback, on the lookout for this key.
    ///
    /// # Errors
    /// When no port can be bound.
    pub async fn start(key: impl Into<String>) -> io::Result<Self> {
        let visits = Visits::default();
        let watch = Watch {
            key: key.into(),
            visits: Arc::clone(&visits),
        };
        let router = Router::new().fallback(remember).with_state(watch);
        let server = Server::start(router, 0, CancellationToken::new()).await?;
        Ok(Self { server, visits })
    }

    /// `http://127.0.0.1:<port>`, without a trailing slash.
    pub fn base_url(&self) -> String {
        self.server.base_url()
    }

    /// What reached it so far, oldest first.
    pub fn visits(&self) -> Vec<Visit> {
        self.visits
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clone()
    }
}

/// Takes whatever comes as a browser would be allowed to send it.
async fn remember(State(watch): State<Watch>, request: Request) -> Response {
    let (parts, body) = request.into_parts();
    let body = to_bytes(body, BODY_LIMIT).await.unwrap_or_default();
    let has = |bytes: &[u8]| {
        let key = watch.key.as_bytes();
        !key.is_empty() && bytes.windows(key.len()).any(|window| window == key)
    };
    let target = parts.uri.to_string();
    let in_headers = parts.headers.values().any(|value| has(value.as_bytes()));
    let visit = Visit {
        method: parts.method.to_string(),
        authorization: parts.headers.contains_key(header::AUTHORIZATION),
        has_key: in_headers || has(target.as_bytes()) || has(&body),
        target,
    };
    let visits = &watch.visits;
    visits
        .lock()
        .unwrap_or_else(PoisonError::into_inner)
        .push(visit);
    let allowed: [(HeaderName, &str); 3] = [
        (header::ACCESS_CONTROL_ALLOW_ORIGIN, "*"),
        (header::ACCESS_CONTROL_ALLOW_METHODS, "GET,POST,DELETE"),
        (
            header::ACCESS_CONTROL_ALLOW_HEADERS,
            "authorization,content-type,accept,mcp-protocol-version,mcp-method,mcp-session-id",
        ),
    ];
    let status = if parts.method == Method::OPTIONS {
        StatusCode::NO_CONTENT
    } else {
        StatusCode::ACCEPTED
    };
    (status, allowed, Body::empty()).into_response()
}
