//! What can be set before the emulator starts, and the handle on it once it runs.

use std::io;
use std::net::SocketAddr;
use std::sync::Arc;

use crate::cors::Cors;
use crate::fault::Placed;
use crate::log::Log;
use crate::router::router;
use crate::server::Server;
use crate::state::State;

/// The key that is right unless another one is set: the shape of a real one, and nobody's.
pub const DEMO_KEY: &str = "sk-0123456789abcdef0123456789abcdef";

/// The entry to this crate: `Emulator::builder()`.
#[derive(Debug)]
pub struct Emulator;

impl Emulator {
    /// A service on a free port, with [`DEMO_KEY`], that refuses other origins.
    pub fn builder() -> Builder {
        Builder::default()
    }
}

/// How Streamable HTTP answers a request of a client that accepts both forms.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Answers {
    /// One JSON body.
    #[default]
    Json,
    /// An event stream that ends after the answer.
    EventStream,
}

/// Whether Streamable HTTP hands out an `Mcp-Session-Id`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Sessions {
    /// None; every request stands alone.
    #[default]
    None,
    /// `initialize` hands one out, and every later request must carry it.
    Required,
}

/// Which revisions of Streamable HTTP are spoken.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Revision {
    /// 2025-03-26 to 2025-11-25, which begin with `initialize`.
    #[default]
    Initialized,
    /// 2026-07-28 alone: no `initialize`, no session.
    Stateless,
}

/// Settings of an emulator, see [`Emulator::builder`].
#[derive(Clone, Debug)]
pub struct Builder {
    pub(crate) key: String,
    pub(crate) port: u16,
    pub(crate) cors: Cors,
    pub(crate) answers: Answers,
    pub(crate) sessions: Sessions,
    pub(crate) page_size: usize,
    pub(crate) revision: Revision,
    pub(crate) faults: Vec<Placed>,
}

impl Default for Builder {
    fn default() -> Self {
        Self {
            key: DEMO_KEY.into(),
            port: 0,
            cors: Cors::default(),
            answers: Answers::default(),
            sessions: Sessions::default(),
            page_size: usize::MAX,
            revision: Revision::default(),
            faults: Vec::new(),
        }
    }
}

impl Builder {
    /// The one key that is accepted.
    pub fn key(mut self, key: impl Into<String>) -> Self {
        self.key = key.into();
        self
    }

    /// The port on `127.0.0.1`; 0, the default, picks a free one.
    pub fn port(mut self, port: u16) -> Self {
        self.port = port;
        self
    }

    /// Whether pages of other origins may read the answers.
    pub fn cors(mut self, cors: Cors) -> Self {
        self.cors = cors;
        self
    }

    /// How Streamable HTTP answers.
    pub fn answers(mut self, answers: Answers) -> Self {
        self.answers = answers;
        self
    }

    /// Whether Streamable HTTP hands out session ids.
    pub fn sessions(mut self, sessions: Sessions) -> Self {
        self.sessions = sessions;
        self
    }

    /// How many tools one `tools/list` answer carries before a `nextCursor`; by default all of
    /// them. Zero counts as one.
    pub fn page_size(mut self, tools: usize) -> Self {
        self.page_size = tools.max(1);
        self
    }

    /// Which revisions Streamable HTTP speaks.
    pub fn revision(mut self, revision: Revision) -> Self {
        self.revision = revision;
        self
    }

    /// Adds a fault. It befalls every request, unless it is placed on some.
    pub fn fault(mut self, fault: impl Into<Placed>) -> Self {
        self.faults.push(fault.into());
        self
    }

    /// Starts the service on the current Tokio runtime.
    ///
    /// # Errors
    /// When the port cannot be bound.
    pub async fn start(self) -> io::Result<Running> {
        let port = self.port;
        let state = Arc::new(State::new(self));
        let router = router(Arc::clone(&state));
        let server = Server::start(router, port, state.stopping.clone()).await?;
        Ok(Running { server, state })
    }
}

/// A running emulator. Dropping it closes the port and ends every open stream.
#[derive(Debug)]
pub struct Running {
    server: Server,
    state: Arc<State>,
}

impl Running {
    /// The address it listens on, with the port that was picked.
    pub fn addr(&self) -> SocketAddr {
        self.server.addr()
    }

    /// `http://127.0.0.1:<port>`, without a trailing slash.
    pub fn base_url(&self) -> String {
        self.server.base_url()
    }

    /// The requests answered so far.
    pub fn log(&self) -> Log {
        self.state.log.clone()
    }

    /// Answers the next `requests` requests that carry the right key with 429
    /// `Throttling.RateQuota`.
    pub fn throttle_next(&self, requests: usize) {
        self.state.throttle_next(requests);
    }

    /// Makes this go wrong from now on, in the place of all that did.
    pub fn set_fault(&self, fault: impl Into<Placed>) {
        self.state.faults.set(vec![fault.into()]);
    }

    /// Makes these go wrong from now on; none at all when the list is empty.
    pub fn set_faults(&self, faults: Vec<Placed>) {
        self.state.faults.set(faults);
    }

    /// Whether pages of other origins may read the answers from now on.
    pub fn set_cors(&self, cors: Cors) {
        self.state.set_cors(cors);
    }

    /// Closes the port, ends the streams and returns once the connections are gone.
    pub async fn stop(self) {
        self.server.stop().await;
    }
}
