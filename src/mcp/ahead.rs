//! Reads the tools of a `tools/list` while the rest of it is still on its way, so that no more is to be
//! done at once when it ends than when it began, however long it is.

use super::bytes::first_of;
use super::json::Value;
use super::types::{Page, Tool};

/// Looks at the text of a message as it comes, and takes the entries out of `result.tools`.
///
/// What is left of the text is read like any other message. An entry that is taken out is read by
/// itself, and anything that is not JSON is still found: in an entry, or in what is left.
#[derive(Clone, Debug, Default)]
pub(super) struct Ahead {
    /// How far the text has been looked at.
    at: usize,
    /// How far it is in `left` or `listed`.
    taken: usize,
    in_string: bool,
    /// Where the last string outside of the entries stands, without its quotes.
    string: (usize, usize),
    /// How many arrays and objects are open outside of the entries.
    depth: usize,
    /// Whether the value at depth 1 is that of `result`, and the one at depth 2 that of its `tools`.
    path: (bool, bool),
    /// How many arrays and objects are open inside an entry; `None` outside of the list.
    inside: Option<usize>,
    /// The text without the entries.
    left: Vec<u8>,
    listed: Listed,
}

/// The entries that were taken out of a text.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Listed {
    tools: Vec<Tool>,
    entries: usize,
    /// Whether something between two commas is not JSON.
    malformed: bool,
}

/// A message, perhaps without the entries of its list.
#[derive(Debug, Default)]
pub(super) struct Reply {
    /// Its text; empty, and so no JSON, where an entry is none.
    pub(super) text: String,
    /// What was taken out of it.
    pub(super) listed: Listed,
}

/// What stands for all entries that were taken out.
const MARK: &[u8] = b"0";

impl Ahead {
    /// Looks at what has been added to a text. At most `limit` tools are kept, and one more, which
    /// tells that there are more.
    pub(super) fn read(&mut self, text: &[u8], limit: usize) {
        while let Some(&byte) = text.get(self.at) {
            if self.in_string {
                let rest = text.get(self.at..).unwrap_or_default();
                let Some(next) = first_of(rest, b'"', b'\\') else {
                    self.at = text.len();
                    return;
                };
                let escapes = rest.get(next) == Some(&b'\\');
                if escapes && rest.len() < next + 2 {
                    self.at += next;
                    return;
                }
                self.in_string = escapes;
                self.at += next;
                if self.inside.is_none() && !escapes {
                    self.string.1 = self.at;
                }
                self.at += if escapes { 2 } else { 1 };
                continue;
            }
            match self.inside {
                Some(depth) => self.inside(text, byte, depth, limit),
                None => self.outside(text, byte),
            }
            self.at += 1;
        }
    }

    /// The tools so far.
    pub(super) fn tools(&self) -> &[Tool] {
        &self.listed.tools
    }

    /// Takes the whole text, and is as new.
    pub(super) fn finish(&mut self, text: String, limit: usize) -> Reply {
        self.read(text.as_bytes(), limit);
        let ahead = std::mem::take(self);
        let Ahead {
            mut left, listed, ..
        } = ahead;
        if ahead.taken == 0 {
            return Reply { text, listed };
        }
        if listed.malformed {
            return Reply::default();
        }
        left.extend_from_slice(text.as_bytes().get(ahead.taken..).unwrap_or_default());
        let text = String::from_utf8(left).unwrap_or_default();
        Reply { text, listed }
    }

    fn outside(&mut self, text: &[u8], byte: u8) {
        match byte {
            b'"' => {
                self.in_string = true;
                self.string = (self.at + 1, self.at + 1);
            }
            b':' => {
                let name = text.get(self.string.0..self.string.1).unwrap_or_default();
                match self.depth {
                    1 => self.path = (name == b"result", false),
                    2 => self.path.1 = self.path.0 && name == b"tools",
                    _ => {}
                }
            }
            b'[' if self.depth == 2 && self.path.1 => {
                self.take(text, self.at + 1);
                // Of two lists the last one counts.
                self.listed = Listed::default();
                self.inside = Some(0);
            }
            b'{' | b'[' => self.depth += 1,
            b'}' | b']' => self.depth = self.depth.saturating_sub(1),
            b',' if self.depth == 1 => self.path = (false, false),
            b',' if self.depth == 2 => self.path.1 = false,
            _ => {}
        }
    }

    fn inside(&mut self, text: &[u8], byte: u8, depth: usize, limit: usize) {
        match byte {
            b'"' => self.in_string = true,
            b'{' | b'[' => self.inside = Some(depth + 1),
            b',' if depth == 0 => self.entry(text, false, limit),
            b']' if depth == 0 => {
                self.entry(text, true, limit);
                self.inside = None;
            }
            // One too many is the entry's mistake.
            b'}' | b']' => self.inside = Some(depth.saturating_sub(1)),
            _ => {}
        }
    }

    /// Reads the entry that ends here.
    fn entry(&mut self, text: &[u8], last: bool, limit: usize) {
        let entry = text.get(self.taken..self.at).unwrap_or_default();
        self.taken = if last { self.at } else { self.at + 1 };
        let listed = &mut self.listed;
        if last && listed.entries == 0 && entry.trim_ascii().is_empty() {
            return;
        }
        if listed.entries == 0 {
            self.left.extend_from_slice(MARK);
        }
        listed.entries += 1;
        if listed.tools.len() > limit || listed.malformed {
            return;
        }
        let entry = String::from_utf8_lossy(entry);
        match Value::read(&entry) {
            Ok(value) => listed.tools.extend(Tool::read(&value)),
            Err(_) => listed.malformed = true,
        }
    }

    /// Keeps the text up to there as it is.
    fn take(&mut self, text: &[u8], end: usize) {
        let kept = text.get(self.taken..end).unwrap_or_default();
        self.left.extend_from_slice(kept);
        self.taken = end;
    }
}

impl Listed {
    /// Reads the result of `tools/list` whose entries these may be; `None` where it has no list.
    pub(super) fn page(self, result: &Value<'_>) -> Option<Page> {
        let mut page = Page::read(result)?;
        let entries = result.get("tools").and_then(Value::as_array);
        if self.entries > 0 && entries == Some(&[Value::Number("0")]) {
            page.unreadable = self.entries - self.tools.len();
            page.tools = self.tools;
        }
        Some(page)
    }
}

#[cfg(test)]
mod tests;
