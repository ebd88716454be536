use super::super::ahead::{Ahead, Reply};
use super::super::event_stream::EventStream;
use super::conversation::Conversation;
use super::failure::{Failure, Phase, excerpt};
use super::{Head, Input, RequestId};

/// How much of the body of a refusal is read, in bytes.
const REFUSAL: usize = 4096;

/// One request and what has come back.
#[derive(Debug)]
pub(super) struct Exchange {
    pub(super) id: RequestId,
    wants: Wants,
    state: State,
    deadline: Option<(u64, Phase)>,
}

/// What the response of a request is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Wants {
    /// It is the stream of HTTP+SSE.
    Stream,
    /// It carries the reply: one JSON body or an event stream.
    Reply,
    /// It tells a status; neither its body nor its end matters, nor when it comes.
    Status,
}

#[derive(Debug)]
enum State {
    Sent,
    Refused(u16, Vec<u8>),
    Json(Vec<u8>, Box<Ahead>),
    Events(EventStream, Box<Ahead>),
    Over,
}

/// What an input brought.
#[derive(Debug)]
pub(super) enum Got {
    /// A response of success began.
    Head(Head),
    /// A message: an event of its stream, or its JSON body.
    Message(Reply),
    /// An event of its stream that is no message, or an empty one: its type and data.
    Other(String, String),
    /// It ended, and nothing more will come.
    End,
    /// It failed, and nothing more will come.
    Failed(Failure),
}

impl Exchange {
    pub(super) fn new(id: RequestId, wants: Wants, now: &Conversation) -> Self {
        let limit = now.now_ms.saturating_add(now.limits.headers_ms);
        let deadline = (wants != Wants::Status).then_some((limit, Phase::Headers));
        Self {
            id,
            wants,
            state: State::Sent,
            deadline,
        }
    }

    /// When it has taken too long, and what was waited for.
    pub(super) fn deadline(&self) -> Option<(u64, Phase)> {
        self.deadline
    }

    pub(super) fn is_over(&self) -> bool {
        matches!(self.state, State::Over)
    }

    /// Whether it is a message whose answer comes elsewhere, if at all.
    pub(super) fn is_message(&self) -> bool {
        self.wants == Wants::Status
    }

    /// Takes an input of this request.
    pub(super) fn step(&mut self, now: &mut Conversation, input: &Input<'_>) -> Vec<Got> {
        match input {
            Input::ResponseHead { head, .. } => self.head(now, head),
            Input::Bytes { chunk, .. } => self.bytes(now, chunk),
            Input::End { .. } => self.end(now, false),
            Input::NetworkError { .. } => self.end(now, true),
            Input::Tick if self.deadline.is_some_and(|(at, _)| at <= now.now_ms) => {
                let failure = match (&self.state, self.deadline) {
                    // The status has come, and says more than the time.
                    (State::Refused(status, body), _) => {
                        Failure::http(*status, body, now.key.as_ref())
                    }
                    (_, Some((_, phase))) => Failure::TimeOut { phase },
                    (_, None) => return Vec::new(),
                };
                self.break_off(now, failure)
            }
            _ => Vec::new(),
        }
    }

    fn fail(&mut self, failure: Failure) -> Vec<Got> {
        self.state = State::Over;
        self.deadline = None;
        vec![Got::Failed(failure)]
    }

    /// Fails while the response may still go on: what is left of it must not be read.
    fn break_off(&mut self, now: &mut Conversation, failure: Failure) -> Vec<Got> {
        now.abort(self.id);
        self.fail(failure)
    }

    fn head(&mut self, now: &mut Conversation, head: &Head) -> Vec<Got> {
        if !matches!(self.state, State::Sent) {
            return Vec::new();
        }
        if head.redirected || (300..400).contains(&head.status) {
            return self.break_off(now, Failure::Redirected);
        }
        if !(200..300).contains(&head.status) {
            let limit = now.now_ms.saturating_add(now.limits.headers_ms);
            self.deadline = Some((limit, Phase::Headers));
            self.state = State::Refused(head.status, Vec::new());
            return Vec::new();
        }
        let limit = now.now_ms.saturating_add(now.limits.reply_ms);
        self.deadline = (self.wants == Wants::Reply).then_some((limit, Phase::Reply));
        let events = head.is("text/event-stream");
        self.state = match self.wants {
            Wants::Status => State::Over,
            _ if events => State::Events(EventStream::new(now.limits.event_bytes), Box::default()),
            Wants::Reply if head.is("application/json") => State::Json(Vec::new(), Box::default()),
            _ => {
                let found = head.content_type.as_deref().unwrap_or_default();
                let content_type = excerpt(found, now.key.as_ref());
                return self.break_off(now, Failure::NotEventStream { content_type });
            }
        };
        vec![Got::Head(head.clone())]
    }

    fn bytes(&mut self, now: &mut Conversation, chunk: &[u8]) -> Vec<Got> {
        let tools = now.limits.tools;
        if let State::Events(..) | State::Json(..) = self.state {
            now.bytes = now.bytes.saturating_add(chunk.len());
            if now.bytes > now.limits.bytes {
                return self.break_off(now, Failure::TooLarge);
            }
        }
        match &mut self.state {
            State::Refused(status, body) => {
                let room = REFUSAL - body.len();
                body.extend_from_slice(chunk.get(..room).unwrap_or(chunk));
                if body.len() < REFUSAL {
                    return Vec::new();
                }
                let failure = Failure::http(*status, body, now.key.as_ref());
                self.break_off(now, failure)
            }
            State::Json(body, _) if body.len() + chunk.len() > now.limits.event_bytes => {
                self.break_off(now, Failure::TooLarge)
            }
            State::Json(body, ahead) => {
                body.extend_from_slice(chunk);
                ahead.read(body, tools);
                now.coming(ahead);
                Vec::new()
            }
            State::Events(stream, ahead) => {
                let mut events = Vec::new();
                let outcome = stream.push(chunk, &mut events);
                let mut got = Vec::new();
                for event in events {
                    let is_message = event.kind == "message" && !event.data.is_empty();
                    if event.lossy || !is_message {
                        **ahead = Ahead::default();
                    }
                    got.push(if is_message {
                        Got::Message(ahead.finish(event.data, tools))
                    } else {
                        Got::Other(event.kind.into_owned(), event.data)
                    });
                }
                ahead.read(stream.unfinished(), tools);
                now.coming(ahead);
                if outcome.is_err() {
                    got.append(&mut self.break_off(now, Failure::TooLarge));
                }
                got
            }
            _ => Vec::new(),
        }
    }

    fn end(&mut self, now: &Conversation, broken: bool) -> Vec<Got> {
        self.deadline = None;
        match std::mem::replace(&mut self.state, State::Over) {
            State::Refused(status, body) => {
                self.fail(Failure::http(status, &body, now.key.as_ref()))
            }
            State::Sent => self.fail(Failure::Network),
            State::Json(..) | State::Events(..) if broken => self.fail(Failure::StreamClosed),
            State::Json(body, mut ahead) => match String::from_utf8(body) {
                Ok(text) => {
                    let reply = ahead.finish(text, now.limits.tools);
                    vec![Got::Message(reply), Got::End]
                }
                Err(_) => self.fail(Failure::Malformed),
            },
            State::Events(..) => vec![Got::End],
            State::Over => Vec::new(),
        }
    }
}
