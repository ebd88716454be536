use crate::diagnostic::{Code, Diagnostic, Place, Span};
use crate::domain::scan;

/// What one character becomes when a text is cleaned.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fold {
    /// It stays.
    Keep,
    /// It has no width and no meaning here: zero-width, byte order mark, soft hyphen.
    Invisible,
    /// A full-width letter or mark, or an unusual space, and its ASCII counterpart.
    Width(char),
    /// A typographic quote and its ASCII counterpart.
    Quote(char),
}

/// Tells what a character becomes.
pub(super) fn fold(c: char) -> Fold {
    match c {
        '\0'..='\u{9f}' => Fold::Keep,
        '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' => {
            Fold::Invisible
        }
        '\u{2060}'..='\u{2064}' | '\u{2066}'..='\u{2069}' | '\u{feff}' => Fold::Invisible,
        '\u{a0}' | '\u{1680}' | '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{205f}' | '\u{3000}' => {
            Fold::Width(' ')
        }
        '\u{2010}' | '\u{2011}' => Fold::Width('-'),
        '\u{2028}' | '\u{2029}' => Fold::Width('\n'),
        '‘' | '’' | '‚' | '‛' => Fold::Quote('\''),
        '“' | '”' | '„' | '‟' | '«' | '»' | '＂' => Fold::Quote('"'),
        '＇' => Fold::Quote('\''),
        '\u{ff01}'..='\u{ff5e}' => {
            char::from_u32(u32::from(c) - 0xfee0).map_or(Fold::Keep, Fold::Width)
        }
        _ => Fold::Keep,
    }
}

/// Whether a character is a letter or a digit: exactly so in ASCII, and beyond it whatever is not
/// known for a mark. The tables that tell exactly would weigh as much as a reader of this module.
pub(super) fn is_letter(c: char) -> bool {
    match c {
        '\0'..='\u{7f}' => c.is_ascii_alphanumeric(),
        // Marks of Latin-1, general punctuation and symbols, marks of Chinese, full-width marks, and
        // pictures.
        '\u{80}'..='\u{bf}' | '\u{2000}'..='\u{2bff}' | '\u{3000}'..='\u{3020}' => false,
        '\u{fe10}'..='\u{fe6f}' | '\u{ff01}'..='\u{ff0f}' | '\u{ff1a}'..='\u{ff20}' => false,
        '\u{feff}' | '\u{1f000}'..='\u{1faff}' => false,
        _ => true,
    }
}

/// A text after [`fold`], which knows for every byte where it came from.
#[derive(Debug)]
pub(super) struct Cleaned {
    /// The cleaned text.
    pub(super) text: String,
    runs: Vec<Run>,
    length: usize,
}

/// A stretch that stayed as it was, or one character that was replaced.
#[derive(Debug)]
struct Run {
    clean: usize,
    start: usize,
    end: usize,
    verbatim: bool,
}

impl Cleaned {
    /// Cleans a text.
    pub(super) fn of(original: &str) -> Self {
        let mut cleaned = Self {
            text: String::with_capacity(original.len()),
            runs: Vec::new(),
            length: original.len(),
        };
        let mut kept = 0;
        for (at, c) in original.char_indices() {
            let becomes = match fold(c) {
                Fold::Keep => continue,
                Fold::Invisible => None,
                Fold::Width(ascii) | Fold::Quote(ascii) => Some(ascii),
            };
            cleaned.keep(original, kept, at);
            kept = at + c.len_utf8();
            if let Some(ascii) = becomes {
                let clean = cleaned.text.len();
                cleaned.text.push(ascii);
                cleaned.runs.push(Run {
                    clean,
                    start: at,
                    end: kept,
                    verbatim: false,
                });
            }
        }
        cleaned.keep(original, kept, original.len());
        cleaned
    }

    fn keep(&mut self, original: &str, start: usize, end: usize) {
        if let Some(kept) = original.get(start..end).filter(|kept| !kept.is_empty()) {
            let clean = self.text.len();
            self.text.push_str(kept);
            self.runs.push(Run {
                clean,
                start,
                end,
                verbatim: true,
            });
        }
    }

    /// Where a part of the cleaned text stands in the original.
    pub(super) fn original(&self, span: Span) -> Span {
        let start = self.place(
            self.runs.partition_point(|run| run.clean <= span.start),
            span.start,
        );
        if span.end <= span.start {
            return Span::new(start, start);
        }
        let end = self.place(
            self.runs.partition_point(|run| run.clean < span.end),
            span.end,
        );
        Span::new(start, end.max(start))
    }

    fn place(&self, after: usize, clean: usize) -> usize {
        let run = after.checked_sub(1).and_then(|index| self.runs.get(index));
        match run {
            None => self.runs.first().map_or(self.length, |run| run.start),
            Some(run) if run.verbatim => (run.start + (clean - run.clean)).min(run.end),
            Some(run) if clean == run.clean => run.start,
            Some(run) => run.end,
        }
    }
}

/// How many characters of a text cleaning removes and replaces.
pub(super) fn changes(text: &str) -> (usize, usize) {
    let (mut invisible, mut width) = (0, 0);
    for c in text.chars() {
        match fold(c) {
            Fold::Invisible => invisible += 1,
            Fold::Width(_) => width += 1,
            Fold::Keep | Fold::Quote(_) => {}
        }
    }
    (invisible, width)
}

