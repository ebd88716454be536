//! A relay on the page's own host, for services that send no CORS headers.
//!
//! `<relay>/<host>/<path>` is forwarded to `https://<host>/<path>` for the hosts of a fixed list. It
//! adds no key and keeps no part of a stream back. Any other host is refused, by 404 and a plain text,
//! so that it serves nobody as a way to elsewhere.

use std::sync::Arc;

use axum::Router;
use axum::extract::{Path, Request};
use axum::http::{StatusCode, header};
use axum::middleware::{Next, from_fn};
use axum::response::{IntoResponse, Response};
use axum::routing::any;
use axum_reverse_proxy::{ProxyPolicy, ReverseProxy, XForwardedFor};
use serde_json::json;

/// The path of the relay, which the page learns from its `site.json`.
const PATH: &str = "relay";

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
            let policy = ProxyPolicy::new().with_x_forwarded_for(XForwardedFor::Preserve);
            let proxy = ReverseProxy::new("", upstream.as_str()).with_policy(policy);
            router = router.nest_service(&format!("/{PATH}/{host}"), proxy);
        }
        let router = router.layer(from_fn(without_cookies));
        let settings = json!({ "relay": PATH }).to_string();
        let settings = move || async { ([(header::CONTENT_TYPE, "application/json")], settings) };
        router.route("/site.json", any(settings))
    }
}

/// What a browser keeps for the page's host is no business of the service, nor the other way round.
async fn without_cookies(mut request: Request, next: Next) -> Response {
    request.headers_mut().remove(header::COOKIE);
    let mut response = next.run(request).await;
    response.headers_mut().remove(header::SET_COOKIE);
    response
}

async fn refused(host: String, listed: Arc<str>) -> Response {
    let message = format!("This relay does not forward to {host}, only to {listed}");
    (StatusCode::NOT_FOUND, message).into_response()
}
