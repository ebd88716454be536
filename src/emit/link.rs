//! Links that open a client, in the encodings that clients decode.

use super::hex;
use crate::domain::{base64, scan};

/// What `encodeURIComponent` leaves alone besides letters and digits.
const KEPT: &str = "-_.!~*'()";

/// Longer links are cut or refused by some systems on their way to the client.
pub const LINK_LIMIT: usize = 8_000;

/// As `encodeURIComponent`: a space becomes `%20`, a plus sign `%2B`.
pub fn component(text: &str) -> String {
    let mut out = String::new();
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || scan::one_of(KEPT, char::from(byte)) {
            out.push(char::from(byte));
        } else {
            out.push('%');
            hex(&mut out, byte.into(), 2, b"0123456789ABCDEF");
        }
    }
    out
}

/// Standard base64 with padding over the UTF-8 bytes, then percent-encoded, because a raw `+` would
/// be read as a space.
pub fn base64_component(text: &str) -> String {
    component(&base64::encode(text.as_bytes()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn components_as_javascript_encodes_them() {
        assert_eq!(component("a-_.!~*'()9"), "a-_.!~*'()9");
        assert_eq!(
            component("a b+c/d=e&f?g#h%"),
            "a%20b%2Bc%2Fd%3De%26f%3Fg%23h%25"
        );
        assert_eq!(component("百炼"), "%E7%99%BE%E7%82%BC");
        assert_eq!(component("\0\n\u{7f}"), "%00%0A%7F");
    }

    #[test]
    fn base64_survives_a_query_parser() {
        assert_eq!(base64_component("a"), "YQ%3D%3D");
        assert_eq!(base64_component("~~~???>>>"), "fn5%2BPz8%2FPj4%2B");
    }
}
