/// A setting that could not be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// Which one, as `services[2].url`; empty for the whole file. It never holds what looks like a key.
    pub setting: String,
    /// Why.
    pub problem: Problem,
}

/// What is wrong with a setting.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Problem {
    /// It is no JSON from this line and column on, both counted from 1, columns in characters.
    Syntax { line: usize, column: usize },
    /// A page came in its place.
    Html,
    /// The server did not hand it out: its status, if it answered.
    Unreadable { status: Option<usize> },
    /// It holds what looks like an API key.
    Key,
    /// There is no setting of this name.
    Unknown,
    /// It is something else than what is expected.
    Expected { found: Found, expected: Expected },
}

/// What was found in the place of a setting.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Found {
    /// `null`, `true`, a number, or the beginning of a string in its quotes.
    Word(String),
    /// A list of so many.
    List(usize),
    /// An object.
    Object,
    /// Nothing, or two of which only one may stand there.
    Neither,
}

/// What belongs there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Expected {
    /// An object.
    Object,
    /// A list of at most so many.
    List(usize),
    /// `true` or `false`.
    Boolean,
    /// A text of one line and at most so many characters.
    Text(usize),
    /// One of these words.
    OneOf(&'static str),
    /// A host name such as `mcp.example.com`.
    Host,
    /// A path on the page's own host such as `relay`.
    Relay,
    /// A client's id such as `vscode`.
    Client,
    /// An https URL or a relative one.
    Help,
    /// An instance ID.
    Id,
    /// An endpoint's URL.
    Url,
    /// One of `id` and `url`.
    IdOrUrl,
    /// At least one of `en` and `zh`.
    Languages,
}

impl Notice {
    /// A notice about a setting.
    pub(super) fn new(setting: impl Into<String>, problem: Problem) -> Self {
        let setting = setting.into();
        Self { setting, problem }
    }
}
