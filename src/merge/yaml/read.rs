//! The values of a file, as far as a comparison needs them.

use super::outline::{Inline, Node};
use super::scalar;
use crate::merge::place::{byte, line_end, slice};
use crate::merge::value::{DEPTH_LIMIT, Value};

/// The value of a node.
pub(super) fn value(text: &str, nodes: &[Node], index: usize, depth: usize) -> Value {
    let Some(node) = nodes
        .get(index)
        .filter(|node| node.mark.is_none() && depth < DEPTH_LIMIT)
    else {
        return Value::Other;
    };
    match node.inline {
        Inline::Plain => plain(slice(text, node.start, node.end)),
        Inline::Quoted => quoted(slice(text, node.start, node.end)),
        Inline::Flow => Flow {
            text,
            at: node.start,
        }
        .value(depth)
        .unwrap_or(Value::Other),
        Inline::Other => Value::Other,
        Inline::Empty => {
            let (mut members, mut items) = (Vec::new(), Vec::new());
            for child in children(nodes, Some(index)) {
                let value = value(text, nodes, child, depth + 1);
                match nodes.get(child).and_then(|child| child.key.as_ref()) {
                    Some(key) => members.push((key.clone(), value)),
                    None => items.push(value),
                }
            }
            match (members.is_empty(), items.is_empty()) {
                (true, true) => Value::Null,
                (true, false) => Value::Array(items),
                _ => Value::Object(members),
            }
        }
    }
}

/// The nodes right below one, or those of the root.
pub(super) fn children(nodes: &[Node], parent: Option<usize>) -> Vec<usize> {
    let first = parent.map_or(0, |parent| parent + 1);
    let depth = parent
        .and_then(|parent| nodes.get(parent))
        .map_or(0, |node| node.depth);
    let below = nodes
        .iter()
        .enumerate()
        .skip(first)
        .take_while(|(_, node)| node.depth > depth);
    below
        .filter(|(_, node)| node.parent == parent)
        .map(|(index, _)| index)
        .collect()
}

fn quoted(text: &str) -> Value {
    scalar::decoded(text).map_or(Value::Other, Value::Text)
}

/// A plain word, as every reader takes it; what readers do not agree on equals nothing.
fn plain(word: &str) -> Value {
    match word {
        "~" | "null" | "Null" | "NULL" => return Value::Null,
        "true" | "True" | "TRUE" => return Value::Bool(true),
        "false" | "False" | "FALSE" => return Value::Bool(false),
        _ => {}
    }
    let words = [
        "true", "false", "yes", "no", "on", "off", "null", "y", "n", "<<", "=",
    ];
    if words.iter().any(|other| word.eq_ignore_ascii_case(other)) {
        return Value::Other;
    }
    let unsigned = word.strip_prefix(['+', '-']).unwrap_or(word);
    let number = unsigned.starts_with(|c: char| c.is_ascii_digit() || c == '.');
    let decimal = word.bytes().all(|byte| byte.is_ascii_digit())
        && (word.len() == 1 || !word.starts_with('0'));
    match (decimal, number) {
        (true, _) => Value::Number(word.to_owned()),
        (false, true) => Value::Other,
        (false, false) => Value::Text(word.to_owned()),
    }
}

/// A reader of flow collections on one line.
struct Flow<'a> {
    text: &'a str,
    at: usize,
}

impl Flow<'_> {
    fn peek(&mut self) -> u8 {
        while matches!(byte(self.text, self.at), b' ' | b'\t' | b'\r' | b'\n') {
            self.at += 1;
        }
        byte(self.text, self.at)
    }

    /// None where there is something that this reader does not know.
    fn value(&mut self, depth: usize) -> Option<Value> {
        if depth >= DEPTH_LIMIT {
            return None;
        }
        match self.peek() {
            open @ (b'[' | b'{') => {
                self.at += 1;
                let (mut members, mut items) = (Vec::new(), Vec::new());
                loop {
                    if matches!((open, self.peek()), (b'[', b']') | (b'{', b'}')) {
                        self.at += 1;
                        let list = open == b'[';
                        return Some(if list {
                            Value::Array(items)
                        } else {
                            Value::Object(members)
                        });
                    }
                    if open == b'{' {
                        let key = self.scalar()?;
                        if self.peek() != b':' {
                            return None;
                        }
                        self.at += 1;
                        members.push((key.0, self.value(depth + 1)?));
                    } else {
                        items.push(self.value(depth + 1)?);
                    }
                    match self.peek() {
                        b',' => self.at += 1,
                        b']' | b'}' => {}
                        _ => return None,
                    }
                }
            }
            _ => self.scalar().map(|(_, value)| value),
        }
    }

    /// A word or quoted string: as a key and as a value.
    fn scalar(&mut self) -> Option<(String, Value)> {
        let first = self.peek();
        let start = self.at;
        if matches!(first, b'"' | b'\'') {
            let end = scalar::quoted_end(self.text, start).ok()?;
            if end > line_end(self.text, start) {
                return None;
            }
            self.at = end;
            let text = scalar::decoded(slice(self.text, start, end))?;
            return Some((text.clone(), Value::Text(text)));
        }
        // A word with anything in it that YAML treats as special is not read.
        let special = |byte: u8| b",[]{}#&*!|>'\"%@`?: \t\r\n".contains(&byte);
        loop {
            let next = byte(self.text, self.at + 1);
            match byte(self.text, self.at) {
                b':' if self.at > start && !special(next) && next != 0 => self.at += 1,
                b' ' if self.at > start && !special(next) && next != 0 => self.at += 1,
                byte if special(byte) || byte == 0 => break,
                _ => self.at += 1,
            }
        }
        let word = slice(self.text, start, self.at);
        (!word.is_empty() && word != "-").then(|| (word.to_owned(), plain(word)))
    }
}
