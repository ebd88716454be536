//! Streamable HTTP with `initialize` (2025-03-26 to 2025-11-25): every call is answered in the
//! response of its own POST.

use super::super::ahead::Reply;
use super::super::json::Value;
use super::super::json_rpc::{self, ErrorObject};
use super::call::{Call, What};
use super::conversation::{Conversation, Gathered, Headers, Heard, Next, call_headers};
use super::exchange::{Exchange, Got, Wants};
use super::failure::{Failure, Phase};
use super::{Flow, Input, Method, RequestId, Step};

const VERSION: &str = "2025-11-25";

/// How many answered responses may stay open; a browser has six connections to a host.
const LINGERING: usize = 2;

#[derive(Debug)]
pub(super) struct Streamable {
    session: Option<String>,
    call: Call,
    /// `None` while a call waits to be sent once more.
    exchange: Option<Exchange>,
    /// POSTs that nothing waits for, and responses whose reply has come.
    others: Vec<Exchange>,
    /// The POST of `initialized`, until it is answered.
    announcement: Option<RequestId>,
    /// Until when a call may wait to be sent once more.
    resend_by: Option<u64>,
    /// Whether a lost session has been replaced.
    replaced: bool,
}

impl Streamable {
    pub(super) fn start(conversation: &mut Conversation) -> Self {
        let call = Call::new(conversation, What::Initialize);
        let (session, announcement, exchange) = (None, None, None);
        let mut new = Self {
            session,
            call,
            exchange,
            others: Vec::new(),
            announcement,
            resend_by: None,
            replaced: false,
        };
        conversation.progress(Step::Initializing);
        new.send_call(conversation);
        new
    }

    /// Requests that are still open.
    pub(super) fn open(&self) -> Vec<&Exchange> {
        let all = self.exchange.iter().chain(&self.others);
        all.filter(|exchange| !exchange.is_over()).collect()
    }

    /// When the next time limit ends.
    pub(super) fn deadline(&self) -> Option<u64> {
        let reply = self.exchange.as_ref().and_then(Exchange::deadline);
        reply.map(|(at, _)| at).or(self.resend_by)
    }

    /// Ends the session, without waiting for an answer: a server that knows no DELETE says 405.
    pub(super) fn end(&self, conversation: &mut Conversation) {
        if self.session.is_some() {
            let url = conversation.endpoint.as_str().to_owned();
            let headers = self.with_session(conversation, Headers::new());
            conversation.send(Method::Delete, &url, headers, None, Wants::Status);
        }
    }

    pub(super) fn step(
        &mut self,
        conversation: &mut Conversation,
        input: &Input<'_>,
    ) -> Result<Flow, Failure> {
        let request = input.request();
        if self.resend_by.is_some_and(|at| at <= conversation.now_ms) {
            return Err(Failure::TimeOut {
                phase: Phase::Reply,
            });
        }
        let Some(exchange) = &mut self.exchange else {
            return Ok(self.other(conversation, input));
        };
        if request.is_some_and(|request| request != exchange.id) {
            return Ok(self.other(conversation, input));
        }
        let id = exchange.id;
        for got in exchange.step(conversation, input) {
            // A reply may have replaced the exchange: what follows it in its stream is passed over.
            let waits = self
                .exchange
                .as_ref()
                .is_some_and(|exchange| exchange.id == id);
            let reply = match got {
                _ if !waits => continue,
                Got::Head(head) => {
                    self.take_session(head.session_id)?;
                    continue;
                }
                Got::Message(reply) => reply,
                Got::Other(..) => continue,
                Got::End => return Err(Failure::StreamClosed),
                Got::Failed(failure) => {
                    self.recover(conversation, failure)?;
                    continue;
                }
            };
            if let Flow::Over(completeness) = self.message(conversation, reply)? {
                return Ok(Flow::Over(completeness));
            }
        }
        Ok(Flow::Going)
    }

    /// An input of a request that no call waits for.
    fn other(&mut self, conversation: &mut Conversation, input: &Input<'_>) -> Flow {
        for exchange in &mut self.others {
            if Some(exchange.id) == input.request()
                && !exchange.step(conversation, input).is_empty()
            {
                self.announcement = self.announcement.filter(|id| *id != exchange.id);
            }
        }
        self.others.retain(|exchange| !exchange.is_over());
        self.resend(conversation);
        Flow::Going
    }

    /// A session ID is given with the answer to `initialize`, in visible ASCII.
    fn take_session(&mut self, found: Option<String>) -> Result<(), Failure> {
        if self.call.what != What::Initialize {
            return Ok(());
        }
        let visible = |id: &String| !id.is_empty() && id.bytes().all(|b| b.is_ascii_graphic());
        if !found.as_ref().is_none_or(visible) {
            return Err(Failure::Malformed);
        }
        self.session = found;
        Ok(())
    }

