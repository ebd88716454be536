//! How clients hand the tools of a server to their models: under which names, within which limits.
//!
//! These rules stand beside a client's record and not in it: the page needs them once tools are
//! listed, and everything that a record refers to is loaded with the record.

mod writers;

pub(super) use writers::{as_is, camel_case, left_out, nothing, replaced, squeezed};

use super::Evidence;

/// What is known of how one client treats tools.
#[derive(Clone, Copy, Debug)]
pub struct ToolRules {
    /// Under which name a tool reaches the model.
    pub naming: Option<Naming>,
    /// Which characters a tool's name may have, where others are not replaced.
    pub characters: Option<Characters>,
    /// Longest server name plus tool name, in characters.
    pub name_and_tool: Option<Limit>,
    /// Most tools in use at once, of all servers together.
    pub tools: Option<Limit>,
    /// A character that is advised against in server names.
    pub discouraged: Option<Discouraged>,
}

/// How a name for the model is made: prefix, server, separator, tool.
#[derive(Clone, Copy, Debug)]
pub struct Naming {
    /// What every name begins with.
    pub prefix: &'static str,
    /// Writes the server's part.
    pub server: Writer,
    /// The longest part of a server, in characters, where `server` cuts it.
    pub server_most: Option<usize>,
    /// Whether servers whose parts are equal are told apart by a number.
    pub numbers_servers: bool,
    /// What stands between the two parts.
    pub separator: &'static str,
    /// Writes the tool's part.
    pub tool: Writer,
    /// Whether the writers replace whatever a provider of models might refuse.
    pub replaces: bool,
    /// The longest whole name, in characters, and what becomes of a longer one.
    pub length: Option<Limit>,
    /// The hash that some names end with.
    pub hash: Option<Hash>,
    /// Where that was read.
    pub source: &'static str,
    /// How sure it is.
    pub evidence: Evidence,
}

/// Appends one part of a name to a text.
pub type Writer = fn(&str, &mut String);

/// A hash at the end of a name, after an underscore.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hash {
    /// Its length, in characters.
    pub digits: usize,
    /// Which names have it, besides those that are too long.
    pub marks: Marked,
}

/// Which names end with a hash although they are short enough.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Marked {
    /// Those in which a character was replaced.
    Changed,
    /// Those that would be equal otherwise.
    Equal,
}

/// A number that must not be exceeded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limit {
    /// The largest number that is well.
    pub most: usize,
    /// What becomes of more.
    pub beyond: Beyond,
    /// Where that was read.
    pub source: &'static str,
    /// How sure it is.
    pub evidence: Evidence,
}

/// What becomes of what exceeds a limit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Beyond {
    /// It cannot be used: the client leaves it out, or the provider of the model refuses it.
    Dropped,
    /// The end is cut off.
    CutAtEnd,
    /// The middle is replaced by three dots, with so many characters kept on each side.
    CutInside { kept: usize },
    /// The end is replaced by the [`Hash`].
    Hashed,
    /// Tools are put into groups, which the model has to open first.
    Grouped,
}

/// The characters that a client takes in the name of a tool.
#[derive(Clone, Copy, Debug)]
pub struct Characters {
    /// What becomes of one.
    pub treatment: fn(char) -> Treatment,
    /// Where that was read.
    pub source: &'static str,
    /// How sure it is.
    pub evidence: Evidence,
}

/// What a client does with a character.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Treatment {
    /// It is kept.
    Kept,
    /// Reports differ: it is kept, it is replaced, or the tool is left out.
    Unsettled,
    /// The tool is left out.
    Dropped,
}

/// A character that a client's documentation advises against in server names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Discouraged {
    /// The character.
    pub character: char,
    /// Where that was read.
    pub source: &'static str,
    /// How sure it is.
    pub evidence: Evidence,
}

impl ToolRules {
    /// Nothing that could be read says how the client names or limits tools.
    pub const UNKNOWN: Self = Self {
        naming: None,
        characters: None,
        name_and_tool: None,
        tools: None,
        discouraged: None,
    };

    /// Names are made like this, and no limit is known.
    pub const fn named(naming: Naming) -> Self {
        Self {
            naming: Some(naming),
            ..Self::UNKNOWN
        }
    }

    /// Whether anything is known.
    pub fn is_known(&self) -> bool {
        self.naming.is_some()
            || self.characters.is_some()
            || self.name_and_tool.is_some()
            || self.tools.is_some()
    }
}

impl Naming {
    /// Both parts as they are, with nothing between them: what every other naming differs from.
    pub(super) const PLAIN: Self = Self {
        prefix: "",
        server: as_is,
        server_most: None,
        numbers_servers: false,
        separator: "",
        tool: as_is,
        replaces: false,
        length: None,
        hash: None,
        source: "",
        evidence: Evidence::Unverified,
    };

    /// How names look, with `NAME` and `TOOL` for the parts.
    pub fn pattern(&self) -> String {
        let (mut server, mut any) = (String::new(), "NAME");
        (self.server)("x", &mut server);
        if server.is_empty() {
            any = "";
        }
        [self.prefix, any, self.separator, "TOOL"].concat()
    }

    /// The server's part of every name.
    pub fn server_part(&self, server: &str) -> String {
        let mut part = String::new();
        (self.server)(server, &mut part);
        part
    }
}

impl Beyond {
    /// The word of the embedding interface.
    pub fn id(self) -> &'static str {
        match self {
            Self::Dropped => "dropped",
            Self::CutAtEnd => "cut_at_end",
            Self::CutInside { .. } => "cut_inside",
            Self::Hashed => "hashed",
            Self::Grouped => "grouped",
        }
    }
}
