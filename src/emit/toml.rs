//! TOML tables with string values, as Codex CLI reads them.

use super::json;

/// A value of a TOML key.
#[derive(Clone, Debug, PartialEq)]
pub enum Toml {
    /// A basic string.
    String(String),
    /// An array of strings on one line.
    Strings(Vec<String>),
    /// An inline table of strings.
    Inline(Vec<(String, String)>),
}

/// One table: its header `[a.b]` from the path, then its keys, each on a line.
pub fn table(path: &[&str], pairs: &[(&str, Toml)]) -> String {
    let header: Vec<String> = path.iter().map(|part| key(part)).collect();
    let mut out = format!("[{}]\n", header.join("."));
    for (name, value) in pairs {
        out.push_str(&format!("{} = {}\n", key(name), literal(value)));
    }
    out
}

fn literal(value: &Toml) -> String {
    match value {
        Toml::String(text) => json::quote(text),
        Toml::Strings(items) => {
            let items: Vec<String> = items.iter().map(|item| json::quote(item)).collect();
            format!("[{}]", items.join(", "))
        }
        Toml::Inline(pairs) => {
            let pair =
                |(name, text): &(String, String)| format!("{} = {}", key(name), json::quote(text));
            let pairs: Vec<String> = pairs.iter().map(pair).collect();
            format!("{{ {} }}", pairs.join(", "))
        }
    }
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
        let headers = vec![("Authorization".to_owned(), "Bearer \"x\"".to_owned())];
        let text = table(
            &["mcp_servers", "a b.c"],
            &[
                ("url", Toml::String("https://a/\\".into())),
                ("args", Toml::Strings(vec!["-y".into(), "'x'".into()])),
                ("http_headers", Toml::Inline(headers)),
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
