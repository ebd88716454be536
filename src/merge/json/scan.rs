use crate::merge::nested::Nested;
use crate::merge::place::{byte, slice};
use crate::merge::refusal::{Fault, Stop};
use crate::merge::value::{DEPTH_LIMIT, Value};

/// Reads JSON with comments and trailing commas, and nothing else beyond the standard. It does not
/// recurse, so that no text is too deep for it.
pub(super) struct Scanner<'a> {
    pub(super) text: &'a str,
    /// The next byte.
    pub(super) at: usize,
}

/// An object or array and what is in it.
#[derive(Clone, Debug)]
pub(super) struct Collection {
    /// Its opening bracket.
    pub(super) open: usize,
    /// Its closing bracket.
    pub(super) close: usize,
    pub(super) parts: Vec<Part>,
}

/// A member or an element.
#[derive(Clone, Debug)]
pub(super) struct Part {
    /// The key of a member, decoded; none where it has half of a surrogate pair.
    pub(super) key: Option<String>,
    /// The key of a member, the value of an element.
    pub(super) start: usize,
    /// The value.
    pub(super) value: usize,
    /// The end of the value.
    pub(super) end: usize,
    /// The comma after it.
    pub(super) comma: Option<usize>,
}

impl<'a> Scanner<'a> {
    pub(super) fn new(text: &'a str, at: usize) -> Self {
        Self { text, at }
    }

    pub(super) fn peek(&self) -> u8 {
        byte(self.text, self.at)
    }

    /// Whitespace and comments.
    pub(super) fn blank(&mut self) -> Result<(), Stop> {
        loop {
            match self.peek() {
                b' ' | b'\t' | b'\n' | b'\r' => self.at += 1,
                b'/' => self.comment()?,
                _ => return Ok(()),
            }
        }
    }

    fn comment(&mut self) -> Result<(), Stop> {
        let start = self.at;
        let rest = slice(self.text, start, self.text.len());
        if rest.starts_with("//") {
            while !matches!(self.peek(), b'\n' | b'\r') && self.at < self.text.len() {
                self.at += 1;
            }
            return Ok(());
        }
        if !rest.starts_with("/*") {
            return Err(Stop::unexpected(self.text, start));
        }
        let rest = slice(rest, 2, rest.len());
        let end = rest.find("*/");
        let end = end.ok_or_else(|| Stop::syntax(start, Fault::UnclosedComment))?;
        self.at = start + 2 + end + 2;
        Ok(())
    }

    /// Spaces, tabs and comments that begin on this line. Gives the end of the last comment and
    /// whether it goes to the end of its line; where there is none, does not move.
    pub(super) fn comments_on_line(&mut self) -> Result<bool, Stop> {
        let (mut end, mut to_line_end) = (self.at, false);
        loop {
            match self.peek() {
                b' ' | b'\t' => self.at += 1,
                b'/' => {
                    to_line_end = byte(self.text, self.at + 1) == b'/';
                    self.comment()?;
                    end = self.at;
                }
                _ => break,
            }
        }
        self.at = end;
        Ok(to_line_end)
    }

    /// The members of the object, or the elements of the array, that begins here.
    pub(super) fn collection(&mut self) -> Result<Collection, Stop> {
        let open = self.at;
        let (object, closing) = match self.peek() {
            b'{' => (true, b'}'),
            _ => (false, b']'),
        };
        self.at += 1;
        let mut parts: Vec<Part> = Vec::new();
        loop {
            self.blank()?;
            if self.peek() == closing {
                break;
            }
            if parts.last().is_some_and(|part| part.comma.is_none()) {
                return Err(self.unclosed(open));
            }
            let start = self.at;
            let mut key = None;
            if object {
                if self.at >= self.text.len() {
                    return Err(self.unclosed(open));
                }
                self.key()?;
                key = decoded(slice(self.text, start, self.at));
                self.colon()?;
            }
            if self.at >= self.text.len() {
                return Err(self.unclosed(open));
            }
            let value = self.at;
            self.skip()?;
            let end = self.at;
            self.blank()?;
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
        let close = self.at;
        self.at += 1;
        Ok(Collection { open, close, parts })
    }

    fn key(&mut self) -> Result<(), Stop> {
        if self.peek() != b'"' {
            return Err(Stop::unexpected(self.text, self.at));
        }
        self.string()
    }

    fn colon(&mut self) -> Result<(), Stop> {
        self.blank()?;
        if self.peek() != b':' {
            return Err(Stop::unexpected(self.text, self.at));
        }
        self.at += 1;
        self.blank()
    }

    fn string(&mut self) -> Result<(), Stop> {
        let start = self.at;
        self.at += 1;
        loop {
            match self.peek() {
                b'"' => {
                    self.at += 1;
                    return Ok(());
                }
                b'\\' => {
                    let digits = match byte(self.text, self.at + 1) {
                        b'"' | b'\\' | b'/' | b'b' | b'f' | b'n' | b'r' | b't' => 0,
                        b'u' => 4,
                        _ => return Err(Stop::syntax(self.at, Fault::Escape)),
                    };
                    let hex = slice(self.text, self.at + 2, self.at + 2 + digits);
                    if hex.len() != digits || !hex.bytes().all(|digit| digit.is_ascii_hexdigit()) {
                        return Err(Stop::syntax(self.at, Fault::Escape));
                    }
                    self.at += 2 + digits;
                }
                0 => return Err(Stop::syntax(start, Fault::Unclosed('"'))),
                0x01..=0x1f => return Err(Stop::syntax(self.at, Fault::Control)),
                _ => self.at += 1,
            }
        }
    }

    fn word(&mut self) -> Result<(), Stop> {
        let start = self.at;
        while matches!(self.peek(), b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'+' | b'-' | b'.') {
            self.at += 1;
        }
        match slice(self.text, start, self.at) {
            "" => Err(Stop::unexpected(self.text, start)),
            "true" | "false" | "null" => Ok(()),
            word if is_number(word) => Ok(()),
            _ => Err(Stop::syntax(start, Fault::Word)),
        }
    }
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
        self.blank()
    }

