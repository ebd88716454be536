use crate::merge::nested::Nested;
use crate::merge::place::{body, byte, slice};
use crate::merge::refusal::{Fault, Stop};
use crate::merge::toml::string;

/// What a line of a file begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// `[a.b]`
    Table,
    /// `[[a.b]]`
    ArrayOfTables,
    /// `a = 1`
    Pair,
}

/// A header, or a key with its value.
#[derive(Debug)]
pub(super) struct Item {
    pub(super) kind: Kind,
    /// The keys from the root on.
    pub(super) path: Vec<String>,
    /// How many of them are those of the table that it stands in.
    pub(super) table: usize,
    /// Its first byte.
    pub(super) at: usize,
    /// The value of a pair.
    pub(super) value: usize,
    /// Its end, before a comment.
    pub(super) end: usize,
}

/// An inline table: its braces and what is in it.
#[derive(Debug)]
pub(super) struct Inline {
    pub(super) open: usize,
    pub(super) close: usize,
    pub(super) parts: Vec<Part>,
}

/// A pair in an inline table, or an element of an array, which has no key.
#[derive(Debug)]
pub(super) struct Part {
    pub(super) key: Vec<String>,
    pub(super) start: usize,
    pub(super) value: usize,
    pub(super) end: usize,
    pub(super) comma: Option<usize>,
}

/// Reads TOML 1.1, of which 1.0 is a part. It does not recurse.
pub(super) struct Scanner<'a> {
    pub(super) text: &'a str,
    /// The next byte.
    pub(super) at: usize,
}

/// A whole file.
pub(super) fn items(text: &str) -> Result<Vec<Item>, Stop> {
    let mut scanner = Scanner {
        text,
        at: body(text),
    };
    let mut items = Vec::new();
    let mut table = Vec::new();
    loop {
        scanner.gap()?;
        if scanner.at >= text.len() {
            return Ok(items);
        }
        let item = scanner.item(&table)?;
        if item.kind != Kind::Pair {
            table.clone_from(&item.path);
        }
        items.push(item);
        scanner.line_end()?;
    }
}

impl Scanner<'_> {
    pub(super) fn peek(&self) -> u8 {
        byte(self.text, self.at)
    }

    fn blank(&mut self) {
        while matches!(self.peek(), b' ' | b'\t') {
            self.at += 1;
        }
    }

    /// Blanks, line ends and comments.
    fn between(&mut self) -> Result<(), Stop> {
        loop {
            match self.peek() {
                b' ' | b'\t' | b'\n' => self.at += 1,
                b'\r' if byte(self.text, self.at + 1) == b'\n' => self.at += 2,
                b'#' => self.comment()?,
                _ => return Ok(()),
            }
        }
    }

    fn comment(&mut self) -> Result<(), Stop> {
        loop {
            match self.peek() {
                b'\n' => return Ok(()),
                b'\r' if byte(self.text, self.at + 1) == b'\n' => return Ok(()),
                0 => return Ok(()),
                b'\t' => self.at += 1,
                0x01..=0x1f | 0x7f => return Err(Stop::syntax(self.at, Fault::Control)),
                _ => self.at += 1,
            }
        }
    }

    /// Nothing but a comment to the end of the line.
    fn line_end(&mut self) -> Result<(), Stop> {
        self.blank();
        if self.peek() == b'#' {
            self.comment()?;
        }
        match self.peek() {
            b'\n' => Ok(()),
            b'\r' if byte(self.text, self.at + 1) == b'\n' => Ok(()),
            0 if self.at >= self.text.len() => Ok(()),
            _ => Err(Stop::unexpected(self.text, self.at)),
        }
    }

    fn item(&mut self, table: &[String]) -> Result<Item, Stop> {
        let at = self.at;
        let rest = slice(self.text, at, self.text.len());
        let (kind, open, close) = if rest.starts_with("[[") {
            (Kind::ArrayOfTables, 2, "]]")
        } else if rest.starts_with('[') {
            (Kind::Table, 1, "]")
        } else {
            (Kind::Pair, 0, "=")
        };
        self.at += open;
        self.blank();
        let key = self.key()?;
        self.blank();
        if !slice(self.text, self.at, self.text.len()).starts_with(close) {
            return Err(Stop::unexpected(self.text, self.at));
        }
        self.at += close.len();
        let (mut path, mut value) = (Vec::new(), self.at);
        if kind == Kind::Pair {
            self.blank();
            value = self.at;
            self.skip()?;
            path.extend_from_slice(table);
        }
        path.extend(key);
        let (table, end) = (if kind == Kind::Pair { table.len() } else { 0 }, self.at);
        Ok(Item {
            kind,
            path,
            table,
            at,
            value,
            end,
        })
    }

    /// One or more keys with dots between.
    fn key(&mut self) -> Result<Vec<String>, Stop> {
        let mut path = Vec::new();
        loop {
            let start = self.at;
            match self.peek() {
                b'"' | b'\'' => {
                    string::skip(self)?;
                    let quoted = slice(self.text, start, self.at);
                    let several = quoted.len() >= 6
                        && (quoted.starts_with("\"\"\"") || quoted.starts_with("'''"));
                    let text = string::decoded(quoted).filter(|_| !several);
                    path.push(text.ok_or_else(|| Stop::unexpected(self.text, start))?);
                }
                _ => {
                    let bare = |c: u8| c.is_ascii_alphanumeric() || c == b'-' || c == b'_';
                    while bare(self.peek()) {
                        self.at += 1;
                    }
                    if self.at == start {
                        return Err(Stop::unexpected(self.text, start));
                    }
                    path.push(slice(self.text, start, self.at).to_owned());
                }
            }
            let end = self.at;
            self.blank();
            if self.peek() != b'.' {
                self.at = end;
                return Ok(path);
            }
            self.at += 1;
            self.blank();
        }
    }

    fn equals(&mut self) -> Result<(), Stop> {
        self.blank();
        if self.peek() != b'=' {
            return Err(Stop::unexpected(self.text, self.at));
        }
        self.at += 1;
        self.blank();
        Ok(())
    }

    /// A number, a boolean, a date or a time.
    fn word(&mut self) -> Result<(), Stop> {
        let start = self.at;
        let part =
            |c: u8| c.is_ascii_alphanumeric() || matches!(c, b'_' | b'+' | b'-' | b'.' | b':');
        loop {
            while part(self.peek()) {
                self.at += 1;
            }
            // A date and a time may have a space between them.
            let date = self.at == start + 10 && byte(self.text, start + 4) == b'-';
            let time = byte(self.text, self.at + 1).is_ascii_digit()
                && byte(self.text, self.at + 3) == b':';
            if !(date && time && self.peek() == b' ') {
                break;
            }
            self.at += 1;
        }
        let word = slice(self.text, start, self.at);
        if word.is_empty() {
            return Err(Stop::unexpected(self.text, start));
        }
        if !is_value(word) {
            return Err(Stop::syntax(start, Fault::Word));
        }
        Ok(())
    }

    /// The pairs of the inline table, or the elements of the array, that begins here and was scanned
    /// before.
    pub(super) fn inline(&mut self) -> Result<Inline, Stop> {
        let open = self.at;
        let table = self.peek() == b'{';
        let mut parts = Vec::new();
        self.at += 1;
        loop {
            self.between()?;
            if matches!(self.peek(), b'}' | b']' | 0) {
                let close = self.at;
                self.at += 1;
                return Ok(Inline { open, close, parts });
            }
            let start = self.at;
            let mut key = Vec::new();
            if table {
                key = self.key()?;
                self.equals()?;
            }
            let value = self.at;
            self.skip()?;
            let end = self.at;
            self.between()?;
            let comma = (self.peek() == b',').then_some(self.at);
            self.at += usize::from(comma.is_some());
            parts.push(Part {
                key,
                start,
                value,
                end,
                comma,
            });
        }
    }
}

