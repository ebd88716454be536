//! Every text of the page, in both languages.
//!
//! [`Strings`] is one table per language, and [`message`] one exhaustive match per language: a
//! missing text does not compile. What belongs to one client stands in that client's file.

mod en;
mod en_messages;
mod strings;
mod zh;
mod zh_messages;

pub use strings::Strings;

use crate::diagnostic::{Code, Lang};

/// What a person reads about a finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Message {
    /// What happened, in a few words.
    pub title: String,
    /// Why it matters.
    pub cause: String,
    /// What to do; empty where there is nothing to do.
    pub remedy: String,
}

impl Message {
    fn new(title: impl Into<String>, cause: impl Into<String>, remedy: impl Into<String>) -> Self {
        Self {
            title: title.into(),
            cause: cause.into(),
            remedy: remedy.into(),
        }
    }
}

/// The page's own words.
pub fn strings(lang: Lang) -> &'static Strings {
    match lang {
        Lang::En => &en::STRINGS,
        Lang::Zh => &zh::STRINGS,
    }
}

/// What to say about a finding.
pub fn message(code: &Code, lang: Lang) -> Message {
    match lang {
        Lang::En => en_messages::message(code),
        Lang::Zh => zh_messages::message(code),
    }
}

/// A character as a person can recognise it: itself, or its number where it cannot be seen.
fn shown(c: char) -> String {
    if c == ' ' {
        "U+0020".to_owned()
    } else if c.is_control() || c.is_whitespace() || ('\u{200b}'..='\u{206f}').contains(&c) {
        format!("U+{:04X}", u32::from(c))
    } else {
        format!("{c} (U+{:04X})", u32::from(c))
    }
}

#[cfg(test)]
mod tests;
