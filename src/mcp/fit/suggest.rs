//! A server name that leaves room for every tool.

use super::Longest;
use crate::domain::{NAME_LIMIT, NAME_PREFIX, number};

/// A server name that is short enough.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Suggestion {
    /// The name.
    pub name: String,
    /// Whether it begins as the console's rule demands. Without room for that, it is the person's
    /// choice which rule to break.
    pub keeps_prefix: bool,
}

/// Shortens a name that is too long, to one that no other server has.
pub(super) fn suggestion(server: &str, longest: Longest, others: &[&str]) -> Option<Suggestion> {
    let Longest::Characters(most) = longest else {
        return None;
    };
    if server.chars().count() <= most {
        return None;
    }
    let keeps_prefix = longest.has_room_for_prefix();
    let (prefix, most) = if keeps_prefix {
        (NAME_PREFIX, most.min(NAME_LIMIT))
    } else {
        ("", most)
    };
    let room = most.saturating_sub(prefix.len());
    let own = server.strip_prefix(NAME_PREFIX).unwrap_or(server);
    let letters = letters(own);
    for count in 1..=others.len() + 1 {
        let digits = if count > 1 {
            number(count)
        } else {
            String::new()
        };
        let head = letters.get(..room.saturating_sub(digits.len()).min(letters.len()));
        let name = [prefix, head.unwrap_or_default(), &digits].concat();
        if name.len() <= most && !name.is_empty() && !others.contains(&name.as_str()) {
            return Some(Suggestion { name, keeps_prefix });
        }
    }
    None
}

/// The ASCII letters and digits of a name, in small letters, from the first letter on.
fn letters(name: &str) -> String {
    let mut letters = String::new();
    for c in name.chars().filter(char::is_ascii_alphanumeric) {
        if !letters.is_empty() || c.is_ascii_alphabetic() {
            letters.push(c.to_ascii_lowercase());
        }
    }
    if letters.is_empty() {
        letters.push_str("mcp");
    }
    letters
}
