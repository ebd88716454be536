//! Why a listing failed, in words: what happened, what follows, what to do, and, where a browser
//! cannot tell, what it may be and how to find out.

/// The lines of a text with its possibilities, each with its check.
macro_rules! told {
    [$title:expr, $cause:expr, $remedy:expr $(,)? $(; $what:expr => $check:expr)* $(;)?] => {
        concat!($title, "\n", $cause, "\n", $remedy $(, "\n", $what, "\n", $check)*)
    };
}

mod en;
mod zh;

use super::{Template, transport, with_facts};
use crate::diagnostic::Lang;
use crate::domain::{LookAlike, number};
use crate::mcp::diagnosis::{AddressFault, Cause, KeyFault, ProtocolFault};

/// What a person reads about a failed listing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Explained {
    /// What happened, in a few words.
    pub title: String,
    /// Why, and what follows.
    pub cause: String,
    /// What to do.
    pub remedy: String,
    /// What it may be, where more than one thing would look the same, likeliest first, and how to
    /// find out each.
    pub possibilities: Vec<(String, String)>,
}

/// What to say about a failed listing.
///
/// These texts are loaded after the page is ready.
#[inline(never)]
pub fn explain(cause: &Cause, lang: Lang) -> Explained {
    let template = match lang {
        Lang::En => en::template(cause),
        Lang::Zh => zh::template(cause),
    };
    let facts = facts(cause, lang);
    let mut lines = template.split('\n').map(|line| with_facts(line, &facts));
    let mut line = || lines.next().unwrap_or_default();
    let (title, cause, remedy) = (line(), line(), line());
    let mut possibilities = Vec::new();
    loop {
        let (what, check) = (line(), line());
        if what.is_empty() {
            break;
        }
        possibilities.push((what, check));
    }
    Explained {
        title,
        cause,
        remedy,
        possibilities,
    }
}

/// What stands in the places `{0}` and `{1}`.
fn facts(cause: &Cause, lang: Lang) -> Vec<String> {
    let pick = |en: &str, zh: &str| if lang == Lang::En { en } else { zh }.to_owned();
    let status = cause.status().map_or_else(
        || pick("an error", "错误"),
        |status| number(usize::from(status)),
    );
    match cause {
        Cause::Silence(silence) => vec![silence.host().to_owned()],
        Cause::Relay { status: None, .. } => vec!["HTML".to_owned()],
        Cause::Key(
            KeyFault::Region { host }
            | KeyFault::WorkspaceHost { host }
            | KeyFault::PlanHost { host }
            | KeyFault::Elsewhere { host },
        ) => vec![host.clone()],
        Cause::Key(KeyFault::LookAlike { look_alike }) => vec![product(*look_alike, lang)],
        Cause::Address { fault, .. } => match fault {
            AddressFault::Misspelt { meant } => vec![meant.clone()],
            AddressFault::UnknownPath { other } => vec![other.clone().unwrap_or_default()],
            AddressFault::RegionWithoutMcp { host } => vec![host.clone()],
            AddressFault::WrongTransport { other } => vec![status, transport(*other).to_owned()],
            AddressFault::NotEventStream { content_type } if content_type.is_empty() => {
                vec![pick("not given", "未注明")]
            }
            AddressFault::NotEventStream { content_type } => vec![visible(content_type)],
            _ => vec![status],
        },
        Cause::Behind { fault, .. } => vec![number(fault.number())],
        Cause::Protocol { fault, .. } => match fault {
            ProtocolFault::EndpointElsewhere { origin } => vec![visible(origin)],
            ProtocolFault::Version { found } if found.is_empty() => vec![pick("none", "无")],
            ProtocolFault::Version { found } => vec![visible(found)],
            ProtocolFault::Rpc { code } => {
                let size = usize::try_from(code.unsigned_abs()).unwrap_or(usize::MAX);
                let sign = if *code < 0 { "-" } else { "" };
                vec![[sign, &number(size)].concat()]
            }
            _ => vec![status],
        },
        Cause::Relay { .. } | Cause::Account { .. } => vec![status],
        Cause::Key(_) | Cause::Cancelled => Vec::new(),
    }
}

fn product(look_alike: LookAlike, lang: Lang) -> String {
    match (look_alike, lang) {
        (LookAlike::OpenApiMcp, _) => "OpenAPI MCP Server",
        (LookAlike::ModelScope, Lang::En) => "ModelScope",
        (LookAlike::ModelScope, Lang::Zh) => "魔搭 ModelScope",
        (LookAlike::FunctionCompute, Lang::En) => "Function Compute",
        (LookAlike::FunctionCompute, Lang::Zh) => "函数计算",
    }
    .to_owned()
}

/// A server's text without characters that would turn the text around it.
fn visible(text: &str) -> String {
    let unseen = |c: char| {
        let turning =
            ('\u{200b}'..='\u{200f}').contains(&c) || ('\u{2028}'..='\u{202e}').contains(&c);
        c.is_control() || turning || ('\u{2060}'..='\u{206f}').contains(&c) || c == '\u{feff}'
    };
    let mut out = String::new();
    for c in text.chars() {
        out.push(if unseen(c) { '\u{fffd}' } else { c });
    }
    out
}

#[cfg(test)]
mod tests;
