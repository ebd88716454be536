//! Understanding what a person pastes.
//!
//! Anything goes in: an instance ID, a URL, a table of them, the console's JSON, any client's
//! configuration, a command line, a one-click link, a key, or a page of prose around them. Reading
//! never fails: what is not understood is left alone and said so.
//!
//! ```text
//! text -> a table -------------------------> services
//!      -> blocks of JSON ------------------> servers, keys
//!      -> the text between them, cleaned --> links, commands, labelled lines, sentences
//! ```
//!
//! Each reader counts in the text that it is given; the caller moves its spans outward
//! (`outcome::At`). Every reader is linear in its text and bounded in its depth.

mod address;
pub(crate) mod block;
mod clean;
pub(crate) mod command;
pub(crate) mod config;
mod csv;
mod id;
pub(crate) mod jsonc;
pub(crate) mod key;
mod label;
pub(crate) mod link;
mod outcome;
mod prose;
mod sentence;
mod settle;
mod url;
mod words;

pub use address::{has_key, may_hold_key};
pub use clean::field;
pub use key::key_field;

use crate::diagnostic::{Code, Diagnostic, Span};
use crate::domain::{ApiKey, Draft, KeyKind, Secret};
use clean::Cleaned;
use outcome::{At, Outcome};

/// How much of a paste is read, in bytes.
pub const TEXT_LIMIT: usize = 2_000_000;

/// What was understood.
#[derive(Clone, Debug, Default)]
pub struct Pasted {
    /// The services, in the order of the text, each once.
    pub services: Vec<Found>,
    /// The key to use.
    pub key: Option<FoundKey>,
    /// What was repaired or could not be used, and what there is to know about the key. Spans count
    /// in the text that was pasted.
    pub diagnostics: Vec<Diagnostic>,
    /// Where usable keys stand in the text, all of them, so that they can be masked; in order and
    /// apart from each other.
    pub keys: Vec<Span>,
}

/// A service as it was pasted, to be judged by [`check`](crate::domain::check).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// What was given. An ID alone leaves the URL empty; a URL stands as it was written.
    pub draft: Draft,
    /// Where it was given.
    pub spans: FieldSpans,
}

/// Where the fields of a [`Draft`] stand in the pasted text. A field out of an encoded text has the
/// span of that text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FieldSpans {
    /// The instance ID.
    pub id: Option<Span>,
    /// The URL.
    pub url: Option<Span>,
    /// The word for the transport.
    pub transport: Option<Span>,
    /// The server name.
    pub name: Option<Span>,
    /// Everything that belongs to the service.
    pub whole: Span,
}

/// The key of a paste.
#[derive(Clone, Debug)]
pub struct FoundKey {
    /// As it should stand in the key field; empty for a placeholder or a masked key.
    pub text: Secret,
    /// The key, if it can be sent.
    pub key: Option<ApiKey>,
    /// What its shape says.
    pub kind: KeyKind,
    /// Where it stands in the pasted text.
    pub span: Span,
}

/// Understands a pasted text.
pub fn paste(text: &str) -> Pasted {
    if text.trim().is_empty() {
        return Pasted::default();
    }
    let mut limit = text.len().min(TEXT_LIMIT);
    while !text.is_char_boundary(limit) {
        limit -= 1;
    }
    let (read, rest) = text.split_at_checked(limit).unwrap_or((text, ""));
    let mut parts = Parts::default();
    if !rest.is_empty() {
        let code = Code::TooLong { limit: TEXT_LIMIT };
        parts.outcome.report(code, Span::new(limit, text.len()));
    }
    parts.read(read);
    settle::settle(read, parts)
}

/// Everything the readers found, before it is settled what of it counts.
#[derive(Debug, Default)]
struct Parts {
    outcome: Outcome,
    /// Words that stand alone: perhaps IDs.
    alone: Vec<Span>,
    /// The first words of which nothing was made.
    skipped: Option<Span>,
}

impl Parts {
    /// Reads a text, or what is in it where all of it is one JSON string with escapes.
    fn read(&mut self, text: &str) {
        let whole = clean::trimmed(text, Span::of(text));
        if whole.slice(text).starts_with("\"{\\") {
            let read = jsonc::read(text, whole.start);
            let string = read.node.as_ref().and_then(jsonc::Node::text);
            if let (Some(string), None, true) = (string, read.error, read.end == whole.end) {
                let mut inner = Self::default();
                inner.read_mixed(&string.text);
                self.outcome.report(Code::QuotesRemoved, whole);
                return self.outcome.absorb(inner.outcome, At::Within(whole));
            }
        }
        match csv::read(text) {
            Some((outcome, skipped)) => (self.outcome, self.skipped) = (outcome, skipped),
            None => self.read_mixed(text),
        }
    }

    /// Reads blocks of JSON and the prose between them.
    fn read_mixed(&mut self, text: &str) {
        let (mut gap, mut at) = (0, 0);
        let mut broken = None;
        while let Some(start) = block::next(text, at) {
            if let Some(end) = command::carries_json(text, start) {
                at = end;
                continue;
            }
            match block::read(text, start, gap) {
                Ok(block) => {
                    self.prose(text, Span::new(gap, block.start));
                    self.outcome.absorb(block.outcome, At::Offset(0));
                    broken = broken.or(block.broken);
                    (gap, at) = (block.end, block.end);
                }
                Err(nothing) => {
                    broken = broken.or(nothing.broken);
                    at = nothing.end;
                }
            }
        }
        self.prose(text, Span::new(gap, text.len()));
        block::report_broken(text, broken, &mut self.outcome);
    }

    fn prose(&mut self, text: &str, gap: Span) {
        let cleaned = Cleaned::of(gap.slice(text));
        let prose = prose::read(&cleaned.text);
        let at = At::Cleaned(&cleaned, gap.start);
        self.outcome.absorb(prose.outcome, at);
        self.alone
            .extend(prose.alone.into_iter().map(|span| at.outer(span)));
        let skipped = prose.skipped.map(|span| at.outer(span));
        self.skipped = self.skipped.or(skipped);
    }
}

#[cfg(test)]
mod speed;
#[cfg(test)]
mod tests;
