//! What can become of a tool.

/// What becomes of one tool.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fate {
    /// The model is offered it under its own name, after the client's prefix.
    Works,
    /// The model is offered it under another name. That ends with an underscore and a hash of so many
    /// characters more, where `hash` is not 0.
    Renamed {
        to: String,
        hash: usize,
        why: Change,
    },
    /// It may work; what would settle that is not known.
    Unsure(Doubt),
    /// The name that the model would be offered is that of another tool, the one at this index too, so
    /// that only one of them can be called.
    Clashes { name: String, with: usize },
    /// The model is not offered it, or cannot call it.
    Dropped(Reason),
}

/// Why a name is changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    /// Characters are replaced, in the spelling of the client.
    Characters,
    /// It would be this long, of at most so many characters.
    Length { length: usize, most: usize },
    /// It would be the name of another tool, the one at this index too.
    Clash { with: usize },
}

/// What is not settled.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Doubt {
    /// The client may replace this character, or leave the tool out: reports differ.
    Character { character: char },
    /// The specification of MCP asks for `A-Z`, `a-z`, digits, `_`, `-` and `.`; what this client does
    /// with another character is not known.
    OutsideSpecification { character: char },
    /// The specification of MCP asks for at most so many characters; what this client does with more
    /// is not known.
    LongerThanSpecification { length: usize, most: usize },
}

/// Why a tool cannot be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// Server name and tool name together have this length, of at most so many characters.
    NameAndTool { length: usize, most: usize },
    /// The name for the model has this length, of at most so many characters.
    Length { length: usize, most: usize },
    /// The client takes no tool with this character in its name.
    Character { character: char },
}

/// The fates in numbers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// [`Fate::Works`].
    pub works: usize,
    /// [`Fate::Renamed`].
    pub renamed: usize,
    /// [`Fate::Unsure`].
    pub unsure: usize,
    /// [`Fate::Clashes`].
    pub clashes: usize,
    /// [`Fate::Dropped`].
    pub dropped: usize,
}

impl Tally {
    pub(super) fn of(fates: &[Fate]) -> Self {
        let mut tally = Self::default();
        for fate in fates {
            let count = match fate {
                Fate::Works => &mut tally.works,
                Fate::Renamed { .. } => &mut tally.renamed,
                Fate::Unsure(_) => &mut tally.unsure,
                Fate::Clashes { .. } => &mut tally.clashes,
                Fate::Dropped(_) => &mut tally.dropped,
            };
            *count += 1;
        }
        tally
    }
}
