//! What of everything found counts: which words are IDs, which key is used, what is said.

use super::clean::{Cleaned, Fold, changes, fold, unquoted};
use super::outcome::{Outcome, Piece, SeenKey};
use super::{Found, FoundKey, Parts, Pasted, id, key};
use crate::diagnostic::{Code, Diagnostic, Span};
use crate::domain::scan;
use crate::domain::{ApiKey, Endpoint, EndpointError, KeyKind, Secret};

/// More words than these in a row are no list of IDs.
const IDS_LIMIT: usize = 10_000;

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
    repairs(text, &services, &seen, &mut outcome);
    if services.is_empty() && key.is_none() {
        if outcome.diagnostics.is_empty() {
            outcome.report(Code::NothingFound, Span::of(text));
        }
    } else if let Some(span) = skipped {
        outcome.report(Code::ProseSkipped, span);
    }
    once(&mut outcome.diagnostics);
    Pasted {
        services,
        key,
        diagnostics: outcome.diagnostics,
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
    if let ([_], [only]) = (outcome.services.as_slice(), pieces.as_slice()) {
        return !prose && fills_placeholder(outcome, only);
    }
    if !outcome.services.is_empty() || prose || pieces.is_empty() || pieces.len() > IDS_LIMIT {
        return false;
    }
    let one = pieces.len() == 1;
    let fits = |piece: &Piece| match one {
        true => id::is_plausible(&piece.text) || scan::has(&piece.text, "://"),
        false => id::looks_like_one(&piece.text),
    };
    if !pieces.iter().all(fits) {
        return false;
    }
    for piece in pieces {
        let mut found = Found::empty();
        // Not http: the check says what is wrong with it.
        if scan::has(&piece.text, "://") {
            found.set_url(piece);
        } else {
            found.set_id(piece);
        }
        outcome.services.push(found);
    }
    true
}

/// An ID beside a URL with a placeholder in it: the check offers to put the one into the other.
fn fills_placeholder(outcome: &mut Outcome, only: &Piece) -> bool {
    let Some(found) = outcome.services.first_mut() else {
        return false;
    };
    let url = Endpoint::parse(&found.draft.url);
    let open = matches!(url, Err(EndpointError::Placeholder { .. }));
    let fills = open && found.draft.instance_id.is_empty() && id::is_plausible(&only.text);
    if fills {
        found.draft.instance_id = only.text.clone();
        found.spans.id = Some(only.span);
    }
    fills
}

fn piece(text: &str, span: Span) -> Piece {
    let cleaned = Cleaned::of(span.slice(text));
    let inner = unquoted(&cleaned.text);
    let text = inner.slice(&cleaned.text).to_owned();
    Piece { text, span }
}

/// Each service once. The same URL again counts only under another name.
fn distinct(services: Vec<Found>) -> Vec<Found> {
    let mut kept: Vec<Found> = Vec::new();
    // Where in `kept` they are, in the order of their identity, so that many are found fast.
    let mut order: Vec<usize> = Vec::new();
    for found in services {
        let this = identity(&found);
        let known = |index: &usize| kept.get(*index).map(identity);
        let at = order.partition_point(|index| known(index) < Some(this));
        // A service without a name stands before those of the same URL and ID that have one.
        let next = order.get(at).and_then(known);
        let again = next.is_some_and(|next| {
            let [url, id, name] = this;
            next == this || name.is_empty() && next.starts_with(&[url, id])
        });
        if !again {
            order.insert(at, kept.len());
            kept.push(found);
        }
    }
    kept
}

fn identity(found: &Found) -> [&str; 3] {
    let draft = &found.draft;
    [&draft.url, &draft.instance_id, &draft.name]
}

/// The keys found by their place and all others of a key's shape.
fn all_keys(text: &str, by_place: Vec<SeenKey>) -> Vec<SeenKey> {
    let cleaned = Cleaned::of(text);
    let mut seen = by_place;
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
    seen
}

/// The first key that can be used, or what stands in its place.
fn chosen(seen: &[SeenKey], outcome: &mut Outcome) -> Option<FoundKey> {
    // The best kind first, then the first in the text.
    let rank = |key: &&SeenKey| (!is_usable(key), key.kind != KeyKind::Masked, key.span.start);
    let key = seen.iter().min_by_key(rank)?;
    let mut different: Vec<&str> = Vec::new();
    for key in seen.iter().filter(|key| is_usable(key)) {
        if let Err(at) = different.binary_search(&key.text.expose()) {
            different.insert(at, key.text.expose());
        }
    }
    if different.len() > 1 {
        let count = different.len();
        outcome.report(Code::SeveralKeys { count }, key.span);
    }
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
    spans.sort_unstable_by_key(|span| span.start);
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
fn repairs(text: &str, services: &[Found], keys: &[SeenKey], said: &mut Outcome) {
    let mut used = Vec::new();
    for Found { spans, .. } in services {
        for span in [spans.id, spans.url, spans.transport] {
            used.extend(span);
        }
    }
    for key in keys {
        used.push(key.span);
    }
    for span in &mut used {
        *span = widened(text, *span);
    }
    let (mut invisible, mut width) = ((0, Span::default()), (0, Span::default()));
    for span in merged(used) {
        let (removed, folded) = changes(span.slice(text));
        for (all, count) in [(&mut invisible, removed), (&mut width, folded)] {
            if all.0 == 0 {
                all.1 = span;
            }
            all.0 += count;
        }
    }
    if let (count @ 1.., span) = invisible {
        said.report(Code::InvisibleRemoved { count }, span);
    }
    if let (count @ 1.., span) = width {
        said.report(Code::WidthNormalised { count }, span);
    }
}

/// A span with the invisible characters at its ends.
fn widened(text: &str, span: Span) -> Span {
    let invisible = |c: char| fold(c) == Fold::Invisible;
    let before = text.get(..span.start).unwrap_or_default();
    let after = text.get(span.end..).unwrap_or_default();
    Span::new(
        scan::trim_back(before, invisible).len(),
        text.len() - scan::trim_front(after, invisible).len(),
    )
}

/// Repairs of one kind are told once, at their first place; everything else each time.
fn once(diagnostics: &mut Vec<Diagnostic>) {
    let mut told: Vec<&'static str> = Vec::new();
    diagnostics.retain(|diagnostic| match diagnostic.code {
        Code::NotRemote { .. } | Code::TransportUnknown { .. } | Code::NamePrefixRemoved => true,
        _ => {
            let id = diagnostic.code.id();
            let new = !told.contains(&id);
            if new {
                told.push(id);
            }
            new
        }
    });
}
