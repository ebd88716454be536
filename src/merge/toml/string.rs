//! The four kinds of strings.

use super::scan::Scanner;
use crate::merge::place::{byte, slice};
use crate::merge::refusal::{Fault, Stop};

/// Passes over the string that begins here.
pub(super) fn skip(scanner: &mut Scanner) -> Result<(), Stop> {
    let (text, start) = (scanner.text, scanner.at);
    let quote = scanner.peek();
    let three = |at: usize| (0..3).all(|next| byte(text, at + next) == quote);
    let several = three(start);
    scanner.at += if several { 3 } else { 1 };
    loop {
        let at = scanner.at;
        match scanner.peek() {
            byte if byte == quote && (!several || three(at)) => {
                scanner.at += if several { 3 } else { 1 };
                // Up to two quotes may stand before the three that close.
                let mut more = 2;
                while several && more > 0 && scanner.peek() == quote {
                    scanner.at += 1;
                    more -= 1;
                }
                return Ok(());
            }
            0 => return Err(Stop::syntax(start, Fault::Unclosed(char::from(quote)))),
            b'\\' if quote == b'"' => scanner.at = escape(text, at, several)?,
            b'\n' if several => scanner.at += 1,
            b'\r' if several && byte(text, at + 1) == b'\n' => scanner.at += 2,
            b'\t' => scanner.at += 1,
            0x01..=0x1f | 0x7f => return Err(Stop::syntax(at, Fault::Control)),
            _ => scanner.at += 1,
        }
    }
}

/// The end of the escape that begins with the backslash at a place.
fn escape(text: &str, at: usize, several: bool) -> Result<usize, Stop> {
    let wrong = Stop::syntax(at, Fault::Escape);
    let digits = match byte(text, at + 1) {
        b'b' | b't' | b'n' | b'f' | b'r' | b'e' | b'"' | b'\\' => return Ok(at + 2),
        b'x' => 2,
        b'u' => 4,
        b'U' => 8,
        b' ' | b'\t' | b'\n' | b'\r' if several => {
            let mut end = at + 1;
            while matches!(byte(text, end), b' ' | b'\t' | b'\r') {
                end += 1;
            }
            return if byte(text, end) == b'\n' {
                Ok(end + 1)
            } else {
                Err(wrong)
            };
        }
        _ => return Err(wrong),
    };
    let hex = slice(text, at + 2, at + 2 + digits);
    let code = u32::from_str_radix(hex, 16)
        .ok()
        .filter(|_| hex.len() == digits && !hex.starts_with('+'));
    code.and_then(char::from_u32)
        .map(|_| at + 2 + digits)
        .ok_or(wrong)
}

/// The text of a string with its quotes, which was scanned before.
pub(super) fn decoded(quoted: &str) -> Option<String> {
    let (quote, literal) = match byte(quoted, 0) {
        b'"' => ("\"", false),
        _ => ("'", true),
    };
    let triple = [quote, quote, quote].concat();
    let several = quoted.len() >= 6 && quoted.starts_with(&triple);
    let quote = if several { &triple } else { quote };
    let mut inner = quoted.strip_prefix(quote)?.strip_suffix(quote)?;
    if several {
        // A line end right after the opening quotes does not count.
        let after = inner.strip_prefix('\r').unwrap_or(inner);
        inner = after.strip_prefix('\n').unwrap_or(inner);
    }
    if literal {
        return Some(inner.to_owned());
    }
    let mut out = String::new();
    let mut rest = inner.chars();
    while let Some(c) = rest.next() {
        if c != '\\' {
            out.push(c);
            continue;
        }
        let digits = match rest.next()? {
            'b' => '\u{8}'.into(),
            't' => '\t'.into(),
            'n' => '\n'.into(),
            'f' => '\u{c}'.into(),
            'r' => '\r'.into(),
            'e' => '\u{1b}'.into(),
            'x' => number(&mut rest, 2)?,
            'u' => number(&mut rest, 4)?,
            'U' => number(&mut rest, 8)?,
            same @ ('"' | '\\') => same.into(),
            // A line that goes on after all blanks and line ends.
            _ => {
                rest = rest
                    .as_str()
                    .trim_start_matches([' ', '\t', '\r', '\n'])
                    .chars();
                continue;
            }
        };
        out.push(char::from_u32(digits)?);
    }
    Some(out)
}

fn number(rest: &mut std::str::Chars, digits: usize) -> Option<u32> {
    let mut code = 0u32;
    for _ in 0..digits {
        code = code.checked_mul(16)? + rest.next()?.to_digit(16)?;
    }
    Some(code)
}
