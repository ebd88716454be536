//! Will every tool of a server work in a client, under the server name that was chosen?
//!
//! What is certain and what is not stays apart: a verdict rests on a rule of
//! [`ToolRules`], which carries its source and its evidence, and what nothing says for certain is
//! [`Fate::Unsure`], never a fact.

mod fate;
mod name;
mod suggest;
#[cfg(test)]
mod tests;

use std::collections::HashMap;

use super::types::Tool;
use crate::clients::{Client, Evidence, Limit, ToolRules, Treatment, more::tool_rules};
use crate::domain::{NAME_PREFIX, scan};
use name::{Name, Namer};

pub use fate::{Change, Doubt, Fate, Reason, Tally};
pub use suggest::Suggestion;

/// What becomes of the tools of one server in one client.
#[derive(Clone, Debug)]
pub struct Fit {
    /// The client.
    pub client: &'static Client,
    /// On what all of this rests. Where [`ToolRules::is_known`] is false, nothing is known of this
    /// client, and a tool that works is one that nothing speaks against.
    pub rules: &'static ToolRules,
    /// What becomes of each tool, in the order of the tools.
    pub fates: Vec<Fate>,
    /// The fates in numbers.
    pub tally: Tally,
    /// The number of tools, where it exceeds what the client takes.
    pub too_many: Option<TooMany>,
    /// The longest server name under which no tool is too long.
    pub longest: Longest,
    /// A server name that is short enough, where this one is too long and there is one.
    pub suggestion: Option<Suggestion>,
    /// What there is to know about the server name itself.
    pub server: ServerNotes,
}

/// A server has more tools than a client takes of all servers together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TooMany {
    /// How many it has.
    pub tools: usize,
    /// The limit. Its evidence may be [`Evidence::Unverified`].
    pub limit: Limit,
}

/// The longest server name, in characters, under which no tool is too long.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Longest {
    /// No length is known to be too long.
    Any,
    /// This many.
    Characters(usize),
    /// Even a name of one character is too long.
    Impossible,
}

/// What there is to know about a server name in a client, apart from its tools.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ServerNotes {
    /// It breaks the client's own rule, [`Client::server_name`].
    pub breaks_rule: bool,
    /// It has a character that [`ToolRules::discouraged`] names.
    pub discouraged: Option<char>,
    /// Another server, by its place among the others, has the same part in the names for the model.
    pub same_as: Option<usize>,
    /// Whether the client tells those two apart by a number.
    pub numbered: bool,
}

/// The longest tool name that the specification of MCP, revision 2025-11-25, asks for.
const SPECIFIED_LENGTH: usize = 128;

/// Looks at every tool of a server that is called `server`, beside others in the same client.
pub fn fit(client: &'static Client, server: &str, tools: &[Tool], others: &[&str]) -> Fit {
    let rules = tool_rules(client);
    let namer = rules
        .naming
        .as_ref()
        .map(|naming| Namer::new(naming, server));
    let server_length = server.chars().count();
    let mut fates = Vec::with_capacity(tools.len());
    let mut names: HashMap<String, usize> = HashMap::with_capacity(tools.len());
    let mut longest_tool = 0;
    let mut longest_part = 0;
    for (index, tool) in tools.iter().enumerate() {
        let length = tool.name.chars().count();
        let name = match &namer {
            Some(namer) => namer.name(&tool.name),
            None => Name::plain(&tool.name),
        };
        let fate = verdict(rules, &tool.name, server_length + length, &name);
        if !matches!(fate, Fate::Dropped(Reason::Character { .. })) {
            longest_tool = longest_tool.max(length);
            longest_part = longest_part.max(name.tool_part);
        }
        let offered = !matches!(fate, Fate::Dropped(_));
        fates.push(fate);
        if !offered {
            continue;
        }
        // Names that a hash makes different are equal only where the tools' own names are.
        let key = if name.hash > 0 {
            tool.name.clone()
        } else {
            name.text
        };
        if let Some(&first) = names.get(&key) {
            clash(rules, &mut fates, first, index, key);
        } else {
            names.insert(key, index);
        }
    }
    let longest = longest(rules, tools.len(), longest_tool, longest_part);
    Fit {
        client,
        rules,
        tally: Tally::of(&fates),
        fates,
        too_many: rules
            .tools
            .filter(|limit| tools.len() > limit.most)
            .map(|limit| TooMany {
                tools: tools.len(),
                limit,
            }),
        longest,
        suggestion: suggest::suggestion(server, longest, others),
        server: ServerNotes::of(client, rules, server, others),
    }
}

/// The name under which the model is offered a tool, where that is known; without a hash, which ends
/// it in some clients.
pub fn model_name(client: &Client, server: &str, tool: &str) -> Option<String> {
    let naming = tool_rules(client).naming.as_ref()?;
    Some(Namer::new(naming, server).name(tool).text)
}

fn verdict(rules: &ToolRules, tool: &str, sum: usize, name: &Name) -> Fate {
    if let Some(reason) = dropped(rules, tool, sum, name) {
        return Fate::Dropped(reason);
    }
    let renamed = |why| Fate::Renamed {
        to: name.text.clone(),
        hash: name.hash,
        why,
    };
    if let Some((length, most)) = name.shortened {
        return renamed(Change::Length { length, most });
    }
    if name.changed {
        return renamed(Change::Characters);
    }
    doubt(rules, tool).map_or(Fate::Works, Fate::Unsure)
}