/// The part of a text within surrounding whitespace and quotes.
pub(super) fn unquoted(text: &str) -> Span {
    let mut span = trimmed(text, Span::of(text));
    loop {
        let inner = span.slice(text);
        let mut ends = inner.chars();
        let (first, last) = (ends.next(), ends.next_back());
        let quoted =
            first.is_some() && first == last && first.is_some_and(|c| scan::one_of("\"'`", c));
        if !quoted {
            return span;
        }
        span = trimmed(text, Span::new(span.start + 1, span.end - 1));
    }
}

/// A span without the whitespace at its ends.
pub(super) fn trimmed(text: &str, span: Span) -> Span {
    let inner = span.slice(text);
    let start = span.start + (inner.len() - inner.trim_start().len());
    Span::new(start, start + inner.trim().len())
}

/// Whether a text is broken over lines.
pub(super) fn is_broken(text: &str) -> bool {
    scan::find(text, ends_line).is_some()
}

/// The lines of a text as one word.
pub(super) fn joined(text: &str) -> String {
    let mut joined = String::new();
    let mut rest = Some(text);
    while let Some(text) = rest {
        let line = scan::until(text, ends_line);
        joined.push_str(line.trim());
        rest = text.get(line.len() + 1..);
    }
    joined
}

fn ends_line(c: char) -> bool {
    matches!(c, '\n' | '\r')
}

/// A space or a tab, or what is left of a Windows line end.
pub(super) fn is_blank(c: char) -> bool {
    matches!(c, ' ' | '\t' | '\r')
}

/// Cleans the text of one field and says what was repaired.
///
/// Surrounding whitespace goes without a word. A name may be written in any script, so it loses
/// only characters that nobody sees; elsewhere full-width letters become ASCII, surrounding quotes
/// go, and a URL broken over lines is joined. Every diagnostic's fix is the cleaned text.
pub fn field(text: &str, place: Place) -> (String, Vec<Diagnostic>) {
    let mut codes = Vec::new();
    let (invisible, width) = changes(text.trim());
    if invisible > 0 {
        codes.push(Code::InvisibleRemoved { count: invisible });
    }
    let cleaned = if place == Place::Name {
        let visible = text.chars().filter(|&c| fold(c) != Fold::Invisible);
        visible.collect::<String>().trim().to_owned()
    } else {
        if width > 0 {
            codes.push(Code::WidthNormalised { count: width });
        }
        let folded = Cleaned::of(text).text;
        let inner = unquoted(&folded);
        if inner != trimmed(&folded, Span::of(&folded)) {
            codes.push(Code::QuotesRemoved);
        }
        let inner = inner.slice(&folded);
        if place == Place::Url && is_broken(inner) {
            codes.push(Code::LinesJoined);
            joined(inner)
        } else {
            inner.to_owned()
        }
    };
    let whole = Span::of(text);
    let diagnostics = codes
        .into_iter()
        .map(|code| Diagnostic::new(code, place, whole).with_fix(whole, cleaned.as_str()))
        .collect();
    (cleaned, diagnostics)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_cleaned_byte_knows_its_origin() {
        let original = "\u{feff}ｈttp\u{200b}s：／／a搜";
        let cleaned = Cleaned::of(original);
        assert_eq!(cleaned.text, "https://a搜");
        let back = |start, end| cleaned.original(Span::new(start, end)).slice(original);
        assert_eq!(back(0, 1), "ｈ");
        assert_eq!(back(0, 4), "ｈttp");
        assert_eq!(back(4, 5), "s");
        assert_eq!(back(3, 5), "p\u{200b}s");
        assert_eq!(back(5, 8), "：／／");
        assert_eq!(back(8, 12), "a搜");
        assert_eq!(cleaned.original(Span::new(12, 12)).start, original.len());
    }

    #[test]
    fn plain_text_stays_as_it_is() {
        for text in ["", "a", "搜索", "{\"a\": \"b c\"}", "😀\n"] {
            assert_eq!(Cleaned::of(text).text, text);
        }
    }

    fn codes(text: &str, place: Place) -> (String, Vec<Code>) {
        let (text, diagnostics) = field(text, place);
        (text, diagnostics.into_iter().map(|d| d.code).collect())
    }

    #[test]
    fn a_field_is_repaired_and_every_repair_told() {
        let id = |text: &str| codes(text, Place::InstanceId);
        assert_eq!(id(" WebSearch\n"), ("WebSearch".into(), vec![]));
        assert_eq!(
            id("“WebSearch”"),
            ("WebSearch".into(), vec![Code::QuotesRemoved])
        );
        assert_eq!(
            id("Web\u{200b}Search\u{feff}"),
            (
                "WebSearch".into(),
                vec![Code::InvisibleRemoved { count: 2 }]
            )
        );
        assert_eq!(
            codes("https：／／a.example/sse", Place::Url),
            (
                "https://a.example/sse".into(),
                vec![Code::WidthNormalised { count: 3 }]
            )
        );
        assert_eq!(
            codes("https://a.example/\n  sse", Place::Url),
            ("https://a.example/sse".into(), vec![Code::LinesJoined])
        );
    }

    #[test]
    fn a_name_keeps_its_script() {
        let name = |text: &str| codes(text, Place::Name).0;
        assert_eq!(name(" 阿里云百炼：“搜索” "), "阿里云百炼：“搜索”");
        assert_eq!(name("a\u{200b}b"), "ab");
    }

    #[test]
    fn a_fix_gives_the_cleaned_text() {
        let text = " “Web\u{200b}Search” ";
        let (cleaned, diagnostics) = field(text, Place::InstanceId);
        assert_eq!(diagnostics.len(), 2);
        for diagnostic in diagnostics {
            let fix = diagnostic.fix.expect("a fix");
            assert_eq!(fix.apply(text), cleaned);
        }
    }
}
