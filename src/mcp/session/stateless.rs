//! The stateless revision (2026-07-28): one POST lists a page, and nothing comes before it.

use super::super::json::Value;
use super::super::json_rpc;
use super::super::types::ServerInfo;
use super::call::{Call, What};
use super::conversation::{Conversation, Heard, Next, call_headers, client_info, list_params};
use super::exchange::{Exchange, Got, Wants};
use super::failure::Failure;
use super::{Flow, Input, Method, Step};
use crate::emit::json::Object;

pub(super) const VERSION: &str = "2026-07-28";

#[derive(Debug)]
pub(super) struct Stateless {
    call: Call,
    exchange: Exchange,
}

impl Stateless {
    pub(super) fn start(conversation: &mut Conversation) -> Self {
        conversation.progress(Step::Listing { tools: 0 });
        Self::list(conversation, None)
    }

    fn list(conversation: &mut Conversation, cursor: Option<String>) -> Self {
        let call = Call::new(
            conversation,
            What::List {
                cursor: cursor.clone(),
            },
        );
        let meta = Object::new()
            .with("io.modelcontextprotocol/protocolVersion", VERSION)
            .with("io.modelcontextprotocol/clientInfo", client_info())
            .with("io.modelcontextprotocol/clientCapabilities", Object::new());
        let text = call.list_text(list_params(cursor.as_deref()).with("_meta", meta));
        let mut headers = call_headers();
        headers.push(("MCP-Protocol-Version", VERSION.to_owned()));
        headers.push(("Mcp-Method", "tools/list".to_owned()));
        let url = conversation.endpoint.as_str().to_owned();
        let exchange = conversation.send(Method::Post, &url, headers, Some(text), Wants::Reply);
        Self { call, exchange }
    }

    /// Requests that are still open.
    pub(super) fn open(&self) -> Vec<&Exchange> {
        if self.exchange.is_over() {
            Vec::new()
        } else {
            vec![&self.exchange]
        }
    }

    /// When the next time limit ends.
    pub(super) fn deadline(&self) -> Option<u64> {
        let (at, _) = self.exchange.deadline()?;
        Some(at)
    }

    pub(super) fn step(
        &mut self,
        conversation: &mut Conversation,
        input: &Input<'_>,
    ) -> Result<Flow, Failure> {
        if input
            .request()
            .is_some_and(|request| request != self.exchange.id)
        {
            return Ok(Flow::Going);
        }
        for got in self.exchange.step(conversation, input) {
            let reply = match got {
                Got::Message(reply) => reply,
                Got::Head(_) | Got::Other(..) => continue,
                Got::End => return Err(Failure::StreamClosed),
                Got::Failed(failure) => return Err(failure),
            };
            conversation.listed = reply.listed;
            for message in json_rpc::read(&reply.text).map_err(|_| Failure::Malformed)? {
                match conversation.hear(message, self.call.id) {
                    Heard::Result(result) => return self.result(conversation, &result),
                    Heard::Refused(error) => return Err(conversation.refusal(&error)),
                    // This revision has no requests of the server's own.
                    Heard::Answer(_) | Heard::Nothing => {}
                }
            }
        }
        Ok(Flow::Going)
    }

    fn result(
        &mut self,
        conversation: &mut Conversation,
        result: &Value<'_>,
    ) -> Result<Flow, Failure> {
        let kind = result.get("resultType").and_then(Value::as_str);
        if kind.is_some_and(|kind| kind != "complete") {
            return Err(Failure::Malformed);
        }
        let server = result
            .get("_meta")
            .and_then(|meta| meta.get("io.modelcontextprotocol/serverInfo"));
        if let Some(server) = server {
            conversation.gathered.server = Some(ServerInfo::read(server));
        }
        VERSION.clone_into(&mut conversation.gathered.protocol);
        match conversation.listed(result)? {
            Next::End(completeness) => Ok(Flow::Over(completeness)),
            Next::Page(cursor) => {
                // Closing the stream is the cancel, and the reply was all that it was open for.
                if !self.exchange.is_over() {
                    conversation.abort(self.exchange.id);
                }
                *self = Self::list(conversation, Some(cursor));
                Ok(Flow::Going)
            }
        }
    }
}
