//! The values of a file, as far as a comparison needs them.

use super::scan::{Item, Kind, Scanner};
use super::string;
use crate::merge::place::slice;
use crate::merge::value::{DEPTH_LIMIT, Value};

/// More keys are not compared: no entry of ours has as many.
const KEY_LIMIT: usize = 1000;

/// The value that begins at a byte.
pub(super) fn value(text: &str, at: usize, depth: usize) -> Value {
    if depth >= DEPTH_LIMIT {
        return Value::Other;
    }
    let mut scanner = Scanner { text, at };
    let first = scanner.peek();
    match first {
        b'{' | b'[' => {
            let Ok(inline) = scanner.inline() else {
                return Value::Other;
            };
            if first == b'{' && inline.parts.len() > KEY_LIMIT {
                return Value::Other;
            }
            let mut members = Vec::new();
            let mut items = Vec::new();
            for part in inline.parts {
                let value = value(text, part.value, depth + 1);
                if first == b'[' {
                    items.push(value);
                } else if !set(&mut members, &part.key, value) {
                    return Value::Other;
                }
            }
            if first == b'[' {
                Value::Array(items)
            } else {
                Value::Object(members)
            }
        }
        b'"' | b'\'' => {
            let end = string::skip(&mut scanner).map(|()| scanner.at);
            let text = end
                .ok()
                .and_then(|end| string::decoded(slice(text, at, end)));
            text.map_or(Value::Other, Value::Text)
        }
        _ => {
            let rest = slice(text, at, text.len());
            let ends = |c: char| {
                !(c.is_ascii_alphanumeric()
                    || c == '_'
                    || c == '+'
                    || c == '-'
                    || c == '.'
                    || c == ':')
            };
            match rest.split(ends).next().unwrap_or_default() {
                "true" => Value::Bool(true),
                "false" => Value::Bool(false),
                // A date with a time after it has dashes, so that it equals no number.
                number => Value::Number(number.replace('_', "")),
            }
        }
    }
}

/// An entry out of the tables and keys that it is written in, of which the first `skip` keys lead
/// to it.
pub(super) fn tables(text: &str, pieces: &[&Item], skip: usize) -> Value {
    if pieces.len() > KEY_LIMIT {
        return Value::Other;
    }
    let mut members = Vec::new();
    for item in pieces {
        let path = item.path.get(skip..).unwrap_or_default();
        let known = match item.kind {
            Kind::ArrayOfTables => false,
            Kind::Table if path.is_empty() => true,
            Kind::Table => set(&mut members, path, Value::Object(Vec::new())),
            Kind::Pair => set(&mut members, path, value(text, item.value, 0)),
        };
        if !known {
            return Value::Other;
        }
    }
    Value::Object(members)
}

/// Sets the member at a path. False where that cannot be.
fn set(members: &mut Vec<(String, Value)>, path: &[String], value: Value) -> bool {
    let Some((last, outer)) = path.split_last().filter(|_| path.len() < DEPTH_LIMIT) else {
        return false;
    };
    let mut here = members;
    for key in outer {
        match member(here, key) {
            Value::Object(deeper) => here = deeper,
            _ => return false,
        }
    }
    match (member(here, last), value) {
        // The header of a table whose deeper tables came first.
        (Value::Object(_), Value::Object(new)) if new.is_empty() => {}
        (slot, value) => *slot = value,
    }
    true
}

/// The member of a key, made if it is not there.
fn member<'m>(members: &'m mut Vec<(String, Value)>, key: &str) -> &'m mut Value {
    let at = members
        .iter()
        .position(|(name, _)| name == key)
        .unwrap_or(members.len());
    if at == members.len() {
        members.push((key.to_owned(), Value::Object(Vec::new())));
    }
    // It is there now.
    &mut members[at].1
}
