//! One line of running text: URLs, keys, names and IDs among words.

use super::clean::is_letter;
use super::outcome::{Outcome, Piece};
use super::prose::Reader;
use super::{id, key, url};
use crate::diagnostic::{Code, Span};
use crate::domain::KeyKind;
use crate::domain::scan;

/// What stands around a word and is no part of it.
fn is_front(c: char) -> bool {
    scan::one_of("\"'`([*,|（【「", c)
}

fn is_back(c: char) -> bool {
    scan::one_of("\"'`)]*,.;:!?|\\。、）】」", c)
}

/// What ends a word in a list.
fn is_comma(c: char) -> bool {
    scan::one_of(",、;，；", c)
}

/// Reads one line.
pub(super) fn read(reader: &mut Reader<'_>, span: Span) {
    let text = reader.text;
    let line = span.slice(text);
    if line.len() <= 64 && id::is_placeholder(line) {
        return reader.set_id(span);
    }
    let mut sentence = Sentence::default();
    let mut at = span.start;
    let within = text.get(..span.end).unwrap_or_default();
    while let Some(found) = url::next(within, at) {
        sentence.words(reader, Span::new(at, found.start));
        sentence.url(reader, found);
        at = found.end;
    }
    sentence.words(reader, Span::new(at, span.end));
    sentence.finish(reader);
}

/// The first word with the mark that ends it.
fn first_word(text: &str) -> (&str, Option<char>) {
    let ends = |c: char| scan::one_of(" \t\r\n", c) || is_comma(c);
    match scan::find(text, ends) {
        Some((at, mark)) => (text.get(..at + mark.len_utf8()).unwrap_or(text), Some(mark)),
        None => (text, None),
    }
}

#[derive(Default)]
struct Sentence {
    /// Words of which nothing was made, and those that can only be IDs.
    rest: Vec<Span>,
    /// How many of them end with a comma or the line.
    listed: usize,
    /// Those that can only be IDs.
    ids: Vec<Span>,
    /// Whether a service was found, or a key.
    service: bool,
    key: bool,
    bearers: Vec<Span>,
    /// The last word, which tells what a `Bearer` belongs to.
    after_header: bool,
}

impl Sentence {
    fn url(&mut self, reader: &mut Reader<'_>, span: Span) {
        let mut text = span.slice(reader.text).to_owned();
        let mut whole = span;
        if let Some(rest) = url::broken_rest(reader.text, span) {
            text.push_str(rest.slice(reader.text));
            whole.end = rest.end;
            reader.joined(Span::new(span.end, rest.start), rest);
        }
        reader.set_url(Piece { text, span: whole });
        self.service = true;
    }

    fn words(&mut self, reader: &mut Reader<'_>, span: Span) {
        let mut at = span.start;
        let text = reader.text;
        while let Some(rest) = text.get(at..span.end).filter(|rest| !rest.is_empty()) {
            let (raw, last) = first_word(rest);
            let length = raw.len();
            let word = scan::trim_front(raw.trim(), is_front);
            let start = at + raw.trim_end().len() - word.len();
            let word = scan::trim_back(word, is_back);
            at += length;
            if scan::find(word, is_letter).is_some() {
                let listed = last.is_some_and(is_comma) || at == span.end;
                self.word(reader, Span::new(start, start + word.len()), listed);
            }
        }
    }

    fn word(&mut self, reader: &mut Reader<'_>, span: Span, listed: bool) {
        let text = reader.text;
        let word = span.slice(text);
        let before = text.get(..span.start).unwrap_or_default();
        if word.eq_ignore_ascii_case("bearer") {
            self.bearers.push(span);
            return;
        }
        let after = text.get(span.start..).unwrap_or_default();
        let raw = scan::until(after, |c| c.is_whitespace() || is_front(c));
        let shape = key::by_shape(raw, before);
        let reference = word.starts_with(|c| scan::one_of("${<%", c)) && id::names_a_key(word);
        let digit = word.bytes().any(|b| b.is_ascii_digit());
        let in_header = !self.bearers.is_empty() && digit && word.len() >= 16 && word.is_ascii();
        if let Some(shape) = shape {
            self.key(reader, Span::new(span.start, span.start + shape.len()));
        } else if in_header || reference && KeyKind::of(word) == KeyKind::Placeholder {
            self.key(reader, span);
        } else if id::after_prefix(word).is_some() {
            reader.set_name(span);
            self.service = true;
        } else if id::is_unmistakable(word) {
            self.ids.push(span);
            self.listed += usize::from(listed);
            self.rest.push(span);
        } else if url::without_scheme(word) {
            let text = word.to_owned();
            reader.set_url(Piece { text, span });
            self.service = true;
        } else {
            self.after_header = key::is_header_name(word);
            self.listed += usize::from(listed);
            self.rest.push(span);
        }
    }

    fn key(&mut self, reader: &mut Reader<'_>, span: Span) {
        let wanted = usize::from(self.after_header);
        let surplus = self.bearers.len().saturating_sub(wanted);
        if let (Some(first), true) = (self.bearers.get(wanted), surplus > 0) {
            let times = surplus;
            let removed = Span::new(first.start, span.start);
            reader
                .outcome
                .report_removed(Code::BearerRemoved { times }, removed);
        }
        self.bearers.clear();
        self.after_header = false;
        let mut joined = Outcome::default();
        match key::broken_rest(reader.text, span) {
            Some(rest) => {
                let mut text = span.slice(reader.text).to_owned();
                text.push_str(rest.slice(reader.text));
                let whole = Span::new(span.start, rest.end);
                joined.keys.push(key::of(&text, whole));
                reader.joined(Span::new(span.end, rest.start), rest);
            }
            None => joined.keys.extend(key::seen(reader.text, span)),
        }
        reader.outcome.keys.append(&mut joined.keys);
        self.key = true;
        // A quoted key by itself; elsewhere quotes are the syntax around it.
        let before = reader.text.get(..span.start).unwrap_or_default();
        let line = scan::after_last(before, '\n').trim_start();
        if matches!(line, "\"" | "'") {
            let quoted = Span::new(span.start - line.len(), span.end);
            reader.outcome.report(Code::QuotesRemoved, quoted);
        }
    }

    /// A line of one word, a list of words, and one word beside a key may be IDs; all else was not
    /// used.
    fn finish(mut self, reader: &mut Reader<'_>) {
        let others = self.rest.len() - self.ids.len();
        let like_ids = || {
            self.rest
                .iter()
                .all(|span| id::looks_like_one(span.slice(reader.text)))
        };
        let listed = self.listed == self.rest.len() && !self.key;
        let alone = others > 0
            && !self.service
            && match self.ids.is_empty() {
                true if listed => true,
                true => self.key && others == 1 && like_ids(),
                false => listed && like_ids(),
            };
        if alone {
            reader.alone.append(&mut self.rest);
            return;
        }
        // Both are in the order of the text.
        let mut next = 0;
        self.rest.retain(|span| {
            let id = self.ids.get(next) == Some(span);
            next += usize::from(id);
            !id
        });
        for span in self.ids {
            reader.set_id(span);
        }
        if let (Some(first), Some(last)) = (self.rest.first(), self.rest.last()) {
            reader
                .skipped
                .get_or_insert(Span::new(first.start, last.end));
        }
    }
}
