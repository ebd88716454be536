//! What holds for every format, and what the tests of each share.

use super::*;

mod depth;
mod limits;

/// A document with these entries.
pub(crate) fn document(
    format: Format,
    path: &'static [&'static str],
    keyed: Keyed,
    entries: &[(&str, Object)],
) -> Document {
    let entries = entries
        .iter()
        .map(|(name, entry)| (name.to_string(), entry.clone()));
    Document {
        format,
        path,
        keyed,
        entries: entries.collect(),
        beside: Vec::new(),
    }
}

/// A short entry.
pub(crate) fn url(url: &str) -> Object {
    Object::new().with("url", url)
}

/// The new text, after asserting that merging twice changes nothing.
pub(crate) fn merged(existing: &str, document: &Document, on_clash: OnClash) -> Merged {
    let merged = merge(existing, document, on_clash).expect(existing);
    assert_eq!(merged.changed, merged.text != existing);
    let again = merge(&merged.text, document, on_clash).expect("the result");
    assert_eq!(again.text, merged.text, "twice");
    assert!(!again.changed);
    assert_eq!(again.names, merged.names);
    merged
}

/// The refusal.
pub(crate) fn refusal(existing: &str, document: &Document) -> Refusal {
    merge(existing, document, OnClash::Replace).expect_err(existing)
}
