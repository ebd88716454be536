//! Whether there is a key in an address, which is no place for one: browsers, chats and logs keep
//! addresses.

use super::clean::Cleaned;
use super::{key, label, link};
use crate::domain::{KeyKind, scan};

/// How often an address may be percent-encoded over and over. Nobody who has nothing to hide comes
/// near that.
const LAYERS: usize = 8;

/// The shortest value that counts as a key because its name says so.
const SHORTEST: usize = 8;

/// Whether something in an address, or in a part of one, looks like a key: by its shape, after the
/// word `Bearer`, as the value of a parameter that is named so, or as a password before a host;
/// percent-encoded or not.
pub fn has_key(address: &str) -> bool {
    let mut layer = address.to_owned();
    for _ in 0..LAYERS {
        if shows_key(&layer) {
            return true;
        }
        let inner = link::decoded(&layer);
        if inner == layer {
            return false;
        }
        layer = inner;
    }
    true
}

/// Whether a text may be a key or the beginning of one, for what is about to go into an address. The
/// key that is in use counts too, whatever its shape.
pub fn may_hold_key(text: &str, in_use: &str) -> bool {
    let text_of_use = in_use.len() >= SHORTEST && scan::has(text, in_use);
    let lower = text.to_ascii_lowercase();
    let begins = ["sk-", "st-", "ltai"].iter().any(|start| {
        let mut from = 0;
        while let Some(at) = lower
            .get(from..)
            .and_then(|rest| scan::position(rest, start))
        {
            let before = lower.get(..from + at).unwrap_or_default();
            if !before.ends_with(|c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_') {
                return true;
            }
            from += at + start.len();
        }
        false
    });
    text_of_use || begins || has_key(text)
}

fn shows_key(text: &str) -> bool {
    // As a reader of forms understands it, and without what nobody sees.
    let text = scan::replaced(&Cleaned::of(text).text, "+", " ");
    let text: String = text.chars().filter(|c| !c.is_control()).collect();
    by_shape(&text)
        || by_shape(&text.to_ascii_lowercase())
        || glued(&text)
        || after_bearer(&text)
        || named(&text)
        || before_host(&text)
}

fn is_real(kind: KeyKind) -> bool {
    !matches!(kind, KeyKind::Masked | KeyKind::Placeholder)
}

fn by_shape(text: &str) -> bool {
    key::scan(text).iter().any(|seen| is_real(seen.kind))
}

/// A classic key that stands in the middle of a word.
fn glued(text: &str) -> bool {
    let mut rest = text;
    while let Some(at) = scan::position(rest, "sk-") {
        rest = rest.get(at + "sk-".len()..).unwrap_or_default();
        let hex = scan::until(rest, |c| !c.is_ascii_hexdigit());
        if hex.len() >= 32 {
            return true;
        }
    }
    false
}

fn after_bearer(text: &str) -> bool {
    let lower = text.to_ascii_lowercase();
    let mut from = 0;
    while let Some(at) = lower
        .get(from..)
        .and_then(|rest| scan::position(rest, "bearer"))
    {
        let start = from + at;
        let rest = text.get(start..).and_then(key::after_bearer);
        if rest.is_some_and(|rest| is_value(scan::until(rest, ends_value))) {
            return true;
        }
        from = start + "bearer".len();
    }
    false
}

/// A parameter whose name announces a key.
fn named(text: &str) -> bool {
    let mut rest = text;
    loop {
        let pair = scan::until(rest, |c| scan::one_of("?&#;", c));
        let mut inside = pair;
        while let Some((name, value)) = scan::cut(inside, '=') {
            let name = label::plain(scan::after_last(name, '/'));
            let value_only = scan::until(value, ends_value);
            // After `Bearer` the word itself decides.
            let header = name.ends_with("authorization") && !begins_with_bearer(value_only);
            let key = header || label::is_key(&name) || name.ends_with("token");
            if key && is_value(value_only) {
                return true;
            }
            inside = value;
        }
        match rest.get(pair.len() + 1..) {
            Some(after) => rest = after,
            None => return false,
        }
    }
}

fn begins_with_bearer(value: &str) -> bool {
    let word = value.get(.."bearer".len()).unwrap_or_default();
    word.eq_ignore_ascii_case("bearer")
}

