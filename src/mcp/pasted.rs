//! A list of tools that was pasted, for those whose browser cannot connect: what another program was
//! told by the service, in whatever form it showed it.
//!
//! Understood are `{"tools":[…]}` (our own export, and what MCP Inspector prints), the response it came
//! in, several of either one after the other, a bare list, and the event stream that `curl -N` shows.

mod stream;
#[cfg(test)]
mod tests;

use super::json::{JsonError, Value};
use super::types::{Page, Tool};
use crate::domain::scan;

/// What a text was read as.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Pasted {
    /// The tools in their order; never none.
    pub tools: Vec<Tool>,
    /// How many entries had no name and were passed over.
    pub unreadable: usize,
    /// Whether a cursor says that there are more tools, which were not pasted.
    pub has_more: bool,
}

/// Why a text is no list of tools. Lines and columns count from 1, columns in characters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PastedError {
    /// There is nothing in it.
    Empty,
    /// It stops being JSON here, or nests too deep.
    NotJson { line: usize, column: usize },
    /// It is JSON, and this, but has no list of tools.
    NoTools(Seen),
    /// The service answered with an error instead; its words are untrusted.
    Refused { code: i64, message: String },
    /// It has a list of tools with nothing in it.
    NoneListed,
    /// No entry of its list has a name; this many have none.
    NoneNamed { entries: usize },
}

/// What is there instead of a list of tools.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Seen {
    /// An object, or several.
    Object,
    /// A configuration of MCP servers, which names no tools.
    Configuration,
    /// The result of `initialize`, which comes before the tools.
    Initialized,
    /// A list of something else.
    List,
    /// A text, a number, `true`, `false` or `null`.
    Scalar,
    /// An event stream without a message in it.
    Stream,
}

/// Reads a text.
///
/// # Errors
/// When there is no tool with a name in it.
pub fn read(text: &str) -> Result<Pasted, PastedError> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let inner = fenced(text);
    let start = inner.as_ptr().addr() - text.as_ptr().addr();
    if inner.trim().is_empty() {
        return Err(PastedError::Empty);
    }
    let mut found = Found::default();
    let whole = match Value::read(inner) {
        Ok(value) => {
            found.take(&value, 0);
            return found.settle();
        }
        Err(error) => start + error.at,
    };
    if let Some(messages) = stream::messages(inner) {
        for message in messages {
            match Value::read(&message.text) {
                Ok(value) => found.take(&value, 0),
                Err(error) => return Err(not_json(text, start + message.place(error.at))),
            }
        }
        found.seen.get_or_insert(Seen::Stream);
        return found.settle();
    }
    one_after_the_other(inner, &mut found).map_err(|error| {
        // Where nothing was read, the first attempt says more.
        let at = error.map_or(whole, |error| start + error.at);
        not_json(text, at)
    })?;
    found.settle()
}

/// Several JSON values with blanks between them, or after lines of something else: what a program said
/// before it came to the point.
///
/// # Errors
/// Where an object breaks off, or the text is none of these.
fn one_after_the_other(text: &str, found: &mut Found) -> Result<(), Option<JsonError>> {
    let mut at = 0;
    let mut broken = None;
    while at < text.len() {
        let rest = text.get(at..).unwrap_or_default();
        let line = rest.trim_start();
        at += rest.len() - line.len();
        if line.starts_with(['{', '[']) {
            match Value::read_first(line) {
                Ok((value, length)) => {
                    found.take(&value, 0);
                    at += length;
                    continue;
                }
                Err(error) => {
                    let place = JsonError { at: at + error.at };
                    // `[info] connecting` begins like a list.
                    if line.starts_with('{') {
                        return Err(broken.or(Some(place)));
                    }
                    broken = broken.or(Some(place));
                }
            }
        }
        at += line.find('\n').map_or(line.len(), |end| end + 1);
    }
    if found.is_telling() {
        Ok(())
    } else {
        Err(broken)
    }
}

