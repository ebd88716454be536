//! JSON with the members in the order they were given.

/// A JSON value to be written.
#[derive(Clone, Debug, PartialEq)]
pub enum Json {
    /// `true` or `false`.
    Bool(bool),
    /// A whole number.
    Number(u32),
    /// A string.
    String(String),
    /// An array.
    Array(Vec<Json>),
    /// An object; members keep their order.
    Object(Vec<(String, Json)>),
}

impl Json {
    /// An object of these members.
    pub fn object<K: Into<String>>(members: impl IntoIterator<Item = (K, Json)>) -> Self {
        Self::Object(
            members
                .into_iter()
                .map(|(key, value)| (key.into(), value))
                .collect(),
        )
    }

    /// An array of strings.
    pub fn strings<S: Into<String>>(items: impl IntoIterator<Item = S>) -> Self {
        Self::Array(
            items
                .into_iter()
                .map(|item| Self::String(item.into()))
                .collect(),
        )
    }

    /// Over several lines, indented by two spaces, with a line end at the end.
    pub fn pretty(&self) -> String {
        let mut out = String::new();
        self.write(&mut out, Some(0));
        out.push('\n');
        out
    }

    /// On one line without spaces, as `JSON.stringify` writes it.
    pub fn compact(&self) -> String {
        let mut out = String::new();
        self.write(&mut out, None);
        out
    }

    fn write(&self, out: &mut String, depth: Option<usize>) {
        match self {
            Self::Bool(value) => out.push_str(if *value { "true" } else { "false" }),
            Self::Number(value) => out.push_str(&value.to_string()),
            Self::String(value) => out.push_str(&quote(value)),
            Self::Array(items) => sequence(out, depth, ('[', ']'), items, Self::write),
            Self::Object(members) => {
                sequence(
                    out,
                    depth,
                    ('{', '}'),
                    members,
                    |(key, value), out, depth| {
                        out.push_str(&quote(key));
                        out.push_str(if depth.is_some() { ": " } else { ":" });
                        value.write(out, depth);
                    },
                );
            }
        }
    }
}

impl From<&str> for Json {
    fn from(text: &str) -> Self {
        Self::String(text.to_owned())
    }
}

impl From<String> for Json {
    fn from(text: String) -> Self {
        Self::String(text)
    }
}

impl From<bool> for Json {
    fn from(value: bool) -> Self {
        Self::Bool(value)
    }
}

/// A JSON string literal.
///
/// It is a valid TOML basic string and YAML double-quoted string too, because U+007F to U+009F,
/// U+2028, U+2029, U+FEFF, U+FFFE and U+FFFF, which one of them does not allow, are escaped.
pub fn quote(text: &str) -> String {
    // A string always serialises; the error type is that of writers that can fail.
    let quoted = serde_json::to_string(text).unwrap_or_default();
    let mut out = String::with_capacity(quoted.len());
    for c in quoted.chars() {
        match c {
            '\u{7f}'..='\u{9f}'
            | '\u{2028}'
            | '\u{2029}'
            | '\u{feff}'
            | '\u{fffe}'
            | '\u{ffff}' => {
                out.push_str(&format!("\\u{:04x}", u32::from(c)));
            }
            _ => out.push(c),
        }
    }
    out
}

fn sequence<T>(
    out: &mut String,
    depth: Option<usize>,
    (open, close): (char, char),
    items: &[T],
    mut write: impl FnMut(&T, &mut String, Option<usize>),
) {
    out.push(open);
    let inner = depth.map(|depth| depth + 1);
    for (index, item) in items.iter().enumerate() {
        if index > 0 {
            out.push(',');
        }
        line(out, inner);
        write(item, out, inner);
    }
    if !items.is_empty() {
        line(out, depth);
    }
    out.push(close);
}

fn line(out: &mut String, depth: Option<usize>) {
    if let Some(depth) = depth {
        out.push('\n');
        out.push_str(&"  ".repeat(depth));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pretty_and_compact() {
        let value = Json::object([
            ("url", Json::from("https://a/b")),
            ("args", Json::strings(["-y", "x"])),
            ("on", true.into()),
            ("seconds", Json::Number(60)),
            ("none", Json::object::<&str>([])),
        ]);
        let compact = r#"{"url":"https://a/b","args":["-y","x"],"on":true,"seconds":60,"none":{}}"#;
        assert_eq!(value.compact(), compact);
        let pretty = "{\n  \"url\": \"https://a/b\",\n  \"args\": [\n    \"-y\",\n    \"x\"\n  ],\n  \
                      \"on\": true,\n  \"seconds\": 60,\n  \"none\": {}\n}\n";
        assert_eq!(value.pretty(), pretty);
    }

    #[test]
    fn every_character_comes_back_in_json_toml_and_yaml() {
        for block in 0..0x110u32 {
            let text: String = (block * 0x1000..(block + 1) * 0x1000)
                .filter_map(char::from_u32)
                .collect();
            let quoted = quote(&text);
            assert_eq!(serde_json::from_str::<String>(&quoted).expect("JSON"), text);
            let toml: ::toml::Table = format!("a = {quoted}").parse().expect("TOML");
            assert_eq!(toml.get("a").and_then(|v| v.as_str()), Some(text.as_str()));
            let yaml: String = serde_yaml_ng::from_str(&quoted).expect("YAML");
            assert_eq!(yaml, text);
        }
    }
}
