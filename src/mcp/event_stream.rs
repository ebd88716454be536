//! The event stream format of the WHATWG HTML standard, section "Server-sent events".

/// One dispatched event.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    /// Its type: `message` where the stream names none.
    pub kind: String,
    /// Its `data` lines, joined by line feeds. Empty where there was one empty line of data.
    pub data: String,
    /// The last event ID at that point of the stream.
    pub id: String,
}

/// An event, or a line of one, is longer than the limit of its [`EventStream`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TooLong;

/// Turns the bytes of a stream into events, however they are cut into chunks.
///
/// Every byte is looked at once and copied at most twice: once into the line that a chunk left
/// unfinished, once into the event. Lines are told apart before they are decoded, which is sound
/// because no byte of a longer UTF-8 sequence equals CR or LF. An event that the stream does not
/// finish with an empty line is dropped.
#[derive(Clone, Debug)]
pub struct EventStream {
    limit: usize,
    /// The bytes of a line whose end has not come yet.
    line: Vec<u8>,
    /// Whether the last byte was a CR, which a LF may still belong to.
    after_cr: bool,
    /// Whether the first line has been read, which alone may begin with a byte order mark.
    begun: bool,
    kind: String,
    data: String,
    has_data: bool,
    id: String,
    retry: Option<u64>,
}

impl EventStream {
    /// A stream whose events hold at most `limit` bytes each.
    pub fn new(limit: usize) -> Self {
        Self {
            limit,
            line: Vec::new(),
            after_cr: false,
            begun: false,
            kind: String::new(),
            data: String::new(),
            has_data: false,
            id: String::new(),
            retry: None,
        }
    }

    /// The reconnection time that the stream asked for last, in milliseconds.
    pub fn retry(&self) -> Option<u64> {
        self.retry
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
        while let Some(at) = rest.iter().position(|&b| b == b'\n' || b == b'\r') {
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
        self.line.extend_from_slice(rest);
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

    fn end_line(&mut self, end: &[u8], events: &mut Vec<Event>) -> Result<(), TooLong> {
        self.check(end.len())?;
        if self.line.is_empty() {
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
        let bom = if self.begun {
            None
        } else {
            line.strip_prefix(b"\xef\xbb\xbf")
        };
        self.begun = true;
        let line = bom.unwrap_or(line);
        if line.is_empty() {
            self.dispatch(events);
            return;
        }
        let colon = line.iter().position(|&b| b == b':').unwrap_or(line.len());
        let (name, value) = line.split_at(colon);
        let value = value.strip_prefix(b":").unwrap_or(value);
        let value = value.strip_prefix(b" ").unwrap_or(value);
        match name {
            b"data" => {
                if self.has_data {
                    self.data.push('\n');
                }
                self.has_data = true;
                self.data.push_str(&String::from_utf8_lossy(value));
            }
            b"event" => self.kind = String::from_utf8_lossy(value).into_owned(),
            b"id" if !value.contains(&0) => self.id = String::from_utf8_lossy(value).into_owned(),
            b"retry" => self.retry = milliseconds(value).or(self.retry),
            _ => {}
        }
    }

    fn dispatch(&mut self, events: &mut Vec<Event>) {
        let kind = std::mem::take(&mut self.kind);
        if !std::mem::take(&mut self.has_data) {
            return;
        }
        let kind = if kind.is_empty() {
            "message".to_owned()
        } else {
            kind
        };
        let data = std::mem::take(&mut self.data);
        events.push(Event {
            kind,
            data,
            id: self.id.clone(),
        });
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
