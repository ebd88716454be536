//! Everything that is not a block of JSON, line by line: commands, links, labelled lines (YAML and
//! TOML among them) and running text.

use super::clean::{trimmed, unquoted};
use super::label::{self, Label};
use super::outcome::{At, Outcome, Piece};
use super::words::LastQuotes;
use super::{Found, command, id, link, sentence};
use crate::diagnostic::{Code, Span};
use crate::domain::scan;

/// A label is at most this many characters long.
const LABEL_LIMIT: usize = 48;

/// Keys of YAML that are no server's name.
const NO_NAMES: &[&str] = &[
    "headers",
    "requestoptions",
    "env",
    "envs",
    "environment",
    "args",
];

/// What a stretch of text holds.
#[derive(Debug)]
pub(super) struct Prose {
    pub(super) outcome: Outcome,
    /// Words that stand alone on their line, or in a list: perhaps IDs.
    pub(super) alone: Vec<Span>,
    /// The first words of which nothing was made.
    pub(super) skipped: Option<Span>,
}

/// Reads a cleaned text.
pub(super) fn read(text: &str) -> Prose {
    let mut reader = Reader::new(text);
    let mut at = 0;
    while at < text.len() {
        let rest = text.get(at..).unwrap_or_default();
        let end = at + scan::position(rest, "\n").map_or(rest.len(), |newline| newline + 1);
        at = reader.line(at, end).max(end);
    }
    reader.flush();
    Prose {
        outcome: reader.outcome,
        alone: reader.alone,
        skipped: reader.skipped,
    }
}

/// What was found so far. The fields of one service may stand on several lines; a field that is
/// given a second time begins the next service.
pub(super) struct Reader<'a> {
    pub(super) text: &'a str,
    pub(super) outcome: Outcome,
    pub(super) alone: Vec<Span>,
    pub(super) skipped: Option<Span>,
    current: Found,
    quotes: LastQuotes,
    /// A key without a value, which in YAML is the name of the server below it.
    heading: Option<Span>,
    fenced: bool,
    /// Whether there may be a link or a command at all.
    special: bool,
    /// Up to here a link was looked for.
    no_link: usize,
    /// Up to here a command was looked for.
    no_command: usize,
    /// Up to here the text is already used.
    consumed: usize,
}

impl<'a> Reader<'a> {
    fn new(text: &'a str) -> Self {
        Self {
            text,
            outcome: Outcome::default(),
            alone: Vec::new(),
            skipped: None,
            current: Found::empty(),
            quotes: LastQuotes::of(text),
            heading: None,
            fenced: false,
            special: scan::has(text, "mcp") || scan::has(text, "curl"),
            no_link: 0,
            no_command: 0,
            consumed: 0,
        }
    }

    /// Reads one line and says where it stopped: a command may go on beyond the line's end.
    fn line(&mut self, start: usize, end: usize) -> usize {
        let start = start.max(self.consumed).min(end);
        let mut span = trimmed(self.text, Span::new(start, end));
        let line = span.slice(self.text);
        if line.starts_with("```") || line.starts_with("~~~") {
            if !self.fenced {
                self.fenced = true;
                self.outcome.report(Code::FenceRemoved, span);
            }
            let mark = |c| matches!(c, '`' | '~');
            let inner = scan::trim_back(scan::trim_front(line, mark), mark);
            if !line.chars().next_back().is_some_and(mark) || inner.is_empty() {
                return end;
            }
            let front = line.len() - scan::trim_front(line, mark).len();
            span = Span::new(span.start + front, span.start + front + inner.len());
        }
        let mut stop = end;
        while let Some((after, to)) = self.special(span) {
            stop = stop.max(to);
            span = trimmed(self.text, Span::new(after, span.end.max(to)));
        }
        self.plain(span);
        stop
    }

    /// Reads the first link or command in a part of a line, and what stands before it. Gives where
    /// it ends, and where the line ends on which it ends.
    fn special(&mut self, span: Span) -> Option<(usize, usize)> {
        if !self.special {
            return None;
        }
        if span.start >= self.no_link {
            self.no_link = span.end;
            let start = link::next(self.text, span.start, span.end);
            let read = |start| Some((start, link::read(self.text, start, span.end)?));
            if let Some((start, (outcome, after))) = start.and_then(read) {
                self.no_link = after;
                self.plain(Span::new(span.start, start));
                self.outcome.absorb(outcome, At::Offset(0));
                return Some((after, after));
            }
        }
        let from = span.start.max(self.no_command);
        let (start, subject) = command::find(self.text, from, span.end)?;
        let (outcome, after) = command::read(self.text, start, subject, self.quotes);
        self.no_command = after;
        let outcome = outcome?;
        // The program's name and variables before the words of a command are no prose.
        let (skipped, alone) = (self.skipped, self.alone.len());
        self.plain(Span::new(span.start, start));
        self.skipped = skipped;
        self.alone.truncate(alone);
        self.flush();
        self.outcome.absorb(outcome, At::Offset(0));
        if after <= span.end {
            return Some((after, after));
        }
        let rest = self.text.get(after..).unwrap_or_default();
        Some((after, after + scan::until(rest, |c| c == '\n').len()))
    }

    fn plain(&mut self, span: Span) {
        let span = trimmed(self.text, span);
        if !span.slice(self.text).is_empty() && !self.table(span) && !self.labelled(span) {
            sentence::read(self, span);
        }
    }

