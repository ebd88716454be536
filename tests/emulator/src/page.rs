//! The static server of the built page, as an internal web server would be set up.

use std::io;
use std::path::Path;

use axum::Router;
use axum::extract::Request;
use axum::http::{HeaderValue, header};
use axum::middleware::{Next, from_fn};
use axum::response::Response;
use tokio_util::sync::CancellationToken;
use tower_http::services::ServeDir;

use crate::relay::Relay;
use crate::server::Server;

/// Serves the files under `dir` on `127.0.0.1:port` (0 picks a free port). Of a file that lies
/// there compressed too (`app.wasm.br`, `app.wasm.gz`) a browser gets the form it accepts.
///
/// # Errors
/// When `dir` has no `index.html`, or the port cannot be bound.
pub async fn serve(dir: impl AsRef<Path>, port: u16) -> io::Result<Server> {
    serve_with_relay(dir, port, &Relay::default()).await
}

/// As [`serve`], with a relay beside the page.
///
/// # Errors
/// When `dir` has no `index.html`, or the port cannot be bound.
pub async fn serve_with_relay(
    dir: impl AsRef<Path>,
    port: u16,
    relay: &Relay,
) -> io::Result<Server> {
    let dir = dir.as_ref();
    if !dir.join("index.html").is_file() {
        let message = format!("{} has no index.html", dir.display());
        return Err(io::Error::new(io::ErrorKind::NotFound, message));
    }
    let files = ServeDir::new(dir).precompressed_br().precompressed_gzip();
    let router = Router::new()
        .fallback_service(files)
        .layer(from_fn(add_headers))
        .merge(relay.router());
    Server::start(router, port, CancellationToken::new()).await
}

async fn add_headers(request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    headers.insert(
        header::X_CONTENT_TYPE_OPTIONS,
        HeaderValue::from_static("nosniff"),
    );
    headers.insert(
        header::REFERRER_POLICY,
        HeaderValue::from_static("no-referrer"),
    );
    // The page names its other files by their hash, so it alone has to be asked for anew.
    let is_html = headers
        .get(header::CONTENT_TYPE)
        .is_some_and(|value| value.as_bytes().starts_with(b"text/html"));
    if is_html {
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-cache"));
    }
    response
}
