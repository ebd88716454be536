//! What the request handlers share.

use std::collections::{HashMap, HashSet};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};

use tokio_util::sync::CancellationToken;

use crate::builder::Builder;
use crate::catalog::{Catalog, catalog};
use crate::cors::Cors;
use crate::fault::Placement;
use crate::log::Log;
use crate::sse::Stream;

/// One emulator: its settings, its tools, its open sessions and its log.
#[derive(Debug)]
pub(crate) struct State {
    pub(crate) settings: Builder,
    pub(crate) catalog: Catalog,
    pub(crate) log: Log,
    /// Cancelled when the service stops; every open stream ends with it.
    pub(crate) stopping: CancellationToken,
    pub(crate) faults: Placement,
    cors: Mutex<Cors>,
    streams: Mutex<HashMap<String, Stream>>,
    /// `(instance ID, Mcp-Session-Id)` of Streamable HTTP.
    sessions: Mutex<HashSet<(String, String)>>,
    throttled: AtomicUsize,
}

impl State {
    pub(crate) fn new(settings: Builder) -> Self {
        Self {
            faults: Placement::new(settings.faults.clone()),
            cors: Mutex::new(settings.cors),
            settings,
            catalog: catalog(),
            log: Log::default(),
            stopping: CancellationToken::new(),
            streams: Mutex::default(),
            sessions: Mutex::default(),
            throttled: AtomicUsize::new(0),
        }
    }

    /// Whether pages of other origins may read the answers.
    pub(crate) fn cors(&self) -> Cors {
        *self.cors.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(crate) fn set_cors(&self, cors: Cors) {
        *self.cors.lock().unwrap_or_else(PoisonError::into_inner) = cors;
    }

    /// The open HTTP+SSE streams by session id.
    pub(crate) fn streams(&self) -> MutexGuard<'_, HashMap<String, Stream>> {
        self.streams.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The live Streamable HTTP sessions.
    pub(crate) fn sessions(&self) -> MutexGuard<'_, HashSet<(String, String)>> {
        self.sessions.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(crate) fn throttle_next(&self, requests: usize) {
        self.throttled.store(requests, Ordering::SeqCst);
    }

    /// Takes one of the refusals that [`State::throttle_next`] ordered, if any is left.
    pub(crate) fn take_throttle(&self) -> bool {
        self.throttled
            .fetch_update(Ordering::SeqCst, Ordering::SeqCst, |left| {
                left.checked_sub(1)
            })
            .is_ok()
    }
}
