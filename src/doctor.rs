//! What is wrong in a configuration that does not work, for the client that is meant to read it.
//!
//! ```text
//! text -> trees with spans -> servers --.
//! client -> its own entry for the same kind of service --> compare -> faults
//! ```
//!
//! What a client reads is learnt from what its render function writes, so a new client needs no
//! code here. [`known`] adds what cannot be seen there: other spellings that a client accepts, and
//! what it does without one. It is loaded after the page is ready, with the clients that fewer people
//! ask for. The corrected configuration is the page's own output.

mod bridge;
mod credential;
mod entries;
mod entry;
mod fields;
mod flow;
mod form;
mod guess;
mod known;
mod source;
mod toml;
mod whole;
mod yaml;

use crate::clients::Client;
use crate::diagnostic::{Span, Words};
use crate::domain::Transport;
use crate::emit::Format;

/// What is wrong in a pasted configuration for one client: facts, no sentences. No fact holds a key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    // The text as a whole.
    /// Another syntax than that of the client's file.
    Format { found: Format, expected: Format },
    /// The client reads no configuration file.
    NoFile,
    /// Here the text stops being what it began as; both count from 1, columns in characters.
    Syntax { line: usize, column: usize },
    /// What strict JSON, which this client reads, or even JSON with comments, does not allow.
    NotStrict {
        slip: Slip,
        line: usize,
        column: usize,
    },
    /// The servers stand under another member: `mcpServers` where `servers` is read.
    Container { found: String, expected: String },
    /// The servers stand under no member at all.
    ContainerMissing { expected: String },
    /// The client reads an array whose elements hold their names in this member.
    ListExpected { member: &'static str },
    /// The client reads an object with the names as keys.
    MapExpected,

    // A server.
    /// The same name a second time: only one of the servers counts.
    NameTwice { name: String },
    /// An element of an array without its name.
    NameMissing { member: &'static str },
    /// A name that breaks the client's rule.
    NameRule { name: String, rule: Words },
    /// Nothing says where the server is.
    UrlMissing { expected: String },
    /// A member under a name, or at a place, that this client does not read it from.
    Field { found: String, expected: String },
    /// The transport is not said, and this client does not guess this one.
    TypeMissing { expected: String },
    /// A word for the transport that this client does not know.
    TypeSpelling { found: String, expected: String },
    /// The word says one transport and the URL's last segment, `path`, the other.
    TypeAgainstPath {
        found: String,
        path: Transport,
        expected: String,
    },
    /// A member that this client does not read, which changes what the entry seems to say.
    MemberIgnored { found: String },
    /// A member for which this client refuses the entry.
    MemberRefused { found: String },
    /// A member that switches the server off.
    SwitchedOff { found: String },
    /// The client cannot reach such a service at all.
    Unsupported { reason: Words, instead: Words },
    /// The client speaks this transport only through a local program.
    BridgeNeeded { transport: Transport },
    /// A space in an argument, which this client loses on Windows.
    ArgumentSpace,

    // The key.
    /// Nothing carries a key.
    HeaderMissing { expected: String },
    /// A header's value without `Bearer `.
    BearerMissing,
    /// More than one `Bearer `, or one where the client adds it by itself.
    BearerTwice,
    /// A reference to a variable in a syntax that this client does not replace. `expected` is the
    /// one that it does.
    ReferenceUnknown {
        found: String,
        expected: Option<&'static str>,
    },
    /// A reference to an input that the file does not declare.
    InputUndeclared { id: String },
    /// A key where the name of a variable belongs.
    VariableHoldsKey,
    /// A placeholder, or nothing, in the place of the key.
    KeyPlaceholder,
    /// A key that the console shows masked.
    KeyMasked,
}

/// What strict JSON does not allow.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Slip {
    /// A comment.
    Comment,
    /// A comma after the last member or element.
    TrailingComma,
    /// Typographic or single quotes.
    Quotes,
    /// A key without quotes.
    Key,
    /// Full-width marks, escapes that do not exist, raw control characters.
    Mark,
}

/// One fault, where it stands, and in which server.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// What is wrong.
    pub fault: Fault,
    /// Bytes in the pasted text.
    pub span: Span,
    /// The name of the server, where it is in one that has a name.
    pub server: Option<String>,
}

/// What an examination found.
#[derive(Clone, Debug)]
pub struct Diagnosis {
    /// In the order of the text.
    pub findings: Vec<Finding>,
    /// The client whose format the text has; `None` where several share it.
    pub guessed: Option<&'static Client>,
    /// How many services stand in the text.
    pub services: usize,
}

/// Examines a pasted text for one client. `None`: there is no configuration in it.
#[inline(never)]
pub fn examine(text: &str, client: &'static Client) -> Option<Diagnosis> {
    let text = source::limited(text);
    let sources = source::sources(text);
    if sources.is_empty() {
        return None;
    }
    let (mut findings, services) = whole::examine(text, &sources, client);
    findings.sort_by_key(|finding: &Finding| (finding.span.start, finding.span.end));
    Some(Diagnosis {
        findings,
        guessed: guess::guess(&sources),
        services,
    })
}

/// The client whose format a text has, by container, fields, spelling of the transport and syntax
/// of references. `None` where there is no configuration, or several clients share its format.
#[inline(never)]
pub fn guess(text: &str) -> Option<&'static Client> {
    guess::guess(&source::sources(source::limited(text)))
}

#[cfg(test)]
mod tests;
