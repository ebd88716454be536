//! TOML tables with string values, as Codex CLI reads them.

use super::json;

/// A value of a TOML key.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Toml<'a> {
    /// A basic string.
    String(&'a str),
    /// An array of strings on one line.
    Strings(&'a [&'a str]),
    /// An inline table of one string.
    Inline(&'a str, &'a str),
}

/// One table: its header `[a.b]` from the path, then its keys, each on a line.
pub fn table(path: &[&str], pairs: &[(&str, Toml)]) -> String {
    let mut out = String::new();
    list(&mut out, path, ".", key);
    for (name, value) in pairs {
        out.push('\n');
        out.push_str(&key(name));
        out.push_str(" = ");
        match value {
            Toml::String(text) => out.push_str(&json::quote(text)),
            Toml::Strings(items) => list(&mut out, items, ", ", json::quote),
            Toml::Inline(name, text) => {
                out.push_str("{ ");
                out.push_str(&key(name));
                out.push_str(" = ");
                out.push_str(&json::quote(text));
                out.push_str(" }");
            }
        }
    }
    out.push('\n');
    out
}

fn list(out: &mut String, items: &[&str], separator: &str, quote: fn(&str) -> String) {
    out.push('[');
    for (index, item) in items.iter().enumerate() {
        if index > 0 {
            out.push_str(separator);
        }
        out.push_str(&quote(item));
    }
    out.push(']');
}

/// Bare where TOML allows it, else quoted.
fn key(name: &str) -> String {
    let bare = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
    if !name.is_empty() && name.chars().all(bare) {
        name.to_owned()
    } else {
        json::quote(name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_reads_back() {
        let text = table(
            &["mcp_servers", "a b.c"],
            &[
                ("url", Toml::String("https://a/\\")),
                ("args", Toml::Strings(&["-y", "'x'"])),
                (
                    "http_headers",
                    Toml::Inline("Authorization", "Bearer \"x\""),
                ),
            ],
        );
        assert!(
            text.starts_with("[mcp_servers.\"a b.c\"]\nurl = "),
            "{text}"
        );
        let read: ::toml::Table = text.parse().expect("TOML");
        let server = &read["mcp_servers"]["a b.c"];
        assert_eq!(server["url"].as_str(), Some("https://a/\\"));
        assert_eq!(server["args"][1].as_str(), Some("'x'"));
        assert_eq!(
            server["http_headers"]["Authorization"].as_str(),
            Some("Bearer \"x\"")
        );
    }
}
