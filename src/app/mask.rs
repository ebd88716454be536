//! Keys in the paste box are shown masked. The box is editable, so masking must be reversible: each
//! key has its own mask, and a mask that is still in the edited text stands for its key.

use crate::diagnostic::Span;
use crate::domain::{MASK, number, scan};

/// The text with every key replaced by its mask.
pub fn masked(text: &str, keys: &[Span]) -> String {
    let known = distinct(text, keys);
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    for span in keys {
        let (Some(before), Some(index)) = (
            text.get(at..span.start),
            known.iter().position(|key| *key == span.slice(text)),
        ) else {
            continue;
        };
        out.push_str(before);
        out.push_str(&mask(index));
        at = span.end;
    }
    out.push_str(text.get(at..).unwrap_or_default());
    out
}

/// The edited text with every mask replaced by the key it stood for in `text`.
pub(super) fn unmasked(shown: &str, text: &str, keys: &[Span]) -> String {
    let known = distinct(text, keys);
    // The longest first: the first key's mask is the beginning of all others.
    let replace =
        |shown: String, (index, key): (usize, &&str)| scan::replaced(&shown, &mask(index), key);
    known
        .iter()
        .enumerate()
        .rev()
        .fold(shown.to_owned(), replace)
}

fn distinct<'a>(text: &'a str, keys: &[Span]) -> Vec<&'a str> {
    let mut known = Vec::new();
    for key in keys.iter().map(|span| span.slice(text)) {
        if !key.is_empty() && !known.contains(&key) {
            known.push(key);
        }
    }
    known
}

/// The first key's mask is the plain one; the others carry their number.
fn mask(index: usize) -> String {
    if index == 0 {
        MASK.to_owned()
    } else {
        [MASK, "(", &number(index + 1), ")"].concat()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn spans(text: &str, keys: &[&str]) -> Vec<Span> {
        let found = |key: &&str| {
            text.match_indices(*key)
                .map(|(at, k)| Span::new(at, at + k.len()))
                .collect::<Vec<_>>()
        };
        let mut spans: Vec<Span> = keys.iter().flat_map(found).collect();
        spans.sort_by_key(|span| span.start);
        spans
    }

    #[test]
    fn masking_is_reversible_through_an_edit() {
        let text = "a sk-one b sk-two c sk-one";
        let keys = spans(text, &["sk-one", "sk-two"]);
        let shown = masked(text, &keys);
        assert_eq!(shown, format!("a {MASK} b {MASK}(2) c {MASK}"));
        assert_eq!(unmasked(&shown, text, &keys), text);
        let edited = shown.replace(" b ", " 百 ").replace("a ", "");
        assert_eq!(unmasked(&edited, text, &keys), "sk-one 百 sk-two c sk-one");
    }

    #[test]
    fn spans_that_do_not_fit_change_nothing() {
        assert_eq!(masked("搜", &[Span::new(1, 2)]), "搜");
        assert_eq!(masked("", &[Span::new(0, 9)]), "");
    }
}
