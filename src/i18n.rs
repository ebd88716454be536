//! Every text of the page, in both languages.
//!
//! [`Strings`] is one table per language, and [`message`] and [`faults::fault`] are one exhaustive
//! match per language: a missing text does not compile. What belongs to one client stands in that
//! client's file.

/// The three lines of a [`Template`].
macro_rules! lines {
    [$title:expr, $cause:expr, $remedy:expr $(,)?] => {
        concat!($title, "\n", $cause, "\n", $remedy)
    };
}

pub mod about;
pub mod causes;
pub mod comfort;
mod en;
mod en_messages;
pub mod faults;
pub mod fit;
pub mod live;
pub mod more;
pub mod pasted;
pub mod refusals;
pub mod share;
pub mod site;
mod strings;
pub mod update;
mod zh;
mod zh_messages;

pub use strings::Strings;

use crate::diagnostic::{Code, Lang};
use crate::domain::{NAME_LIMIT, Transport, number as digits, scan};
use crate::emit::hex;

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
    /// Cause and remedy as one text. Chinese sentences follow each other without a space.
    pub fn why(&self, lang: Lang) -> String {
        let space = if lang == Lang::En && !self.remedy.is_empty() {
            " "
        } else {
            ""
        };
        [&*self.cause, space, &self.remedy].concat()
    }
}

/// Title, cause and remedy, a line each, with `{0}`, `{1}` and so on in the places of its facts.
///
/// One text, because three would be three addresses and lengths more to load for every message.
type Template = &'static str;

/// The page's own words.
pub fn strings(lang: Lang) -> &'static Strings {
    match lang {
        Lang::En => &en::STRINGS,
        Lang::Zh => &zh::STRINGS,
    }
}

/// What to say about a finding.
///
/// These texts are loaded after the page is ready.
#[inline(never)]
pub fn message(code: &Code, lang: Lang) -> Message {
    let template = match lang {
        Lang::En => en_messages::template(code),
        Lang::Zh => zh_messages::template(code),
    };
    written(template, &facts(code, lang))
}

/// A template with its facts.
fn written(template: Template, facts: &[String]) -> Message {
    let (title, rest) = scan::cut(template, '\n').unwrap_or((template, ""));
    let (cause, remedy) = scan::cut(rest, '\n').unwrap_or((rest, ""));
    Message {
        title: with_facts(title, facts),
        cause: with_facts(cause, facts),
        remedy: with_facts(remedy, facts),
    }
}

/// A text with one fact in the place of `{0}`.
pub fn with_fact(template: &str, fact: &str) -> String {
    scan::replaced(template, "{0}", fact)
}

/// A text with a fact in the place of each number in braces.
pub fn with_facts(template: &str, facts: &[String]) -> String {
    let mut text = template.to_owned();
    for (mark, fact) in ["{0}", "{1}", "{2}", "{3}"].into_iter().zip(facts) {
        text = scan::replaced(&text, mark, fact);
    }
    text
}

/// What stands in the places `{0}` and `{1}`.
fn facts(code: &Code, lang: Lang) -> Vec<String> {
    match code {
        Code::BearerRemoved { times: number }
        | Code::InvisibleRemoved { count: number }
        | Code::WidthNormalised { count: number }
        | Code::SeveralKeys { count: number }
        | Code::NamesAlike { count: number }
        | Code::LinkTooLong { length: number } => vec![digits(*number)],
        Code::TooLong { limit } => vec![digits(limit / 1_000_000)],
        Code::JsonBroken { line, column } => vec![digits(*line), digits(*column)],
        Code::NameTooLong { length, .. } => {
            vec![digits(*length), digits(length.saturating_sub(NAME_LIMIT))]
        }
        Code::NotRemote { name: text }
        | Code::TransportUnknown { word: text }
        | Code::IdDiffersFromUrl { in_url: text }
        | Code::UrlPlaceholder { text }
        | Code::UrlInsecure { host: text }
        | Code::HostReportedMissing { host: text }
        | Code::HostOfPlan { host: text }
        | Code::HostUnknown { host: text } => vec![text.clone()],
        Code::IdCharacter { character }
        | Code::UrlCharacter { character }
        | Code::NameCharacter { character }
        | Code::KeyCharacter { character } => vec![shown(*character)],
        Code::TransportMismatch { chosen, path } => {
            vec![transport(*chosen).to_owned(), transport(*path).to_owned()]
        }
        Code::TransportAssumed { assumed } => vec![transport(*assumed).to_owned()],
        Code::ClientName { client, rule } => {
            vec![(*client).to_owned(), rule.text(lang).to_owned()]
        }
        Code::ClientExpands { client }
        | Code::ClientNoReference { client }
        | Code::ClientNoPrompt { client }
        | Code::ClientBridge { client, .. } => vec![(*client).to_owned()],
        _ => Vec::new(),
    }
}

fn transport(transport: Transport) -> &'static str {
    match transport {
        Transport::Sse => "SSE",
        Transport::StreamableHttp => "Streamable HTTP",
    }
}

/// A character as a person can recognise it: itself, or its number where it cannot be seen.
fn shown(c: char) -> String {
    let unseen = c.is_control() || c.is_whitespace() || ('\u{200b}'..='\u{206f}').contains(&c);
    let mut out = String::new();
    if !unseen {
        out.push(c);
        out.push_str(" (");
    }
    let (number, digits) = match u32::from(c) {
        number @ 0x10_0000.. => (number, 6),
        number @ 0x1_0000.. => (number, 5),
        number => (number, 4),
    };
    out.push_str("U+");
    hex(&mut out, number, digits, b"0123456789ABCDEF");
    if !unseen {
        out.push(')');
    }
    out
}

#[cfg(test)]
mod tests;
