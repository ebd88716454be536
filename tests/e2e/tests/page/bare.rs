//! A server that answers as no service should, byte by byte.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinHandle;

/// What it does with every request that is no preflight.
#[derive(Clone, Debug)]
pub(crate) enum Manner {
    /// It begins an event stream with this text and leaves it open.
    Stream(String),
    /// The same, and then it hangs up in mid-event.
    Cut(String),
    /// It begins an event stream and fills it with this text for as long as anybody reads.
    Flood(&'static str),
    /// It never answers.
    Silent,
    /// It sends whoever asks to another URL.
    Redirect(String),
}

/// What its preflights allow.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Allows {
    /// Every header that a session sends.
    Everything,
    /// No `Authorization`.
    NoKey,
}

/// The running server.
pub(crate) struct Bare {
    address: String,
    heads: Arc<Mutex<Vec<String>>>,
    accepting: JoinHandle<()>,
}

const CORS: &str = "Access-Control-Allow-Origin: *\r\nAccess-Control-Allow-Methods: GET, POST\r\n";

impl Bare {
    pub(crate) async fn start(manner: Manner, allows: Allows) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
        let address = listener.local_addr().expect("an address").to_string();
        let heads = Arc::new(Mutex::new(Vec::new()));
        let seen = Arc::clone(&heads);
        let accepting = tokio::spawn(async move {
            while let Ok((connection, _)) = listener.accept().await {
                tokio::spawn(answer(
                    connection,
                    manner.clone(),
                    allows,
                    Arc::clone(&seen),
                ));
            }
        });
        Self {
            address,
            heads,
            accepting,
        }
    }

    pub(crate) fn url(&self, path: &str) -> String {
        format!("http://{}{path}", self.address)
    }

    /// The heads of all requests so far.
    pub(crate) fn heads(&self) -> Vec<String> {
        self.heads.lock().expect("no panic before").clone()
    }
}

impl Drop for Bare {
    fn drop(&mut self) {
        self.accepting.abort();
    }
}

async fn answer(
    mut connection: TcpStream,
    manner: Manner,
    allows: Allows,
    heads: Arc<Mutex<Vec<String>>>,
) {
    let mut head = Vec::new();
    while !head.windows(4).any(|end| end == b"\r\n\r\n") {
        let mut piece = [0; 4096];
        match connection.read(&mut piece).await {
            Ok(size) if size > 0 => head.extend_from_slice(&piece[..size]),
            _ => return,
        }
    }
    let head = String::from_utf8_lossy(&head).into_owned();
    let preflight = head.starts_with("OPTIONS ");
    heads.lock().expect("no panic before").push(head);
    if preflight {
        let headers = match allows {
            Allows::Everything => "authorization, content-type, mcp-protocol-version, mcp-method",
            Allows::NoKey => "content-type",
        };
        let text = format!(
            "HTTP/1.1 204 No Content\r\n{CORS}Access-Control-Allow-Headers: {headers}\r\nConnection: close\r\n\r\n"
        );
        let _ = connection.write_all(text.as_bytes()).await;
        return;
    }
    let begin = format!(
        "HTTP/1.1 200 OK\r\n{CORS}Content-Type: text/event-stream\r\nConnection: close\r\n\r\n"
    );
    let text = match &manner {
        Manner::Stream(text) | Manner::Cut(text) => begin + text,
        Manner::Flood(_) => begin,
        Manner::Silent => String::new(),
        Manner::Redirect(to) => format!(
            "HTTP/1.1 307 Temporary Redirect\r\n{CORS}Location: {to}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
        ),
    };
    if connection.write_all(text.as_bytes()).await.is_err() {
        return;
    }
    match manner {
        Manner::Flood(text) => {
            let block = text.repeat((64 << 10) / text.len());
            while connection.write_all(block.as_bytes()).await.is_ok() {}
        }
        Manner::Stream(_) | Manner::Silent => {
            // Until the other side hangs up.
            let mut rest = [0; 64];
            while matches!(connection.read(&mut rest).await, Ok(size) if size > 0) {}
        }
        Manner::Cut(_) => tokio::time::sleep(Duration::from_millis(50)).await,
        Manner::Redirect(_) => {}
    }
}