/// What stands between the fences of Markdown, where there is nothing before them.
fn fenced(text: &str) -> &str {
    let Some(rest) = text.trim_start().strip_prefix("```") else {
        return text;
    };
    let inner = scan::cut(rest, '\n').map_or("", |(_, inner)| inner);
    inner.split("```").next().unwrap_or(inner)
}

fn not_json(text: &str, at: usize) -> PastedError {
    let (mut line, mut column) = (1, 1);
    for (place, c) in text.char_indices() {
        if place >= at {
            break;
        }
        column += 1;
        if c == '\n' {
            (line, column) = (line + 1, 1);
        }
    }
    PastedError::NotJson { line, column }
}

/// What has been found so far.
#[derive(Default)]
struct Found {
    pasted: Pasted,
    listed: bool,
    refused: Option<PastedError>,
    seen: Option<Seen>,
}

/// How deep messages lie in lists and results.
const DEPTH: usize = 3;

impl Found {
    /// Takes the tools out of a value.
    fn take(&mut self, value: &Value<'_>, depth: usize) {
        match value {
            Value::Array(items) if is_batch(items) && depth < DEPTH => {
                for item in items {
                    self.take(item, depth + 1);
                }
            }
            Value::Array(items) if items.iter().any(|item| item.as_object().is_some()) => {
                self.add(Page::of(items));
            }
            Value::Array(_) => self.see(Seen::List),
            Value::Object(_) => self.object(value, depth),
            _ => self.see(Seen::Scalar),
        }
    }

    /// Whether something was found that says what the text is.
    fn is_telling(&self) -> bool {
        let named = matches!(self.seen, Some(Seen::Initialized | Seen::Configuration));
        self.listed || self.refused.is_some() || named
    }

    fn object(&mut self, value: &Value<'_>, depth: usize) {
        if let Some(page) = Page::read(value) {
            self.add(page);
            return;
        }
        let result = value.get("result").filter(|_| depth < DEPTH);
        if let Some(error) = value
            .get("error")
            .filter(|error| error.as_object().is_some())
        {
            let error = super::json_rpc::ErrorObject::read(error);
            self.refused.get_or_insert(PastedError::Refused {
                code: error.code,
                message: error.message,
            });
        } else if let Some(result) = result {
            self.take(result, depth + 1);
        } else if value.get("protocolVersion").is_some() {
            self.see(Seen::Initialized);
        } else if value.get("mcpServers").is_some() || value.get("servers").is_some() {
            self.see(Seen::Configuration);
        } else {
            self.see(Seen::Object);
        }
    }

    fn add(&mut self, mut page: Page) {
        self.listed = true;
        self.pasted.tools.append(&mut page.tools);
        self.pasted.unreadable += page.unreadable;
        // Pages come in their order: the last one says whether there are more.
        self.pasted.has_more = page.next_cursor.is_some();
    }

    /// What is said of the last thing seen, unless an earlier one says more.
    fn see(&mut self, seen: Seen) {
        if self.seen.is_none_or(|known| known == Seen::Object) {
            self.seen = Some(seen);
        }
    }

    fn settle(self) -> Result<Pasted, PastedError> {
        if !self.pasted.tools.is_empty() {
            return Ok(self.pasted);
        }
        if self.listed {
            return Err(match self.pasted.unreadable {
                0 => PastedError::NoneListed,
                entries => PastedError::NoneNamed { entries },
            });
        }
        if let Some(refused) = self.refused {
            return Err(refused);
        }
        Err(PastedError::NoTools(self.seen.unwrap_or(Seen::Object)))
    }
}

/// Whether the items are messages, or results with lists of their own, rather than tools.
fn is_batch(items: &[Value<'_>]) -> bool {
    let message = |item: &Value<'_>| {
        item.get("jsonrpc").is_some() || item.get("result").is_some() || item.get("tools").is_some()
    };
    items.iter().any(message)
}
