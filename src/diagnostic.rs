//! What can be said about an input: facts, no sentences.
//!
//! Each language turns a [`Code`] into a title, a cause and a remedy in one exhaustive match, so a
//! missing message does not compile.

mod code;

pub use code::{Code, Severity};

use crate::domain::scan;

/// One finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// What was found, with its facts.
    pub code: Code,
    /// In which text.
    pub place: Place,
    /// Where in that text.
    pub span: Span,
    /// A change of that text that one click applies.
    pub fix: Option<Fix>,
}

/// A fixed text in both languages of the page, for what belongs to one place in the code (a client's
/// own rule) rather than to the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Words {
    /// English.
    pub en: &'static str,
    /// Simplified Chinese.
    pub zh: &'static str,
}

/// A language of the page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Lang {
    /// English.
    #[default]
    En,
    /// Simplified Chinese.
    Zh,
}

impl Lang {
    /// The BCP 47 tag of the document.
    pub fn tag(self) -> &'static str {
        match self {
            Self::En => "en",
            Self::Zh => "zh-CN",
        }
    }

    /// Reads a BCP 47 tag: anything Chinese is Simplified Chinese here, all else English.
    pub fn from_tag(tag: &str) -> Self {
        let primary = scan::until(tag, |c| c == '-' || c == '_');
        if primary.eq_ignore_ascii_case("zh") {
            Self::Zh
        } else {
            Self::En
        }
    }
}

impl Words {
    /// The text in one language.
    pub fn text(self, lang: Lang) -> &'static str {
        match lang {
            Lang::En => self.en,
            Lang::Zh => self.zh,
        }
    }
}

/// The text that a span counts in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Place {
    /// The paste box.
    Paste,
    /// The instance ID field.
    InstanceId,
    /// The endpoint field.
    Url,
    /// The transport choice; its text is a spelling that `Transport::from_spelling` reads.
    Transport,
    /// The server name field.
    Name,
    /// The API key field.
    Key,
    /// The configuration of the chosen client: a remark on the output, without a text of its own.
    Client,
}

/// A range of bytes, `start` included, `end` not; both on character boundaries.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Span {
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
}

/// Replaces `span` by `text`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fix {
    /// What is replaced, in the same text as the diagnostic's own span.
    pub span: Span,
    /// The replacement.
    pub text: String,
}

impl Diagnostic {
    /// A finding without a fix.
    pub fn new(code: Code, place: Place, span: Span) -> Self {
        Self {
            code,
            place,
            span,
            fix: None,
        }
    }

    /// The same finding with a fix that replaces `span`.
    pub fn with_fix(mut self, span: Span, text: impl Into<String>) -> Self {
        self.fix = Some(Fix {
            span,
            text: text.into(),
        });
        self
    }

    /// How serious it is.
    pub fn severity(&self) -> Severity {
        self.code.severity()
    }
}

impl Span {
    /// From `start` to `end`.
    pub fn new(start: usize, end: usize) -> Self {
        Self { start, end }
    }

    /// A whole text.
    pub fn of(text: &str) -> Self {
        Self::new(0, text.len())
    }

    /// The part of `text` that it marks; empty where it does not fit.
    pub fn slice(self, text: &str) -> &str {
        text.get(self.start..self.end).unwrap_or_default()
    }
}

impl Fix {
    /// Applies it. A span that does not fit the text changes nothing.
    pub fn apply(&self, text: &str) -> String {
        match (text.get(..self.span.start), text.get(self.span.end..)) {
            (Some(before), Some(after)) => [before, &self.text, after].concat(),
            _ => text.to_owned(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fix_replaces_its_span_and_nothing_else() {
        let fix = |start, end| Fix {
            span: Span::new(start, end),
            text: "b".into(),
        };
        assert_eq!(fix(1, 3).apply("a搜c"), "a搜c", "not on a boundary");
        assert_eq!(fix(1, 4).apply("a搜c"), "abc");
        assert_eq!(fix(4, 9).apply("abc"), "abc", "outside");
        assert_eq!(fix(3, 3).apply("abc"), "abcb");
    }
}
