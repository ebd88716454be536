//! Links that carry what is on the page, all but the key, in the fragment of its address, which a
//! browser sends to nobody.
//!
//! ```text
//! #1&id=WebSearch&client=cursor
//! #1&id=WebSearch&transport=http&name=AliyunBailianMCP_web&secret=reference&client=codex-cli
//! #1&form=api&id=WebSearch&id=amap-maps&url=https://mcp.example.com/sse&client=vscode
//! #1&client=zed&part=merge
//! ```
//!
//! The version comes first, then pairs. What is as usual is left out. `id` or `url` begins a service,
//! and what follows is about that one; what stands before the first is about all. A pair that this
//! version does not know is passed over, and of two alike about one thing the first counts.
//!
//! | pair | says |
//! | --- | --- |
//! | `id` | the instance ID of a service whose URL is built |
//! | `url` | a URL, taken as it is |
//! | `of` | the instance ID of a service whose URL does not name it |
//! | `transport` | `sse` or `http` |
//! | `form` | `api` for `/api/v1/mcps/…` |
//! | `host` | the host of URLs that are built |
//! | `name` | the server name |
//! | `show`, `only` | which of several services the fields show, counted from 1; `only`: and the configuration has |
//! | `secret` | `reference` or `prompt`: how the key gets into the configuration |
//! | `os`, `shell` | for which system and shell, where that is not the sender's own |
//! | `with` | the ids of further clients |
//! | `client` | the id of the client |
//! | `lang` | `en` or `zh`; never written, since the reader's own is better |
//! | `part` | the part of the page that gets the focus; never written |
//!
//! What a link brings goes the same way as a paste: it is cleaned, then checked. A link with
//! something in it that looks like a key is refused as a whole, and none is made.

mod read;
#[cfg(test)]
mod tests;
mod write;

use std::rc::Rc;

use super::{Action, ExtraAction, Input, Later, Row, State};
use crate::clients::{Client, Platform, SecretMode};
use crate::diagnostic::Lang;
use crate::domain::Draft;
use crate::emit::shell::Shell;

pub use read::read;
pub use write::{Written, written};

/// The version of what is written. Links of it are in people's notes: they have to open for ever.
pub const VERSION: &str = "1";

/// The longest fragment that is written, in bytes: a longer address is cut by some programs.
pub const LONGEST: usize = 8_000;

/// From this length on, in bytes, some chat programs break an address.
pub const LONG: usize = 2_000;

/// What a link says.
#[derive(Clone, Debug, Default)]
pub struct Link {
    /// The services, cleaned and not checked.
    pub services: Vec<Draft>,
    /// Which of them the fields show.
    pub shown: usize,
    /// Whether the configuration is for that one alone.
    pub only: bool,
    /// The client.
    pub client: Option<&'static Client>,
    /// The id of a client that is not known here; empty where there is none.
    pub unknown: String,
    /// Further clients.
    pub picked: Vec<&'static Client>,
    /// How the key gets into the configuration.
    pub secret: Option<SecretMode>,
    /// The system.
    pub platform: Option<Platform>,
    /// The shell.
    pub shell: Option<Shell>,
    /// The language.
    pub lang: Option<Lang>,
    /// The part of the page that gets the focus.
    pub part: Option<Part>,
}

/// A part of the page that a link can lead to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// The box to paste into; what is wrong with a configuration is said below it.
    Paste,
    /// The key.
    Key,
    /// The choice of a client.
    Clients,
    /// The check of the connection.
    Check,
    /// The file to merge into.
    Merge,
}

/// What became of an address.
#[derive(Clone, Debug)]
pub enum Read {
    /// No link of this page.
    Nothing,
    /// A link.
    Link(Box<Link>),
    /// It is refused, or cannot be read.
    Refused(Refusal),
}

/// Why nothing was taken from a link.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// Something in it looks like a key.
    Key,
    /// It is of another version.
    Version(String),
    /// It is longer than any link that is written.
    TooLong,
}

/// Where the page is.
#[derive(Clone, Debug, Default)]
pub struct Here {
    /// Its address without query and fragment.
    pub page: String,
    /// Whether it is a file on this computer.
    pub is_file: bool,
    /// The system of this computer.
    pub platform: Option<Platform>,
}

/// What the page knows about links.
#[derive(Clone, Debug, Default)]
pub struct Linked {
    /// Where the page is.
    pub here: Here,
    /// How often something came that is not put into the address: by the address itself, or without
    /// anybody's choice.
    pub came: u32,
    /// What there is to say about the latest link.
    pub notice: Option<Notice>,
    /// The hosts other than Alibaba Cloud's that a link brought.
    pub hosts: Vec<String>,
    /// Whether a link named the client.
    pub client: bool,
    /// Whether the link of what is on the page is shown.
    pub open: bool,
}

/// What there is to say about a link that came.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Notice {
    /// It filled the page; the services by a word, or how many, and the client that it names.
    Opened {
        services: Vec<String>,
        client: Option<&'static str>,
    },
    /// It names a client that is not known here.
    UnknownClient(String),
    /// It was refused.
    Refused(Refusal),
}