    /// A session that the server has forgotten is replaced once.
    fn recover(
        &mut self,
        conversation: &mut Conversation,
        failure: Failure,
    ) -> Result<(), Failure> {
        let listing = self.call.what != What::Initialize;
        match failure {
            Failure::Http { status: 404, .. }
                if listing && self.session.is_some() && !self.replaced =>
            {
                self.replaced = true;
                self.session = None;
                self.announcement = None;
                // Cursors belong to a session, so that the listing begins again.
                let stale = conversation.gathered.stale;
                let begun = Gathered {
                    stale,
                    ..Gathered::default()
                };
                conversation.aside = Some(std::mem::replace(&mut conversation.gathered, begun));
                conversation.progress(Step::Initializing);
                self.call = Call::new(conversation, What::Initialize);
                self.send_call(conversation);
                Ok(())
            }
            Failure::Http {
                status: 400,
                message,
                ..
            } if listing && self.session.is_none() && conversation.gathered.pages == 0 => {
                Err(Failure::SessionNotExposed { message })
            }
            failure => Err(failure),
        }
    }

    fn message(&mut self, conversation: &mut Conversation, reply: Reply) -> Result<Flow, Failure> {
        conversation.listed = reply.listed;
        for message in json_rpc::read(&reply.text).map_err(|_| Failure::Malformed)? {
            match conversation.hear(message, self.call.id) {
                Heard::Result(result) => {
                    if let Flow::Over(completeness) = self.result(conversation, &result)? {
                        return Ok(Flow::Over(completeness));
                    }
                }
                Heard::Refused(error) => self.refused(conversation, &error)?,
                Heard::Answer(text) => {
                    self.post(conversation, text);
                }
                Heard::Nothing => {}
            }
        }
        Ok(Flow::Going)
    }

    fn result(
        &mut self,
        conversation: &mut Conversation,
        result: &Value<'_>,
    ) -> Result<Flow, Failure> {
        let cursor = if self.call.what == What::Initialize {
            conversation.initialized(result)?;
            let text = json_rpc::notification("notifications/initialized");
            self.announcement = Some(self.post(conversation, text));
            conversation.progress(Step::Listing { tools: 0 });
            None
        } else {
            match conversation.listed(result)? {
                Next::Page(cursor) => Some(cursor),
                Next::End(completeness) => return Ok(Flow::Over(completeness)),
            }
        };
        self.retire(conversation);
        self.call = Call::new(conversation, What::List { cursor });
        self.send_call(conversation);
        Ok(Flow::Going)
    }

    fn refused(
        &mut self,
        conversation: &mut Conversation,
        error: &ErrorObject,
    ) -> Result<(), Failure> {
        if !self.call.was_overtaking(error.code) {
            return Err(conversation.refusal(error));
        }
        self.retire(conversation);
        self.resend_by = Some(
            conversation
                .now_ms
                .saturating_add(conversation.limits.reply_ms),
        );
        self.resend(conversation);
        Ok(())
    }

    /// Lets the answered response come to its end, unless too many of them do not.
    fn retire(&mut self, conversation: &mut Conversation) {
        self.others.extend(self.exchange.take());
        let lingering = self
            .others
            .iter()
            .filter(|other| Some(other.id) != self.announcement);
        if lingering.count() > LINGERING {
            let oldest = self
                .others
                .iter()
                .position(|other| Some(other.id) != self.announcement);
            if let Some(oldest) = oldest {
                let exchange = self.others.remove(oldest);
                conversation.abort(exchange.id);
            }
        }
    }

    /// Sends a refused call once more, as soon as `initialized` has arrived.
    fn resend(&mut self, conversation: &mut Conversation) {
        if self.exchange.is_none() && self.announcement.is_none() {
            self.resend_by = None;
            let what = self.call.what.clone();
            self.call = Call {
                again: true,
                ..Call::new(conversation, what)
            };
            self.send_call(conversation);
        }
    }

    fn send_call(&mut self, conversation: &mut Conversation) {
        let text = self.call.text(VERSION);
        let url = conversation.endpoint.as_str().to_owned();
        let headers = self.with_session(conversation, call_headers());
        self.exchange =
            Some(conversation.send(Method::Post, &url, headers, Some(text), Wants::Reply));
    }

    /// Posts what nothing waits for.
    fn post(&mut self, conversation: &mut Conversation, text: String) -> RequestId {
        let url = conversation.endpoint.as_str().to_owned();
        let headers = self.with_session(conversation, call_headers());
        let exchange = conversation.send(Method::Post, &url, headers, Some(text), Wants::Status);
        let id = exchange.id;
        self.others.push(exchange);
        id
    }

    /// Older servers get no header that they do not know.
    fn with_session(&self, conversation: &Conversation, mut headers: Headers) -> Headers {
        if let Some(session) = &self.session {
            headers.push(("Mcp-Session-Id", session.clone()));
        }
        let version = &conversation.gathered.protocol;
        if version.as_str() >= "2025-06-18" {
            headers.push(("MCP-Protocol-Version", version.clone()));
        }
        headers
    }
}
