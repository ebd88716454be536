//! TOML tables, as Codex CLI reads them.

use super::json::{self, Json, Object};

/// One table: its header `[a.b]` from the path, then its members, each on a line. What lies deeper
/// is written inline, so that the table is in one place.
pub fn table(path: &[&str], members: &Object) -> String {
    let mut out = header(path);
    for (name, member) in members.members() {
        out.push('\n');
        pair(&mut out, name, member);
    }
    out.push('\n');
    out
}

/// The header of a table: `[a.b]`.
pub fn header(path: &[&str]) -> String {
    let mut out = String::from("[");
    for (index, name) in path.iter().enumerate() {
        if index > 0 {
            out.push('.');
        }
        out.push_str(&key(name));
    }
    out.push(']');
    out
}

/// A key: bare where TOML allows it, else quoted.
pub fn key(name: &str) -> String {
    let bare = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
    if !name.is_empty() && name.chars().all(bare) {
        name.to_owned()
    } else {
        json::quote(name)
    }
}

fn pair(out: &mut String, name: &str, member: &Json) {
    out.push_str(&key(name));
    out.push_str(" = ");
    value(out, member);
}

/// Writes a value on one line. TOML has no null, so a member that is null is left out.
pub(crate) fn value(out: &mut String, json: &Json) {
    match json {
        Json::Array(items) => {
            out.push('[');
            for (index, item) in items.iter().enumerate() {
                if index > 0 {
                    out.push_str(", ");
                }
                value(out, item);
            }
            out.push(']');
        }
        Json::Object(object) => {
            out.push('{');
            let mut separator = " ";
            for (name, member) in object.members() {
                if *member != Json::Null {
                    out.push_str(separator);
                    pair(out, name, member);
                    separator = ", ";
                }
            }
            out.push_str(" }");
        }
        _ => out.push_str(&json.compact()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_reads_back() {
        let members = Object::new()
            .with("url", "https://a/\\")
            .with("args", Json::strings(&["-y", "'x'"]))
            .with("timeout", 60)
            .with(
                "http_headers",
                Object::new()
                    .with("Authorization", "Bearer \"x\"")
                    .with("a b", true),
            );
        let text = table(&["mcp_servers", "a b.c"], &members);
        assert!(
            text.starts_with("[mcp_servers.\"a b.c\"]\nurl = "),
            "{text}"
        );
        assert!(text.contains("\nargs = [\"-y\", \"'x'\"]\n"), "{text}");
        let read: ::toml::Table = text.parse().expect("TOML");
        let server = &read["mcp_servers"]["a b.c"];
        assert_eq!(server["url"].as_str(), Some("https://a/\\"));
        assert_eq!(server["args"][1].as_str(), Some("'x'"));
        assert_eq!(server["timeout"].as_integer(), Some(60));
        assert_eq!(
            server["http_headers"]["Authorization"].as_str(),
            Some("Bearer \"x\"")
        );
        assert_eq!(server["http_headers"]["a b"].as_bool(), Some(true));
    }
}
