//! The request log: what clients really sent.

use std::sync::{Arc, Mutex, PoisonError};

/// What the `Authorization` header of a request was worth. The wrong key itself is never kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Authorization {
    /// There was no such header.
    Absent,
    /// `Bearer ` and the configured key, exactly.
    Right,
    /// Anything else: another key, no `Bearer`, a placeholder that nobody expanded.
    Wrong,
}

/// One answered request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Request {
    /// The HTTP method, `GET`.
    pub method: String,
    /// The path without its query.
    pub path: String,
    /// The status it was answered with.
    pub status: u16,
    /// What its `Authorization` header was worth.
    pub authorization: Authorization,
    /// The method of the JSON-RPC message in the body, `tools/list`, where there was one.
    pub rpc_method: Option<String>,
    /// The `User-Agent` header.
    pub user_agent: Option<String>,
    /// The `MCP-Protocol-Version` header.
    pub protocol_version: Option<String>,
}

/// A shared handle on the requests of one emulator, oldest first.
#[derive(Clone, Debug, Default)]
pub struct Log(Arc<Mutex<Vec<Request>>>);

impl Log {
    /// Every request answered so far.
    pub fn requests(&self) -> Vec<Request> {
        self.lock().clone()
    }

    /// The JSON-RPC methods received so far, refused requests left out.
    pub fn accepted_rpc_methods(&self) -> Vec<String> {
        self.lock()
            .iter()
            .filter(|request| request.status < 300)
            .filter_map(|request| request.rpc_method.clone())
            .collect()
    }

    /// Forgets what was recorded.
    pub fn clear(&self) {
        self.lock().clear();
    }

    pub(crate) fn record(&self, request: Request) {
        self.lock().push(request);
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, Vec<Request>> {
        // A panicking test leaves whole entries behind, so a poisoned log is still good to read.
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
