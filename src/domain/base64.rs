//! Base64, in which own instance IDs and one-click links are written.
//!
//! By hand, because links need a decoder that forgives, and because the usual crate, made for speed
//! and for every variant, would weigh five kilobytes in the page where this weighs one.

const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/// Encodes in the standard alphabet, with padding.
pub fn encode(bytes: &[u8]) -> String {
    let mut out = String::new();
    for chunk in bytes.chunks(3) {
        let mut bits = 0;
        for index in 0..3 {
            bits = bits << 8 | chunk.get(index).map_or(0, |&byte| usize::from(byte));
        }
        for index in 0..4 {
            let letter = ALPHABET.get(bits >> (18 - 6 * index) & 63);
            let letter = letter.filter(|_| index <= chunk.len());
            out.push(char::from(*letter.unwrap_or(&b'=')));
        }
    }
    out
}

/// Decodes the standard and the URL-safe alphabet, with or without padding. A space counts as the
/// `+` that it was before a query parser read it. `None` where there is any other character.
pub fn decode(text: &str) -> Option<Vec<u8>> {
    let mut out = Vec::new();
    let (mut bits, mut count) = (0u32, 0);
    for byte in text.bytes() {
        let value = match byte {
            b'A'..=b'Z' => byte - b'A',
            b'a'..=b'z' => byte - b'a' + 26,
            b'0'..=b'9' => byte - b'0' + 52,
            b'+' | b'-' | b' ' => 62,
            b'/' | b'_' => 63,
            b'=' => continue,
            _ => return None,
        };
        bits = bits << 6 | u32::from(value);
        count += 6;
        if count >= 8 {
            count -= 8;
            out.push((bits >> count) as u8);
        }
    }
    Some(out)
}

#[cfg(test)]
mod tests {
    use super::*;
    use base64::Engine as _;
    use base64::engine::general_purpose::{STANDARD, STANDARD_NO_PAD, URL_SAFE};

    /// Every pair of bytes at every place in a group of three.
    #[test]
    fn both_ways_agree_with_the_base64_crate() {
        for pair in 0..=u16::MAX {
            let [a, b] = pair.to_be_bytes();
            for bytes in [&[a, b][..], &[a, b, a], &[b, 0, a, b]] {
                let encoded = encode(bytes);
                assert_eq!(encoded, STANDARD.encode(bytes));
                assert_eq!(decode(&encoded).as_deref(), Some(bytes));
            }
        }
        assert_eq!(encode(b""), "");
    }

    #[test]
    fn decoding_forgives_what_happens_to_links() {
        let bytes: Vec<u8> = (0..=255).collect();
        for encoded in [
            URL_SAFE.encode(&bytes),
            STANDARD_NO_PAD.encode(&bytes),
            STANDARD.encode(&bytes).replace('+', " "),
        ] {
            assert_eq!(decode(&encoded).as_ref(), Some(&bytes), "{encoded}");
        }
        assert_eq!(decode("YWJ").as_deref(), Some(&b"ab"[..]), "bits left over");
        assert_eq!(decode("YWJjZ").as_deref(), Some(&b"abc"[..]), "cut");
        for wrong in ["YWJj!", "搜", "{}"] {
            assert_eq!(decode(wrong), None, "{wrong}");
        }
    }
}
