//! Places in a text, and edits of it.

use crate::domain::scan;
use crate::emit::Format;

/// Replaces the bytes from `start` to `end`, both on character boundaries, by `text`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Edit {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) text: String,
}

/// Edits of one text, in its order, none reaching into another.
pub(super) struct Edits(pub(super) Vec<Edit>);

impl Edit {
    pub(super) fn insert(at: usize, text: String) -> Self {
        Self {
            start: at,
            end: at,
            text,
        }
    }

    pub(super) fn replace(start: usize, end: usize, text: String) -> Self {
        Self { start, end, text }
    }
}

impl Edits {
    pub(super) fn apply(&self, text: &str) -> String {
        let mut out = String::new();
        let mut from = 0;
        for edit in &self.0 {
            out.push_str(slice(text, from, edit.start));
            out.push_str(&edit.text);
            from = edit.end;
        }
        out.push_str(slice(text, from, text.len()));
        out
    }

    /// Where a place of the changed text was in the text before.
    pub(super) fn before(&self, at: usize) -> usize {
        // How far the changed text has shifted up to an edit.
        let (mut grown, mut shrunk) = (0, 0);
        for edit in &self.0 {
            let start = edit.start + grown - shrunk;
            if at < start {
                break;
            }
            if at < start + edit.text.len() {
                return edit.start;
            }
            grown += edit.text.len();
            shrunk += edit.end - edit.start;
        }
        at + shrunk - grown
    }
}

/// A part of a text; empty where it does not fit.
pub(super) fn slice(text: &str, start: usize, end: usize) -> &str {
    text.get(start..end).unwrap_or_default()
}

/// The byte at a place; 0 at the end, for a text with a NUL is never read.
pub(super) fn byte(text: &str, at: usize) -> u8 {
    text.as_bytes().get(at).copied().unwrap_or(0)
}

/// Where what is read begins: after a byte order mark.
pub(super) fn body(text: &str) -> usize {
    if text.starts_with('\u{feff}') { 3 } else { 0 }
}

/// The line end that most lines have.
pub(super) fn newline(text: &str) -> &'static str {
    let (mut crlf, mut lf) = (0, 0);
    let mut before = 0;
    for byte in text.bytes() {
        if byte == b'\n' {
            *(if before == b'\r' { &mut crlf } else { &mut lf }) += 1;
        }
        before = byte;
    }
    if crlf > lf { "\r\n" } else { "\n" }
}

/// Line and column of a byte, from 1; columns in characters, a byte order mark not counted.
pub(super) fn position(text: &str, at: usize) -> (usize, usize) {
    let (mut line, mut column) = (1, 1);
    let mut before = '\0';
    for (index, c) in text.char_indices() {
        if index >= at {
            break;
        }
        match c {
            '\n' if before == '\r' => {}
            '\n' | '\r' => (line, column) = (line + 1, 1),
            '\u{feff}' if index == 0 => {}
            _ => column += 1,
        }
        before = c;
    }
    (line, column)
}

/// The first byte of the line that a byte stands in; a byte order mark is not part of it.
pub(super) fn line_start(text: &str, at: usize) -> usize {
    let before = slice(text, 0, at);
    let start = before.rfind('\n').map_or(0, |end| end + 1);
    start.max(body(text).min(at))
}

/// The end of the line that a byte stands in, before its line end.
pub(super) fn line_end(text: &str, at: usize) -> usize {
    let rest = slice(text, at, text.len());
    let line = rest.split('\n').next().unwrap_or_default();
    at + line.strip_suffix('\r').unwrap_or(line).len()
}

/// The spaces and tabs at the front of the line that a byte stands in, at most up to it.
pub(super) fn indent(text: &str, at: usize) -> &str {
    let line = slice(text, line_start(text, at), at);
    scan::until(line, |c| c != ' ' && c != '\t')
}

/// Whether a byte is the first of its line that is no space or tab.
pub(super) fn begins_line(text: &str, at: usize) -> bool {
    let before = slice(text, body(text), at);
    // Not by way of the line's start, which may be far away.
    let before = scan::trim_back(before, |c| c == ' ' || c == '\t');
    before.is_empty() || before.ends_with('\n')
}

/// Which format a text seems to have, from its first line that is neither empty nor a comment.
pub(super) fn sniff(text: &str) -> Option<Format> {
    let body = slice(text, body(text), text.len());
    let mut lines = body.lines().map(str::trim);
    let line = lines.find(|line| {
        let comment = line.starts_with('#') || line.starts_with('/') || line.starts_with('*');
        !(line.is_empty() || comment)
    })?;
    let inner = line.strip_prefix('[').and_then(|line| scan::cut(line, ']'));
    let header = inner.is_some_and(|(key, rest)| {
        let first = scan::trim_front(key, |c| scan::one_of("[ \t", c))
            .chars()
            .next();
        let named = first.is_some_and(|c| c.is_ascii_alphabetic() || c == '_' || c == '"');
        let rest = scan::trim_front(rest, |c| scan::one_of("] \t", c));
        named && (rest.is_empty() || rest.starts_with('#'))
    });
    if header {
        // `["a"]` is an array of JSON as much as a header with a quoted key.
        return (!line.starts_with("[\"")).then_some(Format::Toml);
    }
    let word = |key: &str| {
        let key = scan::trim_front(key, |c| c == '"' || c == '\'');
        key.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_')
    };
    match line.chars().next()? {
        '{' => return Some(Format::Json),
        '-' if line == "---" || line.starts_with("- ") => return Some(Format::Yaml),
        _ => {}
    }
    let (at, mark) = scan::find(line, |c| c == '=' || c == ':')?;
    let (key, after) = (slice(line, 0, at), slice(line, at + 1, line.len()));
    match mark {
        '=' if word(key) => Some(Format::Toml),
        ':' if word(key) && (after.is_empty() || after.starts_with([' ', '\t'])) => {
            // `"a": 1,` is a line of JSON without its braces.
            (!line.starts_with('"')).then_some(Format::Yaml)
        }
        _ => None,
    }
}