/// What can happen with links.
#[derive(Clone, Debug, Default)]
pub enum LinkAction {
    /// Nothing.
    #[default]
    Nothing,
    /// Where the page is.
    Here(Here),
    /// A link came. Where it is the address that the browser went back or on to, it is all that the
    /// page shows.
    Came { link: Box<Link>, whole: bool },
    /// The browser went back or on to what the page still knows.
    Back(Box<Kept>),
    /// A link was refused.
    Refused(Refusal),
    /// What was said about the link has been read.
    Dismiss,
    /// The link of what is on the page is shown or not.
    Show(bool),
}

impl From<LinkAction> for Action {
    fn from(action: LinkAction) -> Self {
        Self::Extra(ExtraAction::Link(Later::new(action)))
    }
}

/// What going back restores: in memory only, since it holds what was typed. The key of the moment
/// stays whatever is restored.
#[derive(Clone, Debug)]
pub struct Kept {
    pub(super) input: Input,
    pub(super) client: &'static Client,
    pub(super) secret: SecretMode,
    pub(super) platform: Platform,
    pub(super) shell: Shell,
    pub(super) picked: Vec<&'static Client>,
    pub(super) together: bool,
}

impl Kept {
    /// Of what is on the page.
    pub fn of(state: &State) -> Self {
        Self {
            input: state.input.clone(),
            client: state.client,
            secret: state.secret,
            platform: state.platform,
            shell: state.shell,
            picked: state.extra.picked.clone(),
            together: state.extra.together,
        }
    }

    /// How the page has changed since, as far as an address can tell.
    pub fn change(&self, later: &State) -> Turn {
        let same = |(one, other): (&Rc<Row>, &Rc<Row>)| Rc::ptr_eq(one, other);
        let (rows, after) = (self.input.rows(), later.input.rows());
        let same_rows = rows.len() == after.len() && rows.iter().zip(after).all(same);
        let same_place = self.input.selected() == later.input.selected();
        let same_client = self.client.id == later.client.id;
        if same_rows && same_place && same_client && self.has_settings_of(later) {
            return Turn::None;
        }
        if later.input.is_empty() && !self.input.is_empty() {
            return Turn::Cleared;
        }
        let was_empty = rows.iter().all(|row| is_blank(&row.draft));
        if !same_client {
            Turn::Other
        } else if same_rows && same_place || was_empty {
            Turn::Setting
        } else if typed(&self.input, &later.input) {
            Turn::Typed
        } else {
            Turn::Other
        }
    }

    fn has_settings_of(&self, state: &State) -> bool {
        let ids = |picked: &[&'static Client]| -> Vec<&str> {
            picked.iter().map(|client| client.id).collect()
        };
        (self.secret, self.platform, self.shell) == (state.secret, state.platform, state.shell)
            && self.together == state.extra.together
            && ids(&self.picked) == ids(&state.extra.picked)
    }

    /// Whether the text in the box or the key may be another one.
    pub fn is_of(&self, state: &State) -> bool {
        let (mine, other) = (&self.input, &state.input);
        mine.text().expose().len() == other.text().expose().len()
            && mine.key().expose().len() == other.key().expose().len()
    }
}

/// What a change means for the address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Turn {
    /// Nothing.
    None,
    /// The same entry of the history, once the typing pauses.
    Typed,
    /// The same entry.
    Setting,
    /// Another entry: another service, another client.
    Other,
    /// Everything was cleared.
    Cleared,
}

/// A word of this many characters is not typed at once.
const TYPED: usize = 2;

/// Whether one row changed in one place, by as little as typing does.
fn typed(before: &Input, after: &Input) -> bool {
    let (rows, others) = (before.rows(), after.rows());
    if rows.len() != others.len() || before.selected() != after.selected() {
        return false;
    }
    let mut changed = rows
        .iter()
        .zip(others)
        .filter(|(one, other)| one.draft != other.draft);
    let Some((one, other)) = changed.next() else {
        return true;
    };
    let (one, other) = (&one.draft, &other.draft);
    // The name is no other service, and the transport and the form are settings of this one.
    changed.next().is_none()
        && short(&one.instance_id, &other.instance_id)
        && short(&one.url, &other.url)
}

/// Whether one text becomes the other by as little as typing does.
fn short(one: &str, other: &str) -> bool {
    let (one, other): (Vec<char>, Vec<char>) = (one.chars().collect(), other.chars().collect());
    let same = |pairs: &mut dyn Iterator<Item = (&char, &char)>| {
        pairs.take_while(|(one, other)| one == other).count()
    };
    let start = same(&mut one.iter().zip(&other));
    let end = same(&mut one.iter().rev().zip(other.iter().rev()));
    let end = end.min(one.len().min(other.len()) - start);
    one.len() - start - end <= TYPED && other.len() - start - end <= TYPED
}

fn is_blank(draft: &Draft) -> bool {
    draft.instance_id.is_empty() && draft.url.is_empty() && draft.name.is_empty()
}
