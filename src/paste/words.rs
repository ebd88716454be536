//! A command line, split into words as a shell splits it: bash, PowerShell and cmd at once.

use super::clean::is_blank;
use crate::diagnostic::Span;
use crate::domain::scan;

/// One word, without its quotes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Word {
    pub(super) text: String,
    /// Where it stands, its quotes included.
    pub(super) span: Span,
    /// Where its text begins, if the text stands in the source as it is.
    pub(super) verbatim: Option<usize>,
}

/// Splits the command that starts at `start` and gives its end: the end of the line, unless the
/// line ends with a continuation mark, or `|`, `;`, `&`.
pub(super) fn split(text: &str, start: usize, quotes: LastQuotes) -> (Vec<Word>, usize) {
    let mut splitter = Splitter {
        text,
        at: start,
        quotes,
    };
    let mut words = Vec::new();
    while let Some(word) = splitter.word() {
        words.push(word);
    }
    (words, splitter.at)
}

struct Splitter<'a> {
    text: &'a str,
    at: usize,
    quotes: LastQuotes,
}

/// The last quotes of a text: a quote that is the last of its kind closes nothing and is a letter.
#[derive(Clone, Copy, Debug)]
pub(super) struct LastQuotes {
    single: usize,
    double: usize,
}

impl LastQuotes {
    /// Finds them.
    pub(super) fn of(text: &str) -> Self {
        let last = |mark| (text.len() - scan::after_last(text, mark).len()).saturating_sub(1);
        Self {
            single: last('\''),
            double: last('"'),
        }
    }
}

impl Splitter<'_> {
    fn peek(&self) -> Option<char> {
        self.text.get(self.at..)?.chars().next()
    }

    /// The length of a line continuation that starts here.
    fn continuation(&self) -> Option<usize> {
        let rest = self.text.get(self.at..)?;
        let after = rest.strip_prefix(['\\', '^', '`'])?;
        let line = scan::trim_front(after, is_blank);
        line.starts_with('\n').then(|| rest.len() - line.len() + 1)
    }

    fn word(&mut self) -> Option<Word> {
        loop {
            if let Some(length) = self.continuation() {
                self.at += length;
            } else if matches!(self.peek(), Some(' ' | '\t' | '\r')) {
                self.at += 1;
            } else {
                break;
            }
        }
        let start = self.at;
        let mut text = String::new();
        while let Some(c) = self.peek() {
            if self.continuation().is_some() {
                break;
            }
            let here = self.at;
            match c {
                ' ' | '\t' | '\r' | '\n' | '|' | ';' => break,
                '&' if !scan::has(&text, "://") => break,
                '\'' if here < self.quotes.single => self.single(&mut text),
                '"' if here < self.quotes.double => self.double(&mut text),
                '\\' => {
                    self.at += 1;
                    match self.peek() {
                        Some(escaped @ ('"' | '\'' | '\\' | ' ' | '$')) => {
                            self.at += 1;
                            text.push(escaped);
                        }
                        _ => text.push('\\'),
                    }
                }
                _ => {
                    self.at += c.len_utf8();
                    text.push(c);
                }
            }
        }
        let span = Span::new(start, self.at);
        if self.at == start {
            return None;
        }
        let source = span.slice(self.text);
        let inner = source.strip_prefix(['"', '\'']).unwrap_or(source);
        let verbatim = inner.starts_with(&text).then(|| self.at - inner.len());
        Some(Word {
            text,
            span,
            verbatim,
        })
    }

    /// Up to the closing quote; `''` within is one quote, as in PowerShell.
    fn single(&mut self, text: &mut String) {
        self.at += 1;
        while let Some(c) = self.peek() {
            self.at += c.len_utf8();
            if c == '\'' {
                return;
            }
            text.push(c);
        }
    }

    /// Up to the closing quote; a backslash, a backtick or a doubled quote escapes a quote.
    fn double(&mut self, text: &mut String) {
        self.at += 1;
        while let Some(c) = self.peek() {
            self.at += c.len_utf8();
            let next = self.peek();
            match (c, next) {
                ('\\', Some(escaped @ ('"' | '\\' | '$' | '`')))
                | ('`', Some(escaped @ ('"' | '$'))) => {
                    self.at += 1;
                    text.push(escaped);
                }
                ('"', Some('"')) if !text.is_empty() => {
                    self.at += 1;
                    text.push('"');
                }
                ('"', _) => return,
                _ => text.push(c),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(line: &str) -> Vec<String> {
        split(line, 0, LastQuotes::of(line))
            .0
            .into_iter()
            .map(|word| word.text)
            .collect()
    }

    #[test]
    fn words_of_every_shell() {
        for (line, words) in [
            ("a  b\tc", vec!["a", "b", "c"]),
            ("a 'b c' \"d e\"", vec!["a", "b c", "d e"]),
            (r#"a "b \"c\" \$d""#, vec!["a", "b \"c\" $d"]),
            (r"a b\ c", vec!["a", "b c"]),
            ("a \\\n  b", vec!["a", "b"]),
            ("a ^\r\n  b", vec!["a", "b"]),
            ("a `\n  b", vec!["a", "b"]),
            ("a \"b `\"c`\"\"", vec!["a", "b \"c\""]),
            ("a \"{\"\"x\"\":1}\"", vec!["a", "{\"x\":1}"]),
            ("a b\nc", vec!["a", "b"]),
            ("a b; c", vec!["a", "b"]),
            ("a b && c", vec!["a", "b"]),
            ("it's 5 o clock", vec!["it's", "5", "o", "clock"]),
            (
                "curl https://a.example/?x=1&y=2",
                vec!["curl", "https://a.example/?x=1&y=2"],
            ),
            ("", vec![]),
        ] {
            assert_eq!(texts(line), words, "{line}");
        }
    }

    #[test]
    fn a_word_knows_where_it_stands() {
        let line = r#"x 'a b' "c\"d" e"#;
        let (words, end) = split(line, 0, LastQuotes::of(line));
        let spans: Vec<&str> = words.iter().map(|word| word.span.slice(line)).collect();
        assert_eq!(spans, ["x", "'a b'", r#""c\"d""#, "e"]);
        let verbatim: Vec<_> = words.iter().map(|word| word.verbatim).collect();
        assert_eq!(verbatim, [Some(0), Some(3), None, Some(15)]);
        assert_eq!(end, line.len());
    }
}
