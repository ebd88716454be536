//! One listing as a state machine: each input brings the outputs that it causes.
//!
//! Whoever drives it sends the requests, reports what comes back in the order in which it comes, and
//! calls again with [`Input::Tick`] once [`Session::deadline`] has passed. After `Done` or `Failed`
//! every input is ignored; what has been sent by then and is not aborted should still arrive, a DELETE
//! for one, but nobody waits for its answer.

mod call;
mod choice;
mod conversation;
mod exchange;
mod failure;
mod http_sse;
mod origin;
mod request;
mod stateless;
mod streamable;

pub use failure::{Failure, Phase};
pub use request::{Head, Method, Request, RequestId};

use super::types::{ServerInfo, Tool};
use crate::domain::{ApiKey, Endpoint, Transport};
use conversation::Conversation;
use exchange::Exchange;
use http_sse::HttpSse;
use stateless::Stateless;
use streamable::Streamable;

/// What happened.
#[derive(Clone, Copy, Debug)]
pub enum Input<'a> {
    /// The person asked to connect.
    Start,
    /// The head of a response came.
    ResponseHead { request: RequestId, head: &'a Head },
    /// A piece of its body came.
    Bytes { request: RequestId, chunk: &'a [u8] },
    /// Its body ended.
    End { request: RequestId },
    /// There is no response, or it broke off.
    NetworkError { request: RequestId },
    /// Time passed.
    Tick,
    /// The person cancelled.
    Cancel,
}

/// What is to be done.
#[derive(Clone, Debug, PartialEq)]
pub enum Output {
    /// Send this request.
    Send(Request),
    /// Give this request up.
    Abort(RequestId),
    /// Tell the person.
    Progress(Step),
    /// Show the person these, the first tools of a listing, while more come.
    First(Vec<Tool>),
    /// The listing, whole or as far as it came.
    Done(Listing),
    /// There is nothing to show but this.
    Failed(Failure),
}

/// What a session is at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// The stream of HTTP+SSE is being opened.
    Connecting,
    /// Both sides agree on a revision.
    Initializing,
    /// The tools come, so many so far.
    Listing { tools: usize },
    /// The service does not speak what was tried; this is tried next.
    FallingBack { to: Era },
}

/// The three ways in which MCP has been spoken over HTTP.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Era {
    /// HTTP+SSE, revision 2024-11-05.
    HttpSse,
    /// Streamable HTTP that begins with `initialize`, revisions 2025-03-26 to 2025-11-25.
    Streamable,
    /// Streamable HTTP without a session, revision 2026-07-28.
    Stateless,
}

impl Era {
    /// The transport of a client's configuration.
    pub fn transport(self) -> Transport {
        match self {
            Self::HttpSse => Transport::Sse,
            Self::Streamable | Self::Stateless => Transport::StreamableHttp,
        }
    }
}

/// How the era is chosen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Approach {
    /// By the URL, with fallbacks.
    #[default]
    Auto,
    /// This one first, with fallbacks: what whoever asks has reason to expect.
    First(Era),
    /// This one alone: the person's choice, or the verdict of an earlier listing.
    Only(Era),
}

/// What a listing came to. Everything the server wrote is untrusted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listing {
    /// How the service was spoken to: worth remembering for the next time.
    pub era: Era,
    /// Under which URL.
    pub endpoint: Endpoint,
    /// Who answered, where it said so.
    pub server: Option<ServerInfo>,
    /// The revision that was agreed on.
    pub protocol: String,
    /// The tools in their order.
    pub tools: Vec<Tool>,
    /// How many pages they came in.
    pub pages: usize,
    /// How many entries had no name.
    pub unreadable: usize,
    /// How many tools were left out because a header they ask for cannot be sent.
    pub left_out: usize,
    /// Whether the server said meanwhile that the list has changed.
    pub stale: bool,
    /// Whether these are all of them.
    pub completeness: Completeness,
}

