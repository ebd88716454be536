//! A reader of JSON as people write it: with comments, trailing commas, other quotes, or without
//! the outer braces.
//!
//! It keeps the span of everything, never fails and never recurses deeper than [`DEPTH_LIMIT`]. At
//! the first thing it cannot read it stops and gives what it has, so that a cut-off configuration
//! still yields its server. Strict JSON reads exactly as `serde_json` reads it.

mod string;

use super::clean::{Fold, fold, is_letter};
use crate::diagnostic::Span;
use crate::domain::scan;

/// Deeper nesting is an error: no configuration comes near it, and the stack stays small.
pub(crate) const DEPTH_LIMIT: usize = 64;

/// A value and where it stands, its quotes or brackets included.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Node {
    pub(crate) span: Span,
    pub(crate) value: Value,
}

/// One JSON value. A number is not interpreted: its text is in the span.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Value {
    Null,
    Bool(bool),
    Number,
    Text(Text),
    Array(Vec<Node>),
    Object(Vec<Member>),
}

/// A string, decoded.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Text {
    pub(crate) text: String,
    /// Between the quotes.
    pub(crate) inner: Span,
    /// Whether it stands in the source as it is, without escapes.
    pub(crate) verbatim: bool,
}

/// A key and its value, in the order of the source; a repeated key is kept.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Member {
    pub(crate) key: Text,
    pub(crate) value: Node,
}

/// What was read.
#[derive(Debug)]
pub(crate) struct Read {
    /// As much as could be read.
    pub(crate) node: Option<Node>,
    /// Where reading stopped.
    pub(crate) end: usize,
    /// Where it went wrong, if it did: a byte offset.
    pub(crate) error: Option<usize>,
    /// The places that strict JSON would refuse, as they were met.
    pub(crate) relaxed: Vec<Span>,
    /// Whether there was a quoted key and its colon: the mark of JSON, which prose does not have.
    pub(crate) keyed: bool,
}

/// Reads the value that starts at or after byte `start`.
pub(crate) fn read(text: &str, start: usize) -> Read {
    let mut reader = Reader::new(text, start);
    let node = reader.value(0);
    reader.done(node)
}

/// Reads `"a": …, "b": …` without the braces around it, as an object.
pub(crate) fn read_members(text: &str, start: usize) -> Read {
    let mut reader = Reader::new(text, start);
    reader.relax(start, start);
    let members = reader.members(0, Braces::Missing);
    let span = Span::new(start, reader.at);
    let value = Value::Object(members);
    reader.done(Some(Node { span, value }))
}

/// Line and column of a byte offset, both from 1, the column in characters.
pub(crate) fn position(text: &str, at: usize) -> (usize, usize) {
    let before = text.get(..at).unwrap_or(text);
    let line = before.bytes().filter(|&b| b == b'\n').count() + 1;
    let column = scan::after_last(before, '\n').chars().count() + 1;
    (line, column)
}

impl Node {
    /// The members of an object.
    pub(crate) fn members(&self) -> &[Member] {
        match &self.value {
            Value::Object(members) => members,
            _ => &[],
        }
    }

    /// The elements of an array.
    pub(crate) fn elements(&self) -> &[Node] {
        match &self.value {
            Value::Array(elements) => elements,
            _ => &[],
        }
    }

    /// The string it is.
    pub(crate) fn text(&self) -> Option<&Text> {
        match &self.value {
            Value::Text(text) => Some(text),
            _ => None,
        }
    }

    /// The value under a key; the last one where the key is repeated, as clients read it.
    pub(crate) fn get(&self, key: &str) -> Option<&Node> {
        let found = self.members().iter().rev().find(|m| m.key.text == key);
        found.map(|member| &member.value)
    }
}

#[derive(Clone, Copy, PartialEq)]
enum Braces {
    Present,
    Missing,
}

struct Reader<'a> {
    text: &'a str,
    at: usize,
    error: Option<usize>,
    relaxed: Vec<Span>,
    keyed: bool,
}

impl<'a> Reader<'a> {
    fn new(text: &'a str, start: usize) -> Self {
        Self {
            text,
            at: start,
            error: None,
            relaxed: Vec::new(),
            keyed: false,
        }
    }

    fn done(self, node: Option<Node>) -> Read {
        Read {
            node,
            end: self.at,
            error: self.error,
            relaxed: self.relaxed,
            keyed: self.keyed,
        }
    }

    fn rest(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or_default()
    }

    /// The next character, a full-width or typographic one as the ASCII mark it stands for.
    fn peek(&self) -> Option<char> {
        let c = self.rest().chars().next()?;
        Some(match fold(c) {
            Fold::Width(ascii) | Fold::Quote(ascii) => ascii,
            Fold::Keep | Fold::Invisible => c,
        })
    }

    /// Steps over one character.
    fn bump(&mut self) {
        let start = self.at;
        if let Some(c) = self.rest().chars().next() {
            self.at += c.len_utf8();
            if !c.is_ascii() {
                self.relax(start, self.at);
            }
        }
    }

    fn relax(&mut self, start: usize, end: usize) {
        self.relaxed.push(Span::new(start, end));
    }

    fn fail(&mut self) {
        self.error.get_or_insert(self.at);
    }

