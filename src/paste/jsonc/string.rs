//! Strings and their escapes.

use super::{Reader, Text};
use crate::diagnostic::Span;
use crate::paste::clean::{Fold, fold};

impl Reader<'_> {
    /// A string in any quotes. One that does not end on its line is an error and kept so far.
    pub(super) fn string(&mut self) -> Option<Text> {
        let open = self.rest().chars().next()?;
        let straight = matches!(open, '"' | '\'');
        if open != '"' {
            self.relax(self.at, self.at + open.len_utf8());
        }
        let family = self.peek()?;
        self.at += open.len_utf8();
        let start = self.at;
        let mut text = String::new();
        let mut verbatim = true;
        let mut kept = start;
        loop {
            let here = self.at;
            let Some(c) = self.rest().chars().next() else {
                self.fail();
                break;
            };
            // Typographic quotes close each other; a straight one is closed by itself alone, because
            // a text may hold the others.
            let closes = if straight {
                c == open
            } else {
                c == family || fold(c) == Fold::Quote(family)
            };
            if closes || c == '\n' {
                if !closes {
                    self.fail();
                }
                break;
            }
            self.at += c.len_utf8();
            if c == '\\' {
                verbatim = false;
                text.push_str(self.text.get(kept..here).unwrap_or_default());
                self.escape(&mut text);
                kept = self.at;
            } else if c < ' ' {
                self.relax(here, self.at);
            }
        }
        text.push_str(self.text.get(kept..self.at).unwrap_or_default());
        let inner = Span::new(start, self.at);
        if self.error.is_none() {
            self.at += self.rest().chars().next().map_or(0, char::len_utf8);
        }
        Some(Text {
            text,
            inner,
            verbatim,
        })
    }

    /// What follows a backslash. An unknown escape stands for its character.
    fn escape(&mut self, text: &mut String) {
        let Some(c) = self.rest().chars().next() else {
            return;
        };
        let start = self.at;
        self.at += c.len_utf8();
        text.push(match c {
            '"' | '\\' | '/' => c,
            'b' => '\u{8}',
            'f' => '\u{c}',
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            'u' => self.unicode(),
            other => {
                self.relax(start - 1, self.at);
                other
            }
        });
    }

    /// What follows `\u`: one unit of UTF-16, or the two of a pair.
    fn unicode(&mut self) -> char {
        let code = match self.unit() {
            Some(first @ 0xd800..=0xdbff) => self.second().map(|second| {
                // Each half of a pair carries ten bits.
                0x10000 + ((first & 0x3ff) << 10) + (second & 0x3ff)
            }),
            single => single,
        };
        code.and_then(char::from_u32)
            .unwrap_or(char::REPLACEMENT_CHARACTER)
    }

    /// The second half of a pair; anything else is left to be read next.
    fn second(&mut self) -> Option<u32> {
        let before = self.at;
        if self.rest().starts_with("\\u") {
            self.at += 2;
            if let Some(second @ 0xdc00..=0xdfff) = self.unit() {
                return Some(second);
            }
        }
        self.at = before;
        None
    }

    /// Four hexadecimal digits.
    fn unit(&mut self) -> Option<u32> {
        let mut unit = 0;
        for digit in self.text.get(self.at..self.at + 4)?.chars() {
            unit = 16 * unit + digit.to_digit(16)?;
        }
        self.at += 4;
        Some(unit)
    }
}
