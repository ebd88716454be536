//! The block structure of a YAML file: its keys and dashes, and where their values stand.

use super::scalar;
use crate::domain::scan;
use crate::merge::place::{body, byte, line_end, slice};
use crate::merge::refusal::{Construct, Fault, Stop};

/// A key of a mapping, or the dash of an element.
#[derive(Debug)]
pub(super) struct Node {
    /// The key, decoded; none for a dash.
    pub(super) key: Option<String>,
    pub(super) column: usize,
    /// How many nodes lie around it.
    pub(super) depth: usize,
    pub(super) parent: Option<usize>,
    /// Its first byte.
    pub(super) at: usize,
    /// After its colon or dash.
    pub(super) after: usize,
    /// The value on its line.
    pub(super) inline: Inline,
    /// The first byte of that value; `after` where there is none.
    pub(super) start: usize,
    /// The end of that value; `after` where there is none.
    pub(super) end: usize,
    /// An anchor, alias or tag at the key or at the value, and its place.
    pub(super) mark: Option<(usize, Construct)>,
    /// The first anchor at it, or in its flow collection.
    pub(super) anchor: Option<usize>,
}

/// What stands behind a colon or dash.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Inline {
    /// Nothing: nodes that lie deeper, or no value.
    Empty,
    /// A plain word on one line.
    Plain,
    /// A quoted string on one line.
    Quoted,
    /// `[ ]` or `{ }`
    Flow,
    /// An alias, a block scalar, a scalar over several lines.
    Other,
}

/// The nodes in progress, outermost first.
struct Level {
    column: usize,
    dash: bool,
    parent: Option<usize>,
}

struct Reader<'a> {
    text: &'a str,
    at: usize,
    /// The first byte of the line.
    line: usize,
    nodes: Vec<Node>,
    levels: Vec<Level>,
}

/// Reads a whole file. Its root has to be a mapping or sequence in block style, or empty.
pub(super) fn outline(text: &str) -> Result<Vec<Node>, Stop> {
    agreed(text)?;
    let at = body(text);
    let mut reader = Reader {
        text,
        at,
        line: at,
        nodes: Vec::new(),
        levels: Vec::new(),
    };
    let mut begun = false;
    while reader.at < text.len() {
        reader.line = reader.at;
        let rest = slice(text, reader.at, text.len());
        let content = scan::trim_front(rest, |c| c == ' ');
        let column = rest.len() - content.len();
        reader.at += column;
        if content.starts_with('\t') {
            // Readers differ over a tab even where nothing follows it.
            return Err(Stop::syntax(reader.at, Fault::Tab));
        }
        if content.is_empty() || content.starts_with(['\n', '\r', '#']) {
            reader.next_line();
            continue;
        }
        let marker = content
            .get(..3)
            .filter(|_| column == 0 && ends_word(byte(content, 3)));
        match marker {
            Some("---") if !begun && reader.nodes.is_empty() => {
                begun = true;
                reader.at += 3;
                reader.rest_of_line()?;
                continue;
            }
            Some("---" | "...") => return Err(Stop::unsupported(reader.at, Construct::Documents)),
            _ => {}
        }
        if column == 0 && content.starts_with('%') && !begun && reader.nodes.is_empty() {
            reader.next_line();
            continue;
        }
        reader.node(column)?;
    }
    Ok(reader.nodes)
}

/// Refuses characters that YAML forbids, and line ends that readers do not agree on.
fn agreed(text: &str) -> Result<(), Stop> {
    for (at, c) in text.char_indices() {
        match c {
            '\r' if byte(text, at + 1) == b'\n' => {}
            '\r' | '\u{85}' | '\u{2028}' | '\u{2029}' => {
                return Err(Stop::unsupported(at, Construct::LineEnd));
            }
            '\t' | '\n' => {}
            '\u{feff}' if at > 0 => return Err(Stop::syntax(at, Fault::Control)),
            '\0'..='\u{1f}' | '\u{7f}'..='\u{9f}' | '\u{fffe}' | '\u{ffff}' => {
                return Err(Stop::syntax(at, Fault::Control));
            }
            _ => {}
        }
    }
    Ok(())
}

