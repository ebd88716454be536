//! The event stream format of the WHATWG HTML standard, section "Server-sent events".

use std::borrow::Cow;

use super::bytes::first_of;

/// One dispatched event.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    /// Its type: `message` where the stream names none.
    pub kind: Cow<'static, str>,
    /// Its `data` lines, joined by line feeds. Empty where there was one empty line of data.
    pub data: String,
    /// The last event ID at that point of the stream.
    pub id: String,
    /// Whether bytes of its data that are not UTF-8 have been replaced.
    pub lossy: bool,
}

/// An event, or a line of one, is longer than the limit of its [`EventStream`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TooLong;

/// Turns the bytes of a stream into events, however they are cut into chunks.
///
/// Every byte is looked at twice, to find the end of its line and to decode it, and copied once: data
/// goes into the event as it comes. Lines are told apart before they are decoded, which is sound
/// because no byte of a longer UTF-8 sequence equals CR or LF, and so is decoding all lines of data at
/// once. An event that the stream does not finish with an empty line is dropped.
#[derive(Clone, Debug)]
pub struct EventStream {
    limit: usize,
    /// The bytes of a line whose end has not come yet, unless they are known to be data.
    line: Vec<u8>,
    /// Whether the line that has not ended is one of data, whose bytes go into `data` at once.
    in_data: bool,
    /// Whether the last byte was a CR, which a LF may still belong to.
    after_cr: bool,
    /// Whether the first line has been read, which alone may begin with a byte order mark.
    begun: bool,
    kind: String,
    data: Vec<u8>,
    has_data: bool,
    id: String,
    retry: Option<u64>,
}

/// The shortest beginning of a line of data that tells where its value begins.
const DATA: &[u8] = b"data:";

impl EventStream {
    /// A stream whose events hold at most `limit` bytes each.
    pub fn new(limit: usize) -> Self {
        Self {
            limit,
            line: Vec::new(),
            in_data: false,
            after_cr: false,
            begun: false,
            kind: String::new(),
            data: Vec::new(),
            has_data: false,
            id: String::new(),
            retry: None,
        }
    }

    /// The reconnection time that the stream asked for last, in milliseconds.
    pub fn retry(&self) -> Option<u64> {
        self.retry
    }

    /// What has come of the data of the event that is not finished, undecoded.
    pub fn unfinished(&self) -> &[u8] {
        &self.data
    }

    /// Reads the next bytes and appends the events that they complete.
    ///
    /// # Errors
    /// When an event outgrows the limit; the stream is of no use after that.
    pub fn push(&mut self, chunk: &[u8], events: &mut Vec<Event>) -> Result<(), TooLong> {
        let mut rest = chunk;
        if self.after_cr && !rest.is_empty() {
            self.after_cr = false;
            rest = rest.strip_prefix(b"\n").unwrap_or(rest);
        }
        while let Some(at) = first_of(rest, b'\n', b'\r') {
            let (head, tail) = rest.split_at(at);
            self.end_line(head, events)?;
            let returned = tail.first() == Some(&b'\r');
            rest = tail.get(1..).unwrap_or_default();
            if returned {
                self.after_cr = rest.is_empty();
                rest = rest.strip_prefix(b"\n").unwrap_or(rest);
            }
        }
        self.check(rest.len())?;
        if self.in_data {
            self.data.extend_from_slice(rest);
        } else if !rest.is_empty() {
            self.line.extend_from_slice(rest);
            self.find_data();
        }
        Ok(())
    }

    fn check(&self, more: usize) -> Result<(), TooLong> {
        let size = self.line.len() + self.data.len() + more;
        if size > self.limit {
            Err(TooLong)
        } else {
            Ok(())
        }
    }

    /// Moves the line that has not ended to the data, once it is known to belong there. One byte more
    /// than the name is needed: a space after the colon is no part of the value.
    fn find_data(&mut self) {
        let line = without_bom(&self.line, self.begun);
        if line.len() > DATA.len() && line.starts_with(DATA) {
            let line = std::mem::take(&mut self.line);
            self.read_line(&line, &mut Vec::new());
            self.line = line;
            self.line.clear();
            self.in_data = true;
        }
    }

    fn end_line(&mut self, end: &[u8], events: &mut Vec<Event>) -> Result<(), TooLong> {
        self.check(end.len())?;
        if self.in_data {
            self.data.extend_from_slice(end);
            self.in_data = false;
        } else if self.line.is_empty() {
            self.read_line(end, events);
        } else {
            let mut line = std::mem::take(&mut self.line);
            line.extend_from_slice(end);
            self.read_line(&line, events);
            line.clear();
            self.line = line;
        }
        Ok(())
    }

    fn read_line(&mut self, line: &[u8], events: &mut Vec<Event>) {
        let line = without_bom(line, self.begun);
        self.begun = true;
        if line.is_empty() {
            self.dispatch(events);
            return;
        }
        if let Some(value) = line.strip_prefix(DATA) {
            self.add(value.strip_prefix(b" ").unwrap_or(value));
            return;
        }
        let colon = line.iter().position(|&b| b == b':').unwrap_or(line.len());
        let (name, value) = line.split_at(colon);
        let value = value.strip_prefix(b":").unwrap_or(value);
        let value = value.strip_prefix(b" ").unwrap_or(value);
        match name {
            b"data" => self.add(value),
            b"event" => self.kind = String::from_utf8_lossy(value).into_owned(),
            b"id" if !value.contains(&0) => self.id = String::from_utf8_lossy(value).into_owned(),
            b"retry" => self.retry = milliseconds(value).or(self.retry),
            _ => {}
        }
    }

    /// Adds a line of data.
    fn add(&mut self, value: &[u8]) {
        if self.has_data {
            self.data.push(b'\n');
        }
        self.has_data = true;
        self.data.extend_from_slice(value);
    }

    fn dispatch(&mut self, events: &mut Vec<Event>) {
        let kind = std::mem::take(&mut self.kind);
        if !std::mem::take(&mut self.has_data) {
            return;
        }
        let kind = if kind.is_empty() {
            Cow::Borrowed("message")
        } else {
            Cow::Owned(kind)
        };
        let (data, lossy) = match String::from_utf8(std::mem::take(&mut self.data)) {
            Ok(data) => (data, false),
            Err(bytes) => (String::from_utf8_lossy(bytes.as_bytes()).into_owned(), true),
        };
        events.push(Event {
            kind,
            data,
            id: self.id.clone(),
            lossy,
        });
    }
}

/// The line without the byte order mark that the first one may begin with.
fn without_bom(line: &[u8], begun: bool) -> &[u8] {
    match line.strip_prefix(b"\xef\xbb\xbf") {
        Some(line) if !begun => line,
        _ => line,
    }
}

/// A number of ASCII digits alone; the largest one where it does not fit.
fn milliseconds(digits: &[u8]) -> Option<u64> {
    let mut number = 0u64;
    for digit in digits {
        if !digit.is_ascii_digit() {
            return None;
        }
        number = number
            .saturating_mul(10)
            .saturating_add(u64::from(digit - b'0'));
    }
    if digits.is_empty() {
        None
    } else {
        Some(number)
    }
}

#[cfg(test)]
mod tests;
