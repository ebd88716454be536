//! TOML, as far as Codex CLI's servers are written in it: tables, pairs, inline tables and arrays.

use super::flow::{Flow, is_quote};
use super::source::Source;
use crate::diagnostic::Span;
use crate::domain::scan;
use crate::emit::Format;
use crate::paste::jsonc::{DEPTH_LIMIT, Member, Node, Text, Value};

/// Reads the tables of a text; what stands before the first one may be prose. `None`: there is none.
pub(super) fn read(text: &str) -> Option<Source> {
    let mut root = Vec::new();
    let mut table: Option<Vec<Text>> = None;
    let (mut error, mut first) = (None, None);
    // After an empty line prose may begin.
    let mut certain = false;
    let mut at = 0;
    while at < text.len() {
        let rest = text.get(at..).unwrap_or_default();
        let line = scan::until(rest, |c| c == '\n');
        let next = at + line.len() + 1;
        let start = at + (line.len() - line.trim_start().len());
        at = next;
        let line = line.trim();
        if line.is_empty() || line.starts_with("```") {
            certain = false;
        } else if let Some(path) = header(text, start, line) {
            first.get_or_insert(start);
            insert(&mut root, &path, Vec::new(), next);
            (table, certain) = (Some(path), true);
        } else if let (Some(path), false) = (&table, line.starts_with('#')) {
            match pair(text, start) {
                Some((member, end)) => {
                    insert(&mut root, path, vec![member], end);
                    let rest = text.get(end..).unwrap_or_default();
                    at = next.max(end + scan::until(rest, |c| c == '\n').len() + 1);
                    certain = true;
                }
                None if certain => error = error.or(Some(start)),
                None => {}
            }
        }
    }
    let span = Span::new(first?, text.len());
    let value = Value::Object(root);
    Some(Source {
        format: Format::Toml,
        root: Node { span, value },
        relaxed: Vec::new(),
        error,
    })
}

/// The path in `[a.b]` or `[[a.b]]`, which must have two parts at least: `[x]` may be prose.
fn header(text: &str, start: usize, line: &str) -> Option<Vec<Text>> {
    let inner = line.strip_prefix('[')?;
    let inner = inner.strip_prefix('[').unwrap_or(inner);
    let mut flow = Flow {
        text,
        at: start + line.len() - inner.len(),
        mark: '=',
    };
    let path = dotted(&mut flow)?;
    let closed = text.get(flow.at..)?.starts_with(']');
    (closed && path.len() >= 2).then_some(path)
}

/// Keys with dots between them.
fn dotted(flow: &mut Flow) -> Option<Vec<Text>> {
    let mut path = Vec::new();
    loop {
        let quoted = is_quote(flow.text.get(flow.at..)?);
        let key = flow.key()?;
        if quoted {
            path.push(key);
        } else {
            split(&key, &mut path)?;
        }
        if path.len() > DEPTH_LIMIT {
            return None;
        }
        // A bare key takes the dots around a quoted one with it.
        match flow.text.get(flow.at..)?.strip_prefix('.') {
            Some(_) => flow.at += 1,
            None if path.last().is_some_and(|key| key.text.is_empty()) => {
                path.pop();
            }
            None => return Some(path),
        }
    }
}

/// The parts of a bare key; an empty last one stands for a quoted key that follows.
fn split(key: &Text, path: &mut Vec<Text>) -> Option<()> {
    let mut start = key.inner.start;
    let mut rest = key.text.as_str();
    loop {
        let part = scan::until(rest, |c| c == '.');
        let after = rest.get(part.len()..)?.strip_prefix('.');
        if part.is_empty() && after.is_some() {
            return None;
        }
        path.push(Text {
            text: part.to_owned(),
            inner: Span::new(start, start + part.len()),
            verbatim: true,
        });
        match after {
            Some(after) => (rest, start) = (after, start + part.len() + 1),
            None => return Some(()),
        }
    }
}

/// `key = value`, and where it ends.
fn pair(text: &str, start: usize) -> Option<(Member, usize)> {
    let mark = '=';
    let at = start;
    let mut flow = Flow { text, at, mark };
    let mut path = dotted(&mut flow)?;
    let rest = text.get(flow.at..)?;
    let value = scan::trim_front(rest, |c| c == ' ' || c == '\t');
    let value = value.strip_prefix('=')?;
    flow.at = text.len() - value.len();
    let mut value = flow.value(0)?;
    let mut key = path.pop()?;
    while let Some(outer) = path.pop() {
        let span = Span::new(start, flow.at);
        let inner = Value::Object(vec![Member { key, value }]);
        (key, value) = (outer, Node { span, value: inner });
    }
    Some((Member { key, value }, flow.at))
}

/// Adds members to the table at a path. Only the last table of a name is looked at, as it is the
/// one that goes on, so that many tables take no longer than their text.
fn insert(members: &mut Vec<Member>, path: &[Text], added: Vec<Member>, end: usize) {
    let Some((first, rest)) = path.split_first() else {
        members.extend(added);
        return;
    };
    let same = |member: &Member| {
        member.key.text == first.text && matches!(member.value.value, Value::Object(_))
    };
    if !members.last().is_some_and(same) {
        members.push(Member {
            key: first.clone(),
            value: Node {
                span: Span::new(first.inner.start, end),
                value: Value::Object(Vec::new()),
            },
        });
    }
    if let Some(Member { value, .. }) = members.last_mut() {
        value.span.end = end.min(value.span.end.max(end));
        if let Value::Object(inner) = &mut value.value {
            insert(inner, rest, added, end);
        }
    }
}
