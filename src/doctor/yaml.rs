//! YAML in block style, as far as servers are written in it: maps, lists, and values on one line.

use super::flow::{Flow, is_quote};
use super::source::Source;
use crate::diagnostic::Span;
use crate::domain::scan;
use crate::emit::Format;
use crate::paste::jsonc::{DEPTH_LIMIT, Member, Node, Text, Value};

/// A line without its indentation.
#[derive(Clone, Copy)]
struct Line {
    indent: usize,
    start: usize,
    end: usize,
}

struct Reader<'a> {
    text: &'a str,
    lines: Vec<Line>,
    at: usize,
}

/// Reads a text as one map or list. Lines that are neither are left out: they may be prose.
pub(super) fn read(text: &str) -> Option<Source> {
    let (mut lines, mut tab, mut at) = (Vec::new(), None, 0);
    for line in text.split_inclusive('\n') {
        // A tab is no indentation in YAML; it is read as one so that the rest is understood.
        let inner = scan::trim_front(line, |c| c == ' ' || c == '\t');
        let indent = line.len() - inner.len();
        let start = at + indent;
        at += line.len();
        let inner = inner.trim_end();
        let before = line.get(..indent).unwrap_or_default();
        if let (Some(column), false) = (scan::position(before, "\t"), inner.is_empty()) {
            tab = tab.or(Some(start - indent + column));
        }
        let ignored = ["#", "```", "---"]
            .iter()
            .any(|mark| inner.starts_with(mark));
        if !inner.is_empty() && !ignored {
            let end = start + inner.len();
            lines.push(Line { indent, start, end });
        }
    }
    let at = 0;
    let mut reader = Reader { text, lines, at };
    let mut members = Vec::new();
    let (mut list, mut start) = (None, None);
    while let Some(line) = reader.line() {
        start.get_or_insert(line.start);
        let before = reader.at;
        match reader.block(line.indent, 0) {
            Some(Node { value, span }) => match value {
                Value::Object(more) => members.extend(more),
                value => list = list.or(Some(Node { value, span })),
            },
            None => reader.at = reader.at.max(before + 1),
        }
        reader.at = reader.at.max(before + 1);
    }
    let span = Span::new(start?, text.len());
    let root = if members.is_empty() {
        list?
    } else {
        let value = Value::Object(members);
        Node { span, value }
    };
    Some(Source {
        format: Format::Yaml,
        root,
        relaxed: Vec::new(),
        error: tab,
    })
}

impl Reader<'_> {
    fn line(&self) -> Option<Line> {
        self.lines.get(self.at).copied()
    }

    fn slice(&self, line: Line) -> &str {
        self.text.get(line.start..line.end).unwrap_or_default()
    }

    /// The list or map whose lines are indented so far; `None` where the line is neither.
    fn block(&mut self, indent: usize, depth: usize) -> Option<Node> {
        let first = self.line()?;
        if depth >= DEPTH_LIMIT {
            return None;
        }
        let value = if is_element(self.slice(first)) {
            Value::Array(self.elements(indent, depth))
        } else {
            let members = self.members(indent, depth);
            if members.is_empty() {
                return None;
            }
            Value::Object(members)
        };
        let last = self.lines.get(self.at.saturating_sub(1));
        let end = last.map_or(first.end, |line| line.end);
        let span = Span::new(first.start, end.max(first.end));
        Some(Node { span, value })
    }

    fn elements(&mut self, indent: usize, depth: usize) -> Vec<Node> {
        let mut elements = Vec::new();
        while let Some(line) = self.line() {
            let text = self.slice(line);
            if line.indent != indent || !is_element(text) {
                break;
            }
            let inner = scan::trim_front(text.get(1..).unwrap_or_default(), |c| c == ' ');
            let shift = text.len() - inner.len();
            if inner.is_empty() {
                self.at += 1;
                continue;
            }
            // What stands behind the dash is the first line of what is indented as far.
            let start = line.start + shift;
            if let Some(line) = self.lines.get_mut(self.at) {
                (line.indent, line.start) = (indent + shift, start);
            }
            let before = self.at;
            let block = self.block(indent + shift, depth + 1);
            if self.at == before {
                elements.extend(self.value(start));
            } else {
                elements.extend(block);
            }
            self.skip(indent);
        }
        elements
    }

    fn members(&mut self, indent: usize, depth: usize) -> Vec<Member> {
        let mut members = Vec::new();
        while let Some(line) = self.line() {
            if line.indent != indent || is_element(self.slice(line)) {
                break;
            }
            let Some((key, after)) = self.key(line) else {
                break;
            };
            self.at += 1;
            let rest = self.text.get(after..line.end).unwrap_or_default();
            let given = scan::trim_front(rest, |c| c == ' ' || c == '\t');
            let value = if given.is_empty() || given.starts_with('#') {
                self.below(indent, depth)
            } else {
                self.at -= 1;
                self.value(line.end - given.len())
            };
            let span = Span::new(after, after);
            let empty = Node {
                span,
                value: Value::Null,
            };
            let value = value.unwrap_or(empty);
            members.push(Member { key, value });
            self.skip(indent);
        }
        members
    }

    /// What stands below a key: deeper, or a list as deep.
    fn below(&mut self, indent: usize, depth: usize) -> Option<Node> {
        let next = self.line()?;
        let list = next.indent == indent && is_element(self.slice(next));
        (next.indent > indent || list)
            .then(|| self.block(next.indent, depth + 1))
            .flatten()
    }

    /// A value that begins on this line, and the lines that it goes on over.
    fn value(&mut self, start: usize) -> Option<Node> {
        self.at += 1;
        let mut flow = Flow {
            text: self.text,
            at: start,
            mark: ':',
        };
        let value = flow.value(0);
        while self.line().is_some_and(|line| line.start < flow.at) {
            self.at += 1;
        }
        value
    }

    /// Steps over deeper lines of which nothing was made.
    fn skip(&mut self, indent: usize) {
        while self.line().is_some_and(|line| line.indent > indent) {
            self.at += 1;
        }
    }

    /// The key of a line and where it ends: a colon and a space, or the line's end, follow it.
    fn key(&self, line: Line) -> Option<(Text, usize)> {
        let text = self.slice(line);
        if is_quote(text) {
            let mut flow = Flow {
                text: self.text,
                at: line.start,
                mark: ':',
            };
            let key = flow.string()?;
            let rest = self.text.get(flow.at..line.end)?;
            let rest = rest.strip_prefix(':')?;
            return (rest.is_empty() || rest.starts_with(' ')).then_some((key, flow.at + 1));
        }
        let mut from = 0;
        loop {
            let colon = from + scan::until(text.get(from..)?, |c| c == ':').len();
            let rest = text.get(colon..)?.strip_prefix(':')?;
            if rest.is_empty() || rest.starts_with(' ') || rest.starts_with('\t') {
                let key = text.get(..colon)?.trim_end();
                let inner = Span::new(line.start, line.start + key.len());
                let text = key.to_owned();
                let verbatim = true;
                let key = Text {
                    text,
                    inner,
                    verbatim,
                };
                return (!key.text.is_empty()
                    && !key.text.starts_with('{')
                    && !key.text.starts_with('['))
                .then_some((key, line.start + colon + 1));
            }
            from = colon + 1;
        }
    }
}

fn is_element(line: &str) -> bool {
    line == "-" || line.starts_with("- ")
}