    fn key_and_mark(&mut self) -> Result<(), Stop> {
        self.key()?;
        self.colon()
    }

    fn plain(&mut self) -> Result<(), Stop> {
        match self.peek() {
            b'"' => self.string(),
            _ => self.word(),
        }
    }
}

/// Whether a word is a number of the JSON standard.
fn is_number(word: &str) -> bool {
    let digits = |text: &str| text.bytes().take_while(u8::is_ascii_digit).count();
    let word = word.strip_prefix('-').unwrap_or(word);
    let whole = digits(word);
    if whole == 0 || whole > 1 && word.starts_with('0') {
        return false;
    }
    let mut rest = slice(word, whole, word.len());
    if let Some(fraction) = rest.strip_prefix('.') {
        let places = digits(fraction);
        if places == 0 {
            return false;
        }
        rest = slice(fraction, places, fraction.len());
    }
    if let Some(exponent) = rest.strip_prefix(['e', 'E']) {
        let exponent = exponent.strip_prefix(['+', '-']).unwrap_or(exponent);
        let places = digits(exponent);
        return places > 0 && places == exponent.len();
    }
    rest.is_empty()
}

/// The text of a string with its quotes, which was scanned before; none where it has half of a
/// surrogate pair, which is no character.
pub(super) fn decoded(quoted: &str) -> Option<String> {
    let mut out = String::new();
    let mut rest = quoted.strip_prefix('"')?.strip_suffix('"')?.chars();
    while let Some(c) = rest.next() {
        if c != '\\' {
            out.push(c);
            continue;
        }
        out.push(match rest.next()? {
            'b' => '\u{8}',
            'f' => '\u{c}',
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            'u' => {
                let mut code = unit(&mut rest)?;
                if (0xd800..0xdc00).contains(&code) {
                    rest.next().filter(|c| *c == '\\')?;
                    rest.next().filter(|c| *c == 'u')?;
                    let low = unit(&mut rest)?;
                    let low = low.checked_sub(0xdc00).filter(|low| *low < 0x400)?;
                    code = 0x10000 + ((code - 0xd800) << 10) + low;
                }
                char::from_u32(code)?
            }
            other => other,
        });
    }
    Some(out)
}

/// Four hexadecimal digits.
fn unit(digits: &mut std::str::Chars) -> Option<u32> {
    let mut code = 0;
    for _ in 0..4 {
        code = code << 4 | digits.next()?.to_digit(16)?;
    }
    Some(code)
}

/// The value that begins at a byte, for a comparison.
pub(super) fn value(text: &str, at: usize, depth: usize) -> Value {
    let mut scanner = Scanner::new(text, at);
    if depth >= DEPTH_LIMIT {
        return Value::Other;
    }
    match scanner.peek() {
        first @ (b'{' | b'[') => {
            let Ok(collection) = scanner.collection() else {
                return Value::Other;
            };
            let parts = collection.parts.into_iter();
            if first == b'[' {
                return Value::Array(
                    parts
                        .map(|part| value(text, part.value, depth + 1))
                        .collect(),
                );
            }
            let mut members = Vec::new();
            for part in parts {
                let Some(key) = part.key else {
                    return Value::Other;
                };
                members.push((key, value(text, part.value, depth + 1)));
            }
            Value::Object(members)
        }
        b'"' => {
            let end = scanner.string().map(|()| scanner.at);
            let text = end.ok().and_then(|end| decoded(slice(text, at, end)));
            text.map_or(Value::Other, Value::Text)
        }
        _ => {
            let end = scanner.word().map(|()| scanner.at);
            match slice(text, at, end.unwrap_or(at)) {
                "null" => Value::Null,
                "true" => Value::Bool(true),
                "false" => Value::Bool(false),
                number => Value::Number(whole(number).to_owned()),
            }
        }
    }
}

/// `60.0` is the number 60.
fn whole(number: &str) -> &str {
    match number.split_once('.') {
        Some((whole, fraction)) if fraction.bytes().all(|digit| digit == b'0') => whole,
        _ => number,
    }
}
