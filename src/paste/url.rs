//! Where a URL stands in running text.

use super::clean::is_blank;
use crate::diagnostic::Span;
use crate::domain::{Endpoint, Seen, scan};

/// A placeholder in a URL is at most this long; it may hold spaces: `{instance ID}`.
const PLACEHOLDER_LIMIT: usize = 64;

/// The next http or https URL at or after `from`.
pub(super) fn next(text: &str, from: usize) -> Option<Span> {
    let mut from = from;
    loop {
        let colon = from + scan::position(text.get(from..)?, "://")?;
        let before = text.get(..colon)?;
        let scheme = ["https", "http"].into_iter().find(|scheme| {
            let start = colon.checked_sub(scheme.len());
            let word = start.and_then(|start| before.get(start..));
            word.is_some_and(|word| word.eq_ignore_ascii_case(scheme))
        });
        if let Some(scheme) = scheme {
            let start = colon - scheme.len();
            let end = end(text, start);
            // `https://` alone names nothing.
            if end > colon + "://".len() {
                return Some(Span::new(start, end));
            }
        }
        from = colon + "://".len();
    }
}

/// Where a URL that starts at `start` ends.
pub(super) fn end(text: &str, start: usize) -> usize {
    let rest = text.get(start..).unwrap_or_default();
    let mut at = 0;
    while let Some(c) = rest.get(at..).and_then(|rest| rest.chars().next()) {
        let ahead = rest.get(at..).unwrap_or_default();
        let placeholder = match c {
            '{' => closed(ahead, '}'),
            '<' => closed(ahead, '>'),
            _ => None,
        };
        match placeholder {
            Some(length) => at += length,
            None if c.is_ascii_graphic() && !scan::one_of("\"<>\\^`|", c) => at += 1,
            None => break,
        }
    }
    let url = rest.get(..at).unwrap_or_default();
    start + without_marks(url).len()
}

/// The length of a placeholder that opens here and closes soon, on the same line.
fn closed(ahead: &str, close: char) -> Option<usize> {
    let inside = ahead.get(1..)?.chars().take(PLACEHOLDER_LIMIT);
    let mut length = 1;
    for c in inside {
        length += c.len_utf8();
        if c == close {
            return Some(length);
        }
        if scan::one_of("\n\"'<{", c) {
            return None;
        }
    }
    None
}

/// Without the punctuation of the sentence around it; a bracket stays if it was opened inside.
fn without_marks(url: &str) -> &str {
    const PAIRS: [(char, char); 3] = [('(', ')'), ('[', ']'), ('{', '}')];
    let count = |mark: char| url.chars().filter(|c| *c == mark).count();
    let mut surplus = PAIRS.map(|(open, close)| count(close).saturating_sub(count(open)));
    let mut end = url.len();
    while let Some(last) = url.get(..end).and_then(|url| url.chars().next_back()) {
        let pair = PAIRS.iter().position(|&(_, close)| close == last);
        let left = pair
            .and_then(|index| surplus.get_mut(index))
            .filter(|left| **left > 0);
        if let Some(left) = left {
            *left -= 1;
        } else if !scan::one_of(".,;:!?'*", last) {
            break;
        }
        end -= last.len_utf8();
    }
    url.get(..end).unwrap_or(url)
}

/// A URL without its scheme: a name under `aliyuncs.com` and a path.
pub(super) fn without_scheme(token: &str) -> bool {
    let Some((host, path)) = scan::cut(token, '/') else {
        return false;
    };
    let label = |c: char| c.is_ascii_alphanumeric() || scan::one_of(".-", c);
    host.ends_with(".aliyuncs.com") && host.chars().all(label) && !path.is_empty()
}

/// The rest of a URL that was broken over two lines, where both together name a service and the
/// first alone does not.
pub(super) fn broken_rest(text: &str, url: Span) -> Option<Span> {
    let after = text.get(url.end..)?;
    let next = scan::trim_front(after, is_blank).strip_prefix('\n')?;
    let start = text.len() - scan::trim_front(next, is_blank).len();
    let line = scan::until(text.get(start..)?, |c| c == '\n').trim_end();
    let path = |c: char| c.is_ascii_alphanumeric() || scan::one_of("-_/", c);
    if line.is_empty() || line.len() > 200 || !line.chars().all(path) {
        return None;
    }
    let first = url.slice(text);
    let service = |url: &str| {
        let endpoint = Endpoint::parse(url).ok();
        endpoint.is_some_and(|endpoint| matches!(Seen::of(&endpoint), Seen::Service { .. }))
    };
    let mut joined = String::from(first);
    joined.push_str(line);
    (!service(first) && service(&joined)).then(|| Span::new(start, start + line.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn urls(text: &str) -> Vec<&str> {
        let mut found = Vec::new();
        let mut from = 0;
        while let Some(span) = next(text, from) {
            found.push(span.slice(text));
            from = span.end;
        }
        found
    }

    #[test]
    fn a_url_ends_where_the_sentence_goes_on() {
        let url = "https://a.example/v1/sse";
        for text in [
            "see https://a.example/v1/sse.",
            "<https://a.example/v1/sse>",
            "(https://a.example/v1/sse)",
            "[x](https://a.example/v1/sse), y",
            "**https://a.example/v1/sse**",
            "`https://a.example/v1/sse`",
            "\"https://a.example/v1/sse\",",
            "'https://a.example/v1/sse'",
            "地址是https://a.example/v1/sse。",
            "\"url\":\"https://a.example/v1/sse\"}",
            "https://a.example/v1/sse\\\n",
        ] {
            assert_eq!(urls(text), [url], "{text}");
        }
        assert_eq!(urls("https://a.example/(x)"), ["https://a.example/(x)"]);
        assert_eq!(urls("HTTP://a.example:80/"), ["HTTP://a.example:80/"]);
    }

    #[test]
    fn a_placeholder_is_part_of_its_url() {
        for url in [
            "https://a.example/mcp/{instance ID}/sse",
            "https://a.example/mcp/${ID}/sse",
            "https://a.example/mcp/<instance-id>/sse",
            "https://a.example/mcp/{实例 ID}/sse",
        ] {
            let text = format!("pointing to {url}, and");
            assert_eq!(urls(&text), [url]);
        }
        assert_eq!(urls("https://a.example/{x\ny}"), ["https://a.example/{x"]);
    }

    #[test]
    fn other_schemes_are_no_endpoints() {
        for text in ["ftp://a.example/", "://", "https://", "https:// x", "a://b"] {
            assert!(urls(text).is_empty(), "{text}");
        }
        assert_eq!(urls("https://https://a.example/").len(), 1);
    }

    #[test]
    fn a_broken_url_is_joined_only_when_it_then_names_a_service() {
        let text = "https://dashscope.aliyuncs.com/api/v1/mcps/\n  WebSearch/sse\n";
        let url = next(text, 0).expect("a URL");
        let rest = broken_rest(text, url).expect("a rest");
        assert_eq!(rest.slice(text), "WebSearch/sse");
        let text = "https://dashscope.aliyuncs.com/api/v1/mcps/WebSearch/sse\nWebSearch";
        assert_eq!(broken_rest(text, next(text, 0).expect("a URL")), None);
    }
}
