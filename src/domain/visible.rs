//! Text of others, made fit to be looked at.
//!
//! A tool's name or description may hold characters that turn the direction of what follows, hide
//! themselves or pass instructions to a model that no person sees. They are shown by their numbers.

use super::scan;

/// A text as it may be shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Visible {
    /// Its beginning, without a character that hides or turns anything.
    pub text: String,
    /// How many characters of the original are not in it.
    pub left: usize,
}

/// The first `limit` characters of a text of several lines. Line breaks and tabs stay.
pub fn visible(text: &str, limit: usize) -> Visible {
    shown(text, limit, "\n\t")
}

/// The first `limit` characters of a text that has to stand on one line, with `…` for the rest.
pub fn visible_line(text: &str, limit: usize) -> String {
    let mut shown = shown(text, limit, "");
    if shown.left > 0 {
        shown.text.push('…');
    }
    shown.text
}

fn shown(text: &str, limit: usize, kept: &str) -> Visible {
    let mut out = String::new();
    let mut chars = text.chars();
    let mut taken = 0;
    while taken < limit {
        let Some(c) = chars.next() else { break };
        taken += 1;
        let ends_line = c == '\r' && chars.as_str().starts_with('\n');
        if scan::one_of(kept, c) || !hides(c) {
            out.push(c);
        } else if !(ends_line && scan::one_of(kept, '\n')) {
            number(&mut out, c);
        }
    }
    Visible {
        text: out,
        left: chars.count(),
    }
}

/// Whether a character is not seen, or changes how others are seen.
fn hides(c: char) -> bool {
    c.is_control()
        || matches!(
            c,
            '\u{ad}'
                | '\u{61c}'
                | '\u{115f}'..='\u{1160}'
                | '\u{180e}'
                | '\u{200b}'..='\u{200f}'
                | '\u{2028}'..='\u{202e}'
                | '\u{2060}'..='\u{206f}'
                | '\u{3164}'
                | '\u{feff}'
                | '\u{ffa0}'
                | '\u{fff9}'..='\u{fffb}'
                | '\u{e0000}'..='\u{e007f}'
        )
}

/// `[U+202E]`.
fn number(out: &mut String, c: char) {
    out.push_str("[U+");
    let mut shift = if u32::from(c) > 0xffff { 20 } else { 16 };
    while shift > 0 {
        shift -= 4;
        let digit = u32::from(c) >> shift & 15;
        out.extend(char::from_digit(digit, 16).map(|digit| digit.to_ascii_uppercase()));
    }
    out.push(']');
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_hides_or_turns_is_shown_by_its_number() {
        let line = |text| visible_line(text, 100);
        assert_eq!(line("get\u{202e}weather"), "get[U+202E]weather");
        assert_eq!(line("a\u{200b}b\u{feff}"), "a[U+200B]b[U+FEFF]");
        assert_eq!(line("a\nb\u{0}\u{7f}"), "a[U+000A]b[U+0000][U+007F]");
        assert_eq!(line("x\u{e0041}"), "x[U+E0041]");
    }

    #[test]
    fn what_people_write_stays() {
        for text in ["查询天气 (beta)", "naïve – “x” 🚀", "a b"] {
            assert_eq!(visible_line(text, 100), text);
        }
    }

    #[test]
    fn lines_stay_where_there_may_be_several() {
        assert_eq!(visible("a\r\n\tb\rc", 100).text, "a\n\tb[U+000D]c");
    }

    #[test]
    fn a_long_text_ends_between_characters_and_says_how_much_is_left() {
        let shown = visible("天气天气", 3);
        assert_eq!((shown.text.as_str(), shown.left), ("天气天", 1));
        assert_eq!(visible_line("abcdef", 3), "abc…");
        assert_eq!(visible_line("abc", 3), "abc");
    }
}
