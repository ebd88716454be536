//! What of everything found counts: which words are IDs, which key is used, what is said.

use super::clean::{Cleaned, Fold, changes, fold, unquoted};
use super::outcome::{Outcome, Piece, SeenKey};
use super::{Found, FoundKey, Parts, Pasted, id, key};
use crate::diagnostic::{Code, Diagnostic, Place, Span};
use crate::domain::{ApiKey, KeyKind, Secret};
use std::collections::BTreeMap;

/// More words than these in a row are no list of IDs.
const IDS_LIMIT: usize = 32;

/// Settles a paste.
pub(super) fn settle(text: &str, parts: Parts) -> Pasted {
    let Parts {
        mut outcome,
        alone,
        mut skipped,
    } = parts;
    if !lone_words(text, &alone, skipped.is_some(), &mut outcome) {
        skipped = skipped.or(alone.first().copied());
    }
    let services = distinct(std::mem::take(&mut outcome.services));
    let seen = all_keys(text, std::mem::take(&mut outcome.keys));
    let key = chosen(&seen, &mut outcome);
    let mut said = outcome.diagnostics;
    let mut report = |code, span| said.push(Diagnostic::new(code, Place::Paste, span));

    repairs(text, &services, &seen, &mut report);
    let understood = !services.is_empty() || key.is_some();
    let reported = !said.is_empty();
    let mut report = |code, span| said.push(Diagnostic::new(code, Place::Paste, span));
    if let (true, Some(span)) = (understood, skipped) {
        report(Code::ProseSkipped, span);
    } else if !understood && !reported {
        report(Code::NothingFound, Span::of(text));
    }
    Pasted {
        services,
        key,
        diagnostics: once(said),
        keys: masks(&seen),
    }
}

/// Takes the words that stand alone as IDs, where nothing else is a service, and says whether.
fn lone_words(text: &str, alone: &[Span], prose: bool, outcome: &mut Outcome) -> bool {
    let pieces: Vec<Piece> = alone
        .iter()
        .take(IDS_LIMIT + 1)
        .map(|span| piece(text, *span))
        .collect();
    if let ([only], false) = (pieces.as_slice(), prose) {
        let word = only.text.as_str();
        let kind = KeyKind::of(word);
        let key = match kind {
            KeyKind::Placeholder => id::names_a_key(word),
            KeyKind::Masked | KeyKind::AccessKey => true,
            KeyKind::Plan | KeyKind::Temporary | KeyKind::OtherVendor | KeyKind::Workspace => true,
            KeyKind::Standard | KeyKind::Unknown => word.starts_with("sk-"),
        };
        if key && outcome.keys.is_empty() {
            outcome.keys.push(key::of(word, only.span));
            return true;
        }
    }
    if !outcome.services.is_empty() || prose || pieces.is_empty() || pieces.len() > IDS_LIMIT {
        return false;
    }
    let one = pieces.len() == 1;
    let fits = |piece: &Piece| match one {
        true => id::is_plausible(&piece.text) || piece.text.contains("://"),
        false => id::looks_like_one(&piece.text),
    };
    if !pieces.iter().all(fits) {
        return false;
    }
    for piece in pieces {
        let mut found = Found::empty();
        // Not http: the check says what is wrong with it.
        if piece.text.contains("://") {
            found.set_url(piece);
        } else {
            found.set_id(piece);
        }
        outcome.services.push(found);
    }
    true
}

fn piece(text: &str, span: Span) -> Piece {
    let cleaned = Cleaned::of(span.slice(text));
    let inner = unquoted(&cleaned.text);
    let text = inner.slice(&cleaned.text).to_owned();
    Piece { text, span }
}

/// Each service once. The same URL again counts only under another name.
fn distinct(services: Vec<Found>) -> Vec<Found> {
    let mut named: BTreeMap<(String, String), Vec<String>> = BTreeMap::new();
    let mut kept = Vec::new();
    for found in services {
        let draft = &found.draft;
        let names = named
            .entry((draft.url.clone(), draft.instance_id.clone()))
            .or_default();
        let again = !names.is_empty() && (draft.name.is_empty() || names.contains(&draft.name));
        if !again {
            names.push(draft.name.clone());
            kept.push(found);
        }
    }
    kept
}

