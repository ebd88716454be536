use super::super::ahead::{Ahead, Listed};
use super::super::json::Value;
use super::super::json_rpc::{self, ErrorObject, Message};
use super::super::types::{ServerInfo, Tool};
use super::exchange::{Exchange, Wants};
use super::failure::{Failure, excerpt};
use super::{Completeness, Limits, Method, Output, Request, RequestId, Step};
use crate::domain::{ApiKey, Endpoint};
use crate::emit::json::Object;

/// The revisions of MCP that begin with `initialize`, oldest first.
pub(super) const VERSIONS: [&str; 4] = ["2024-11-05", "2025-03-26", "2025-06-18", "2025-11-25"];

/// How many requests of the server's own are answered; a flood of them is not.
const ANSWERS: usize = 32;

/// How many tools are shown while more come.
const FIRST: usize = 100;

/// What every era shares: what is known, what has been received, what is to be done.
#[derive(Debug)]
pub(super) struct Conversation {
    pub(super) endpoint: Endpoint,
    pub(super) key: Option<ApiKey>,
    pub(super) limits: Limits,
    pub(super) now_ms: u64,
    pub(super) out: Vec<Output>,
    pub(super) gathered: Gathered,
    /// What a session that the server forgot had listed, in case its replacement lists less.
    pub(super) aside: Option<Gathered>,
    /// The entries that were taken out of the message that is heard.
    pub(super) listed: Listed,
    /// Whether the first tools were told.
    told_first: bool,
    /// How many bytes of bodies have come.
    pub(super) bytes: usize,
    requests: usize,
    calls: usize,
    answers: usize,
}

/// What has been received of the listing.
#[derive(Debug, Default)]
pub(super) struct Gathered {
    pub(super) server: Option<ServerInfo>,
    pub(super) protocol: String,
    pub(super) tools: Vec<Tool>,
    pub(super) pages: usize,
    pub(super) unreadable: usize,
    pub(super) left_out: usize,
    pub(super) stale: bool,
    /// Where the tools of the last page begin, and its cursor.
    pub(super) last: (usize, Option<String>),
}

/// What a message means for a call that waits.
pub(super) enum Heard<'a> {
    /// Its result.
    Result(Value<'a>),
    /// Its refusal.
    Refused(ErrorObject),
    /// The server asked something: this text answers it.
    Answer(String),
    /// Nothing.
    Nothing,
}

/// What follows a page.
pub(super) enum Next {
    /// The page of this cursor.
    Page(String),
    /// Nothing.
    End(Completeness),
}

impl Conversation {
    pub(super) fn new(endpoint: Endpoint, key: Option<ApiKey>, limits: Limits) -> Self {
        let (requests, calls, answers, bytes, now_ms) = (0, 0, 0, 0, 0);
        let (out, gathered) = (Vec::new(), Gathered::default());
        Self {
            endpoint,
            key,
            limits,
            now_ms,
            out,
            gathered,
            aside: None,
            listed: Listed::default(),
            told_first: false,
            bytes,
            requests,
            calls,
            answers,
        }
    }

    /// Has a request sent. Its URL has been checked to be of the endpoint's origin.
    pub(super) fn send(
        &mut self,
        method: Method,
        url: &str,
        headers: Headers,
        body: Option<String>,
        wants: Wants,
    ) -> Exchange {
        self.requests += 1;
        let id = RequestId(self.requests);
        let (url, key) = (url.to_owned(), self.key.clone());
        let stream = wants != Wants::Status;
        self.out.push(Output::Send(Request {
            id,
            method,
            url,
            headers,
            key,
            body,
            stream,
        }));
        Exchange::new(id, wants, self)
    }

    pub(super) fn abort(&mut self, request: RequestId) {
        self.out.push(Output::Abort(request));
    }

    pub(super) fn progress(&mut self, step: Step) {
        self.out.push(Output::Progress(step));
    }

    /// The ID of the next call.
    pub(super) fn next_call(&mut self) -> usize {
        self.calls += 1;
        self.calls
    }

