//! A wire between a client and a server on loopback: it counts the requests, and it can be long.

use std::net::SocketAddr;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::tcp::{OwnedReadHalf, OwnedWriteHalf};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::mpsc;
use tokio::task::JoinHandle;
use tokio::time::{Instant, sleep_until};

mod requests;

pub use requests::Request;
use requests::Requests;

/// A wire. Dropping it closes its port; what is under way ends with its two ends.
#[derive(Debug)]
pub struct Wire {
    address: SocketAddr,
    log: Log,
    accepting: JoinHandle<()>,
}

type Log = Arc<Mutex<Vec<Request>>>;

impl Wire {
    /// Leads from a free port of loopback to `server`. Each byte arrives this much later than it was
    /// sent, in both directions; how many are under way at once is not limited.
    ///
    /// # Panics
    /// When no port is free.
    pub async fn to(server: SocketAddr, delay: Duration) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
        let address = listener.local_addr().expect("an address");
        let log = Log::default();
        let accepting = tokio::spawn(accept(listener, server, delay, Arc::clone(&log)));
        Self {
            address,
            log,
            accepting,
        }
    }

    /// Where a client connects.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// `http://127.0.0.1:<port>`, without a trailing slash.
    pub fn base_url(&self) -> String {
        format!("http://{}", self.address)
    }

    /// The requests that the server has been sent since this was last asked, oldest first.
    pub fn take_requests(&self) -> Vec<Request> {
        std::mem::take(&mut self.log.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

impl Drop for Wire {
    fn drop(&mut self) {
        self.accepting.abort();
    }
}

async fn accept(listener: TcpListener, server: SocketAddr, delay: Duration, log: Log) {
    while let Ok((client, _)) = listener.accept().await {
        let log = Arc::clone(&log);
        tokio::spawn(async move {
            let Ok(server) = TcpStream::connect(server).await else {
                return;
            };
            let _ = (client.set_nodelay(true), server.set_nodelay(true));
            let (client_reads, client_writes) = client.into_split();
            let (server_reads, server_writes) = server.into_split();
            let mut requests = Requests::default();
            let count = move |bytes: &[u8]| {
                let found = requests.read(bytes);
                log.lock()
                    .unwrap_or_else(PoisonError::into_inner)
                    .extend(found);
            };
            tokio::join!(
                carry(client_reads, server_writes, delay, count),
                carry(server_reads, client_writes, delay, |_| {}),
            );
        });
    }
}

/// Carries one direction until its sender has no more, or its receiver is gone.
async fn carry(
    mut from: OwnedReadHalf,
    mut to: OwnedWriteHalf,
    delay: Duration,
    mut watch: impl FnMut(&[u8]),
) {
    let (sender, mut under_way) = mpsc::unbounded_channel::<(Instant, Vec<u8>)>();
    let read = async move {
        let mut buffer = vec![0; 64 << 10];
        while let Ok(size @ 1..) = from.read(&mut buffer).await {
            watch(&buffer[..size]);
            let bytes = buffer[..size].to_vec();
            if sender.send((Instant::now() + delay, bytes)).is_err() {
                break;
            }
        }
    };
    let write = async move {
        while let Some((due, bytes)) = under_way.recv().await {
            if !delay.is_zero() {
                sleep_until(due).await;
            }
            if to.write_all(&bytes).await.is_err() {
                return;
            }
        }
        // It fails when the other end is gone, which then needs no telling.
        let _ = to.shutdown().await;
    };
    tokio::select! {
        () = write => {}
        () = async { read.await; std::future::pending().await } => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn bytes_arrive_later_and_the_requests_are_counted() {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
        let server = listener.local_addr().expect("an address");
        tokio::spawn(async move {
            let (mut client, _) = listener.accept().await.expect("a client");
            let mut buffer = [0; 1024];
            while let Ok(size @ 1..) = client.read(&mut buffer).await {
                client.write_all(&buffer[..size]).await.expect("an echo");
            }
        });
        let delay = Duration::from_millis(40);
        let wire = Wire::to(server, delay).await;
        let mut client = TcpStream::connect(wire.address()).await.expect("a wire");
        let request = b"GET /a?b HTTP/1.1\r\n\r\n";
        let begun = Instant::now();
        client.write_all(request).await.expect("sent");
        let mut echo = vec![0; request.len()];
        client.read_exact(&mut echo).await.expect("an echo");
        assert!(begun.elapsed() >= 2 * delay);
        assert_eq!(echo, request);
        let request = Request {
            method: "GET".into(),
            path: "/a".into(),
            rpc_method: None,
        };
        assert_eq!(wire.take_requests(), [request]);
        assert_eq!(wire.take_requests(), []);
    }
}