    /// `[mcp_servers.NAME]` of Codex CLI begins a server; its sub-tables do not.
    fn table(&mut self, span: Span) -> bool {
        let Some(name) = span.slice(self.text).strip_prefix("[mcp_servers.") else {
            return false;
        };
        let Some(name) = name.strip_suffix(']') else {
            return false;
        };
        let start = span.end - "]".len() - name.len();
        let inner = unquoted(name);
        if inner != Span::of(name) || !scan::has(name, ".") {
            self.flush();
            self.set_name(Span::new(start + inner.start, start + inner.end));
        }
        true
    }

    /// A line such as `Instance ID: WebSearch`, `type: sse` or `export DASHSCOPE_API_KEY=…`.
    fn labelled(&mut self, span: Span) -> bool {
        let Some((label, value)) = split_label(self.text, span) else {
            return false;
        };
        let name = label.slice(self.text);
        let given = value.slice(self.text);
        if given.is_empty() {
            let word = !scan::has_blank(name);
            if word && !NO_NAMES.contains(&label::plain(name).as_str()) {
                self.heading = Some(label);
            }
            return word || label::meaning(name).is_some();
        }
        let inner = unquoted(given);
        let inner = Span::new(value.start + inner.start, value.start + inner.end);
        match label::meaning(name) {
            Some(Label::Id) if id::is_plausible(inner.slice(self.text)) => self.set_id(inner),
            Some(Label::Id) if id::is_placeholder(inner.slice(self.text)) => self.set_id(inner),
            Some(Label::Name) if given.len() <= 100 => self.set_name(inner),
            Some(Label::Transport) => match label::transport(inner.slice(self.text)) {
                Ok(transport) => {
                    self.current.draft.transport = transport.or(self.current.draft.transport);
                    self.current.spans.transport = transport.and(Some(inner));
                }
                Err(()) => return false,
            },
            Some(Label::Key { header }) => {
                let mut outcome = Outcome::default();
                outcome.key(given, header);
                let found = outcome.keys.iter().any(|key| key.text.expose().len() >= 8);
                if !found {
                    return false;
                }
                self.outcome.absorb(outcome, At::Offset(value.start));
            }
            Some(Label::Url) => {
                let before = self.current.draft.url.len();
                sentence::read(self, value);
                let heading = self.heading.take().filter(|_| before == 0);
                if let (Some(heading), true) = (heading, self.current.draft.name.is_empty()) {
                    self.set_name(heading);
                }
            }
            _ => return false,
        }
        true
    }

    fn piece(&self, span: Span) -> Piece {
        let text = span.slice(self.text).to_owned();
        Piece { text, span }
    }

    /// Reports a value that goes on after a line break, and leaves the rest out of what follows.
    pub(super) fn joined(&mut self, gap: Span, rest: Span) {
        self.outcome.report_removed(Code::LinesJoined, gap);
        self.consumed = rest.end;
    }

    /// Sets the URL of the current service, whose text may be joined from two lines.
    pub(super) fn set_url(&mut self, url: Piece) {
        if !self.current.draft.url.is_empty() {
            self.flush();
        }
        self.current.set_url(url);
    }

    /// Sets the ID of the current service.
    pub(super) fn set_id(&mut self, span: Span) {
        if !self.current.draft.instance_id.is_empty() {
            self.flush();
        }
        let piece = self.piece(span);
        self.current.set_id(piece);
    }

    /// Sets the name of the current service.
    pub(super) fn set_name(&mut self, span: Span) {
        if !self.current.draft.name.is_empty() {
            self.flush();
        }
        let piece = self.piece(span);
        self.current.set_name(piece);
    }

    /// Ends the current service. A name with the console's prefix carries the ID after it.
    fn flush(&mut self) {
        let mut found = std::mem::replace(&mut self.current, Found::empty());
        let named = found.spans.name.filter(|_| !found.draft.name.is_empty());
        if found.draft.url.is_empty() && found.draft.instance_id.is_empty() {
            let Some(span) = named else { return };
            let Some(rest) = id::after_prefix(&found.draft.name) else {
                self.skipped.get_or_insert(span);
                return;
            };
            let start = span.end.saturating_sub(rest.len());
            let text = rest.to_owned();
            let prefix = Span::new(span.start, start);
            self.outcome.report(Code::NamePrefixRemoved, prefix);
            found.set_id(Piece {
                text,
                span: Span::new(start, span.end),
            });
        }
        self.outcome.services.push(found);
    }
}

/// The label of a line and what follows it.
fn split_label(text: &str, span: Span) -> Option<(Span, Span)> {
    let line = scan::trim_front(span.slice(text), |c| scan::one_of("-*>#• ", c));
    let commands = ["export ", "set ", "$env:", "setx "];
    let command = commands
        .into_iter()
        .find(|command| line.starts_with(command));
    let line = line.get(command.map_or(0, str::len)..)?;
    let space = command == Some("setx ");
    let separates = |&(_, c): &(usize, char)| c == ':' || c == '=' || space && c == ' ';
    let (at, mark) = line.char_indices().take(LABEL_LIMIT).find(separates)?;
    let (label, value) = (line.get(..at)?, line.get(at + mark.len_utf8()..)?);
    let marks = |c: char| scan::one_of("\"'`*", c) || c.is_whitespace();
    let name = scan::trim_front(label, marks);
    let start = span.end - line.len() + (label.len() - name.len());
    let name = scan::trim_back(name, marks);
    if value.starts_with("//") || name.is_empty() {
        return None;
    }
    // `**Instance ID:** WebSearch`: the marks after the colon belong to the label.
    let value = scan::trim_front(value, |c| c == '*').trim_start();
    let label = Span::new(start, start + name.len());
    Some((label, Span::new(span.end - value.len(), span.end)))
}

#[cfg(test)]
mod tests;
