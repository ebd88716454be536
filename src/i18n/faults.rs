//! What to say about a fault in a configuration: what was found, what comes of it in this client,
//! and what to write.

mod certain;
mod en;
mod zh;

use super::{Message, digits, transport, written};
use crate::clients::Client;
use crate::diagnostic::{Lang, Words};
use crate::doctor::Fault;
use crate::domain::Transport;
use crate::emit::Format;

/// What to say about a fault.
#[inline(never)]
pub fn fault(fault: &Fault, client: &Client, lang: Lang) -> Message {
    let template = match lang {
        Lang::En => en::template(fault),
        Lang::Zh => zh::template(fault),
    };
    let mut message = written(template, &facts(fault, client, lang));
    if let Some(words) = certain::consequence(fault, client) {
        message.cause = words.text(lang).to_owned();
    }
    message
}

/// The client in the place `{0}`, what was found in `{1}`, what is expected in `{2}`, and the end of
/// the URL in `{3}`.
fn facts(fault: &Fault, client: &Client, lang: Lang) -> Vec<String> {
    let text = |words: &Words| words.text(lang).to_owned();
    let nothing = String::new;
    let (found, expected) = match fault {
        Fault::Format { found, expected } => {
            (syntax(*found).to_owned(), syntax(*expected).to_owned())
        }
        Fault::Syntax { line, column } | Fault::NotStrict { line, column, .. } => {
            (digits(*line), digits(*column))
        }
        Fault::Container { found, expected }
        | Fault::Field { found, expected }
        | Fault::TypeSpelling { found, expected }
        | Fault::TypeAgainstPath {
            found, expected, ..
        } => (found.clone(), expected.clone()),
        Fault::ContainerMissing { expected }
        | Fault::UrlMissing { expected }
        | Fault::TypeMissing { expected }
        | Fault::HeaderMissing { expected } => (nothing(), expected.clone()),
        Fault::ListExpected { member } | Fault::NameMissing { member } => {
            (nothing(), (*member).to_owned())
        }
        Fault::NameTwice { name } => (name.clone(), nothing()),
        Fault::NameRule { name, rule } => (name.clone(), text(rule)),
        Fault::MemberIgnored { found }
        | Fault::MemberRefused { found }
        | Fault::SwitchedOff { found }
        | Fault::InputUndeclared { id: found } => (found.clone(), nothing()),
        Fault::Unsupported { reason, instead } => (text(reason), text(instead)),
        Fault::BridgeNeeded { transport: found } => (transport(*found).to_owned(), nothing()),
        Fault::ReferenceUnknown { found, expected } => {
            (found.clone(), expected.unwrap_or_default().to_owned())
        }
        Fault::NoFile
        | Fault::MapExpected
        | Fault::ArgumentSpace
        | Fault::BearerMissing
        | Fault::BearerTwice
        | Fault::VariableHoldsKey
        | Fault::KeyPlaceholder
        | Fault::KeyMasked => (nothing(), nothing()),
    };
    let end = match fault {
        Fault::TypeAgainstPath { path, .. } if *path == Transport::Sse => "/sse",
        _ => "/mcp",
    };
    vec![client.name.to_owned(), found, expected, end.to_owned()]
}

fn syntax(format: Format) -> &'static str {
    match format {
        Format::Toml => "TOML",
        Format::Yaml => "YAML",
        _ => "JSON",
    }
}

#[cfg(test)]
mod tests;
