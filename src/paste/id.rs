//! Which words may be instance IDs.

use crate::domain::{InstanceId, InstanceIdError, InstanceIdKind, NAME_PREFIX, scan};

/// Official services whose word looks like any other word.
const PLAIN_WORDS: &[&str] = &["Aviation"];

/// The longest ID in public configurations has 25 characters.
const LENGTH_LIMIT: usize = 64;

/// Whether a word standing alone may be an ID: every known one is of letters, digits, `-` and `_`.
pub(super) fn is_plausible(word: &str) -> bool {
    let inner = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_');
    let starts = word.starts_with(|c: char| c.is_ascii_alphanumeric());
    starts && word.len() <= LENGTH_LIMIT && word.bytes().all(inner)
}

/// Whether a word among others looks like an ID and not like prose.
pub(super) fn looks_like_one(word: &str) -> bool {
    let marked = |c: char| c.is_ascii_digit() || c.is_ascii_uppercase() || c == '-' || c == '_';
    let inside = word.get(1..).and_then(|rest| scan::find(rest, marked));
    is_plausible(word) && (inside.is_some() || PLAIN_WORDS.contains(&word))
}

/// Whether a word can only be an ID, wherever it stands.
pub(super) fn is_unmistakable(word: &str) -> bool {
    if !word.starts_with("mcp-") && !word.starts_with("market-") {
        return false;
    }
    let kind = InstanceId::parse(word).map(|id| id.kind());
    matches!(
        kind,
        Ok(InstanceIdKind::CloudMarket | InstanceIdKind::Own { .. })
    )
}

/// Whether a text is a placeholder for an ID, `{instance ID}`, and not for a key.
pub(super) fn is_placeholder(text: &str) -> bool {
    let json = scan::find(text, |c| scan::one_of("\":,", c));
    json.is_none()
        && InstanceId::parse(text) == Err(InstanceIdError::Placeholder)
        && !names_a_key(text)
}

/// Whether a placeholder says that it stands for a key.
pub(super) fn names_a_key(text: &str) -> bool {
    let lower = text.to_ascii_lowercase();
    ["key", "token", "secret", "密钥"]
        .iter()
        .any(|word| scan::has(&lower, word))
}

/// The ID after the server name's prefix.
pub(super) fn after_prefix(name: &str) -> Option<&str> {
    name.strip_prefix(NAME_PREFIX)
        .filter(|rest| is_plausible(rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_and_words() {
        for id in [
            "WebSearch",
            "amap-maps",
            "code_interpreter_mcp",
            "market-cmapi00073529",
            "mcp-MmZlNzMyZTFjNmRj",
            "gitHub",
            "kuaidi100-mcp",
            "Aviation",
        ] {
            assert!(looks_like_one(id), "{id}");
        }
        for word in ["hello", "Hello", "", "a b", "搜索", "x/y", "sk-é", "-x"] {
            assert!(!looks_like_one(word), "{word}");
        }
        assert!(is_plausible("hello"));
    }

    #[test]
    fn only_two_shapes_are_unmistakable() {
        assert!(is_unmistakable("market-cmapi00073529"));
        assert!(is_unmistakable("mcp-MmZlNzMyZTFjNmRj"));
        for word in ["mcp-remote", "mcp-server", "WebSearch", "market-cmapi"] {
            assert!(!is_unmistakable(word), "{word}");
        }
    }

    #[test]
    fn placeholders_of_ids_and_of_keys() {
        assert!(is_placeholder("{instance ID}"));
        assert!(!is_placeholder("{YOUR_API_KEY}"));
        assert!(!is_placeholder("WebSearch"));
    }
}