/// Whether a listing is whole, and if not, why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Completeness {
    /// It is.
    Whole,
    /// The server sent the same page twice in a row.
    Repeated,
    /// It has more pages than [`Limits::pages`].
    PageLimit,
    /// It has more tools than [`Limits::tools`].
    ToolLimit,
    /// A later page failed.
    Cut(Failure),
}

/// How long is waited, in milliseconds, and how much is taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// For the headers of a response.
    pub headers_ms: u64,
    /// For the `endpoint` event, from the headers on.
    pub endpoint_ms: u64,
    /// For each reply.
    pub reply_ms: u64,
    /// The bytes of one event or JSON body.
    pub event_bytes: usize,
    /// The bytes of all bodies.
    pub bytes: usize,
    /// The pages of a listing.
    pub pages: usize,
    /// The tools of a listing.
    pub tools: usize,
}

/// A service on Function Compute starts cold, so a minute each. The largest listing that was
/// measured elsewhere, 10,000 tools in one page, takes 12 MB.
impl Default for Limits {
    fn default() -> Self {
        Self {
            headers_ms: 60_000,
            endpoint_ms: 60_000,
            reply_ms: 60_000,
            event_bytes: 32 << 20,
            bytes: 64 << 20,
            pages: 1000,
            tools: 20_000,
        }
    }
}

/// What an era says after an input.
enum Flow {
    /// It goes on.
    Going,
    /// The listing is over.
    Over(Completeness),
}

/// A listing in progress.
#[derive(Debug)]
pub struct Session {
    conversation: Conversation,
    approach: Approach,
    state: State,
    /// Why an earlier era was given up.
    earlier: Option<Failure>,
}

#[derive(Debug)]
enum State {
    Idle,
    HttpSse(Box<HttpSse>),
    Streamable(Streamable),
    Stateless(Stateless),
    Over,
}

impl Session {
    /// A listing of this endpoint that has not begun. The key goes to the endpoint's origin alone.
    pub fn new(
        endpoint: Endpoint,
        key: Option<ApiKey>,
        approach: Approach,
        limits: Limits,
    ) -> Self {
        let conversation = Conversation::new(endpoint, key, limits);
        Self {
            conversation,
            approach,
            state: State::Idle,
            earlier: None,
        }
    }

    /// When [`Input::Tick`] is due, on the clock of `now_ms`.
    pub fn deadline(&self) -> Option<u64> {
        match &self.state {
            State::HttpSse(era) => era.deadline(),
            State::Streamable(era) => era.deadline(),
            State::Stateless(era) => era.deadline(),
            State::Idle | State::Over => None,
        }
    }

    /// Takes an input at a time in milliseconds of any clock that never goes back.
    pub fn step(&mut self, now_ms: u64, input: Input<'_>) -> Vec<Output> {
        let conversation = &mut self.conversation;
        conversation.now_ms = now_ms;
        let outcome = match (&mut self.state, &input) {
            (State::Over, _) => return Vec::new(),
            (_, Input::Cancel) => Err(Failure::Cancelled),
            (State::Idle, Input::Start) => {
                let era = choice::first(self.approach, &conversation.endpoint);
                self.start(era);
                Ok(Flow::Going)
            }
            (State::Idle, _) => Ok(Flow::Going),
            (State::HttpSse(era), input) => era.step(conversation, input),
            (State::Streamable(era), input) => era.step(conversation, input),
            (State::Stateless(era), input) => era.step(conversation, input),
        };
        match outcome {
            Ok(Flow::Going) => {}
            Ok(Flow::Over(completeness)) => self.finish(Ok(completeness)),
            Err(failure) => self.fail(failure),
        }
        std::mem::take(&mut self.conversation.out)
    }

    fn era(&self) -> Option<Era> {
        match self.state {
            State::HttpSse(_) => Some(Era::HttpSse),
            State::Streamable(_) => Some(Era::Streamable),
            State::Stateless(_) => Some(Era::Stateless),
            State::Idle | State::Over => None,
        }
    }

