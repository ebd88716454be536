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

    fn unicode(&mut self) -> char {
        let mut unit = || {
            let hex = self.text.get(self.at..self.at + 4)?;
            let unit = hex.bytes().all(|b| b.is_ascii_hexdigit()).then_some(hex)?;
            self.at += 4;
            u32::from_str_radix(unit, 16).ok()
        };
        let Some(first) = unit() else {
            return char::REPLACEMENT_CHARACTER;
        };
        if !(0xd800..0xdc00).contains(&first) {
            return char::from_u32(first).unwrap_or(char::REPLACEMENT_CHARACTER);
        }
        let before = self.at;
        if !self.rest().starts_with("\\u") {
            return char::REPLACEMENT_CHARACTER;
        }
        self.at += 2;
        let hex = self.text.get(self.at..self.at + 4).unwrap_or_default();
        match u32::from_str_radix(hex, 16) {
            Ok(second) if (0xdc00..0xe000).contains(&second) => {
                self.at += 4;
                let code = 0x10000 + ((first - 0xd800) << 10) + (second - 0xdc00);
                char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER)
            }
            _ => {
                self.at = before;
                char::REPLACEMENT_CHARACTER
            }
        }
    }
}
