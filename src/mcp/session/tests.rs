//! One test for each duty of a client that lists tools, over recorded conversations.

mod choice;
mod http_sse;
mod limits;
mod secrets;
mod stateless;
mod streamable;

use super::*;

pub(super) const KEY: &str = "sk-0123456789abcdef0123456789abcdef";
const SSE: &str = "https://a.example/api/x/sse";
const MCP: &str = "https://a.example/x/mcp";

/// What a recorded server does after a request.
enum Act {
    /// Begins the response to that request.
    Head(Head),
    /// Sends a piece of its body.
    Body(String),
    /// Sends a piece of the body of the last GET, which is the stream of HTTP+SSE.
    Stream(String),
    /// Ends its body.
    End,
    /// Ends the body of the last GET.
    StreamEnd,
    /// Breaks it off.
    Break,
}

/// Where bodies are cut into chunks.
#[derive(Clone, Copy)]
enum Cut {
    Nowhere,
    /// At this byte, counted over all bodies.
    At(usize),
    Everywhere,
}

struct Replay {
    outcome: Option<Result<Listing, Failure>>,
    requests: Vec<Request>,
    steps: Vec<Step>,
    first: Vec<usize>,
    aborted: Vec<RequestId>,
    bytes: usize,
}

impl Replay {
    fn listing(&self) -> &Listing {
        match &self.outcome {
            Some(Ok(listing)) => listing,
            other => panic!("{other:?} after {:#?}", self.requests),
        }
    }

    fn failure(&self) -> &Failure {
        match &self.outcome {
            Some(Err(failure)) => failure,
            other => panic!("{other:?} after {:#?}", self.requests),
        }
    }

    fn names(&self) -> Vec<&str> {
        self.listing()
            .tools
            .iter()
            .map(|tool| tool.name.as_str())
            .collect()
    }

    /// The methods of the requests, with that of their message.
    fn sent(&self) -> Vec<String> {
        self.requests
            .iter()
            .map(|request| [request.method.as_str(), " ", &rpc(request)].concat())
            .collect()
    }
}

/// The `method` of a request's message, or what else it is.
fn rpc(request: &Request) -> String {
    let body: serde_json::Value =
        serde_json::from_str(request.body.as_deref().unwrap_or("{}")).expect("JSON");
    match body["method"].as_str() {
        Some(method) => method.to_owned(),
        None if body["error"].is_object() => "error".to_owned(),
        None if body["result"].is_object() => "result".to_owned(),
        None => String::new(),
    }
}

/// The `id` of a request's message, as JSON.
fn id(request: &Request) -> String {
    let body: serde_json::Value =
        serde_json::from_str(request.body.as_deref().unwrap_or("{}")).expect("JSON");
    body["id"].to_string()
}

fn session(url: &str, approach: Approach) -> Session {
    let endpoint = Endpoint::parse(url).expect("an endpoint");
    Session::new(
        endpoint,
        ApiKey::parse(KEY).ok(),
        approach,
        Limits::default(),
    )
}

fn replay(url: &str, server: impl FnMut(&Request) -> Vec<Act>) -> Replay {
    replay_cut(session(url, Approach::Auto), server, Cut::Nowhere)
}

