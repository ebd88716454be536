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

/// The byte offset of a short text in a long one.
pub(crate) fn position(text: &str, part: &str) -> Option<usize> {
    let mut windows = text.as_bytes().windows(part.len().max(1));
    windows.position(|window| window == part.as_bytes())
}

/// Whether a short text stands in a long one.
pub(crate) fn has(text: &str, part: &str) -> bool {
    position(text, part).is_some()
}

/// Whether a character is one of these.
pub(crate) fn one_of(set: &str, c: char) -> bool {
    match u8::try_from(c) {
        Ok(byte) if byte.is_ascii() => set.as_bytes().contains(&byte),
        _ => set.chars().any(|one| one == c),
    }
}

/// Whether there is whitespace in a text.
pub(crate) fn has_blank(text: &str) -> bool {
    find(text, char::is_whitespace).is_some()
}

/// A text with every `part`, which is not empty, replaced.
pub(crate) fn replaced(text: &str, part: &str, by: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some(at) = position(rest, part) {
        out.push_str(rest.get(..at).unwrap_or_default());
        out.push_str(by);
        rest = rest.get(at + part.len()..).unwrap_or_default();
    }
    out.push_str(rest);
    out
}

/// What stands before and after the first of these characters.
pub(crate) fn cut(text: &str, mark: char) -> Option<(&str, &str)> {
    let mut rest = text.chars();
    loop {
        let before = text.len() - rest.as_str().len();
        if rest.next()? == mark {
            return Some((text.get(..before)?, rest.as_str()));
        }
    }
}

/// What stands before and after the last of these characters.
pub(crate) fn cut_last(text: &str, mark: char) -> Option<(&str, &str)> {
    let mut rest = text.chars();
    while rest.next_back()? != mark {}
    let before = rest.as_str();
    Some((before, text.get(before.len() + mark.len_utf8()..)?))
}

/// What follows the last of these characters; all of it where there is none.
pub(crate) fn after_last(text: &str, mark: char) -> &str {
    cut_last(text, mark).map_or(text, |(_, after)| after)
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

    #[test]
    fn texts_in_texts() {
        for (text, part) in [
            ("a://b", "://"),
            ("搜索", "索"),
            ("aab", "ab"),
            ("a", "ab"),
            ("", "a"),
        ] {
            assert_eq!(position(text, part), text.find(part), "{text}");
            assert_eq!(has(text, part), text.contains(part), "{text}");
        }
    }

    #[test]
    fn texts_replaced() {
        for (text, part, by) in [
            ("a.b.c", ".", " "),
            ("搜{0}索{0}", "{0}", "{0}{0}"),
            ("aaa", "aa", "b"),
            ("", ".", "x"),
        ] {
            assert_eq!(replaced(text, part, by), text.replace(part, by), "{text}");
        }
        assert!(one_of("-、", '、') && !one_of("-、", 'a') && !one_of("", 'a'));
        assert!(has_blank("搜\u{3000}") && !has_blank("搜"));
    }

    #[test]
    fn texts_cut() {
        for text in ["a=b=c", "=", "搜=", "=索", "ab", ""] {
            assert_eq!(cut(text, '='), text.split_once('='), "{text}");
            assert_eq!(cut_last(text, '='), text.rsplit_once('='), "{text}");
        }
    }

    #[test]
    fn after_the_last_mark() {
        for (text, rest) in [
            ("a/b/c", "c"),
            ("a/", ""),
            ("/搜", "搜"),
            ("abc", "abc"),
            ("", ""),
        ] {
            assert_eq!(after_last(text, '/'), rest, "{text}");
        }
    }
}
