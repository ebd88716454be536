//! What the person has given and chosen, as plain data, and how each action changes it.
//!
//! [`State::reduce`] is pure: it reads no clock, starts nothing and knows no browser. What follows
//! from the state is computed by [`Derived::of`].

mod about;
mod comfort;
mod derived;
mod extra;
mod input;
mod later;
pub mod link;
mod live;
mod mask;
pub mod more;
mod row;
mod site;
#[cfg(test)]
mod tests;
mod update;

pub use about::{About, Offer};
pub use comfort::{Comfort, ComfortAction, Theme, Told};
pub use derived::Derived;
pub use extra::{
    Existing, Extra, ExtraAction, FileProblem, Opened, Presets, RowAction, SiteAction,
};
pub use input::Input;
pub use later::Later;
pub use link::{LinkAction, Linked};
pub use live::{ExportFormat, LONG_PASTE, Live, LiveAction, LiveTarget, Run, TimedStep, ToolsView};
pub use mask::masked;
pub use row::Row;
pub use site::{Expected, Form, Found, Notice, Preset, PresetService, Problem, Reach, Site};
pub use update::Update;

use std::rc::Rc;

use crate::clients::{Client, Platform, SecretMode, default_client};
use crate::diagnostic::{Fix, Lang, Place};
use crate::domain::{Host, PathForm, Transport};
use crate::emit::shell::Shell;

/// Everything the page shows follows from this.
#[derive(Clone, Debug)]
pub struct State {
    /// Language of the page.
    pub lang: Lang,
    /// What was given.
    pub input: Input,
    /// For which client the configuration is shown.
    pub client: &'static Client,
    /// How the key gets into it.
    pub secret: SecretMode,
    /// For which system paths are shown.
    pub platform: Platform,
    /// For which shell commands are shown.
    pub shell: Shell,
    /// Whether the key is readable in its field and in the paste.
    pub key_shown: bool,
    /// Whether the key is readable in the output.
    pub output_shown: bool,
    /// Whether all of the page is there.
    pub rest: Rest,
    /// The state of what is loaded later.
    pub extra: Extra,
    /// What was copied last, and whether that worked; until something else is done.
    copied: Option<(Item, bool)>,
    /// What can be taken back, latest last.
    undo: Vec<(Change, Rc<Input>)>,
}

/// A change that can be taken back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    /// A paste filled the fields.
    Pasted,
    /// A fix was applied.
    Fixed,
    /// Everything was cleared.
    Cleared,
    /// The example was filled in.
    Example,
    /// Another form of the URL was chosen, in the place of a pasted URL.
    Form,
    /// One of several services was taken away.
    Removed,
    /// The URLs of all services were given the form of one.
    SameForm,
    /// A service that the owner of the site offers filled the fields.
    Preset,
}

/// Everything a person can do.
#[derive(Clone, Debug)]
pub enum Action {
    /// The paste box now shows this text; keys in it may be masked.
    Paste(String),
    /// A field now holds this text.
    Field(Place, String),
    /// The transport was chosen.
    Transport(Transport),
    /// The path form of built URLs was chosen, and with it the transport.
    Form(PathForm, Transport),
    /// The host of built URLs was chosen.
    Host(Host),
    /// One of several pasted services was chosen.
    Select(usize),
    /// A fix was accepted.
    Fix(Place, Fix),
    /// The last change is taken back.
    Undo,
    /// Everything given is forgotten, the key first of all.
    Clear,
    /// The source document's own example is filled in.
    Example,
    /// A client was chosen.
    Client(&'static Client),
    /// A way for the key was chosen.
    Secret(SecretMode),
    /// A system was chosen.
    Platform(Platform),
    /// A shell was chosen.
    Shell(Shell),
    /// A language was chosen.
    Lang(Lang),
    /// The key in the input is shown or hidden.
    ShowKey(bool),
    /// The key in the output is shown or hidden.
    ShowOutput(bool),
    /// An item is put on the clipboard: the browser's work, which answers with [`Action::Copied`].
    Copy(Item),
    /// What became of it.
    Copied(Item, bool),
    /// The file is handed out: the browser's work.
    Download,
    /// A link is followed: the browser's work.
    Open(Item),
    /// The part of the page that was not loaded is asked for again: the browser's work.
    LoadRest,
    /// What became of loading it.
    Rest(bool),
    /// Something in a part that was loaded later.
    Extra(ExtraAction),
}

/// The part of the page that is loaded after the page is ready: everything that most people never
/// use. Until it is there, nothing of it is called.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Rest {
    /// On its way.
    #[default]
    Loading,
    /// There.
    Ready,
    /// It did not come.
    Failed,
}

