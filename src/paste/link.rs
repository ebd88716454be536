//! One-click links of clients, with a configuration in them.

use super::block::{self, Block};
use super::outcome::{At, Outcome, Piece};
use crate::diagnostic::{Code, Span};
use crate::domain::{base64, scan};

/// How a link begins: pages on the web that pass one on to the client, and the clients' own schemes,
/// whose payload is in the query.
const LINKS: &[&str] = &[
    "https://cursor.com/install-mcp?",
    "https://cursor.com/en/install-mcp?",
    "https://vscode.dev/redirect",
    "https://insiders.vscode.dev/redirect",
    "cursor://",
    "cherrystudio://",
    "vscode:mcp/",
    "vscode-insiders:mcp/",
    "lmstudio://",
    "trae://",
    "trae-cn://",
    "qoder://",
    "lobehub://",
    "raycast://",
];

/// The next link in `text[from..to]`: its start. One pass that ends at the first link.
pub(super) fn next(text: &str, from: usize, to: usize) -> Option<usize> {
    let within = text.get(..to)?;
    let mut at = from;
    while let Some(colon) = scan::position(within.get(at..)?, ":").map(|length| at + length) {
        let before = within.get(from..colon)?;
        let scheme = |c: char| c.is_ascii_alphanumeric() || c == '-';
        let start = colon - (before.len() - scan::trim_back(before, scheme).len());
        let link = within.get(start..)?;
        if LINKS.iter().any(|known| link.starts_with(known)) {
            return Some(start);
        }
        at = colon + 1;
    }
    None
}

/// Reads the link at `start`: what is in it, in spans of the text, and its end.
pub(super) fn read(text: &str, start: usize, to: usize) -> Option<(Outcome, usize)> {
    let line = text.get(start..to)?;
    let ends = |c: char| c.is_whitespace() || scan::one_of("\"'<>`", c);
    let token = scan::until(line, ends);
    let link = scan::trim_back(token, |c| scan::one_of(")].,;*\\", c));
    let first = payload(link, 1).map(|block| (block, link.len()));
    let (mut block, end) = match first {
        Some(first) if first.0.broken.is_none() => first,
        // A raw `+` in the base64 that some program turned into a space.
        first => {
            let foreign = |c: char| !(c.is_ascii_alphanumeric() || scan::one_of(" +/=%_-", c));
            let more = line.get(token.len()..)?;
            let more = scan::until(more, foreign);
            let end = token.len() + more.trim_end().len();
            let spaced = line.get(..end).and_then(|link| payload(link, 1));
            let spaced = spaced.filter(|block| block.broken.is_none());
            spaced.map(|block| (block, end)).or(first)?
        }
    };
    if block.broken.is_some() {
        let code = Code::JsonBroken { line: 1, column: 1 };
        block.outcome.report(code, Span::default());
    }
    let inner = block.outcome;
    let mut outcome = Outcome::default();
    outcome.absorb(inner, At::Within(Span::new(start, start + end)));
    Some((outcome, start + end))
}

/// Decodes a link. `wrapped` is how many links may still be inside it.
fn payload(link: &str, wrapped: usize) -> Option<Block> {
    let (_, query) = scan::cut(link, '?')?;
    if query.starts_with("%7B") || query.starts_with("%7b") || query.starts_with('{') {
        return json(&decoded(query), None);
    }
    let value = |name: &str| {
        let mut rest = query;
        loop {
            let pair = scan::until(rest, |c| c == '&');
            match scan::cut(pair, '=') {
                Some((key, value)) if key == name => return Some(decoded(value)),
                _ => rest = rest.get(pair.len() + 1..)?,
            }
        }
    };
    if let (Some(url), true) = (value("url"), wrapped > 0) {
        return payload(&url, wrapped - 1);
    }
    let payload = value("servers")
        .or_else(|| value("config"))
        .or_else(|| value("schema"))?;
    let text = if payload.trim_start().starts_with('{') || payload.trim_start().starts_with('[') {
        payload
    } else {
        lossy(base64::decode(&payload)?)
    };
    // Qoder encodes the JSON once more before base64.
    let text = if text.starts_with('%') {
        decoded(&text)
    } else {
        text
    };
    json(&text, value("name"))
}

/// Without its percent-encoding; a `%` that begins none stays.
pub(crate) fn decoded(text: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = text.as_bytes();
    while let Some((&first, after)) = rest.split_first() {
        rest = after;
        let code = after.get(..2).filter(|_| first == b'%');
        let code = code.and_then(|code| Some(16 * nibble(code.first())? + nibble(code.last())?));
        if code.is_some() {
            rest = after.get(2..).unwrap_or_default();
        }
        bytes.push(code.unwrap_or(first));
    }
    lossy(bytes)
}

fn nibble(digit: Option<&u8>) -> Option<u8> {
    match *digit? {
        digit @ b'0'..=b'9' => Some(digit - b'0'),
        letter @ (b'a'..=b'f' | b'A'..=b'F') => Some((letter | 0x20) - b'a' + 10),
        _ => None,
    }
}

/// The text of these bytes, with a mark in the place of those that are none.
fn lossy(bytes: Vec<u8>) -> String {
    String::from_utf8_lossy(&bytes).into_owned()
}

fn json(text: &str, name: Option<String>) -> Option<Block> {
    let start = block::next(text, 0)?;
    let mut block = block::read(text, start, start).ok()?;
    if let (Some(text), [only]) = (name, block.outcome.services.as_mut_slice())
        && only.draft.name.is_empty()
        && !text.is_empty()
    {
        let span = Span::default();
        only.set_name(Piece { text, span });
    }
    (!block.outcome.services.is_empty()).then_some(block)
}

#[cfg(test)]
mod tests;
