//! Looking for characters of a kind at the ends of a text, or anywhere in it.
//!
//! The standard library's patterns do the same, but are compiled anew for every closure and every
//! length of an array, which made up most of what the readers of this crate weighed in the page.

/// Tells the characters that are looked for.
type Kind = fn(char) -> bool;

/// Without the characters of a kind at the front.
pub(crate) fn trim_front(text: &str, kind: Kind) -> &str {
    let mut rest = text.chars();
    loop {
        let trimmed = rest.as_str();
        if !rest.next().is_some_and(kind) {
            return trimmed;
        }
    }
}

/// Without the characters of a kind at the back.
pub(crate) fn trim_back(text: &str, kind: Kind) -> &str {
    let mut rest = text.chars();
    loop {
        let trimmed = rest.as_str();
        if !rest.next_back().is_some_and(kind) {
            return trimmed;
        }
    }
}

/// What stands before the first character of a kind; all of it where there is none.
pub(crate) fn until(text: &str, kind: Kind) -> &str {
    let mut rest = text.chars();
    loop {
        let left = rest.as_str().len();
        if rest.next().is_none_or(kind) {
            return text.get(..text.len() - left).unwrap_or(text);
        }
    }
}

/// The first character of a kind and its byte offset.
pub(crate) fn find(text: &str, kind: Kind) -> Option<(usize, char)> {
    let at = until(text, kind).len();
    let found = text.get(at..)?.chars().next()?;
    Some((at, found))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ends_and_insides() {
        let mark = |c: char| "-、".contains(c);
        for (text, front, back, first) in [
            ("-、a-b、-", "a-b、-", "-、a-b", ""),
            ("搜-索", "搜-索", "搜-索", "搜"),
            ("--", "", "", ""),
            ("ab", "ab", "ab", "ab"),
            ("", "", "", ""),
        ] {
            assert_eq!(trim_front(text, mark), front, "{text}");
            assert_eq!(trim_back(text, mark), back, "{text}");
            assert_eq!(until(text, mark), first, "{text}");
        }
        assert_eq!(find("搜、-", mark), Some((3, '、')));
        assert_eq!(find("ab", mark), None);
    }
}
