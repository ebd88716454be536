//! A relay on the page's own host, for services that send no CORS headers.
//!
//! `<relay>/<host>/<path>` is forwarded to `https://<host>/<path>` for the hosts of a fixed list. It
//! adds no key and keeps no part of a stream back. Any other host is refused, by 404 and a plain text,
//! so that it serves nobody as a way to elsewhere.

use std::sync::Arc;

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::extract::{Path, Request, State};
use axum::http::{HeaderMap, HeaderName, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::any;
use reqwest::{Client, redirect};
use serde_json::json;

/// The path of the relay, which the page learns from its `site.json`.
const PATH: &str = "relay";

/// The largest body of a request; a listing sends a few hundred bytes.
const BODY_LIMIT: usize = 1 << 20;

/// Headers of one connection (RFC 9110, 7.6.1), and cookies.
const OWN: [HeaderName; 11] = [
    header::CONNECTION,
    header::CONTENT_LENGTH,
    header::COOKIE,
    header::HOST,
    header::PROXY_AUTHENTICATE,
    header::PROXY_AUTHORIZATION,
    header::SET_COOKIE,
    header::TE,
    header::TRAILER,
    header::TRANSFER_ENCODING,
    header::UPGRADE,
];

/// The hosts that are forwarded to. Without any there is no relay.
#[derive(Clone, Debug, Default)]
pub struct Relay(Vec<(String, String)>);

impl Relay {
    /// Forwards to `https://<host>`.
    pub fn to(self, host: &str) -> Self {
        self.to_upstream(host, &format!("https://{host}"))
    }

    /// Forwards what is meant for `host` to another origin, as a test does.
    pub fn to_upstream(mut self, host: &str, upstream: &str) -> Self {
        self.0.push((host.to_owned(), upstream.to_owned()));
        self
    }

    /// The relay's routes, and the settings that tell the page of it.
    pub(crate) fn router(&self) -> Router {
        let Self(hosts) = self;
        if hosts.is_empty() {
            return Router::new();
        }
        let names: Vec<&str> = hosts.iter().map(|(host, _)| host.as_str()).collect();
        let listed: Arc<str> = names.join(", ").into();
        let refused =
            move |Path((host, _)): Path<(String, String)>| refused(host, Arc::clone(&listed));
        let mut router = Router::new().route(&format!("/{PATH}/{{host}}/{{*path}}"), any(refused));
        for (host, upstream) in hosts {
            let forwarding = any(forward).with_state(Upstream::new(upstream));
            router = router.nest_service(&format!("/{PATH}/{host}"), forwarding);
        }
        let settings = json!({ "relay": PATH }).to_string();
        let settings = move || async { ([(header::CONTENT_TYPE, "application/json")], settings) };
        router.route("/site.json", any(settings))
    }
}

/// Where one host's requests go.
#[derive(Clone)]
struct Upstream {
    origin: Arc<str>,
    client: Client,
}

impl Upstream {
    fn new(origin: &str) -> Self {
        // Where a redirect leads is the page's to judge: following it would take the key along.
        let client = Client::builder().redirect(redirect::Policy::none());
        let client = client.build().expect("TLS is compiled in");
        let origin = origin.trim_end_matches('/').into();
        Self { origin, client }
    }
}

/// Sends a request on and hands its response back as it comes.
async fn forward(State(upstream): State<Upstream>, request: Request) -> Response {
    let (parts, body) = request.into_parts();
    let Ok(body) = to_bytes(body, BODY_LIMIT).await else {
        return StatusCode::PAYLOAD_TOO_LARGE.into_response();
    };
    let path = parts.uri.path_and_query().map_or("/", |path| path.as_str());
    let url = format!("{}{path}", upstream.origin);
    let sent = upstream.client.request(parts.method, url);
    let sent = sent.headers(passed_on(&parts.headers)).body(body);
    let response = match sent.send().await {
        Ok(response) => response,
        // Its text would name the upstream's address and more.
        Err(_) => return (StatusCode::BAD_GATEWAY, "The host does not answer").into_response(),
    };
    let (status, headers) = (response.status(), passed_on(response.headers()));
    (status, headers, Body::from_stream(response.bytes_stream())).into_response()
}

/// The headers that are meant for the other end. What a browser keeps for the page's host is no
/// business of the service, nor the other way round.
fn passed_on(headers: &HeaderMap) -> HeaderMap {
    let kept = |name: &HeaderName| !OWN.contains(name);
    let kept = headers.iter().filter(|(name, _)| kept(name));
    kept.map(|(name, value)| (name.clone(), value.clone()))
        .collect()
}

async fn refused(host: String, listed: Arc<str>) -> Response {
    let message = format!("This relay does not forward to {host}, only to {listed}");
    (StatusCode::NOT_FOUND, message).into_response()
}
