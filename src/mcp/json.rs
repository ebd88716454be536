//! Strict JSON (RFC 8259), read once from front to back.
//!
//! Values borrow from the text wherever a string needs no unescaping, and an object knows the text
//! it was read from, so that a schema can be kept word for word without being written again.

use std::borrow::Cow;

/// How deep arrays and objects may nest. Schemas in the wild stay below 20.
const DEPTH: usize = 128;

/// Any JSON value.
#[derive(Clone, Debug, PartialEq)]
pub enum Value<'a> {
    /// `null`.
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// A number as it was written, so that none loses digits.
    Number(&'a str),
    /// A string. Half a surrogate pair, which no Rust string can hold, reads as U+FFFD.
    String(Cow<'a, str>),
    /// An array.
    Array(Vec<Value<'a>>),
    /// An object.
    Object(Object<'a>),
}

/// An object with its members in their order.
#[derive(Clone, Debug, PartialEq)]
pub struct Object<'a> {
    text: &'a str,
    members: Vec<(Cow<'a, str>, Value<'a>)>,
}

/// A text is not JSON.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct JsonError {
    /// The byte offset where it stops being JSON, or nests too deep.
    pub at: usize,
}

impl<'a> Value<'a> {
    /// Reads a whole text.
    ///
    /// # Errors
    /// When the text is not one JSON value, or nests deeper than 128 levels.
    pub fn read(text: &'a str) -> Result<Self, JsonError> {
        let mut reader = Reader { text, at: 0 };
        let value = reader.value(0);
        reader.skip_blank();
        match value {
            Some(value) if reader.at == text.len() => Ok(value),
            _ => Err(JsonError { at: reader.at }),
        }
    }

    /// Reads the value that a text begins with, and says how many bytes it takes.
    ///
    /// # Errors
    /// When the text does not begin with one, or it nests deeper than 128 levels.
    pub fn read_first(text: &'a str) -> Result<(Self, usize), JsonError> {
        let mut reader = Reader { text, at: 0 };
        let value = reader.value(0);
        let at = reader.at;
        value.map(|value| (value, at)).ok_or(JsonError { at })
    }

    /// The members, where it is an object.
    pub fn as_object(&self) -> Option<&Object<'a>> {
        if let Self::Object(object) = self {
            Some(object)
        } else {
            None
        }
    }

    /// The items, where it is an array.
    pub fn as_array(&self) -> Option<&[Self]> {
        if let Self::Array(items) = self {
            Some(items)
        } else {
            None
        }
    }

    /// The text, where it is a string.
    pub fn as_str(&self) -> Option<&str> {
        if let Self::String(text) = self {
            Some(text)
        } else {
            None
        }
    }

    /// The truth, where it is one.
    pub fn as_bool(&self) -> Option<bool> {
        if let Self::Bool(value) = self {
            Some(*value)
        } else {
            None
        }
    }

    /// A member, where it is an object that has it.
    pub fn get(&self, name: &str) -> Option<&Self> {
        self.as_object()?.get(name)
    }
}

impl<'a> Object<'a> {
    /// The last member of a name, as `JSON.parse` takes it.
    pub fn get(&self, name: &str) -> Option<&Value<'a>> {
        let mut members = self.members.iter().rev();
        members
            .find(|(member, _)| member == name)
            .map(|(_, value)| value)
    }

    /// The members in their order.
    pub fn members(&self) -> &[(Cow<'a, str>, Value<'a>)] {
        &self.members
    }

    /// The members in their order, without the object.
    pub fn into_members(self) -> Vec<(Cow<'a, str>, Value<'a>)> {
        self.members
    }

    /// The text it was read from, braces included.
    pub fn text(&self) -> &'a str {
        self.text
    }
}

struct Reader<'a> {
    text: &'a str,
    at: usize,
}

/// `None` is an error at the place that has been reached.
impl<'a> Reader<'a> {
    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    fn eat(&mut self, byte: u8) -> bool {
        let found = self.peek() == Some(byte);
        self.at += usize::from(found);
        found
    }

    fn skip_blank(&mut self) {
        while matches!(self.peek(), Some(b' ' | b'\t' | b'\n' | b'\r')) {
            self.at += 1;
        }
    }