/// The keys found by their place and all others of a key's shape, in the order of the text.
fn all_keys(text: &str, by_place: Vec<SeenKey>) -> Vec<SeenKey> {
    let cleaned = Cleaned::of(text);
    let mut seen = by_place;
    seen.sort_by_key(|key| (key.span.start, key.span.end));
    let placed = merged(seen.iter().map(|key| key.span).collect());
    for mut key in key::scan(&cleaned.text) {
        key.span = cleaned.original(key.span);
        let after = placed.partition_point(|span| span.end <= key.span.start);
        let covered = placed
            .get(after)
            .is_some_and(|span| span.start < key.span.end);
        if !covered {
            seen.push(key);
        }
    }
    seen.sort_by_key(|key| (key.span.start, key.span.end));
    seen
}

/// The first key that can be used, or what stands in its place.
fn chosen(seen: &[SeenKey], outcome: &mut Outcome) -> Option<FoundKey> {
    let mut usable = seen.iter().filter(|key| is_usable(key));
    let first = usable.next();
    let mut others: Vec<&str> = usable.map(|key| key.text.expose()).collect();
    if let Some(first) = first {
        others.push(first.text.expose());
        others.sort_unstable();
        others.dedup();
        if others.len() > 1 {
            let count = others.len();
            outcome.report(Code::SeveralKeys { count }, first.span);
        }
    }
    let masked = || seen.iter().find(|key| key.kind == KeyKind::Masked);
    let key = first.or_else(masked).or(seen.first())?;
    let parsed = ApiKey::parse(key.text.expose());
    key::kind_of(key.kind, key.span, &mut |code, span| {
        outcome.report(code, span)
    });
    if let Err(crate::domain::KeyError::Character { character, .. }) = parsed {
        outcome.report(Code::KeyCharacter { character }, key.span);
    }
    let text = if is_usable(key) {
        key.text.clone()
    } else {
        Secret::default()
    };
    Some(FoundKey {
        text,
        key: parsed.ok(),
        kind: key.kind,
        span: key.span,
    })
}

fn is_usable(key: &SeenKey) -> bool {
    !matches!(key.kind, KeyKind::Masked | KeyKind::Placeholder)
}

fn masks(seen: &[SeenKey]) -> Vec<Span> {
    let usable = seen.iter().filter(|key| is_usable(key));
    merged(usable.map(|key| key.span).collect())
}

/// Spans without overlaps, in order.
fn merged(mut spans: Vec<Span>) -> Vec<Span> {
    spans.sort_by_key(|span| (span.start, span.end));
    let mut merged: Vec<Span> = Vec::new();
    for span in spans {
        match merged.last_mut() {
            Some(last) if span.start < last.end => last.end = last.end.max(span.end),
            _ => merged.push(span),
        }
    }
    merged
}

/// Reports what cleaning changed in the values that are used, and directly around them.
fn repairs(text: &str, services: &[Found], keys: &[SeenKey], report: &mut dyn FnMut(Code, Span)) {
    let fields = services.iter().flat_map(|found| {
        let spans = &found.spans;
        [spans.id, spans.url, spans.transport].into_iter().flatten()
    });
    let spans = fields.chain(keys.iter().map(|key| key.span));
    let (mut invisible, mut width) = (0, 0);
    let (mut first_invisible, mut first_width) = (None, None);
    for span in merged(spans.map(|span| widened(text, span)).collect()) {
        let (more_invisible, more_width) = changes(span.slice(text));
        if more_invisible > 0 {
            first_invisible.get_or_insert(span);
        }
        if more_width > 0 {
            first_width.get_or_insert(span);
        }
        invisible += more_invisible;
        width += more_width;
    }
    if let Some(span) = first_invisible {
        report(Code::InvisibleRemoved { count: invisible }, span);
    }
    if let Some(span) = first_width {
        report(Code::WidthNormalised { count: width }, span);
    }
}

/// A span with the invisible characters at its ends.
fn widened(text: &str, span: Span) -> Span {
    let invisible = |c: char| fold(c) == Fold::Invisible;
    let before = text.get(..span.start).unwrap_or_default();
    let after = text.get(span.end..).unwrap_or_default();
    Span::new(
        before.trim_end_matches(invisible).len(),
        text.len() - after.trim_start_matches(invisible).len(),
    )
}

/// Repairs of one kind are told once, at their first place; everything else each time.
fn once(diagnostics: Vec<Diagnostic>) -> Vec<Diagnostic> {
    let mut kept: Vec<Diagnostic> = Vec::new();
    let mut told: Vec<&'static str> = Vec::new();
    for diagnostic in diagnostics {
        let id = diagnostic.code.id();
        let each = matches!(
            diagnostic.code,
            Code::NotRemote { .. } | Code::TransportUnknown { .. } | Code::NamePrefixRemoved
        );
        if each || !told.contains(&id) {
            told.push(id);
            kept.push(diagnostic);
        }
    }
    kept
}
