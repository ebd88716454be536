//! What the configurations of several clients have in common.

use super::{Snippet, Target};
use crate::domain::{Service, Transport};
use crate::emit::json::Object;

/// The transport in the word of most clients: `sse` or `http`.
pub(super) fn kind(service: &Service) -> &'static str {
    match service.transport {
        Transport::Sse => "sse",
        Transport::StreamableHttp => "http",
    }
}

/// The entry that most clients read: `type`, `url`, `headers`.
pub(super) fn entry(service: &Service, bearer: &str) -> Object {
    Object::new()
        .with("type", kind(service))
        .with("url", service.endpoint.as_str())
        .with("headers", headers(bearer))
}

/// The headers of a request: the key alone.
pub(super) fn headers(bearer: &str) -> Object {
    Object::new().with("Authorization", bearer)
}

/// A client's link and, where it carries the key, another that does not, to hand on.
pub(super) fn links(
    service: &Service,
    target: &Target,
    link: fn(&Service, &Target) -> String,
) -> Vec<Snippet> {
    if !target.links {
        return Vec::new();
    }
    let mut links = vec![target.link(link(service, target))];
    if target.is_literal() {
        let shared = target.without_key();
        links.push(shared.link(link(service, &shared)));
    }
    links
}

/// What is typed into a form: a line for each field, its label and its value.
pub(super) fn form(fields: &[(&str, &str)]) -> String {
    let mut lines = String::new();
    for (label, value) in fields {
        for part in [*label, ": ", *value, "\n"] {
            lines.push_str(part);
        }
    }
    lines
}
