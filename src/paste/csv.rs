//! A table of services: CSV or TSV, as spreadsheets write and copy it.
//!
//! The first row names the columns, or is a service itself and tells what the others hold.

use super::clean::{Cleaned, trimmed, unquoted};
use super::label::{self, Label};
use super::outcome::{At, Outcome, Piece};
use super::{Found, id};
use crate::diagnostic::{Code, Span};
use crate::domain::{NAME_PREFIX, scan};

/// More cells of a row than these are not read.
const COLUMNS_LIMIT: usize = 64;

/// Reads a text that is a table as a whole. Gives the first row as well of which nothing was made.
pub(super) fn read(text: &str) -> Option<(Outcome, Option<Span>)> {
    let mut reader = Reader::new(text);
    let first = reader.row()?;
    let labelled = Columns::labelled(text, &first);
    let columns = labelled.or_else(|| Columns::told(text, &first))?;
    let (mut outcome, mut skipped) = (Outcome::default(), None);
    let mut next = Some(first).filter(|_| !columns.is_labelled);
    while let Some(row) = next.take().or_else(|| reader.row()) {
        if !columns.fits(text, &row) {
            return None;
        }
        match columns.service(text, &row, &mut outcome) {
            Some(found) => outcome.services.push(found),
            None => skipped = skipped.or(whole(&row)),
        }
    }
    // Without labels a single row may be anything.
    let enough = usize::from(!columns.is_labelled) < outcome.services.len();
    enough.then_some((outcome, skipped))
}

/// The cells of a row, each without its quotes.
type Row = Vec<Span>;

/// Which column holds what.
#[derive(Default)]
struct Columns {
    id: Option<usize>,
    url: Option<usize>,
    transport: Option<usize>,
    name: Option<usize>,
    is_labelled: bool,
    /// Whether more than one label says so; a single one may be a word like any other.
    is_certain: bool,
}

impl Columns {
    /// The columns that a first row names.
    fn labelled(text: &str, labels: &Row) -> Option<Self> {
        let mut columns = Self::default();
        for (index, cell) in labels.iter().enumerate() {
            let plain = label::plain(cell.slice(text));
            let meaning = match plain.as_str() {
                // Too common to be labels in running text.
                "code" | "编码" | "服务编码" => Some(Label::Id),
                "传输" => Some(Label::Transport),
                _ => label::meaning(&plain),
            };
            let column = match meaning {
                Some(Label::Id) => &mut columns.id,
                Some(Label::Url) => &mut columns.url,
                Some(Label::Transport) => &mut columns.transport,
                Some(Label::Name) => &mut columns.name,
                _ => continue,
            };
            columns.is_certain = columns.is_labelled;
            columns.is_labelled = true;
            // A column that is called just "id" may number the rows.
            let before = column.and_then(|before| labels.get(before));
            if before.is_none_or(|before| label::plain(before.slice(text)) == "id") {
                *column = Some(index);
            }
        }
        columns.key().map(|_| columns)
    }

    /// The columns of a table that begins with a service. A row of IDs alone is a list.
    fn told(text: &str, first: &Row) -> Option<Self> {
        let mut columns = Self::default();
        let url = first.iter().find(|cell| is_url(cell.slice(text)));
        for (index, cell) in first.iter().enumerate() {
            let cell = cell.slice(text);
            let of_url = url.is_none_or(|url| scan::has(url.slice(text), cell));
            let column = if is_url(cell) {
                &mut columns.url
            } else if !cell.is_empty() && label::transport(cell).is_ok() {
                &mut columns.transport
            } else if id::looks_like_one(cell) && of_url && !cell.starts_with(NAME_PREFIX) {
                &mut columns.id
            } else {
                &mut columns.name
            };
            if column.replace(index).is_some() {
                return None;
            }
        }
        columns.key().filter(|_| first.len() > 1).map(|_| columns)
    }

    /// The column that a service cannot do without.
    fn key(&self) -> Option<usize> {
        self.url.or(self.id)
    }

    /// Whether a row has there what it should have.
    fn fits(&self, text: &str, row: &Row) -> bool {
        let cell = self.key().and_then(|key| row.get(key));
        let cell = cell.map_or("", |cell| cell.slice(text));
        self.is_certain || is_url(cell) || id::looks_like_one(cell)
    }

