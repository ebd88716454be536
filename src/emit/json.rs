//! JSON with the members in the order they were given.

use super::hex;
use crate::domain::number;

/// A JSON value to be written.
#[derive(Clone, Debug, PartialEq)]
pub enum Json {
    /// `null`.
    Null,
    /// A whole number.
    Number(usize),
    /// `true` or `false`.
    Bool(bool),
    /// A string.
    String(String),
    /// An array.
    Array(Vec<Json>),
    /// An object.
    Object(Object),
}

/// An object; its members keep the order in which they were added.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Object(Vec<(String, Json)>);

impl Object {
    /// An object without members.
    pub fn new() -> Self {
        Self::default()
    }

    /// The same with one more member.
    pub fn with(self, key: &str, value: impl Into<Json>) -> Self {
        self.with_value(key, value.into())
    }

    /// The same with the members of another after its own.
    pub fn and(mut self, mut other: Self) -> Self {
        self.0.append(&mut other.0);
        self
    }

    /// Its members in their order.
    pub fn members(&self) -> &[(String, Json)] {
        &self.0
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

    // Apart from `with`, which exists once for every type of value.
    #[inline(never)]
    fn with_value(mut self, key: &str, value: Json) -> Self {
        self.0.push((key.to_owned(), value));
        self
    }

    fn write(&self, out: &mut String, depth: Option<usize>) {
        let inner = depth.map(|depth| depth + 1);
        out.push('{');
        for (index, (key, value)) in self.0.iter().enumerate() {
            next(out, index, inner);
            out.push_str(&quote(key));
            out.push_str(if depth.is_some() { ": " } else { ":" });
            value.write(out, inner);
        }
        end(out, '}', self.0.len(), depth);
    }
}

impl Json {
    /// An array of strings.
    pub fn strings(items: &[&str]) -> Self {
        let mut strings = Vec::new();
        for item in items {
            strings.push(Self::from(*item));
        }
        Self::Array(strings)
    }

    /// On one line without spaces, as `JSON.stringify` writes it.
    pub fn compact(&self) -> String {
        let mut out = String::new();
        self.write(&mut out, None);
        out
    }

    fn write(&self, out: &mut String, depth: Option<usize>) {
        match self {
            Self::Null => out.push_str("null"),
            Self::Number(value) => out.push_str(&number(*value)),
            Self::Bool(value) => out.push_str(if *value { "true" } else { "false" }),
            Self::String(value) => out.push_str(&quote(value)),
            Self::Object(object) => object.write(out, depth),
            Self::Array(items) => {
                let inner = depth.map(|depth| depth + 1);
                out.push('[');
                for (index, item) in items.iter().enumerate() {
                    next(out, index, inner);
                    item.write(out, inner);
                }
                end(out, ']', items.len(), depth);
            }
        }
    }
}

impl From<&str> for Json {
    fn from(text: &str) -> Self {
        Self::String(text.to_owned())
    }
}

/// `null` where there is no text.
impl From<Option<&str>> for Json {
    fn from(text: Option<&str>) -> Self {
        text.map_or(Self::Null, Self::from)
    }
}

/// `null` where there is no number.
impl From<Option<usize>> for Json {
    fn from(number: Option<usize>) -> Self {
        number.map_or(Self::Null, Self::Number)
    }
}

impl From<usize> for Json {
    fn from(number: usize) -> Self {
        Self::Number(number)
    }
}

impl From<Vec<Json>> for Json {
    fn from(items: Vec<Json>) -> Self {
        Self::Array(items)
    }
}

impl From<bool> for Json {
    fn from(value: bool) -> Self {
        Self::Bool(value)
    }
}

impl From<Object> for Json {
    fn from(object: Object) -> Self {
        Self::Object(object)
    }
}

/// A JSON string literal.
///
/// It is a valid TOML basic string and YAML double-quoted string too, because U+007F to U+009F,
/// U+2028, U+2029, U+FEFF, U+FFFE and U+FFFF, which one of them does not allow, are escaped.
pub fn quote(text: &str) -> String {
    let mut out = String::from("\"");
    for c in text.chars() {
        let escape = match c {
            '"' | '\\' => c,
            '\n' => 'n',
            '\r' => 'r',
            '\t' => 't',
            '\0'..='\u{1f}' | '\u{7f}'..='\u{9f}' | '\u{2028}' | '\u{2029}' => 'u',
            '\u{feff}' | '\u{fffe}' | '\u{ffff}' => 'u',
            _ => {
                out.push(c);
                continue;
            }
        };
        out.push('\\');
        out.push(escape);
        if escape == 'u' {
            hex(&mut out, c.into(), 4, b"0123456789abcdef");
        }
    }
    out.push('"');
    out
}

/// Begins the item of this index.
fn next(out: &mut String, index: usize, depth: Option<usize>) {
    if index > 0 {
        out.push(',');
    }
    line(out, depth);
}

/// Ends an array or object with this many items.
fn end(out: &mut String, close: char, items: usize, depth: Option<usize>) {
    if items > 0 {
        line(out, depth);
    }
    out.push(close);
}

fn line(out: &mut String, depth: Option<usize>) {
    if let Some(depth) = depth {
        out.push('\n');
        for _ in 0..depth {
            out.push_str("  ");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pretty_and_compact() {
        let value = Object::new()
            .with("url", "https://a/b")
            .with("args", Json::strings(&["-y", "x"]))
            .and(Object::new().with("on", true))
            .with("none", Object::new());
        let compact = r#"{"url":"https://a/b","args":["-y","x"],"on":true,"none":{}}"#;
        assert_eq!(value.compact(), compact);
        let pretty = "{\n  \"url\": \"https://a/b\",\n  \"args\": [\n    \"-y\",\n    \"x\"\n  ],\n  \
                      \"on\": true,\n  \"none\": {}\n}\n";
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