    fn start(&mut self, era: Era) {
        let conversation = &mut self.conversation;
        self.state = match era {
            Era::HttpSse => State::HttpSse(Box::new(HttpSse::start(conversation))),
            Era::Streamable => State::Streamable(Streamable::start(conversation)),
            Era::Stateless => State::Stateless(Stateless::start(conversation)),
        };
    }

    fn fail(&mut self, failure: Failure) {
        let begun =
            self.conversation.gathered.pages > 0 || !self.conversation.gathered.protocol.is_empty();
        let era = self
            .era()
            .filter(|_| !matches!(self.approach, Approach::Only(_)) && !begun);
        let endpoint = &self.conversation.endpoint;
        let first = self.earlier.is_none();
        let fallback = era.and_then(|era| choice::next(era, first, &failure, endpoint));
        let Some(choice::Fallback { era, endpoint }) = fallback else {
            self.finish(Err(failure));
            return;
        };
        self.abort(|_| true);
        self.earlier = Some(failure);
        self.conversation.endpoint = endpoint;
        self.conversation.progress(Step::FallingBack { to: era });
        self.start(era);
    }

    /// Gives up these open requests.
    fn abort(&mut self, which: fn(&Exchange) -> bool) {
        let open = match &self.state {
            State::HttpSse(era) => era.open(),
            State::Streamable(era) => era.open(),
            State::Stateless(era) => era.open(),
            State::Idle | State::Over => Vec::new(),
        };
        for exchange in open.into_iter().filter(|exchange| which(exchange)) {
            self.conversation.abort(exchange.id);
        }
    }

    fn finish(&mut self, outcome: Result<Completeness, Failure>) {
        if outcome.is_ok() {
            // `initialized` must arrive, even if the listing was quicker.
            self.abort(|exchange| !exchange.is_message());
        } else {
            self.abort(|_| true);
        }
        if let State::Streamable(era) = &self.state {
            era.end(&mut self.conversation);
        }
        let era = self.era();
        self.state = State::Over;
        if era == Some(Era::Stateless) {
            self.conversation.leave_out_invalid_headers();
        }
        let mut gathered = std::mem::take(&mut self.conversation.gathered);
        let aside = self.conversation.aside.take().filter(|_| outcome.is_err());
        if let Some(aside) = aside.filter(|aside| aside.tools.len() > gathered.tools.len()) {
            gathered = aside;
        }
        let (completeness, era) = match (outcome, era) {
            (Ok(completeness), Some(era)) => (completeness, era),
            (Err(failure), Some(era)) if gathered.pages > 0 => (Completeness::Cut(failure), era),
            (Err(failure), era) => {
                let failure = self.telling(failure, era);
                self.conversation.out.push(Output::Failed(failure));
                return;
            }
            (Ok(_), None) => return,
        };
        self.conversation.out.push(Output::Done(Listing {
            era,
            endpoint: self.conversation.endpoint.clone(),
            server: gathered.server,
            protocol: gathered.protocol,
            tools: gathered.tools,
            pages: gathered.pages,
            unreadable: gathered.unreadable,
            left_out: gathered.left_out,
            stale: gathered.stale,
            completeness,
        }));
    }

    /// The failure that tells more: that a URL of Streamable HTTP is no stream either, does not.
    fn telling(&mut self, failure: Failure, era: Option<Era>) -> Failure {
        let guess = matches!(
            failure,
            Failure::Http {
                status: 400 | 404 | 405 | 406,
                ..
            } | Failure::NotEventStream { .. }
                | Failure::Network
        );
        match self.earlier.take() {
            Some(earlier @ Failure::Http { .. })
                if guess && era == Some(Era::HttpSse) && !earlier.wants_sse() =>
            {
                earlier
            }
            _ => failure,
        }
    }
}

impl Input<'_> {
    fn request(&self) -> Option<RequestId> {
        match self {
            Self::ResponseHead { request, .. }
            | Self::Bytes { request, .. }
            | Self::End { request }
            | Self::NetworkError { request } => Some(*request),
            Self::Start | Self::Tick | Self::Cancel => None,
        }
    }
}

#[cfg(test)]
mod tests;