fn dropped(rules: &ToolRules, tool: &str, sum: usize, name: &Name) -> Option<Reason> {
    if let Some(characters) = &rules.characters {
        let refused = |c: &char| (characters.treatment)(*c) == Treatment::Dropped;
        if let Some(character) = tool.chars().find(refused) {
            return Some(Reason::Character { character });
        }
    }
    let most = rules.name_and_tool.map(|limit| limit.most);
    if let Some(most) = most.filter(|most| sum > *most) {
        return Some(Reason::NameAndTool { length: sum, most });
    }
    let (length, most) = name.refused?;
    Some(Reason::Length { length, most })
}

fn doubt(rules: &ToolRules, tool: &str) -> Option<Doubt> {
    if let Some(characters) = &rules.characters {
        let unsettled = |c: &char| (characters.treatment)(*c) == Treatment::Unsettled;
        let character = tool.chars().find(unsettled)?;
        return Some(Doubt::Character { character });
    }
    if rules.naming.is_some_and(|naming| naming.replaces) {
        return None;
    }
    let specified = |c: char| c.is_ascii_alphanumeric() || scan::one_of("_-.", c);
    if let Some(character) = tool.chars().find(|c| !specified(*c)) {
        return Some(Doubt::OutsideSpecification { character });
    }
    let length = tool.len();
    let most = SPECIFIED_LENGTH;
    (length > most).then_some(Doubt::LongerThanSpecification { length, most })
}

/// Two tools have one name; the first of more is the one that the others clash with.
fn clash(rules: &ToolRules, fates: &mut [Fate], first: usize, second: usize, name: String) {
    let digits = rules.naming.and_then(|naming| naming.equal_hash());
    for (index, with) in [(first, second), (second, first)] {
        let Some(fate) = fates.get_mut(index) else {
            continue;
        };
        match (digits, &*fate) {
            (_, Fate::Clashes { .. }) => {}
            (Some(hash), _) => {
                *fate = Fate::Renamed {
                    to: name.clone(),
                    hash,
                    why: Change::Clash { with },
                };
            }
            (None, _) => {
                *fate = Fate::Clashes {
                    name: name.clone(),
                    with,
                };
            }
        }
    }
}

/// How long a server name may be beside the longest name and the longest part of a tool.
fn longest(rules: &ToolRules, tools: usize, tool: usize, part: usize) -> Longest {
    let mut room: Option<isize> = None;
    let mut narrow = |most: usize, taken: usize| {
        let left = most as isize - taken as isize;
        room = Some(room.map_or(left, |room| room.min(left)));
    };
    if let Some(limit) = rules.name_and_tool {
        narrow(limit.most, tool);
    }
    if let Some(naming) = &rules.naming
        && let Some(limit) = naming.length
        && naming.names_server()
    {
        let taken = naming.prefix.len() + naming.separator.len() + part;
        // A part that is cut anyway is never too long where there is room for all that is left.
        let cut = naming.server_most;
        if cut.is_none_or(|cut| limit.most < taken + cut) {
            narrow(limit.most, taken);
        }
    }
    match room {
        Some(_) if tools == 0 => Longest::Any,
        None => Longest::Any,
        Some(room) => match usize::try_from(room) {
            Ok(room) if room > 0 => Longest::Characters(room),
            _ => Longest::Impossible,
        },
    }
}

impl Fit {
    /// Whether every tool reaches the model and can be called, be it under another name, and their
    /// number is well for all that is known.
    pub fn is_whole(&self) -> bool {
        let certain = self
            .too_many
            .filter(|many| many.limit.evidence != Evidence::Unverified);
        self.tally.dropped == 0 && self.tally.clashes == 0 && certain.is_none()
    }
}

impl Longest {
    /// Whether a name that begins as the console's rule demands, and goes on, is short enough.
    pub fn has_room_for_prefix(self) -> bool {
        self.allows(NAME_PREFIX.len() + 1)
    }

    /// Whether a name of this length is short enough.
    pub fn allows(self, length: usize) -> bool {
        match self {
            Self::Any => true,
            Self::Characters(most) => length <= most,
            Self::Impossible => false,
        }
    }
}

impl ServerNotes {
    fn of(client: &Client, rules: &ToolRules, server: &str, others: &[&str]) -> Self {
        let mut same_as = None;
        let mut numbered = false;
        if let Some(naming) = rules.naming.filter(|naming| naming.names_server()) {
            let part = naming.server_part(server);
            same_as = others
                .iter()
                .position(|other| naming.server_part(other) == part);
            numbered = naming.numbers_servers;
        }
        let discouraged = rules.discouraged.map(|advice| advice.character);
        Self {
            breaks_rule: client
                .server_name
                .is_some_and(|rule| !(rule.allows)(server)),
            discouraged: discouraged.filter(|character| scan::one_of(server, *character)),
            same_as,
            numbered: numbered && same_as.is_some(),
        }
    }
}
