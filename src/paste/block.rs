//! A block of JSON somewhere in a text.

use super::clean::{Fold, fold};
use super::outcome::Outcome;
use super::{config, jsonc};
use crate::diagnostic::{Code, Span};
use crate::domain::scan;

/// A configuration and how far it reaches.
#[derive(Debug)]
pub(super) struct Block {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) outcome: Outcome,
    /// Where its JSON broke off.
    pub(super) broken: Option<usize>,
}

/// No configuration.
#[derive(Debug)]
pub(super) struct NoBlock {
    /// Up to where it was looked for.
    pub(super) end: usize,
    /// Where JSON broke off before it said anything.
    pub(super) broken: Option<usize>,
}

/// The longest key that is looked for before a brace.
const KEY_LIMIT: usize = 200;

/// The next brace or bracket at or after `from`.
pub(crate) fn next(text: &str, from: usize) -> Option<usize> {
    let opens = |c| matches!(c, '{' | '[' | '｛' | '［');
    let (at, _) = scan::find(text.get(from..)?, opens)?;
    Some(from + at)
}

/// Reads the block that opens at `start`, together with a key before it that is not before `floor`:
/// `"WebSearch": {…}` is what remains when the outer braces were not copied.
pub(super) fn read(text: &str, start: usize, floor: usize) -> Result<Block, NoBlock> {
    let (from, read) = parse(text, start, floor);
    let nothing = NoBlock {
        end: read.end.max(start + 1),
        broken: read.error.filter(|_| read.keyed),
    };
    let node = read.node.as_ref().filter(|node| config::is_candidate(node));
    let Some(mut outcome) = node.map(config::read).filter(|found| !found.is_empty()) else {
        return Err(nothing);
    };
    if let (None, Some(span)) = (nothing.broken, read.relaxed.first()) {
        outcome.report(Code::JsonRelaxed, *span);
    }
    Ok(Block {
        start: from,
        end: nothing.end,
        outcome,
        broken: nothing.broken,
    })
}

/// The JSON that opens at `start`, together with a key before it that is not before `floor`, and
/// where it begins.
pub(crate) fn parse(text: &str, start: usize, floor: usize) -> (usize, jsonc::Read) {
    match key_before(text, start, floor) {
        Some(key) => (key, jsonc::read_members(text, key)),
        None => (start, jsonc::read(text, start)),
    }
}

/// Reports where JSON broke off. Finding the line reads the whole text, so it is done once.
pub(super) fn report_broken(text: &str, at: Option<usize>, outcome: &mut Outcome) {
    let Some(at) = at else { return };
    let (line, column) = jsonc::position(text, at);
    let next = text.get(at..).and_then(|rest| rest.chars().next());
    let end = at + next.map_or(0, char::len_utf8);
    outcome.report(Code::JsonBroken { line, column }, Span::new(at, end));
}

/// Where a quoted key begins that stands, with its colon, directly before `start`.
fn key_before(text: &str, start: usize, floor: usize) -> Option<usize> {
    let mut from = start.saturating_sub(KEY_LIMIT).max(floor);
    while !text.is_char_boundary(from) {
        from += 1;
    }
    let before = text.get(from..start)?.trim_end();
    let before = before.strip_suffix([':', '：'])?.trim_end();
    let quote = |c: &char| matches!(c, '"' | '\'') || matches!(fold(*c), Fold::Quote(_));
    let close = before.chars().next_back().filter(quote)?;
    let inner = before.get(..before.len() - close.len_utf8())?;
    let (at, _) = inner
        .char_indices()
        .rev()
        .find(|(_, c)| quote(c) || *c == '\n')?;
    let opens = inner.get(at..)?.chars().next().filter(quote)?;
    (at + opens.len_utf8() < inner.len()).then_some(from + at)
}