    /// The service of a row that has an ID or a URL.
    fn service(&self, text: &str, row: &Row, outcome: &mut Outcome) -> Option<Found> {
        let cell = |column: Option<usize>| {
            let piece = piece(text, *row.get(column?)?);
            (!piece.text.is_empty()).then_some(piece)
        };
        let mut found = Found::empty();
        let url = cell(self.url);
        // What is no ID says nothing beside a URL: a dash, "none".
        let is_id = |id: &str| !id.starts_with("sk-") && (url.is_none() || id::is_plausible(id));
        let id = cell(self.id).filter(|id| is_id(&id.text));
        found.spans.whole = whole(row).filter(|_| url.is_some() || id.is_some())?;
        if let Some(url) = url {
            found.set_url(url);
        }
        if let Some(id) = id {
            found.set_id(id);
        }
        if let Some(Piece { text: word, span }) = cell(self.transport) {
            match label::transport(&word) {
                Ok(transport) => {
                    found.draft.transport = transport;
                    found.spans.transport = transport.and(Some(span));
                }
                // Said once: such a column means something else.
                Err(()) if outcome.diagnostics.is_empty() => {
                    outcome.report(Code::TransportUnknown { word }, span);
                }
                Err(()) => {}
            }
        }
        if let Some(&span) = self.name.and_then(|name| row.get(name)) {
            let text = scan::replaced(span.slice(text).trim(), "\"\"", "\"");
            if !text.is_empty() {
                found.set_name(Piece { text, span });
            }
        }
        Some(found)
    }
}

/// Reads rows, one after the other.
struct Reader<'a> {
    text: &'a str,
    at: usize,
    /// What separates the cells; a line end in a table of one column.
    mark: char,
    /// Whether there may be a quote that closes.
    quotes: bool,
}

impl<'a> Reader<'a> {
    fn new(text: &'a str) -> Self {
        let table = scan::trim_front(text, |c| c == '\u{feff}' || c.is_whitespace());
        let (mut mark, mut most) = ('\n', 0);
        for candidate in ['\t', ';', ','] {
            let first = scan::until(table, ends_row).chars();
            let count = first.filter(|c| *c == candidate).count();
            if count > most {
                (mark, most) = (candidate, count);
            }
        }
        let (at, quotes) = (text.len() - table.len(), true);
        Self {
            text,
            at,
            mark,
            quotes,
        }
    }

    fn peek(&self) -> Option<char> {
        self.text.get(self.at..)?.chars().next()
    }

    /// The next row that is not empty.
    fn row(&mut self) -> Option<Row> {
        let mut row = Row::new();
        while whole(&row).is_none() {
            self.peek()?;
            row.clear();
            loop {
                let cell = self.cell();
                if row.len() < COLUMNS_LIMIT {
                    row.push(cell);
                }
                let end = self.peek();
                self.at += end.map_or(0, char::len_utf8);
                if end.is_none_or(ends_row) {
                    break;
                }
            }
        }
        Some(row)
    }

    /// Reads up to what ends the cell.
    fn cell(&mut self) -> Span {
        let line = self.text.get(self.at..).unwrap_or_default();
        let start = self.text.len() - scan::trim_front(line, |c| c == ' ').len();
        let quoted = self.quoted(start);
        self.at = quoted.map_or(start, |quoted| quoted.end);
        while let Some(c) = self.peek().filter(|c| *c != self.mark && !ends_row(*c)) {
            self.at += c.len_utf8();
        }
        quoted.unwrap_or_else(|| trimmed(self.text, Span::new(start, self.at)))
    }

    /// What stands in quotes, in which two quotes are one. Without a closing one, quotes are letters
    /// from here on.
    fn quoted(&mut self, start: usize) -> Option<Span> {
        let inner = self
            .text
            .get(start..)?
            .strip_prefix('"')
            .filter(|_| self.quotes)?;
        let mut end = 0;
        loop {
            let rest = inner.get(end..).unwrap_or_default();
            let Some(quote) = scan::position(rest, "\"") else {
                self.quotes = false;
                return None;
            };
            end += quote;
            if !inner
                .get(end + 1..)
                .is_some_and(|rest| rest.starts_with('"'))
            {
                return Some(Span::new(start + 1, start + 1 + end));
            }
            end += 2;
        }
    }
}

fn ends_row(c: char) -> bool {
    matches!(c, '\n' | '\r')
}

fn is_url(cell: &str) -> bool {
    scan::has(cell, "://") && !scan::has_blank(cell)
}

/// All of a row, unless it is empty.
fn whole(row: &Row) -> Option<Span> {
    let mut filled = row.iter().filter(|cell| cell.end > cell.start);
    let first = filled.next()?;
    let last = filled.next_back().unwrap_or(first);
    Some(Span::new(first.start, last.end))
}

/// The value of a cell, cleaned.
fn piece(text: &str, cell: Span) -> Piece {
    let cleaned = Cleaned::of(cell.slice(text));
    let inner = unquoted(&cleaned.text);
    let span = At::Offset(cell.start).outer(cleaned.original(inner));
    let text = inner.slice(&cleaned.text).to_owned();
    Piece { text, span }
}

#[cfg(test)]
mod tests;
