//! Any client's configuration, and the console's own block, as JSON.

use super::clean::{Cleaned, unquoted};
use super::command::{self, Arguments, Subject};
use super::jsonc::{Member, Node, Text, Value};
use super::outcome::{At, Outcome, Piece};
use super::{Found, id, key, label};
use crate::diagnostic::{Code, Span};
use crate::domain::{Transport, scan};

/// The keys under which clients list their servers. Source: their documentation and schemas.
pub(crate) const CONTAINERS: &[&str] = &[
    "mcpServers",
    "servers",
    "mcp",
    "context_servers",
    "amp.mcpServers",
    "mcp_servers",
    "mcp.servers",
    "extensions",
];

/// The keys of an endpoint, the decisive one first: Qwen Code prefers `httpUrl` to `url`.
pub(crate) const URLS: &[&str] = &[
    "httpUrl",
    "url",
    "baseUrl",
    "serverUrl",
    "uri",
    "endpointUrl",
    "sseEndpoint",
    "server_url",
    "operationalUrl",
];

pub(crate) const TRANSPORTS: &[&str] = &[
    "type",
    "transport",
    "transportType",
    "serverTransport",
    "server_protocol",
];

/// Without a known container, how deep servers are looked for.
pub(crate) const LEVELS: usize = 3;

/// Collects the servers of a configuration.
pub(super) fn read(node: &Node) -> Outcome {
    let mut outcome = Outcome::default();
    if !containers(node, &mut outcome) {
        servers(node, None, LEVELS, &mut outcome);
    }
    outcome
}

/// Whether a value may be a configuration at all: an object somewhere near its root.
pub(super) fn is_candidate(node: &Node) -> bool {
    let object = |node: &Node| !node.members().is_empty();
    object(node) || node.elements().iter().any(object)
}

/// Goes through every container, wherever it is nested, and says whether there was one.
fn containers(node: &Node, outcome: &mut Outcome) -> bool {
    let mut any = false;
    for element in node.elements() {
        any |= containers(element, outcome);
    }
    for Member { key, value } in node.members() {
        let holds = matches!(value.value, Value::Object(_) | Value::Array(_));
        if holds && CONTAINERS.contains(&key.text.as_str()) {
            // VS Code's settings hold `mcp: { servers }`.
            if !containers(value, outcome) {
                servers(value, None, LEVELS - 1, outcome);
            }
            any = true;
        } else {
            any |= containers(value, outcome);
        }
    }
    any
}

fn servers(node: &Node, name: Option<&Text>, levels: usize, outcome: &mut Outcome) {
    if is_server(node) {
        server(node, name, outcome);
    } else if levels > 1 {
        for element in node.elements() {
            servers(element, None, levels - 1, outcome);
        }
        for Member { key, value } in node.members() {
            servers(value, Some(key), levels - 1, outcome);
        }
    }
}

pub(crate) fn is_server(node: &Node) -> bool {
    let text = |key: &str| node.get(key).is_some_and(|value| value.text().is_some());
    let nested = node
        .get("transport")
        .is_some_and(|inner| url(inner).is_some());
    let list = node
        .get("command")
        .is_some_and(|list| !list.elements().is_empty());
    let known = url(node).is_some() || is_listed(node);
    nested || known || text("command") || text("cmd") || list
}

/// Whether this is a service of the directory, `GET /api/v1/mcps/user/list`. Its URL may be empty.
fn is_listed(node: &Node) -> bool {
    let id = node.get("id").and_then(Node::text);
    node.get("operationalUrl").is_some() && id.is_some_and(|id| id::is_plausible(&id.text))
}

fn url(node: &Node) -> Option<(&'static str, &Text)> {
    URLS.iter().find_map(|key| {
        let text = node.get(key)?.text()?;
        (!text.text.trim().is_empty()).then_some((*key, text))
    })
}

fn server(node: &Node, key: Option<&Text>, outcome: &mut Outcome) {
    // Some clients put the endpoint into an object of its own.
    let inner = node.get("transport");
    let at = url(node).or_else(|| inner.and_then(url));
    if at.is_none() && !is_listed(node) {
        return local(node, key, outcome);
    }
    let mut found = Found::empty();
    let field = at.map_or("id", |(field, _)| field);
    match at {
        Some((_, url)) => found.set_url(piece(url)),
        // Of a service with a URL, the ID is in the URL.
        None => node
            .get("id")
            .and_then(Node::text)
            .into_iter()
            .for_each(|id| found.set_id(piece(id))),
    }
    if let Some(name) = name(node, key) {
        found.set_name(name);
    }
    if field == "httpUrl" {
        found.draft.transport = Some(Transport::StreamableHttp);
    }
    let given = transport(node, &mut found, outcome);
    keys(node, outcome);
    if let Some(inner) = inner {
        if !given {
            transport(inner, &mut found, outcome);
        }
        keys(inner, outcome);
    }
    found.spans.whole = whole(node, key);
    outcome.services.push(found);
}

