//! Where scalars and flow collections end, and what a quoted string says.

use crate::domain::scan;
use crate::merge::place::{byte, line_end, slice};
use crate::merge::refusal::{Fault, Stop};

/// The end of the quoted string that begins at a byte.
pub(super) fn quoted_end(text: &str, start: usize) -> Result<usize, Stop> {
    let quote = byte(text, start);
    let mut at = start + 1;
    loop {
        match byte(text, at) {
            0 => return Err(Stop::syntax(start, Fault::Unclosed(char::from(quote)))),
            b'\\' if quote == b'"' => {
                let next = byte(text, at + 1);
                let known = b"0abtnvfre \"/\\N_LPxuU\t\r\n".contains(&next);
                if !known {
                    return Err(Stop::syntax(at, Fault::Escape));
                }
                at += 2;
            }
            byte_here if byte_here == quote => {
                if quote == b'"' || byte(text, at + 1) != quote {
                    return Ok(at + 1);
                }
                at += 2;
            }
            _ => at += 1,
        }
    }
}

/// The text of a quoted string on one line; none where it has an escape that is no character.
pub(super) fn decoded(quoted: &str) -> Option<String> {
    if let Some(single) = quoted.strip_prefix('\'') {
        return Some(single.strip_suffix('\'')?.replace("''", "'"));
    }
    let mut out = String::new();
    let mut rest = quoted.strip_prefix('"')?.strip_suffix('"')?.chars();
    while let Some(c) = rest.next() {
        if c != '\\' {
            out.push(c);
            continue;
        }
        let digits = match rest.next()? {
            'x' => 2,
            'u' => 4,
            'U' => 8,
            c => {
                out.push(escaped(c)?);
                continue;
            }
        };
        let mut code = 0u32;
        for _ in 0..digits {
            code = code.checked_mul(16)? + rest.next()?.to_digit(16)?;
        }
        out.push(char::from_u32(code)?);
    }
    Some(out)
}

fn escaped(c: char) -> Option<char> {
    Some(match c {
        '0' => '\0',
        'a' => '\u{7}',
        'b' => '\u{8}',
        't' | '\t' => '\t',
        'n' => '\n',
        'v' => '\u{b}',
        'f' => '\u{c}',
        'r' => '\r',
        'e' => '\u{1b}',
        'N' => '\u{85}',
        '_' => '\u{a0}',
        'L' => '\u{2028}',
        'P' => '\u{2029}',
        ' ' | '"' | '/' | '\\' => c,
        _ => return None,
    })
}

/// The colon that ends a plain key, in the rest of its line.
pub(super) fn colon(line: &str) -> Option<usize> {
    let mut before = b' ';
    for (at, found) in line.bytes().enumerate() {
        match found {
            b':' if matches!(byte(line, at + 1), b' ' | b'\t' | 0) => return Some(at),
            b'#' if matches!(before, b' ' | b'\t') => return None,
            _ => {}
        }
        before = found;
    }
    None
}

/// A line without the comment at its end, and without blanks there.
fn content(line: &str) -> &str {
    let mut before = b' ';
    let comment = line.bytes().position(|found| {
        let begins = found == b'#' && matches!(before, b' ' | b'\t');
        before = found;
        begins
    });
    let content = slice(line, 0, comment.unwrap_or(line.len()));
    scan::trim_back(content, |c| c == ' ' || c == '\t')
}

/// The end of the plain scalar that begins at a byte, with the lines that it goes on in: those that
/// are indented deeper than its node.
pub(super) fn plain_end(text: &str, start: usize, column: usize) -> Result<usize, Stop> {
    let (mut from, mut end) = (start, start);
    loop {
        let whole = line_end(text, from);
        let line = slice(text, from, whole);
        if let Some(colon) = colon(line) {
            return Err(Stop::syntax(from + colon, Fault::Unexpected(':')));
        }
        let content = content(line);
        if !content.is_empty() {
            end = from + content.len();
            let blank = scan::trim_front(slice(text, end, whole), |c| c == ' ' || c == '\t');
            if !blank.is_empty() {
                return Ok(end);
            }
        }
        // The next line that is not empty.
        let mut next = whole;
        loop {
            let rest = slice(text, next, text.len());
            let Some(newline) = rest.find('\n') else {
                return Ok(end);
            };
            let line = next + newline + 1;
            let indented = scan::until(slice(text, line, text.len()), |c| c != ' ').len();
            next = line + indented;
            match byte(text, next) {
                b'\r' | b'\n' => continue,
                0 | b'#' => return Ok(end),
                _ if indented <= column => return Ok(end),
                _ => break,
            }
        }
        from = next;
    }
}

