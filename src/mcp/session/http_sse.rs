//! HTTP+SSE (2024-11-05): one long stream of answers, and a POST for every message.

use super::super::ahead::Reply;
use super::super::json::Value;
use super::super::json_rpc::{self, ErrorObject};
use super::call::{Call, What};
use super::conversation::{Conversation, Heard, Next, json_headers};
use super::exchange::{Exchange, Got, Wants};
use super::failure::{Failure, Phase};
use super::origin::message_url;
use super::{Flow, Input, Method, RequestId, Step};

const VERSION: &str = "2024-11-05";

#[derive(Debug)]
pub(super) struct HttpSse {
    stream: Exchange,
    /// When the `endpoint` event must have come.
    endpoint_by: Option<u64>,
    message_url: Option<String>,
    pending: Option<Pending>,
    /// POSTs that nothing waits for.
    others: Vec<Exchange>,
    /// The POST of `initialized`, until it is answered.
    announcement: Option<RequestId>,
}

#[derive(Debug)]
struct Pending {
    call: Call,
    /// `None` while a call waits to be sent once more.
    post: Option<Exchange>,
    reply_by: u64,
}

impl HttpSse {
    pub(super) fn start(conversation: &mut Conversation) -> Self {
        conversation.progress(Step::Connecting);
        let accept = vec![("Accept", "text/event-stream".to_owned())];
        let url = conversation.endpoint.as_str().to_owned();
        let stream = conversation.send(Method::Get, &url, accept, None, Wants::Stream);
        let (endpoint_by, message_url, pending, announcement) = (None, None, None, None);
        Self {
            stream,
            endpoint_by,
            message_url,
            pending,
            others: Vec::new(),
            announcement,
        }
    }

    /// Requests that are still open.
    pub(super) fn open(&self) -> Vec<&Exchange> {
        let post = self
            .pending
            .iter()
            .filter_map(|pending| pending.post.as_ref());
        let all = [&self.stream].into_iter().chain(post).chain(&self.others);
        all.filter(|exchange| !exchange.is_over()).collect()
    }

    /// When the next time limit ends.
    pub(super) fn deadline(&self) -> Option<u64> {
        let headers = self.stream.deadline().map(|(at, _)| at);
        let reply = self.pending.as_ref().map(|pending| pending.reply_by);
        [headers, self.endpoint_by, reply]
            .into_iter()
            .flatten()
            .min()
    }

    pub(super) fn step(
        &mut self,
        conversation: &mut Conversation,
        input: &Input<'_>,
    ) -> Result<Flow, Failure> {
        let Some(request) = input.request() else {
            return self.tick(conversation, input);
        };
        if request == self.stream.id {
            for got in self.stream.step(conversation, input) {
                match got {
                    Got::Head(_) => {
                        let limit = conversation.limits.endpoint_ms;
                        self.endpoint_by = Some(conversation.now_ms.saturating_add(limit));
                    }
                    Got::Other(kind, data) => self.event(conversation, &kind, &data)?,
                    Got::Message(reply) => {
                        if let Flow::Over(completeness) = self.message(conversation, reply)? {
                            return Ok(Flow::Over(completeness));
                        }
                    }
                    Got::End => return Err(Failure::StreamClosed),
                    Got::Failed(failure) => return Err(failure),
                }
            }
            return Ok(Flow::Going);
        }
        let post = self
            .pending
            .as_mut()
            .and_then(|pending| pending.post.as_mut());
        if let Some(post) = post.filter(|post| post.id == request) {
            for got in post.step(conversation, input) {
                if let Got::Failed(failure) = got {
                    return Err(failure);
                }
            }
        }
        for exchange in &mut self.others {
            if exchange.id == request && !exchange.step(conversation, input).is_empty() {
                // Whatever came: the server has taken it, or never will.
                self.announcement = self.announcement.filter(|id| *id != request);
            }
        }
        self.others.retain(|exchange| !exchange.is_over());
        self.resend(conversation);
        Ok(Flow::Going)
    }

