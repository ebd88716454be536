//! Any client's configuration, and the console's own block, as JSON.

use super::clean::{Cleaned, unquoted};
use super::command::{self, Arguments, Subject};
use super::jsonc::{Member, Node, Text, Value};
use super::outcome::{At, Outcome, Piece};
use super::{Found, key, label};
use crate::diagnostic::{Code, Span};
use crate::domain::Transport;

/// The keys under which clients list their servers. Source: their documentation and schemas.
const CONTAINERS: &[&str] = &[
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
const URLS: &[&str] = &[
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

const TRANSPORTS: &[&str] = &[
    "type",
    "transport",
    "transportType",
    "serverTransport",
    "server_protocol",
];

/// Without a known container, how deep servers are looked for.
const LEVELS: usize = 3;

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

fn is_server(node: &Node) -> bool {
    let text = |key: &str| node.get(key).is_some_and(|value| value.text().is_some());
    let nested = node
        .get("transport")
        .is_some_and(|inner| url(inner).is_some());
    let list = node
        .get("command")
        .is_some_and(|list| !list.elements().is_empty());
    nested || url(node).is_some() || text("command") || text("cmd") || list
}

fn url(node: &Node) -> Option<(&'static str, &Text)> {
    URLS.iter().find_map(|key| {
        let text = node.get(key)?.text()?;
        (!text.text.trim().is_empty()).then_some((*key, text))
    })
}

fn server(node: &Node, key: Option<&Text>, outcome: &mut Outcome) {
    let inner = node
        .get("transport")
        .filter(|inner| !inner.members().is_empty());
    let places = [Some(node), inner];
    let Some((field, at)) = places.into_iter().flatten().find_map(url) else {
        return local(node, key, outcome);
    };
    let mut found = Found::empty();
    found.set_url(piece(at));
    if let Some(name) = name(node, key) {
        found.set_name(name);
    }
    if field == "httpUrl" {
        found.draft.transport = Some(Transport::StreamableHttp);
    }
    let words = places.into_iter().flatten().flat_map(transports);
    for word in words.map(piece) {
        match label::transport(&word.text) {
            Ok(None) => {}
            Ok(transport) => {
                found.draft.transport = transport;
                found.spans.transport = Some(word.span);
                break;
            }
            Err(()) => {
                let (word, span) = (word.text, word.span);
                outcome.report(Code::TransportUnknown { word }, span);
            }
        }
    }
    found.spans.whole = whole(node, key);
    for place in places.into_iter().flatten() {
        keys(place, outcome);
    }
    outcome.services.push(found);
}

fn whole(node: &Node, key: Option<&Text>) -> Span {
    let start = key.map_or(node.span.start, |key| key.inner.start);
    Span::new(start.min(node.span.start), node.span.end)
}

fn name(node: &Node, key: Option<&Text>) -> Option<Piece> {
    let fields = ["name", "server_label"].into_iter();
    let given = fields
        .filter_map(|field| node.get(field)?.text())
        .map(label_piece);
    let given = given.filter(|piece| !piece.text.is_empty());
    let key = key.map(label_piece).filter(|piece| !piece.text.is_empty());
    given.into_iter().next().or(key)
}

fn transports(node: &Node) -> impl Iterator<Item = &Text> {
    TRANSPORTS.iter().filter_map(|key| node.get(key)?.text())
}

/// The headers that may hold a key, and the fields that clients have for one.
fn keys(node: &Node, outcome: &mut Outcome) {
    let options = node
        .get("requestOptions")
        .and_then(|options| options.get("headers"));
    let headers = [node.get("headers"), node.get("http_headers"), options];
    for Member { key, value } in headers.into_iter().flatten().flat_map(Node::members) {
        if key.text.eq_ignore_ascii_case("authorization") {
            key_in(value, true, outcome);
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
    // opencode writes the whole command as one array.
    let lists = [command, node.get("args")];
    let args = lists.into_iter().flatten().flat_map(|list| {
        let own = list.text().filter(|text| text.text.contains("mcp-remote"));
        own.into_iter()
            .chain(list.elements().iter().filter_map(Node::text))
    });
    let args: Vec<&Text> = args.collect();
    let bridge = args.iter().position(|arg| command::is_bridge(&arg.text));
    let mut found = Found::empty();
    if let Some(bridge) = bridge {
        let mut arguments = Arguments::new(Subject::Bridge);
        for arg in args.iter().skip(bridge + 1) {
            arguments.add(
                &arg.text,
                arg.inner,
                arg.verbatim.then_some(arg.inner.start),
            );
        }
        let inner = arguments.finish();
        for mut service in inner.services {
            service.spans.whole = whole(node, key);
            if let Some(name) = name(node, key) {
                service.set_name(name);
            }
            found = service;
        }
        outcome.keys.extend(inner.keys);
        outcome.diagnostics.extend(inner.diagnostics);
    }
    let environments = [node.get("env"), node.get("environment"), node.get("envs")];
    for Member { key, value } in environments.into_iter().flatten().flat_map(Node::members) {
        let plain = label::plain(&key.text);
        if label::is_key(&plain) || plain.contains("auth") {
            key_in(value, plain.contains("auth"), outcome);
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