/// Reads the transport that is given here, and says whether there is one.
fn transport(node: &Node, found: &mut Found, outcome: &mut Outcome) -> bool {
    for key in TRANSPORTS {
        let Some(text) = node.get(key).and_then(Node::text) else {
            continue;
        };
        let word = piece(text);
        match label::transport(&word.text) {
            Ok(None) => {}
            Ok(transport) => {
                found.draft.transport = transport;
                found.spans.transport = Some(word.span);
                return true;
            }
            Err(()) => {
                let (word, span) = (word.text, word.span);
                outcome.report(Code::TransportUnknown { word }, span);
            }
        }
    }
    false
}

fn whole(node: &Node, key: Option<&Text>) -> Span {
    let start = key.map_or(node.span.start, |key| key.inner.start);
    Span::new(start.min(node.span.start), node.span.end)
}

fn name(node: &Node, key: Option<&Text>) -> Option<Piece> {
    let field = |key: &str| node.get(key).and_then(Node::text);
    for text in [field("name"), field("server_label"), key] {
        let piece = text.map(label_piece).filter(|piece| !piece.text.is_empty());
        if piece.is_some() {
            return piece;
        }
    }
    None
}

/// The headers that may hold a key, and the fields that clients have for one.
fn keys(node: &Node, outcome: &mut Outcome) {
    let options = node.get("requestOptions");
    let options = options.and_then(|options| options.get("headers"));
    for headers in [node.get("headers"), node.get("http_headers"), options] {
        let Some(headers) = headers else { continue };
        for Member { key, value } in headers.members() {
            if key.text.eq_ignore_ascii_case("authorization") {
                key_in(value, true, outcome);
            }
        }
    }
    for field in ["bearer_token", "apiKey", "api_key"] {
        if let Some(value) = node.get(field) {
            key_in(value, false, outcome);
        }
    }
}

fn key_in(value: &Node, header: bool, outcome: &mut Outcome) {
    if let Some(text) = value.text() {
        let (cleaned, at) = (Cleaned::of(&text.text), text.inner);
        let mut inner = Outcome::default();
        inner.key(&cleaned.text, header);
        let mut unfolded = Outcome::default();
        unfolded.absorb(inner, At::Cleaned(&cleaned, 0));
        outcome.absorb(unfolded, text.at(at));
    }
}

/// A server that runs a command: the bridge `mcp-remote` stands for a service, any other does not.
fn local(node: &Node, key: Option<&Text>, outcome: &mut Outcome) {
    let command = node.get("command").or_else(|| node.get("cmd"));
    let mut bridge: Option<Arguments> = None;
    // opencode writes the whole command as one array.
    for list in [command, node.get("args")].into_iter().flatten() {
        for element in std::iter::once(list).chain(list.elements()) {
            let Some(arg) = element.text() else { continue };
            match &mut bridge {
                Some(arguments) => {
                    let verbatim = arg.verbatim.then_some(arg.inner.start);
                    arguments.add(&arg.text, arg.inner, verbatim);
                }
                None if command::is_bridge(&arg.text) => {
                    bridge = Some(Arguments::new(Subject::Bridge));
                }
                None => {}
            }
        }
    }
    let mut found = Found::empty();
    if let Some(arguments) = bridge {
        let mut inner = arguments.finish();
        if let Some(service) = inner.services.pop() {
            found = service;
            found.spans.whole = whole(node, key);
            if let Some(name) = name(node, key) {
                found.set_name(name);
            }
        }
        outcome.absorb(inner, At::Offset(0));
    }
    for field in ["env", "environment", "envs"] {
        let Some(variables) = node.get(field) else {
            continue;
        };
        for Member { key, value } in variables.members() {
            let plain = label::plain(&key.text);
            let header = scan::has(&plain, "auth");
            if header || label::is_key(&plain) {
                key_in(value, header, outcome);
            }
        }
    }
    if found.draft.url.is_empty() {
        let name = name(node, key).map_or_else(String::new, |name| name.text);
        outcome.report(Code::NotRemote { name }, whole(node, key));
    } else {
        outcome.services.push(found);
    }
}

/// A value, cleaned.
fn piece(text: &Text) -> Piece {
    let cleaned = Cleaned::of(&text.text);
    let inner = unquoted(&cleaned.text);
    Piece {
        text: inner.slice(&cleaned.text).to_owned(),
        span: text.at(text.inner).outer(cleaned.original(inner)),
    }
}

/// A name, in any script, which is only trimmed.
fn label_piece(text: &Text) -> Piece {
    Piece {
        text: text.text.trim().to_owned(),
        span: text.inner,
    }
}

impl Text {
    /// How the decoded text lies in the source.
    fn at(&self, inner: Span) -> At<'static> {
        if self.verbatim {
            At::Offset(inner.start)
        } else {
            At::Within(inner)
        }
    }
}

impl Outcome {
    /// Takes the key of a cleaned value in which one is expected.
    pub(super) fn key(&mut self, text: &str, header: bool) {
        if let Some((key, surplus)) = key::in_value(text, header) {
            if let Some((times, span)) = surplus {
                self.report_removed(Code::BearerRemoved { times }, span);
            }
            self.keys.push(key);
        }
    }
}

#[cfg(test)]
mod tests;
