//! The rest of the world, as a browser meets it: a proxy that remembers who was asked for, and refuses.

use std::net::{Ipv4Addr, SocketAddr};
use std::sync::{Arc, Mutex, PoisonError};

use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader};
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinHandle;

const REFUSAL: &[u8] = b"HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";

/// A proxy on loopback for everything that is not on loopback. Dropping it closes the port.
#[derive(Debug)]
pub struct Outside {
    address: SocketAddr,
    asked: Arc<Mutex<Vec<String>>>,
    serving: JoinHandle<()>,
}

impl Outside {
    /// Starts it on a free port.
    ///
    /// # Panics
    /// When there is none.
    pub async fn start() -> Self {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))
            .await
            .expect("a free port");
        let address = listener.local_addr().expect("its address");
        let asked = Arc::new(Mutex::new(Vec::new()));
        let seen = Arc::clone(&asked);
        let serving = tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                tokio::spawn(refuse(stream, Arc::clone(&seen)));
            }
        });
        Self {
            address,
            asked,
            serving,
        }
    }

    /// Host and port, as a browser is told.
    pub fn proxy(&self) -> String {
        self.address.to_string()
    }

    /// The first lines of all requests so far: `CONNECT example.com:443 HTTP/1.1`.
    pub fn asked(&self) -> Vec<String> {
        self.asked
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clone()
    }
}

/// Whom Chromium asks at its start, whatever is told to it and whatever page is open: its maker, and the
/// search engine that its packager has chosen.
const OF_CHROMIUM: [&str; 4] = [
    ".google.com",
    ".googleapis.com",
    ".gvt1.com",
    ".duckduckgo.com",
];

/// Whether a first line of a request is Chromium's own. What its pages ask for is in its log.
pub fn is_of_chromium(line: &str) -> bool {
    OF_CHROMIUM.iter().any(|host| line.contains(host))
}

impl Drop for Outside {
    fn drop(&mut self) {
        self.serving.abort();
    }
}

async fn refuse(mut stream: TcpStream, asked: Arc<Mutex<Vec<String>>>) {
    let (reader, mut writer) = stream.split();
    let mut lines = BufReader::new(reader).lines();
    if let Ok(Some(first)) = lines.next_line().await {
        asked
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .push(first);
    }
    while lines
        .next_line()
        .await
        .is_ok_and(|line| line.is_some_and(|line| !line.is_empty()))
    {}
    let _ = writer.write_all(REFUSAL).await;
}
