use super::super::json_rpc;
use super::conversation::{Conversation, initialize_params, list_params};
use crate::emit::json::Object;

/// The code with which a server refuses a `tools/list` that has overtaken `initialized`.
pub(super) const OVERTAKEN: i64 = -32602;

/// A call that waits for its reply; there is never more than one.
#[derive(Clone, Debug)]
pub(super) struct Call {
    /// Its ID on the wire.
    pub(super) id: usize,
    /// What it asks for.
    pub(super) what: What,
    /// Whether it has been sent before.
    pub(super) again: bool,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum What {
    Initialize,
    List { cursor: Option<String> },
}

impl Call {
    pub(super) fn new(conversation: &mut Conversation, what: What) -> Self {
        Self {
            id: conversation.next_call(),
            what,
            again: false,
        }
    }

    /// The message that makes it, in the eras with `initialize`.
    pub(super) fn text(&self, version: &str) -> String {
        match &self.what {
            What::Initialize => {
                json_rpc::request(self.id, "initialize", initialize_params(version))
            }
            What::List { cursor } => self.list_text(list_params(cursor.as_deref())),
        }
    }

    /// The message of a `tools/list` with these parameters.
    pub(super) fn list_text(&self, params: Object) -> String {
        json_rpc::request(self.id, "tools/list", params)
    }

    /// Whether a refusal of this code may come of the race with `initialized`.
    pub(super) fn was_overtaking(&self, code: i64) -> bool {
        code == OVERTAKEN && !self.again && self.what == What::List { cursor: None }
    }
}