fn ends_value(c: char) -> bool {
    c.is_whitespace() || scan::one_of("&#;\"'", c)
}

fn is_value(value: &str) -> bool {
    value.len() >= SHORTEST && is_real(KeyKind::of(value))
}

/// `https://me:password@host`.
fn before_host(text: &str) -> bool {
    let mut rest = text;
    while let Some(at) = scan::position(rest, "://") {
        rest = rest.get(at + "://".len()..).unwrap_or_default();
        let authority = scan::until(rest, |c| c.is_whitespace() || scan::one_of("/?#&", c));
        if scan::has(authority, "@") {
            return true;
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    const KEY: &str = "sk-3f1c9a27e85b4d60a1f2b3c4d5e6f708";

    fn encoded(text: &str) -> String {
        text.bytes().map(|byte| format!("%{byte:02X}")).collect()
    }

    #[test]
    fn a_key_is_seen_wherever_it_stands_and_however_it_is_encoded() {
        let workspace = "sk-ws-H.ABCDEFG.ab1c.MEUCIQDx0123456789";
        for text in [
            KEY,
            workspace,
            "sk-sp-0123456789abcdef",
            "st-lt-v1abcdef0123456789",
            "LTAI5tAbCdEfGhIjKlMn",
            "SK-3F1C9A27E85B4D60A1F2B3C4D5E6F708",
            "sk-3f1c9a27\u{200b}e85b4d60a1f2b3c4d5e6f708",
            "sk-3f1c9a27\ne85b4d60a1f2b3c4d5e6f708",
            "ｓｋ－3f1c9a27e85b4d60a1f2b3c4d5e6f708",
            "WebSearchsk-3f1c9a27e85b4d60a1f2b3c4d5e6f708",
            "Bearer abcdefgh12",
            "BEARER+abcdefgh12",
            "Bearer:abcdefgh12",
            "https://me:pw@a.example/sse",
            "https://a.example/sse?key=0123456789",
            "https://a.example/sse?api_key=0123456789",
            "access_token=0123456789",
            "authorization=0123456789",
        ] {
            for before in ["", "#1&id=", "?x=", "?a=b#1&id=WebSearch&name="] {
                let plain = [before, text].concat();
                assert!(has_key(&plain), "{plain}");
                let mut layer = text.to_owned();
                for _ in 0..3 {
                    layer = encoded(&layer);
                    let whole = [before, &layer].concat();
                    assert!(has_key(&whole), "{text} in {whole}");
                }
            }
        }
    }

    #[test]
    fn what_links_are_made_of_is_no_key() {
        for text in [
            "",
            "#1&id=WebSearch&client=cursor",
            "#1&id=market-cmapi00073529&secret=reference&name=AliyunBailianMCP_key",
            "#1&id=mcp-MmZlNzMyZTFjNmRj&id=task-runner-20240101-desk-12345678",
            "#1&url=https://dashscope.aliyuncs.com/api/v1/mcps/WebSearch/sse?a=b",
            "?key=value#1&id=a",
            "authorization=Bearer%20$DASHSCOPE_API_KEY",
            "Bearer ${DASHSCOPE_API_KEY}",
            "id=sk-xxxxxxxx",
            "id=sk-ab***cd",
            "%zz%%%e4%bd",
        ] {
            assert!(!has_key(text), "{text}");
        }
    }

    #[test]
    fn what_is_encoded_without_an_end_is_refused() {
        let mut text = "a%b".to_owned();
        for _ in 0..9 {
            text = text.replace('%', "%25");
        }
        assert!(has_key(&text));
    }

    #[test]
    fn the_beginning_of_a_key_does_not_go_into_an_address() {
        for text in ["sk-", "sk-3f1", "a/st-x", "https://a.example/LTAI5"] {
            assert!(may_hold_key(text, ""), "{text}");
        }
        for text in ["desk-1", "task-manager", "WebSearch", "best-1", ""] {
            assert!(!may_hold_key(text, ""), "{text}");
        }
        assert!(may_hold_key("id-0123456789-x", "0123456789"));
        assert!(!may_hold_key("id-012", "012"));
    }
}