    /// Steps over whitespace and comments.
    fn blank(&mut self) {
        loop {
            let rest = self.rest();
            let ignored = |c: char| c.is_whitespace() || fold(c) == Fold::Invisible;
            let trimmed = scan::trim_front(rest, ignored);
            self.at += rest.len() - trimmed.len();
            let comment = if trimmed.starts_with("//") {
                Some(scan::until(trimmed, |c| c == '\n').len())
            } else if trimmed.starts_with("/*") {
                let end = scan::position(trimmed, "*/").map(|end| end + 2);
                if end.is_none() {
                    // The rest of the text is this comment.
                    self.at = self.text.len();
                    self.fail();
                }
                end
            } else {
                None
            };
            let Some(length) = comment else { return };
            self.relax(self.at, self.at + length);
            self.at += length;
        }
    }

    fn value(&mut self, depth: usize) -> Option<Node> {
        self.blank();
        let start = self.at;
        let value = match self.peek() {
            Some('{' | '[') if depth >= DEPTH_LIMIT => None,
            Some('{') => {
                self.bump();
                Some(Value::Object(self.members(depth + 1, Braces::Present)))
            }
            Some('[') => {
                self.bump();
                Some(Value::Array(self.elements(depth + 1)))
            }
            Some('"' | '\'') => self.string().map(Value::Text),
            _ => self.word(),
        };
        if value.is_none() {
            self.fail();
        }
        let span = Span::new(start, self.at);
        value.map(|value| Node { span, value })
    }

    fn members(&mut self, depth: usize, braces: Braces) -> Vec<Member> {
        let mut members = Vec::new();
        let mut comma = None;
        loop {
            let before = self.at;
            self.blank();
            match (self.peek(), braces) {
                (Some('}'), Braces::Present) => {
                    self.trailing(comma);
                    self.bump();
                    return members;
                }
                (Some('"' | '\''), _) => {}
                (_, Braces::Missing) => {
                    self.at = before;
                    return members;
                }
                _ => {}
            }
            let quoted = matches!(self.peek(), Some('"' | '\''));
            let Some(key) = self.key() else {
                self.fail();
                return members;
            };
            self.blank();
            if self.peek() != Some(':') {
                self.fail();
                return members;
            }
            self.bump();
            self.keyed |= quoted;
            members.extend(self.value(depth).map(|value| Member { key, value }));
            if self.error.is_some() {
                return members;
            }
            let after = self.at;
            self.blank();
            match (self.peek(), braces) {
                (Some(','), _) => {
                    comma = Some(self.at);
                    self.bump();
                }
                (Some('}'), Braces::Present) => comma = None,
                (_, Braces::Missing) => {
                    self.at = after;
                    return members;
                }
                _ => {
                    self.fail();
                    return members;
                }
            }
        }
    }

    fn elements(&mut self, depth: usize) -> Vec<Node> {
        let mut elements = Vec::new();
        let mut comma = None;
        loop {
            self.blank();
            if self.peek() == Some(']') {
                self.trailing(comma);
                self.bump();
                return elements;
            }
            elements.extend(self.value(depth));
            if self.error.is_some() {
                return elements;
            }
            self.blank();
            match self.peek() {
                Some(',') => {
                    comma = Some(self.at);
                    self.bump();
                }
                Some(']') => comma = None,
                _ => {
                    self.fail();
                    return elements;
                }
            }
        }
    }

    fn trailing(&mut self, comma: Option<usize>) {
        if let Some(comma) = comma {
            self.relax(comma, comma + 1);
        }
    }

    /// A key: a string, or a bare word as in JavaScript.
    fn key(&mut self) -> Option<Text> {
        if matches!(self.peek(), Some('"' | '\'')) {
            return self.string();
        }
        let rest = self.rest();
        let ends = |c: char| !(is_letter(c) || matches!(c, '_' | '$' | '-'));
        let word = scan::until(rest, ends);
        if word.is_empty() {
            return None;
        }
        let inner = Span::new(self.at, self.at + word.len());
        self.relax(inner.start, inner.end);
        self.at = inner.end;
        let text = word.to_owned();
        let verbatim = true;
        Some(Text {
            text,
            inner,
            verbatim,
        })
    }

    /// `true`, `false`, `null` or a number.
    fn word(&mut self) -> Option<Value> {
        let rest = self.rest();
        let ends = |c: char| !(c.is_ascii_alphanumeric() || scan::one_of("+-.", c));
        let word = scan::until(rest, ends);
        let value = match word {
            "true" => Value::Bool(true),
            "false" => Value::Bool(false),
            "null" => Value::Null,
            _ if is_number(word) => Value::Number,
            _ => return None,
        };
        self.at += word.len();
        Some(value)
    }
}

/// Whether a word is a number of JSON, or of JSON5 with its `+1`, `.5` and `5.`. By hand, because
/// parsing it would bring the tables of exact conversion into the page.
fn is_number(word: &str) -> bool {
    let (mut digits, mut points, mut exponents) = (0, 0, 0);
    let mut before = b'e';
    for byte in word.bytes() {
        match byte | 0x20 {
            _ if byte.is_ascii_digit() => digits += 1,
            _ if byte == b'.' && exponents == 0 => points += 1,
            _ if matches!(byte, b'+' | b'-') && before == b'e' => {}
            b'e' if digits > 0 => (digits, exponents) = (0, exponents + 1),
            _ => return false,
        }
        before = byte | 0x20;
    }
    digits > 0 && points <= 1 && exponents <= 1
}

#[cfg(test)]
mod tests;
