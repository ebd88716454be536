//! Values of TOML, and of YAML on one line: strings, arrays, inline tables, and words without quotes.

use crate::diagnostic::Span;
use crate::domain::scan;
use crate::paste::jsonc::{self, DEPTH_LIMIT, Member, Node, Text, Value};

/// Reads values from `at` on.
pub(super) struct Flow<'a> {
    /// The whole text.
    pub(super) text: &'a str,
    /// The next byte.
    pub(super) at: usize,
    /// What stands between a key and its value: `=` in TOML, `:` in YAML.
    pub(super) mark: char,
}

impl<'a> Flow<'a> {
    fn rest(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or_default()
    }

    /// Steps over spaces, and inside of brackets over line ends and comments too.
    fn blank(&mut self, nested: bool) {
        loop {
            let rest = self.rest();
            let trimmed = if nested {
                rest.trim_start()
            } else {
                scan::trim_front(rest, |c| c == ' ' || c == '\t')
            };
            let mut length = rest.len() - trimmed.len();
            let comment = nested && trimmed.starts_with('#');
            if comment {
                length += scan::until(trimmed, |c| c == '\n').len();
            }
            self.at += length;
            if !comment {
                return;
            }
        }
    }

    /// One value; `None` where there is none. `depth` counts the brackets around it.
    pub(super) fn value(&mut self, depth: usize) -> Option<Node> {
        self.blank(depth > 0);
        let start = self.at;
        let value = match self.rest().chars().next()? {
            '{' | '[' if depth >= DEPTH_LIMIT => return None,
            '{' => {
                self.at += 1;
                Value::Object(self.members(depth + 1))
            }
            '[' => {
                self.at += 1;
                Value::Array(self.elements(depth + 1))
            }
            '"' | '\'' => Value::Text(self.string()?),
            _ => self.word(depth)?,
        };
        let span = Span::new(start, self.at);
        Some(Node { span, value })
    }

    /// A string in quotes, read as in JSON; three quotes begin one over several lines.
    pub(super) fn string(&mut self) -> Option<Text> {
        for quotes in ["\"\"\"", "'''"] {
            if let Some(inner) = self.rest().strip_prefix(quotes) {
                let length = scan::position(inner, quotes)?;
                let text = inner.get(..length)?.to_owned();
                let start = self.at + quotes.len();
                self.at = start + length + quotes.len();
                return Some(Text {
                    text,
                    inner: Span::new(start, start + length),
                    verbatim: true,
                });
            }
        }
        let read = jsonc::read(self.text, self.at);
        self.at = read.end.max(self.at);
        match read.node?.value {
            Value::Text(text) if read.error.is_none() => Some(text),
            _ => None,
        }
    }

    /// A key: quoted, or all up to the mark.
    pub(super) fn key(&mut self) -> Option<Text> {
        if is_quote(self.rest()) {
            return self.string();
        }
        let ends = |c: char| scan::one_of("=:,{}[]\"'#\n", c) || c.is_whitespace();
        let word = scan::until(self.rest(), ends);
        let inner = Span::new(self.at, self.at + word.len());
        let text = word.to_owned();
        self.at = inner.end;
        let verbatim = true;
        (!text.is_empty()).then_some(Text {
            text,
            inner,
            verbatim,
        })
    }

    fn members(&mut self, depth: usize) -> Vec<Member> {
        let mut members = Vec::new();
        loop {
            self.blank(true);
            if self.step("}") {
                return members;
            }
            let Some(key) = self.key() else {
                return members;
            };
            self.blank(true);
            let marked = self.rest().starts_with(self.mark);
            self.at += usize::from(marked);
            let value = if marked { self.value(depth) } else { None };
            let Some(value) = value else { return members };
            members.push(Member { key, value });
            self.blank(true);
            self.step(",");
        }
    }

    fn elements(&mut self, depth: usize) -> Vec<Node> {
        let mut elements = Vec::new();
        loop {
            self.blank(true);
            if self.step("]") {
                return elements;
            }
            let Some(value) = self.value(depth) else {
                return elements;
            };
            elements.push(value);
            self.blank(true);
            self.step(",");
        }
    }

    fn step(&mut self, mark: &str) -> bool {
        let there = self.rest().starts_with(mark);
        self.at += if there { mark.len() } else { 0 };
        there
    }

    /// A word without quotes: to the end of the line, or inside of brackets to the next mark.
    fn word(&mut self, depth: usize) -> Option<Value> {
        let line = scan::until(self.rest(), |c| c == '\n');
        let word = if depth > 0 {
            scan::until(line, |c| scan::one_of(",]}", c))
        } else {
            line
        };
        let comment = scan::position(word, " #").or_else(|| word.starts_with('#').then_some(0));
        let word = word.get(..comment.unwrap_or(word.len()))?.trim_end();
        let inner = Span::new(self.at, self.at + word.len());
        self.at = inner.end;
        Some(match word {
            "" => return None,
            "true" => Value::Bool(true),
            "false" => Value::Bool(false),
            "null" | "~" => Value::Null,
            _ if word.bytes().all(|b| b.is_ascii_digit()) => Value::Number,
            _ => Value::Text(Text {
                text: word.to_owned(),
                inner,
                verbatim: true,
            }),
        })
    }
}

/// Whether a string in quotes begins here.
pub(super) fn is_quote(text: &str) -> bool {
    text.starts_with('"') || text.starts_with('\'')
}