/// Whether a word is one of TOML's values, as far as its characters tell.
fn is_value(word: &str) -> bool {
    let unsigned = word.strip_prefix(['+', '-']).unwrap_or(word);
    if matches!(word, "true" | "false") || matches!(unsigned, "inf" | "nan") {
        return true;
    }
    if !unsigned.starts_with(|c: char| c.is_ascii_digit())
        || unsigned.ends_with(['_', '.', '+', '-'])
    {
        return false;
    }
    let radix = |prefix: &str, digit: fn(char) -> bool| {
        let digits = word.strip_prefix(prefix);
        digits.is_some_and(|digits| {
            !digits.is_empty() && digits.chars().all(|c| c == '_' || digit(c))
        })
    };
    let time = |c: char| {
        c.is_ascii_digit() || matches!(c, '-' | ':' | '.' | '+' | ' ' | 'T' | 't' | 'Z' | 'z')
    };
    let dated = unsigned.contains(':') || unsigned.len() == 10 && byte(unsigned, 4) == b'-';
    dated && unsigned.chars().all(time)
        || radix("0x", |c| c.is_ascii_hexdigit())
        || radix("0o", |c| c.is_digit(8))
        || radix("0b", |c| c.is_digit(2))
        || is_decimal(unsigned)
}

fn is_decimal(word: &str) -> bool {
    let (mut point, mut exponent, mut before) = (false, false, 0u8);
    for byte in word.bytes() {
        match byte {
            b'0'..=b'9' => {}
            b'_' if before.is_ascii_digit() => {}
            b'.' if before.is_ascii_digit() && !point && !exponent => point = true,
            b'e' | b'E' if before.is_ascii_digit() && !exponent => exponent = true,
            b'+' | b'-' if matches!(before, b'e' | b'E') => {}
            _ => return false,
        }
        before = byte;
    }
    let whole = word.split(['.', 'e', 'E']).next().unwrap_or_default();
    before.is_ascii_digit() && (whole.len() == 1 || !whole.starts_with('0'))
}

impl Nested for Scanner<'_> {
    fn text(&self) -> &str {
        self.text
    }

    fn at(&self) -> usize {
        self.at
    }

    fn step(&mut self) {
        self.at += 1;
    }

    fn gap(&mut self) -> Result<(), Stop> {
        self.between()
    }

    fn key_and_mark(&mut self) -> Result<(), Stop> {
        self.key()?;
        self.equals()
    }

    fn plain(&mut self) -> Result<(), Stop> {
        match self.peek() {
            b'"' | b'\'' => string::skip(self),
            _ => self.word(),
        }
    }
}
