//! The name under which a model is offered a tool.

use crate::clients::{Beyond, Marked, Naming};

/// Makes the names for one server.
pub(super) struct Namer<'a> {
    naming: &'a Naming,
    /// Prefix, server and separator.
    head: String,
    /// Whether the server's part differs from its name.
    server_changed: bool,
}

/// A name for the model.
pub(super) struct Name {
    /// The name, up to the underscore before its hash.
    pub(super) text: String,
    /// The length of that hash; 0 where there is none.
    pub(super) hash: usize,
    /// The length of the tool's part, in characters.
    pub(super) tool_part: usize,
    /// Whether the tool's part differs from its name, or a hash follows.
    pub(super) changed: bool,
    /// The length that it would have and the longest one, where it was shortened.
    pub(super) shortened: Option<(usize, usize)>,
    /// The same, where it is refused.
    pub(super) refused: Option<(usize, usize)>,
}

impl<'a> Namer<'a> {
    pub(super) fn new(naming: &'a Naming, server: &str) -> Self {
        let part = naming.server_part(server);
        Self {
            naming,
            head: [naming.prefix, &part, naming.separator].concat(),
            server_changed: part != server,
        }
    }

    pub(super) fn name(&self, tool: &str) -> Name {
        let mut text = String::with_capacity(self.head.len() + tool.len());
        text.push_str(&self.head);
        (self.naming.tool)(tool, &mut text);
        let part = text.get(self.head.len()..).unwrap_or_default();
        let tool_part = part.chars().count();
        let tool_changed = part != tool;
        let mut name = Name {
            hash: 0,
            tool_part,
            changed: tool_changed,
            shortened: None,
            refused: None,
            text,
        };
        let digits = self.naming.changed_hash();
        if let Some(digits) = digits.filter(|_| tool_changed || self.server_changed) {
            name.hash = digits;
            name.changed = true;
        }
        self.limit(&mut name);
        name
    }

    /// Applies the limit on the whole length. A hash is the end of a name that is as long as allowed.
    fn limit(&self, name: &mut Name) {
        let Some(limit) = self.naming.length else {
            return;
        };
        let length = name.text.chars().count();
        let most = limit.most;
        let beyond = length > most;
        match limit.beyond {
            Beyond::Dropped if beyond => name.refused = Some((length, most)),
            Beyond::CutAtEnd if beyond => {
                name.shortened = Some((length, most));
                keep(&mut name.text, most);
            }
            Beyond::CutInside { kept } if beyond => {
                name.shortened = Some((length, most));
                let tail: String = name
                    .text
                    .chars()
                    .skip(length.saturating_sub(kept))
                    .collect();
                keep(&mut name.text, kept);
                name.text.push_str("...");
                name.text.push_str(&tail);
            }
            Beyond::Hashed => {
                if beyond {
                    name.shortened = Some((length, most));
                    name.hash = self.naming.hash.map_or(0, |hash| hash.digits);
                }
                if name.hash > 0 {
                    keep(&mut name.text, most.saturating_sub(name.hash + 1));
                }
            }
            _ => {}
        }
    }
}

impl Name {
    /// The name of a client of which nothing is known: the tool's own.
    pub(super) fn plain(tool: &str) -> Self {
        Self {
            text: tool.to_owned(),
            hash: 0,
            tool_part: 0,
            changed: false,
            shortened: None,
            refused: None,
        }
    }
}

impl Naming {
    /// Whether names have a part of the server at all.
    pub(super) fn names_server(&self) -> bool {
        !self.server_part("x").is_empty()
    }

    fn changed_hash(&self) -> Option<usize> {
        let hash = self.hash.filter(|hash| hash.marks == Marked::Changed)?;
        Some(hash.digits)
    }

    pub(super) fn equal_hash(&self) -> Option<usize> {
        let hash = self.hash.filter(|hash| hash.marks == Marked::Equal)?;
        Some(hash.digits)
    }
}

/// Keeps so many characters.
fn keep(text: &mut String, characters: usize) {
    if let Some((at, _)) = text.char_indices().nth(characters) {
        text.truncate(at);
    }
}
