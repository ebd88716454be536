//! Colours for a configuration: one pass over JSON, TOML or a command, without a grammar.

use super::dom::Page;
use crate::emit::Format;

/// What a piece of the text is; the class that the style sheet colours.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Piece {
    Key,
    String,
    Literal,
    Plain,
}

/// Writes the text.
pub(super) fn highlighted(page: &mut Page, content: &str, format: Format) {
    if matches!(
        format,
        Format::Url | Format::Bash | Format::PowerShell | Format::Cmd
    ) {
        return page.text(content);
    }
    for (piece, content) in pieces(content) {
        match piece {
            Piece::Key => page.words("span.hl-key", content),
            Piece::String => page.words("span.hl-string", content),
            Piece::Literal => page.words("span.hl-literal", content),
            Piece::Plain => page.text(content),
        }
    }
}

fn pieces(text: &str) -> Vec<(Piece, &str)> {
    let bytes = text.as_bytes();
    let mut out = Vec::new();
    let mut at = 0;
    while at < bytes.len() {
        let (piece, end) = match bytes.get(at) {
            Some(b'"') => {
                let end = string_end(bytes, at);
                let colon = bytes
                    .get(end..)
                    .and_then(|rest| rest.iter().find(|b| **b != b' '));
                (
                    if colon == Some(&b':') {
                        Piece::Key
                    } else {
                        Piece::String
                    },
                    end,
                )
            }
            Some(b) if b.is_ascii_alphanumeric() => {
                let end = run(bytes, at, |b| {
                    b.is_ascii_alphanumeric() || b == b'_' || b == b'-'
                });
                let word = text.get(at..end).unwrap_or_default();
                let literal = matches!(word, "true" | "false" | "null")
                    || word.bytes().all(|b| b.is_ascii_digit());
                (if literal { Piece::Literal } else { Piece::Key }, end)
            }
            _ => (
                Piece::Plain,
                run(bytes, at, |b| b != b'"' && !b.is_ascii_alphanumeric()),
            ),
        };
        out.push((piece, text.get(at..end).unwrap_or_default()));
        at = end.max(at + 1);
    }
    out
}

fn run(bytes: &[u8], start: usize, keep: impl Fn(u8) -> bool) -> usize {
    let length = bytes
        .get(start..)
        .map_or(0, |rest| rest.iter().take_while(|b| keep(**b)).count());
    start + length
}

fn string_end(bytes: &[u8], start: usize) -> usize {
    let mut at = start + 1;
    while let Some(byte) = bytes.get(at) {
        match byte {
            b'\\' => at += 2,
            b'"' => return at + 1,
            _ => at += 1,
        }
    }
    bytes.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_lost_and_everything_is_told_apart() {
        let json = "{\n  \"a\\\"b\": [\"x\", true, 60]\n}\n";
        let found = pieces(json);
        let whole: String = found.iter().map(|(_, text)| *text).collect();
        assert_eq!(whole, json);
        let of = |piece| {
            found
                .iter()
                .filter(|(p, _)| *p == piece)
                .map(|(_, t)| *t)
                .collect::<Vec<_>>()
        };
        assert_eq!(of(Piece::Key), ["\"a\\\"b\""]);
        assert_eq!(of(Piece::String), ["\"x\""]);
        assert_eq!(of(Piece::Literal), ["true", "60"]);
        let toml = "[mcp_servers.a]\nurl = \"百\"\n";
        let whole: String = pieces(toml).iter().map(|(_, text)| *text).collect();
        assert_eq!(whole, toml);
        assert_eq!(pieces("\"open").len(), 1);
    }
}
