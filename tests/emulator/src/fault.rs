//! What can be made to go wrong, one file per family.
//!
//! A [`Fault`] is placed on requests by what they ask for; the rest of the service goes on as usual,
//! so that a test says exactly where a conversation breaks.

mod endpoint;
mod listing;
mod message;
mod refused;
mod stream;

use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

pub use endpoint::EndpointFault;
pub(crate) use endpoint::event as endpoint_event;
pub use listing::ListingFault;
pub use message::MessageFault;
pub use refused::{REFUSALS, Refused};
pub use stream::{LineEnds, Noise, StreamFault};

/// What goes wrong with a request.
#[derive(Clone, Debug, PartialEq)]
pub enum Fault {
    /// The headers of the response come so much later: a cold start.
    SlowHeaders(Duration),
    /// The request is refused, whatever its key.
    Refused(Refused),
    /// The request is sent elsewhere, with this status.
    Redirect { status: u16, to: String },
    /// The body of the response.
    Stream(StreamFault),
    /// The `endpoint` event of HTTP+SSE.
    Endpoint(EndpointFault),
    /// The message that answers.
    Message(MessageFault),
    /// The list of tools.
    Listing(ListingFault),
    /// The session is gone when the request comes.
    SessionLost,
    /// A session is wanted, and its ID is not told.
    SessionHidden,
}

/// A fault, and the requests that it befalls.
#[derive(Clone, Debug, PartialEq)]
pub struct Placed {
    fault: Fault,
    service: Option<String>,
    request: Option<String>,
    times: usize,
}

impl Fault {
    /// On these requests alone: `GET` opens a stream, `tools/list` and the like are messages.
    pub fn on(self, request: &str) -> Placed {
        Placed::from(self).on(request)
    }

    /// On requests to this instance ID alone.
    pub fn of(self, service: &str) -> Placed {
        Placed::from(self).of(service)
    }
}

impl Placed {
    /// On these requests alone: `GET` opens a stream, `tools/list` and the like are messages.
    pub fn on(mut self, request: &str) -> Self {
        self.request = Some(request.to_owned());
        self
    }

    /// On requests to this instance ID alone.
    pub fn of(mut self, service: &str) -> Self {
        self.service = Some(service.to_owned());
        self
    }

    /// On so many requests, then never again.
    pub fn times(mut self, times: usize) -> Self {
        self.times = times;
        self
    }

    fn befalls(&self, path: &str, request: &str) -> bool {
        let service = self.service.as_deref();
        let of = service.is_none_or(|id| path.split('/').any(|segment| segment == id));
        let on = self.request.as_deref().is_none_or(|name| name == request);
        self.times > 0 && of && on
    }
}

impl From<Fault> for Placed {
    fn from(fault: Fault) -> Self {
        Self {
            fault,
            service: None,
            request: None,
            times: usize::MAX,
        }
    }
}

/// The faults of a running emulator.
#[derive(Debug, Default)]
pub(crate) struct Placement(Mutex<Vec<Placed>>);

impl Placement {
    pub(crate) fn new(faults: Vec<Placed>) -> Self {
        Self(Mutex::new(faults))
    }

    pub(crate) fn set(&self, faults: Vec<Placed>) {
        *self.lock() = faults;
    }

    /// The faults that befall a request, each counted.
    pub(crate) fn take(&self, path: &str, request: &str) -> Befallen {
        let mut faults = self.lock();
        let befallen = faults
            .iter_mut()
            .filter(|placed| placed.befalls(path, request));
        let taken = befallen.map(|placed| {
            placed.times = placed.times.saturating_sub(1);
            placed.fault.clone()
        });
        Befallen(taken.collect())
    }

    fn lock(&self) -> MutexGuard<'_, Vec<Placed>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The faults of one request, in its extensions.
#[derive(Clone, Debug, Default)]
pub(crate) struct Befallen(Vec<Fault>);

impl Befallen {
    pub(crate) fn iter(&self) -> impl Iterator<Item = &Fault> {
        self.0.iter()
    }

    pub(crate) fn has(&self, fault: &Fault) -> bool {
        self.0.contains(fault)
    }

    pub(crate) fn endpoint(&self) -> Option<&EndpointFault> {
        self.iter().find_map(|fault| match fault {
            Fault::Endpoint(fault) => Some(fault),
            _ => None,
        })
    }

    pub(crate) fn listing(&self) -> Option<ListingFault> {
        self.iter().find_map(|fault| match fault {
            Fault::Listing(fault) => Some(*fault),
            _ => None,
        })
    }

    /// The texts that answer in the place of this message.
    pub(crate) fn texts(&self, answer: &serde_json::Value) -> Vec<String> {
        let fault = self.iter().find_map(|fault| match fault {
            Fault::Message(fault) => Some(fault),
            _ => None,
        });
        match fault {
            Some(fault) => fault.texts(answer),
            None => vec![answer.to_string()],
        }
    }

    /// The body in which these faults put a body.
    pub(crate) fn body(&self, body: axum::body::Body) -> axum::body::Body {
        self.iter().fold(body, |body, fault| match fault {
            Fault::Stream(fault) => fault.apply(body),
            _ => body,
        })
    }
}
