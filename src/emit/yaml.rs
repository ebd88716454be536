//! YAML in block style, as Continue, Goose and LibreChat read it.

use super::json::{self, Json, Object};

/// An object over several lines, with a line end at the end. Strings that could be read as anything
/// else are quoted as in JSON, which is a YAML double-quoted string too.
pub fn block(object: &Object) -> String {
    let mut out = String::new();
    members(&mut out, object, 0, 2);
    out
}

/// A string as a value: plain where every YAML reader takes it for this string, else quoted.
pub fn scalar(text: &str) -> String {
    let first = text.chars().next();
    let starts = first.is_some_and(|c| c.is_ascii_alphabetic() || c == '/');
    let plain = |c: char| c.is_ascii_alphanumeric() || "-_./:@=+".contains(c);
    // Words that some reader takes for a boolean, null or number; and `: ` cannot occur, but a colon
    // at the end can.
    let words = ["true", "false", "yes", "no", "on", "off", "null", "y", "n"];
    let special = words.iter().any(|word| text.eq_ignore_ascii_case(word));
    if starts && text.chars().all(plain) && !text.ends_with(':') && !special {
        text.to_owned()
    } else {
        json::quote(text)
    }
}

/// Writes the members of an object, each on a line of its own, at this many spaces; what lies deeper
/// is indented by `step` more.
pub(crate) fn members(out: &mut String, object: &Object, indent: usize, step: usize) {
    for (index, (key, value)) in object.members().iter().enumerate() {
        // The first member of an element stands behind its dash.
        if index > 0 || !out.ends_with("- ") {
            spaces(out, indent);
        }
        out.push_str(&scalar(key));
        out.push(':');
        nested(out, value, indent, step);
    }
}

/// Writes the elements of an array, each behind a dash, at this many spaces.
pub(crate) fn elements(out: &mut String, items: &[Json], indent: usize, step: usize) {
    for item in items {
        spaces(out, indent);
        out.push_str("- ");
        match item {
            Json::Object(object) if !object.members().is_empty() => {
                members(out, object, indent + 2, step)
            }
            _ => {
                out.push_str(&flow(item));
                out.push('\n');
            }
        }
    }
}

fn spaces(out: &mut String, count: usize) {
    for _ in 0..count {
        out.push(' ');
    }
}

fn nested(out: &mut String, value: &Json, indent: usize, step: usize) {
    match value {
        Json::Object(object) if !object.members().is_empty() => {
            out.push('\n');
            members(out, object, indent + step, step);
        }
        Json::Array(items) if !items.is_empty() => {
            out.push('\n');
            elements(out, items, indent + step, step);
        }
        _ => {
            out.push(' ');
            out.push_str(&flow(value));
            out.push('\n');
        }
    }
}

/// A value on the line of its key.
fn flow(value: &Json) -> String {
    match value {
        Json::String(text) => scalar(text),
        Json::Null => "null".to_owned(),
        Json::Bool(value) => (if *value { "true" } else { "false" }).to_owned(),
        Json::Number(value) => crate::domain::number(*value),
        Json::Object(_) | Json::Array(_) => value.compact(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_reads_back() {
        let object = Object::new()
            .with("enabled", true)
            .with(
                "args",
                Json::strings(&["-y", "mcp-remote", "https://a/b", "Authorization:${X}"]),
            )
            .with(
                "headers",
                Object::new().with("Authorization", "Bearer ${X}"),
            )
            .with("nothing", Json::Null)
            .with("empty", Object::new())
            .with("none", Json::Array(Vec::new()))
            .with(
                "servers",
                Json::Array(vec![
                    Object::new().with("name", "a").with("count", 300).into(),
                ]),
            );
        let text = block(&object);
        let read: serde_json::Value = serde_yaml_ng::from_str(&text).expect(&text);
        let same: serde_json::Value = serde_json::from_str(&object.compact()).expect("JSON");
        assert_eq!(read, same, "{text}");
        assert!(
            text.starts_with("enabled: true\nargs:\n  - \"-y\"\n  - mcp-remote\n"),
            "{text}"
        );
        assert!(
            text.ends_with("servers:\n  - name: a\n    count: 300\n"),
            "{text}"
        );
    }

    #[test]
    fn a_scalar_is_the_string_that_it_was() {
        for text in [
            "",
            "true",
            "Yes",
            "null",
            "1",
            "1e3",
            "0x1f",
            "a: b",
            "a #b",
            "~",
            "-",
            "- a",
            "é",
            "a:",
            "x\ny",
            "https://a/b?c=d",
            "Bearer",
            "@a",
            "2026-11-22",
            "=",
            "<<",
            "on",
        ] {
            let read: serde_json::Value = serde_yaml_ng::from_str(&scalar(text)).expect(text);
            assert_eq!(read, text);
        }
    }
}
