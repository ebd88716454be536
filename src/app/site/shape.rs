//! What each text of the settings has to look like. `static/site.schema.json` says the same in
//! patterns, and `tests/site.rs` holds both against each other.

use crate::domain::scan;

/// The longest host and path.
const LONGEST: usize = 200;

/// The longest URL.
const LONGEST_URL: usize = 500;

/// The longest instance ID.
const LONGEST_ID: usize = 100;

/// How long what follows the beginning of a key is at least.
const KEY_LENGTH: usize = 12;

/// A text of one line: so many characters, none of which controls anything.
pub(super) fn is_text(text: &str, most: usize) -> bool {
    let length = text.chars().count();
    (1..=most).contains(&length) && !text.chars().any(char::is_control)
}

/// A path on the page's own host: no scheme, no other host, nothing that leads back.
pub(super) fn is_path(path: &str) -> bool {
    let plain = |b: u8| b.is_ascii_alphanumeric() || b"-_./".contains(&b);
    let leads_back = path.split('/').any(|part| part == ".." || part == ".");
    let names_host = path.starts_with("//");
    let short = path.len() <= LONGEST && !path.trim_matches('/').is_empty();
    short && path.bytes().all(plain) && !leads_back && !names_host
}

/// A host name, and a port where it is not that of https.
pub(super) fn is_host(host: &str) -> bool {
    let (name, port) = match scan::cut(host, ':') {
        Some((name, port)) => (name, Some(port)),
        None => (host, None),
    };
    host.len() <= LONGEST && name.split('.').all(is_label) && port.is_none_or(is_port)
}

fn is_label(label: &str) -> bool {
    let ends = |b: Option<u8>| b.is_some_and(|b| b.is_ascii_alphanumeric());
    let inside = |b: u8| b.is_ascii_alphanumeric() || b == b'-';
    ends(label.bytes().next()) && ends(label.bytes().next_back()) && label.bytes().all(inside)
}

fn is_port(port: &str) -> bool {
    let digits = port.bytes().all(|b| b.is_ascii_digit());
    digits && !port.starts_with('0') && port.parse::<u16>().is_ok()
}

/// An instance ID, as far as its characters tell. A placeholder is said to be one when it is chosen.
pub(super) fn is_id(id: &str) -> bool {
    let inside = |b: u8| b.is_ascii_alphanumeric() || b"-_.=+".contains(&b);
    let first = id.bytes().next();
    id.len() <= LONGEST_ID
        && first.is_some_and(|b| b.is_ascii_alphanumeric())
        && id.bytes().all(inside)
}

/// An endpoint's URL.
pub(super) fn is_url(url: &str) -> bool {
    let rest = url.strip_prefix("https://");
    let rest = rest.or_else(|| url.strip_prefix("http://"));
    url.len() <= LONGEST_URL && rest.is_some_and(is_behind_scheme)
}

/// An https URL, or one relative to the page.
pub(super) fn is_help(url: &str) -> bool {
    if url.len() > LONGEST_URL {
        return false;
    }
    if let Some(rest) = url.strip_prefix("https://") {
        return is_behind_scheme(rest);
    }
    let names_host = url.starts_with("//");
    !url.is_empty() && !names_host && !scan::has(url, ":") && url.bytes().all(is_url_byte)
}

fn is_behind_scheme(rest: &str) -> bool {
    let host = scan::until(rest, |c| scan::one_of("/?#", c));
    is_host(host) && rest.bytes().all(is_url_byte)
}

fn is_url_byte(b: u8) -> bool {
    b.is_ascii_graphic() && !b"\"'<>\\^`{|}".contains(&b)
}

/// Whether a text holds what looks like an API key, or the ID of an AccessKey.
///
/// Wider than what a paste takes for one: it costs the owner of a site a word to be changed, where a
/// key in a published file costs the key.
pub(super) fn holds_key(text: &str) -> bool {
    let bytes = text.as_bytes();
    let inside = |b: &u8| b.is_ascii_alphanumeric() || b"-_.".contains(b);
    let mut before = None;
    for (at, byte) in bytes.iter().enumerate() {
        let begins = !before.as_ref().is_some_and(inside);
        before = Some(*byte);
        let rest = bytes.get(at..).unwrap_or_default();
        let prefix = [&b"sk-"[..], b"st-", b"LTAI"];
        let rest = prefix.iter().find_map(|prefix| rest.strip_prefix(*prefix));
        if let Some(rest) = rest.filter(|_| begins) {
            let token = rest.split(|b| !inside(b)).next().unwrap_or_default();
            if token.len() >= KEY_LENGTH && token.iter().any(u8::is_ascii_digit) {
                return true;
            }
        }
    }
    false
}