fn replay_cut(
    mut session: Session,
    mut server: impl FnMut(&Request) -> Vec<Act>,
    cut: Cut,
) -> Replay {
    let mut replay = Replay {
        outcome: None,
        requests: vec![],
        steps: vec![],
        first: vec![],
        aborted: vec![],
        bytes: 0,
    };
    let mut acts: std::collections::VecDeque<(RequestId, Act)> = Default::default();
    let mut outputs = session.step(0, Input::Start);
    loop {
        for output in outputs.drain(..) {
            match output {
                Output::Send(request) => {
                    acts.extend(server(&request).into_iter().map(|act| (request.id, act)));
                    replay.requests.push(request);
                }
                Output::Abort(request) => replay.aborted.push(request),
                Output::Progress(step) => replay.steps.push(step),
                Output::First(tools) => replay.first.push(tools.len()),
                Output::Done(listing) => replay.outcome = Some(Ok(listing)),
                Output::Failed(failure) => replay.outcome = Some(Err(failure)),
            }
        }
        let Some((request, act)) = acts.pop_front() else {
            return replay;
        };
        let mut opened = replay.requests.iter().rev();
        let stream = opened
            .find(|request| request.method == Method::Get)
            .map_or(request, |get| get.id);
        let (request, text) = match act {
            Act::Head(head) => {
                outputs = session.step(
                    0,
                    Input::ResponseHead {
                        request,
                        head: &head,
                    },
                );
                continue;
            }
            Act::End => {
                outputs = session.step(0, Input::End { request });
                continue;
            }
            Act::StreamEnd => {
                outputs = session.step(0, Input::End { request: stream });
                continue;
            }
            Act::Break => {
                outputs = session.step(0, Input::NetworkError { request });
                continue;
            }
            Act::Body(text) => (request, text),
            Act::Stream(text) => (stream, text),
        };
        let bytes = text.as_bytes();
        let at = match cut {
            Cut::At(at) => at.saturating_sub(replay.bytes).min(bytes.len()),
            Cut::Nowhere | Cut::Everywhere => 0,
        };
        let (front, back) = bytes.split_at(at);
        let size = if matches!(cut, Cut::Everywhere) {
            1
        } else {
            bytes.len().max(1)
        };
        for chunk in front.chunks(size).chain(back.chunks(size)) {
            outputs.extend(session.step(0, Input::Bytes { request, chunk }));
        }
        replay.bytes += bytes.len();
    }
}

/// Replays a conversation with every cut, and asserts that none changes what comes of it.
fn replay_every_cut(url: &str, approach: Approach, server: fn(&Request) -> Vec<Act>) -> Replay {
    let whole = replay_cut(session(url, approach), server, Cut::Nowhere);
    let cuts = (0..whole.bytes).map(Cut::At).chain([Cut::Everywhere]);
    for cut in cuts {
        let other = replay_cut(session(url, approach), server, cut);
        assert_eq!(other.outcome, whole.outcome);
        assert_eq!(other.sent(), whole.sent());
    }
    whole
}

fn head(status: u16, content_type: &str) -> Act {
    let content_type = Some(content_type.to_owned());
    Act::Head(Head {
        status,
        content_type,
        ..Head::default()
    })
}

fn stream_head() -> Act {
    head(200, "text/event-stream;charset=UTF-8")
}

/// A whole refusal.
fn refusal(status: u16, body: &str) -> Vec<Act> {
    vec![
        head(status, "application/json"),
        Act::Body(body.to_owned()),
        Act::End,
    ]
}

/// A whole JSON response.
fn json(body: String) -> Vec<Act> {
    vec![head(200, "application/json"), Act::Body(body), Act::End]
}

fn event(data: &str) -> String {
    ["event:message\ndata:", data, "\n\n"].concat()
}

fn initialized(id: &str, version: &str) -> String {
    let template = r#"{"jsonrpc":"2.0","id":ID,"result":{"protocolVersion":"VERSION","capabilities":{},"serverInfo":{"name":"搜索","version":"1.0"}}}"#;
    template.replace("ID", id).replace("VERSION", version)
}

fn page(id: &str, tools: &[&str], cursor: Option<&str>) -> String {
    let tools: Vec<_> = tools
        .iter()
        .map(|name| serde_json::json!({ "name": name }))
        .collect();
    let mut result = serde_json::json!({ "tools": tools });
    if let Some(cursor) = cursor {
        result["nextCursor"] = cursor.into();
    }
    [
        "{\"jsonrpc\":\"2.0\",\"id\":",
        id,
        ",\"result\":",
        &result.to_string(),
        "}",
    ]
    .concat()
}

fn rpc_error(id: &str, code: i64, message: &str) -> String {
    serde_json::json!({ "jsonrpc": "2.0", "id": serde_json::from_str::<serde_json::Value>(id).expect("JSON"),
        "error": { "code": code, "message": message } })
    .to_string()
}

fn cursor(request: &Request) -> Option<String> {
    let body: serde_json::Value = serde_json::from_str(request.body.as_deref()?).expect("JSON");
    body["params"]["cursor"].as_str().map(str::to_owned)
}

fn header<'a>(request: &'a Request, name: &str) -> Option<&'a str> {
    let mut headers = request.headers.iter();
    headers
        .find(|(found, _)| *found == name)
        .map(|(_, value)| value.as_str())
}
