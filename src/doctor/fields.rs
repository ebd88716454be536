//! What the members of an entry are for: the endpoint, the transport, or the key.

use super::form::Form;
use crate::paste::config::{TRANSPORTS, URLS};
use crate::paste::jsonc::{Member, Node, Text, Value};

/// A member with a text, in an entry as it was pasted.
pub(super) struct Field<'a> {
    /// The keys that lead to it from the entry.
    pub(super) keys: Vec<&'a Text>,
    /// Its value.
    pub(super) value: &'a Text,
}

/// The members of an entry by what they are for.
#[derive(Default)]
pub(super) struct Fields<'a> {
    pub(super) urls: Vec<Field<'a>>,
    pub(super) kinds: Vec<Field<'a>>,
    pub(super) keys: Vec<Field<'a>>,
}

/// Members of the entry itself in which some client is given the key, without `Bearer `, or the name
/// of a variable that holds it.
const KEYS: &[&str] = &[
    "bearer_token",
    "apiKey",
    "api_key",
    "bearer_token_env_var",
    "bearerToken",
    "bearerTokenEnvVar",
];

/// Nesting below the entry in which nothing is looked for any more.
const LEVELS: usize = 4;

impl Field<'_> {
    /// Its keys with dots between them.
    pub(super) fn path(&self) -> String {
        dotted(&self.keys)
    }

    /// Whether it stands at a path, whose header has any case.
    pub(super) fn is_at(&self, path: &str) -> bool {
        self.path().eq_ignore_ascii_case(path)
    }
}

/// Keys with dots between them.
pub(super) fn dotted(keys: &[&Text]) -> String {
    let mut path = String::new();
    for key in keys {
        if !path.is_empty() {
            path.push('.');
        }
        path.push_str(&key.text);
    }
    path
}

impl<'a> Fields<'a> {
    /// Sorts the members of an entry. What the client itself uses is known by its place.
    pub(super) fn of(node: &'a Node, forms: &[&Form]) -> Self {
        let mut fields = Self::default();
        fields.add(node, forms, &mut Vec::new());
        fields
    }

    fn add(&mut self, node: &'a Node, forms: &[&Form], keys: &mut Vec<&'a Text>) {
        for element in node.elements() {
            if matches!(element.value, Value::Object(_)) && keys.len() < LEVELS {
                self.add(element, forms, keys);
            }
        }
        for Member { key, value } in node.members() {
            keys.push(key);
            match &value.value {
                Value::Text(text) => self.sort(text, forms, keys),
                Value::Object(_) | Value::Array(_) if keys.len() < LEVELS => {
                    self.add(value, forms, keys);
                }
                _ => {}
            }
            keys.pop();
        }
    }

    fn sort(&mut self, value: &'a Text, forms: &[&Form], keys: &[&'a Text]) {
        let Some((last, outer)) = keys.split_last() else {
            return;
        };
        let word = last.text.as_str();
        let outer = outer.last().map(|key| key.text.as_str());
        let header = outer.is_some_and(|key| key.ends_with("headers"));
        let shallow = outer.is_none() || outer == Some("transport");
        let field = || Field {
            keys: keys.to_vec(),
            value,
        };
        let path = dotted(keys);
        if forms.iter().any(|form| form.url.as_deref() == Some(&path))
            || shallow && URLS.contains(&word)
        {
            if !value.text.trim().is_empty() {
                self.urls.push(field());
            }
        } else if forms.iter().any(|form| form.kind_path() == Some(&path))
            || shallow && TRANSPORTS.contains(&word)
        {
            self.kinds.push(field());
        } else if forms.iter().any(|form| form.key(&path).is_some())
            || header && word.eq_ignore_ascii_case("authorization")
            || outer.is_none() && KEYS.contains(&word)
        {
            self.keys.push(field());
        }
    }
}