/// The end of the block scalar whose `|` or `>` is at a byte: the last of its lines that is not
/// empty, or with `+` the last one.
pub(super) fn block_end(text: &str, start: usize, column: usize) -> Result<usize, Stop> {
    let mut at = start + 1;
    let (mut keep, mut indent) = (false, None);
    loop {
        match byte(text, at) {
            b'+' => keep = true,
            b'-' => {}
            digit @ b'1'..=b'9' => indent = Some(column + usize::from(digit - b'0')),
            _ => break,
        }
        at += 1;
    }
    let header = slice(text, at, line_end(text, at));
    let comment = scan::trim_front(header, |c| c == ' ' || c == '\t');
    if !comment.is_empty() && (!comment.starts_with('#') || comment.len() == header.len()) {
        return Err(Stop::unexpected(text, at + header.len() - comment.len()));
    }
    let mut end = at;
    let mut line_before = at;
    loop {
        let Some(newline) = slice(text, line_before, text.len()).find('\n') else {
            return Ok(end);
        };
        let line = line_before + newline + 1;
        let indented = scan::until(slice(text, line, text.len()), |c| c != ' ').len();
        line_before = line + indented;
        match byte(text, line_before) {
            ends @ (0 | b'\r' | b'\n') => {
                // Spaces beyond the indentation are text.
                if keep && ends != 0 || indent.is_some_and(|indent| indented > indent) {
                    end = line_before;
                }
                continue;
            }
            b'\t' if indented <= column => return Err(Stop::syntax(line_before, Fault::Tab)),
            _ => {}
        }
        if indented < *indent.get_or_insert(indented.max(column + 1)) {
            return Ok(end);
        }
        end = line_end(text, line_before);
        line_before = end;
    }
}

/// The end of the flow collection that begins at a byte, and the first anchor in it.
pub(super) fn flow_end(text: &str, start: usize) -> Result<(usize, Option<usize>), Stop> {
    let mut open: Vec<usize> = Vec::new();
    let mut anchor = None;
    let mut at = start;
    // Whether a quote here opens a string, and whether one was just closed.
    let (mut fresh, mut quoted) = (true, false);
    loop {
        let found = byte(text, at);
        let mut closed = false;
        match found {
            0 => {
                let at = open.last().copied().unwrap_or(start);
                return Err(Stop::syntax(
                    at,
                    Fault::Unclosed(char::from(byte(text, at))),
                ));
            }
            b'[' | b'{' => {
                open.push(at);
                fresh = true;
            }
            b']' | b'}' => {
                let bracket = open.pop().map_or(0, |open| byte(text, open));
                if (bracket, found) != (b'[', b']') && (bracket, found) != (b'{', b'}') {
                    return Err(Stop::unexpected(text, at));
                }
                if open.is_empty() {
                    return Ok((at + 1, anchor));
                }
                fresh = false;
                closed = true;
            }
            b'"' | b'\'' if fresh => {
                at = quoted_end(text, at)? - 1;
                fresh = false;
                closed = true;
            }
            b',' => fresh = true,
            b':' if quoted
                || matches!(
                    byte(text, at + 1),
                    b' ' | b'\t' | b'\r' | b'\n' | b',' | b']' | b'}'
                ) =>
            {
                fresh = true;
            }
            b'#' if matches!(byte(text, at.saturating_sub(1)), b' ' | b'\t' | b'\n') => {
                at = line_end(text, at);
                continue;
            }
            b'&' | b'!' if fresh => {
                // What follows the property is still at the front of its value.
                if found == b'&' {
                    anchor = anchor.or(Some(at));
                }
                while !matches!(
                    byte(text, at + 1),
                    b' ' | b'\t' | b'\r' | b'\n' | b',' | b'[' | b']' | b'{' | b'}' | 0
                ) {
                    at += 1;
                }
            }
            b' ' | b'\t' | b'\r' | b'\n' => closed = quoted,
            _ => fresh = false,
        }
        quoted = closed;
        at += 1;
    }
}
