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
    "\"'`([*,|（【「".contains(c)
}

fn is_back(c: char) -> bool {
    "\"'`)]*,.;:!?|\\。、）】」".contains(c)
}

/// What ends a word in a list.
fn is_comma(c: char) -> bool {
    ",、;，；".contains(c)
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
    let ends = |c: char| " \t\r\n".contains(c) || is_comma(c);
    match scan::find(text, ends) {
        Some((at, mark)) => (text.get(..at + mark.len_utf8()).unwrap_or(text), Some(mark)),
        None => (text, None),
    }
}

#[derive(Default)]
struct Sentence {
    /// Words of which nothing was made.
    rest: Vec<Span>,
    /// How many of them end with a comma or the line.
    listed: usize,
    found: bool,
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
        self.found = true;
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
        let reference = word.starts_with(|c| "${<%".contains(c)) && id::names_a_key(word);
        let digit = word.bytes().any(|b| b.is_ascii_digit());
        let in_header = !self.bearers.is_empty() && digit && word.len() >= 16 && word.is_ascii();
        if let Some(shape) = shape {
            self.key(reader, Span::new(span.start, span.start + shape.len()));
        } else if in_header || reference && KeyKind::of(word) == KeyKind::Placeholder {
            self.key(reader, span);
        } else if id::after_prefix(word).is_some() {
            reader.set_name(span);
            self.found = true;
        } else if id::is_unmistakable(word) {
            reader.set_id(span);
            self.found = true;
        } else if url::without_scheme(word) {
            let text = word.to_owned();
            reader.set_url(Piece { text, span });
            self.found = true;
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
        self.found = true;
    }

    /// A line of one word, or a list of words, may be of IDs; all else was not used.
    fn finish(self, reader: &mut Reader<'_>) {
        let (Some(first), Some(last)) = (self.rest.first(), self.rest.last()) else {
            return;
        };
        if !self.found && self.listed == self.rest.len() {
            reader.alone.extend(self.rest);
        } else {
            let span = Span::new(first.start, last.end);
            reader.skipped.get_or_insert(span);
        }
    }
}
