//! Drives a session of the page's own protocol core over native sockets.

use std::collections::HashSet;
use std::io::Read;
use std::sync::mpsc::{self, RecvTimeoutError, Sender};
use std::thread;
use std::time::{Duration, Instant};

use bailian_mcp_config::domain::{ApiKey, Endpoint};
use bailian_mcp_config::mcp::session::{
    Approach, Failure, Head, Input, Limits, Listing, Method, Output, Request, RequestId, Session,
    Step,
};

/// How long the end of a session may take once its listing is there.
const FAREWELL: Duration = Duration::from_secs(5);

/// What a thread reports of its request.
enum Report {
    Head(Head),
    Bytes(Vec<u8>),
    End,
    NetworkError,
}

impl Report {
    /// Whether nothing follows it.
    fn is_last(&self) -> bool {
        matches!(self, Self::End | Self::NetworkError)
    }
}

/// Lists the tools of a service, telling each step as it is taken.
pub(crate) fn list(
    endpoint: &Endpoint,
    key: Option<ApiKey>,
    approach: Approach,
    limits: Limits,
    mut tell: impl FnMut(Step),
) -> Result<Listing, Failure> {
    let agent = agent(endpoint);
    let mut session = Session::new(endpoint.clone(), key, approach, limits);
    let (sender, reports) = mpsc::channel();
    let begun = Instant::now();
    let now_ms = || u64::try_from(begun.elapsed().as_millis()).unwrap_or(u64::MAX);
    let mut open = HashSet::new();
    let mut outputs = session.step(now_ms(), Input::Start);
    loop {
        let mut outcome = None;
        for output in outputs.drain(..) {
            match output {
                Output::Send(request) => {
                    open.insert(request.id);
                    let (agent, sender) = (agent.clone(), sender.clone());
                    thread::spawn(move || send(&agent, &request, &sender));
                }
                // Its thread ends with the connection; what it still reports is passed over.
                Output::Abort(request) => {
                    open.remove(&request);
                }
                Output::Progress(step) => tell(step),
                Output::First(_) => {}
                Output::Done(listing) => outcome = Some(Ok(listing)),
                Output::Failed(failure) => outcome = Some(Err(failure)),
            }
        }
        if let Some(outcome) = outcome {
            let last = Instant::now() + FAREWELL;
            while !open.is_empty() {
                let left = last.saturating_duration_since(Instant::now());
                let Ok((request, report)) = reports.recv_timeout(left) else {
                    break;
                };
                if report.is_last() {
                    open.remove(&request);
                }
            }
            return outcome;
        }
        let wait = session
            .deadline()
            .map_or(u64::MAX, |at| at.saturating_sub(now_ms()));
        let received = reports.recv_timeout(Duration::from_millis(wait.min(60_000)));
        outputs = match received {
            Ok((request, _)) if !open.contains(&request) => Vec::new(),
            Ok((request, report)) => {
                if report.is_last() {
                    open.remove(&request);
                }
                session.step(now_ms(), input(request, &report))
            }
            Err(RecvTimeoutError::Timeout | RecvTimeoutError::Disconnected) => {
                session.step(now_ms(), Input::Tick)
            }
        };
    }
}

/// A listing in lines.
pub(crate) fn describe(listing: &Listing) -> String {
    let mut lines = Vec::new();
    if let Some(server) = &listing.server {
        lines.push(format!(
            "server: {} {}",
            visible(&server.name),
            visible(&server.version)
        ));
    }
    lines.push(format!(
        "protocol: {} ({:?})",
        listing.protocol, listing.era
    ));
    lines.push(format!("endpoint: {}", listing.endpoint.as_str()));
    lines.push(format!(
        "tools: {} in {} pages, {:?}",
        listing.tools.len(),
        listing.pages,
        listing.completeness
    ));
    lines.extend(
        listing
            .tools
            .iter()
            .map(|tool| format!("- {}", visible(&tool.name))),
    );
    lines.join("\n")
}

/// A server's text, whose control characters might move the cursor of a terminal.
fn visible(text: &str) -> String {
    text.chars()
        .map(|c| if c.is_control() { '\u{fffd}' } else { c })
        .collect()
}

fn agent(endpoint: &Endpoint) -> ureq::Agent {
    let config = ureq::Agent::config_builder()
        .http_status_as_error(false)
        .max_redirects(0)
        .max_redirects_will_error(false)
        .timeout_connect(Some(Duration::from_secs(60)))
        .user_agent(concat!("bailian-mcp-config/", env!("CARGO_PKG_VERSION")));
    let config = if endpoint.is_loopback() {
        config.proxy(None)
    } else {
        config
    };
    config.build().new_agent()
}

fn input(request: RequestId, report: &Report) -> Input<'_> {
    match report {
        Report::Head(head) => Input::ResponseHead { request, head },
        Report::Bytes(chunk) => Input::Bytes { request, chunk },
        Report::End => Input::End { request },
        Report::NetworkError => Input::NetworkError { request },
    }
}

/// Sends one request and reports what comes back, until nobody listens any more.
fn send(agent: &ureq::Agent, request: &Request, reports: &Sender<(RequestId, Report)>) {
    let report = |report| reports.send((request.id, report)).is_ok();
    let Ok(response) = run(agent, request) else {
        report(Report::NetworkError);
        return;
    };
    let header = |name: &str| {
        let value = response.headers().get(name)?;
        Some(String::from_utf8_lossy(value.as_bytes()).into_owned())
    };
    let head = Head {
        status: response.status().as_u16(),
        content_type: header("content-type"),
        session_id: header("mcp-session-id"),
        redirected: response.status().is_redirection(),
    };
    if !report(Report::Head(head)) {
        return;
    }
    let mut body = response.into_body().into_reader();
    let mut buffer = vec![0; 64 << 10];
    loop {
        let next = match body.read(&mut buffer) {
            Ok(0) => Report::End,
            Ok(size) => Report::Bytes(buffer[..size].to_vec()),
            Err(_) => Report::NetworkError,
        };
        let last = next.is_last();
        if !report(next) || last {
            return;
        }
    }
}

fn run(
    agent: &ureq::Agent,
    request: &Request,
) -> Result<ureq::http::Response<ureq::Body>, ureq::Error> {
    let method = match request.method {
        Method::Get => ureq::http::Method::GET,
        Method::Post => ureq::http::Method::POST,
        Method::Delete => ureq::http::Method::DELETE,
    };
    let mut builder = ureq::http::Request::builder()
        .method(method)
        .uri(&request.url);
    for (name, value) in &request.headers {
        builder = builder.header(*name, value);
    }
    if let Some(authorization) = request.authorization() {
        builder = builder.header("Authorization", authorization);
    }
    match request.body.clone() {
        Some(body) => agent.run(builder.body(body)?),
        None => agent.run(builder.body(())?),
    }
}