    fn since(&self, start: usize) -> Option<&'a str> {
        self.text.get(start..self.at)
    }

    fn value(&mut self, depth: usize) -> Option<Value<'a>> {
        self.skip_blank();
        match self.peek()? {
            b'"' => self.string().map(Value::String),
            b'{' if depth < DEPTH => self.object(depth + 1).map(Value::Object),
            b'[' if depth < DEPTH => self.array(depth + 1).map(Value::Array),
            b'-' | b'0'..=b'9' => self.number().map(Value::Number),
            b'n' => self.word("null", Value::Null),
            b't' => self.word("true", Value::Bool(true)),
            b'f' => self.word("false", Value::Bool(false)),
            _ => None,
        }
    }

    fn word(&mut self, word: &str, value: Value<'a>) -> Option<Value<'a>> {
        self.text.get(self.at..)?.starts_with(word).then_some(())?;
        self.at += word.len();
        Some(value)
    }

    fn array(&mut self, depth: usize) -> Option<Vec<Value<'a>>> {
        self.at += 1;
        let mut items = Vec::new();
        self.skip_blank();
        if self.eat(b']') {
            return Some(items);
        }
        loop {
            items.push(self.value(depth)?);
            self.skip_blank();
            if self.eat(b']') {
                return Some(items);
            }
            self.eat(b',').then_some(())?;
        }
    }

    fn object(&mut self, depth: usize) -> Option<Object<'a>> {
        let start = self.at;
        self.at += 1;
        let mut members = Vec::new();
        self.skip_blank();
        let mut closed = self.eat(b'}');
        while !closed {
            self.skip_blank();
            let name = if self.peek() == Some(b'"') {
                self.string()?
            } else {
                return None;
            };
            self.skip_blank();
            self.eat(b':').then_some(())?;
            members.push((name, self.value(depth)?));
            self.skip_blank();
            closed = self.eat(b'}');
            (closed || self.eat(b',')).then_some(())?;
        }
        Some(Object {
            text: self.since(start)?,
            members,
        })
    }

    fn digits(&mut self) -> Option<()> {
        let start = self.at;
        while matches!(self.peek(), Some(b'0'..=b'9')) {
            self.at += 1;
        }
        (self.at > start).then_some(())
    }

    fn number(&mut self) -> Option<&'a str> {
        let start = self.at;
        self.eat(b'-');
        if !self.eat(b'0') {
            self.digits()?;
        }
        if self.eat(b'.') {
            self.digits()?;
        }
        if self.eat(b'e') || self.eat(b'E') {
            let _ = self.eat(b'+') || self.eat(b'-');
            self.digits()?;
        }
        self.since(start)
    }

    fn string(&mut self) -> Option<Cow<'a, str>> {
        self.at += 1;
        let mut start = self.at;
        let mut unescaped = String::new();
        loop {
            match self.peek()? {
                b'"' => {
                    let last = self.since(start)?;
                    self.at += 1;
                    if unescaped.is_empty() {
                        return Some(Cow::Borrowed(last));
                    }
                    unescaped.push_str(last);
                    return Some(Cow::Owned(unescaped));
                }
                b'\\' => {
                    unescaped.push_str(self.since(start)?);
                    self.at += 1;
                    unescaped.push(self.escape()?);
                    start = self.at;
                }
                0..=0x1f => return None,
                _ => self.at += 1,
            }
        }
    }

    /// What follows a backslash.
    fn escape(&mut self) -> Option<char> {
        let letter = self.peek()?;
        let found = match letter {
            b'"' | b'\\' | b'/' => char::from(letter),
            b'b' => '\u{8}',
            b'f' => '\u{c}',
            b'n' => '\n',
            b'r' => '\r',
            b't' => '\t',
            b'u' => {
                self.at += 1;
                return self.unicode();
            }
            _ => return None,
        };
        self.at += 1;
        Some(found)
    }

    /// Four hexadecimal digits, and four more where they make up a surrogate pair.
    fn unicode(&mut self) -> Option<char> {
        let high = self.hex()?;
        let after = self.at;
        if (0xd800..0xdc00).contains(&high) && self.eat(b'\\') && self.eat(b'u') {
            let low = self.hex()?;
            if (0xdc00..0xe000).contains(&low) {
                return char::from_u32(0x10000 + ((high - 0xd800) << 10) + (low - 0xdc00));
            }
        }
        self.at = after;
        Some(char::from_u32(high).unwrap_or(char::REPLACEMENT_CHARACTER))
    }

    fn hex(&mut self) -> Option<u32> {
        let mut number = 0;
        for _ in 0..4 {
            number = number * 16 + char::from(self.peek()?).to_digit(16)?;
            self.at += 1;
        }
        Some(number)
    }
}

#[cfg(test)]
mod tests;