    fn tick(
        &mut self,
        conversation: &mut Conversation,
        input: &Input<'_>,
    ) -> Result<Flow, Failure> {
        let late = |at: u64| at <= conversation.now_ms;
        if self.endpoint_by.is_some_and(late) {
            return Err(Failure::TimeOut {
                phase: Phase::Endpoint,
            });
        }
        if self
            .pending
            .as_ref()
            .is_some_and(|pending| late(pending.reply_by))
        {
            return Err(Failure::TimeOut {
                phase: Phase::Reply,
            });
        }
        for got in self.stream.step(conversation, input) {
            if let Got::Failed(failure) = got {
                return Err(failure);
            }
        }
        Ok(Flow::Going)
    }

    /// An event that is no message. The first one names the message URL; a second `endpoint` would
    /// move the key, and other types are keep-alives.
    fn event(
        &mut self,
        conversation: &mut Conversation,
        kind: &str,
        data: &str,
    ) -> Result<(), Failure> {
        if self.message_url.is_some() {
            return Ok(());
        }
        if kind != "endpoint" {
            return Err(Failure::NoEndpoint);
        }
        self.message_url = Some(message_url(&conversation.endpoint, data)?);
        self.endpoint_by = None;
        conversation.progress(Step::Initializing);
        let call = Call::new(conversation, What::Initialize);
        self.call(conversation, call);
        Ok(())
    }

    fn message(&mut self, conversation: &mut Conversation, reply: Reply) -> Result<Flow, Failure> {
        if self.message_url.is_none() {
            return Err(Failure::NoEndpoint);
        }
        conversation.listed = reply.listed;
        for message in json_rpc::read(&reply.text).map_err(|_| Failure::Malformed)? {
            let Some(id) = self.pending.as_ref().map(|pending| pending.call.id) else {
                break;
            };
            match conversation.hear(message, id) {
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
        let Some(Pending { call, post, .. }) = self.pending.take() else {
            return Ok(Flow::Going);
        };
        // The reply may be here before its POST has returned.
        self.others.extend(post.filter(|post| !post.is_over()));
        let cursor = if call.what == What::Initialize {
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
        let call = Call::new(conversation, What::List { cursor });
        self.call(conversation, call);
        Ok(Flow::Going)
    }

    fn refused(
        &mut self,
        conversation: &mut Conversation,
        error: &ErrorObject,
    ) -> Result<(), Failure> {
        match &mut self.pending {
            Some(pending) if pending.call.was_overtaking(error.code) => {
                self.others.extend(pending.post.take());
                self.resend(conversation);
                Ok(())
            }
            _ => Err(conversation.refusal(error)),
        }
    }

    /// Sends a refused call once more, as soon as `initialized` has arrived.
    fn resend(&mut self, conversation: &mut Conversation) {
        let waits = self
            .pending
            .as_ref()
            .is_some_and(|pending| pending.post.is_none());
        if !waits || self.announcement.is_some() {
            return;
        }
        let Some(Pending { call, .. }) = self.pending.take() else {
            return;
        };
        let call = Call {
            again: true,
            ..Call::new(conversation, call.what)
        };
        self.call(conversation, call);
    }

    fn call(&mut self, conversation: &mut Conversation, call: Call) {
        let post = Some(self.send(conversation, call.text(VERSION)));
        let reply_by = conversation
            .now_ms
            .saturating_add(conversation.limits.reply_ms);
        self.pending = Some(Pending {
            call,
            post,
            reply_by,
        });
    }

    /// Posts what nothing waits for.
    fn post(&mut self, conversation: &mut Conversation, text: String) -> RequestId {
        let exchange = self.send(conversation, text);
        let id = exchange.id;
        self.others.push(exchange);
        id
    }

    fn send(&self, conversation: &mut Conversation, text: String) -> Exchange {
        let url = self.message_url.as_deref().unwrap_or_default();
        conversation.send(Method::Post, url, json_headers(), Some(text), Wants::Status)
    }
}