/// What can be taken away.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Item {
    /// The configuration file.
    File,
    /// One of the links.
    Link(usize),
    /// The line that sets the variable, for the chosen shell.
    Variable,
    /// The client's own command, for the chosen shell.
    Command,
    /// The configuration of a picked client, by its place among them.
    Of(usize),
    /// The file that servers were put into.
    Merged,
    /// The names of the tools that are listed.
    ToolNames,
    /// The checksum of the single file.
    Checksum,
    /// One of the commands that ask a service outside of the browser.
    Outside(usize),
    /// The link of what is on the page.
    Shared,
}

/// How many changes can be taken back.
const UNDO_LIMIT: usize = 50;

/// The block of the source document, with a service everybody can activate in the ID's place.
const EXAMPLE: &str = r#"{
  "mcpServers": {
    "WebSearch": {
      "type": "sse",
      "name": "AliyunBailianMCP_WebSearch",
      "baseUrl": "https://dashscope.aliyuncs.com/compatible-mode/v1/mcp/WebSearch/sse",
      "headers": {
        "Authorization": "Bearer $DASHSCOPE_API_KEY"
      }
    }
  }
}"#;

impl State {
    /// An empty page.
    pub fn new(lang: Lang, platform: Platform) -> Self {
        let shell = if platform == Platform::Windows {
            Shell::PowerShell
        } else {
            Shell::Bash
        };
        Self {
            lang,
            input: Input::default(),
            client: default_client(),
            secret: SecretMode::Literal,
            platform,
            shell,
            key_shown: false,
            output_shown: false,
            rest: Rest::Loading,
            extra: Extra::default(),
            copied: None,
            undo: Vec::new(),
        }
    }

    /// Whether copying this item worked, if it was what was done last.
    pub fn copied(&self, item: Item) -> Option<bool> {
        self.copied
            .filter(|(copied, _)| *copied == item)
            .map(|(_, worked)| worked)
    }

    /// The change that [`Action::Undo`] would take back.
    pub fn undoable(&self) -> Option<Change> {
        self.undo.last().map(|(change, _)| *change)
    }

    /// The state after an action.
    pub fn reduce(mut self, action: Action) -> Self {
        self.copied = None;
        match action {
            Action::Paste(shown) => {
                let text = self.input.unmasked(&shown);
                let filled = self.input.pasted_over(text, self.rest);
                let replaced = filled.fields_differ(&self.input);
                // One entry for a run of keystrokes in the box, so that undo goes back behind it.
                if replaced && self.undoable() != Some(Change::Pasted) {
                    self.remember(Change::Pasted);
                }
                self.input = filled;
            }
            Action::Field(place, text) => self.input.set(place, text, self.rest),
            Action::Transport(transport) => self.input.draft_mut().transport = Some(transport),
            Action::Form(path, transport) => {
                if !self.input.draft().url.is_empty() {
                    self.remember(Change::Form);
                }
                self.input.choose_form(path, transport);
            }
            Action::Host(host) => self.input.draft_mut().form.host = host,
            Action::Select(index) => self.input.select(index),
            Action::Fix(place, fix) => {
                self.remember(Change::Fixed);
                self.input.fix(place, &fix, self.rest);
            }
            Action::Undo => {
                if let Some((change, input)) = self.undo.pop() {
                    self.input = Rc::unwrap_or_clone(input);
                    if change == Change::Cleared {
                        self.extra.existing = std::mem::take(&mut self.extra.cleared);
                    }
                }
            }
            Action::Clear => {
                self.remember(Change::Cleared);
                self.input = Input::default();
                self.extra.cleared = std::mem::take(&mut self.extra.existing);
                (self.key_shown, self.output_shown) = (false, false);
                if self.rest == Rest::Ready {
                    more::forget(&mut self);
                }
            }
            Action::Example => {
                self.remember(Change::Example);
                self.input = Input::default().pasted_over(EXAMPLE.to_owned(), self.rest);
            }
            Action::Client(client) => self.client = client,
            Action::Secret(secret) => self.secret = secret,
            Action::Platform(platform) => {
                self.platform = platform;
                self.shell = Self::new(self.lang, platform).shell;
            }
            Action::Shell(shell) => self.shell = shell,
            Action::Lang(lang) => self.lang = lang,
            Action::ShowKey(shown) => self.key_shown = shown,
            Action::ShowOutput(shown) => self.output_shown = shown,
            Action::Copied(item, worked) => self.copied = Some((item, worked)),
            Action::LoadRest => self.rest = Rest::Loading,
            Action::Rest(true) => {
                self.rest = Rest::Ready;
                self.input.name(self.rest);
            }
            Action::Rest(false) => self.rest = Rest::Failed,
            Action::Extra(action) if self.rest == Rest::Ready => more::reduce(&mut self, action),
            Action::Extra(_) => {}
            Action::Copy(_) | Action::Download | Action::Open(_) => {}
        }
        self
    }

    fn remember(&mut self, change: Change) {
        if self.undo.len() == UNDO_LIMIT {
            self.undo.remove(0);
        }
        self.undo.push((change, Rc::new(self.input.clone())));
    }
}