/// Whether a byte is a blank, a line end or the end of the text.
fn ends_word(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t' | b'\r' | b'\n' | 0)
}

impl Reader<'_> {
    fn peek(&self) -> u8 {
        byte(self.text, self.at)
    }

    fn next_line(&mut self) {
        let rest = slice(self.text, self.at, self.text.len());
        self.at += rest.find('\n').map_or(rest.len(), |end| end + 1);
    }

    fn blank(&mut self) {
        while matches!(self.peek(), b' ' | b'\t') {
            self.at += 1;
        }
    }

    /// Whether nothing but a comment follows on this line.
    fn line_done(&mut self) -> bool {
        self.blank();
        matches!(self.peek(), b'#' | b'\r' | b'\n' | 0)
    }

    fn rest_of_line(&mut self) -> Result<(), Stop> {
        if !self.line_done() {
            return Err(Stop::unexpected(self.text, self.at));
        }
        self.next_line();
        Ok(())
    }

    /// The dashes, the key and the value of a line, and the lines that its value goes on in.
    fn node(&mut self, mut column: usize) -> Result<(), Stop> {
        while self.peek() == b'-' && ends_word(byte(self.text, self.at + 1)) {
            self.push(None, column, self.at)?;
            while self.peek() == b' ' {
                self.at += 1;
            }
            if self.line_done() {
                self.next_line();
                return Ok(());
            }
            if byte(self.text, self.at - 1) == b'\t' {
                return Err(Stop::syntax(self.at - 1, Fault::Tab));
            }
            column = self.at - self.line;
        }
        if self.peek() == b'?' && ends_word(byte(self.text, self.at + 1)) {
            return Err(Stop::unsupported(self.at, Construct::ComplexKey));
        }
        let start = self.at;
        let (mut mark, mut anchor) = (None, None);
        self.properties(&mut mark, &mut anchor);
        let key = if self.line_done() { None } else { self.key()? };
        if let Some(key) = key {
            self.push(Some(key), column, start)?;
            self.note(mark, anchor);
            if self.line_done() {
                self.next_line();
                return Ok(());
            }
            (mark, anchor) = (None, None);
            self.properties(&mut mark, &mut anchor);
        } else if self
            .nodes
            .last()
            .is_none_or(|node| node.inline != Inline::Empty || node.column >= column)
        {
            return Err(Stop::unexpected(self.text, start));
        }
        self.note(mark, anchor);
        if self.line_done() {
            self.next_line();
            return Ok(());
        }
        self.value()
    }

    fn note(&mut self, mark: Option<(usize, Construct)>, anchor: Option<usize>) {
        let before = scan::trim_back(slice(self.text, 0, self.at), |c| c == ' ' || c == '\t');
        if let Some(node) = self.nodes.last_mut() {
            if mark.is_some() {
                // It may stand on a line of its own.
                node.end = node.end.max(before.len());
            }
            node.mark = node.mark.or(mark);
            node.anchor = node.anchor.or(anchor);
        }
    }

    /// Anchors and tags.
    fn properties(&mut self, mark: &mut Option<(usize, Construct)>, anchor: &mut Option<usize>) {
        loop {
            let construct = match self.peek() {
                b'&' => Construct::Anchor,
                b'!' => Construct::Tag,
                _ => return,
            };
            if construct == Construct::Anchor {
                anchor.get_or_insert(self.at);
            }
            mark.get_or_insert((self.at, construct));
            while !ends_word(self.peek()) {
                self.at += 1;
            }
            self.blank();
        }
    }

    /// The key that begins here, and its colon.
    fn key(&mut self) -> Result<Option<String>, Stop> {
        let start = self.at;
        let line = slice(self.text, start, line_end(self.text, start));
        let (text, end) = match self.peek() {
            b'"' | b'\'' => {
                let end = scalar::quoted_end(self.text, start)?;
                if end > start + line.len() {
                    return Ok(None);
                }
                let text = scalar::decoded(slice(self.text, start, end));
                let blank = scan::trim_front(slice(self.text, end, start + line.len()), |c| {
                    c == ' ' || c == '\t'
                });
                // What cannot be decoded equals no name of ours.
                (
                    text.unwrap_or_else(|| slice(self.text, start, end).to_owned()),
                    start + line.len() - blank.len(),
                )
            }
            b'[' | b'{' | b'*' | b'|' | b'>' | b'%' | b'@' | b'`' | b',' | b']' | b'}' | b'#' => {
                return Ok(None);
            }
            _ => {
                let Some(colon) = scalar::colon(line) else {
                    return Ok(None);
                };
                let text = scan::trim_back(slice(line, 0, colon), |c| c == ' ' || c == '\t');
                (text.to_owned(), start + colon)
            }
        };
        if byte(self.text, end) != b':' || !ends_word(byte(self.text, end + 1)) || end == start {
            return Ok(None);
        }
        self.at = end;
        Ok(Some(text))
    }

    /// Adds the node whose colon or dash is the next byte; it begins at `at`.
    fn push(&mut self, key: Option<String>, column: usize, at: usize) -> Result<(), Stop> {
        let dash = key.is_none();
        while let Some(level) = self.levels.last() {
            // A sequence may be indented as much as its key.
            if level.column > column || level.column == column && level.dash && !dash {
                self.levels.pop();
            } else {
                break;
            }
        }
        let last = self.nodes.last();
        let (parent, sibling) = match self.levels.last() {
            Some(level) if level.column == column && level.dash == dash => (level.parent, true),
            Some(level) => {
                let below = last.is_some_and(|node| {
                    let deeper = node.column < column
                        || level.column == column && dash && node.column == column;
                    deeper && node.inline == Inline::Empty
                });
                if !below {
                    return Err(Stop::syntax(at, Fault::Indentation));
                }
                (self.nodes.len().checked_sub(1), false)
            }
            None if last.is_none() => (None, false),
            None => return Err(Stop::syntax(at, Fault::Indentation)),
        };
        if !sibling {
            self.levels.push(Level {
                column,
                dash,
                parent,
            });
        }
        self.at += 1;
        let after = self.at;
        self.nodes.push(Node {
            key,
            column,
            depth: self.levels.len(),
            parent,
            at,
            after,
            inline: Inline::Empty,
            start: after,
            end: after,
            mark: None,
            anchor: None,
        });
        Ok(())
    }

    /// The value that begins here, and the rest of its last line.
    fn value(&mut self) -> Result<(), Stop> {
        let (text, start) = (self.text, self.at);
        let Some(node) = self.nodes.last_mut() else {
            return Ok(());
        };
        node.start = start;
        let first = byte(text, start);
        let end = match first {
            b'"' | b'\'' => scalar::quoted_end(text, start)?,
            b'[' | b'{' => {
                let (end, anchor) = scalar::flow_end(text, start)?;
                node.anchor = node.anchor.or(anchor);
                end
            }
            b'*' => {
                node.mark.get_or_insert((start, Construct::Alias));
                let rest = slice(text, start, text.len());
                start + scan::until(rest, char::is_whitespace).len()
            }
            b'|' | b'>' => scalar::block_end(text, start, node.column)?,
            b'%' | b'@' | b'`' | b',' | b']' | b'}' => return Err(Stop::unexpected(text, start)),
            b'-' | b'?' | b':' if ends_word(byte(text, start + 1)) => {
                return Err(Stop::unexpected(text, start));
            }
            _ => scalar::plain_end(text, start, node.column)?,
        };
        let several = end > line_end(text, start);
        node.end = end;
        node.inline = match first {
            b'[' | b'{' => Inline::Flow,
            b'*' | b'|' | b'>' => Inline::Other,
            _ if several => Inline::Other,
            b'"' | b'\'' => Inline::Quoted,
            _ => Inline::Plain,
        };
        self.at = end;
        if self.peek() == b'#' {
            // A comment has a blank before it; without the value it would be none.
            return Err(Stop::unexpected(text, end));
        }
        self.rest_of_line()
    }
}
