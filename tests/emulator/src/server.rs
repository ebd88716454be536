//! A running HTTP server that ends with its handle.

use std::io;
use std::net::{Ipv4Addr, SocketAddr};
use std::time::Duration;

use axum::Router;
use tokio::net::TcpListener;
use tokio::task::JoinHandle;
use tokio_util::sync::CancellationToken;

/// How long [`Server::stop`] waits for open connections before it cuts them.
const DRAIN: Duration = Duration::from_secs(2);

/// A server on loopback. Dropping it closes the port and ends every open stream.
#[derive(Debug)]
pub struct Server {
    addr: SocketAddr,
    stopping: CancellationToken,
    accepting: JoinHandle<io::Result<()>>,
}

impl Server {
    /// Binds `127.0.0.1:port` (0 picks a free port) and serves `router` until `stopping` is
    /// cancelled, by this handle or by whoever shares the token.
    pub(crate) async fn start(
        router: Router,
        port: u16,
        stopping: CancellationToken,
    ) -> io::Result<Self> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port))
            .await
            .map_err(|error| {
                io::Error::new(
                    error.kind(),
                    format!("cannot listen on 127.0.0.1:{port}: {error}"),
                )
            })?;
        let addr = listener.local_addr()?;
        let stop = stopping.clone().cancelled_owned();
        let serve = axum::serve(listener, router).with_graceful_shutdown(stop);
        Ok(Self {
            addr,
            stopping,
            accepting: tokio::spawn(serve.into_future()),
        })
    }

    /// The address it listens on, with the port that was picked.
    pub fn addr(&self) -> SocketAddr {
        self.addr
    }

    /// `http://127.0.0.1:<port>`, without a trailing slash.
    pub fn base_url(&self) -> String {
        format!("http://{}", self.addr)
    }

    /// Closes the port, ends the streams and returns once the connections are gone.
    pub async fn stop(mut self) {
        self.stopping.cancel();
        // A client that holds its connection open must not hold the caller.
        let _ = tokio::time::timeout(DRAIN, &mut self.accepting).await;
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.stopping.cancel();
        self.accepting.abort();
    }
}
