//! What makes the page pleasant and decides nothing: its theme, its shortcuts, its reminders.

use super::{Action, ExtraAction, Later};

/// The state of these comforts.
#[derive(Clone, Copy, Debug)]
pub struct Comfort {
    /// Whose choice of colours it is.
    pub theme: Theme,
    /// Whether the list of shortcuts is open.
    pub keys_listed: bool,
    /// Whether a single letter is a shortcut: speech input may type letters that nobody meant.
    pub letters: bool,
    /// Whether a file is being dragged over the page.
    pub dragging: bool,
    /// What the page has to say about itself.
    pub told: Option<Told>,
}

/// Light or dark.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Theme {
    /// As the system has it.
    #[default]
    System,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

/// Something the page says about itself, until the person does something else with it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Told {
    /// Everything was forgotten, for good.
    Forgotten,
    /// The page was loaded again: the key is gone, what the address holds is back.
    Reloaded,
}

/// What can happen to them.
#[derive(Clone, Copy, Debug, Default)]
pub enum ComfortAction {
    /// Nothing.
    #[default]
    Nothing,
    /// The theme that was chosen on an earlier visit.
    Remembered(Theme),
    /// The next theme is chosen.
    NextTheme,
    /// The list of shortcuts is opened or closed.
    ListKeys(bool),
    /// Single letters become shortcuts, or no more.
    Letters(bool),
    /// A file is dragged over the page, or no more.
    Drag(bool),
    /// Everything is forgotten, and nothing of it can be taken back.
    ForgetAll,
    /// The page turns out to have been loaded again.
    Reloaded,
    /// What the page says about itself was read.
    Read,
    /// The page is printed: the browser's work.
    Print,
    /// The service sheet is handed out: the browser's work.
    SaveSheet,
}

impl Theme {
    /// The one after it.
    pub fn next(self) -> Self {
        match self {
            Self::System => Self::Light,
            Self::Light => Self::Dark,
            Self::Dark => Self::System,
        }
    }

    /// Under this name it is remembered, and told to the styles; empty for the system's choice.
    pub fn id(self) -> &'static str {
        match self {
            Self::System => "",
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }

    /// The theme of this name, else the system's choice.
    pub fn of(id: &str) -> Self {
        match id {
            "light" => Self::Light,
            "dark" => Self::Dark,
            _ => Self::System,
        }
    }
}

impl Default for Comfort {
    fn default() -> Self {
        Self {
            theme: Theme::System,
            keys_listed: false,
            letters: true,
            dragging: false,
            told: None,
        }
    }
}

impl From<ComfortAction> for Action {
    fn from(action: ComfortAction) -> Self {
        Self::Extra(ExtraAction::Comfort(Later::new(action)))
    }
}