    /// Hears a message while this call waits.
    pub(super) fn hear<'a>(&mut self, message: Message<'a>, call: usize) -> Heard<'a> {
        match message {
            Message::Response { id, result } if id.is(call) => Heard::Result(result),
            Message::Error {
                id: Some(id),
                error,
            } if id.is(call) => Heard::Refused(error),
            // The server could not even read the ID; one call waits at a time.
            Message::Error { id: None, error } => Heard::Refused(error),
            Message::Request { id, method } if self.answers < ANSWERS => {
                self.answers += 1;
                Heard::Answer(if method == "ping" {
                    json_rpc::empty_result(&id)
                } else {
                    json_rpc::method_not_found(&id)
                })
            }
            Message::Notification { method } => {
                self.gathered.stale |= method == "notifications/tools/list_changed";
                Heard::Nothing
            }
            _ => Heard::Nothing,
        }
    }

    /// The facts of a refused call.
    pub(super) fn refusal(&self, error: &ErrorObject) -> Failure {
        Failure::rpc(error, self.key.as_ref())
    }

    /// Takes the result of `initialize`.
    pub(super) fn initialized(&mut self, result: &Value<'_>) -> Result<(), Failure> {
        let version = result
            .get("protocolVersion")
            .and_then(Value::as_str)
            .unwrap_or_default();
        if !VERSIONS.contains(&version) {
            return Err(Failure::ProtocolVersion {
                found: excerpt(version, self.key.as_ref()),
            });
        }
        version.clone_into(&mut self.gathered.protocol);
        self.gathered.server = result.get("serverInfo").map(ServerInfo::read);
        Ok(())
    }

    /// Takes the result of `tools/list`.
    pub(super) fn listed(&mut self, result: &Value<'_>) -> Result<Next, Failure> {
        let listed = std::mem::take(&mut self.listed);
        let page = listed.page(result).ok_or(Failure::Malformed)?;
        let gathered = &mut self.gathered;
        let (start, cursor) = &gathered.last;
        let last = gathered.tools.get(*start..).unwrap_or_default();
        if gathered.pages > 0 && last == page.tools && *cursor == page.next_cursor {
            return Ok(Next::End(Completeness::Repeated));
        }
        gathered.last = (gathered.tools.len(), page.next_cursor.clone());
        gathered.pages += 1;
        gathered.unreadable += page.unreadable;
        gathered.tools.extend(page.tools);
        let over = gathered.tools.len() > self.limits.tools;
        gathered.tools.truncate(self.limits.tools);
        let (tools, pages) = (gathered.tools.len(), gathered.pages);
        self.progress(Step::Listing { tools });
        if page.next_cursor.is_some() && !self.told_first {
            let first = self.gathered.tools.iter().take(FIRST).cloned();
            self.first(first.collect());
        }
        Ok(match page.next_cursor {
            _ if over => Next::End(Completeness::ToolLimit),
            None => Next::End(Completeness::Whole),
            Some(_) if tools >= self.limits.tools => Next::End(Completeness::ToolLimit),
            Some(_) if pages >= self.limits.pages => Next::End(Completeness::PageLimit),
            Some(cursor) => Next::Page(cursor),
        })
    }

    /// Tells the first tools, once.
    fn first(&mut self, tools: Vec<Tool>) {
        self.told_first = true;
        self.out.push(Output::First(tools));
    }

    /// Tells the first tools of a page that is still on its way, once enough of them are there.
    pub(super) fn coming(&mut self, ahead: &Ahead) {
        let first = ahead.tools().get(..FIRST);
        if let (Some(first), false) = (first, self.told_first) {
            self.first(first.to_vec());
        }
    }

    /// Leaves out the tools whose headers cannot be sent, as revision 2026-07-28 wants.
    pub(super) fn leave_out_invalid_headers(&mut self) {
        let before = self.gathered.tools.len();
        self.gathered.tools.retain(|tool| !tool.invalid_header);
        self.gathered.left_out += before - self.gathered.tools.len();
    }
}

/// Headers apart from `Authorization`.
pub(super) type Headers = Vec<(&'static str, String)>;

/// The headers of a message.
pub(super) fn json_headers() -> Headers {
    vec![("Content-Type", "application/json".to_owned())]
}

/// The headers of a message that is answered in its own response.
pub(super) fn call_headers() -> Headers {
    let accept = "application/json, text/event-stream".to_owned();
    let mut headers = json_headers();
    headers.push(("Accept", accept));
    headers
}

/// Who is asking.
pub(super) fn client_info() -> Object {
    Object::new()
        .with("name", env!("CARGO_PKG_NAME"))
        .with("version", env!("CARGO_PKG_VERSION"))
}

/// The parameters of `initialize`.
pub(super) fn initialize_params(version: &str) -> Object {
    Object::new()
        .with("protocolVersion", version)
        .with("capabilities", Object::new())
        .with("clientInfo", client_info())
}

/// The parameters of `tools/list`.
pub(super) fn list_params(cursor: Option<&str>) -> Object {
    match cursor {
        Some(cursor) => Object::new().with("cursor", cursor),
        None => Object::new(),
    }
}
