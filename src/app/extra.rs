//! The state of the parts that are loaded after the page is ready. What happens to it is in
//! [`more`](super::more), which is loaded with them; the types are here, since every state holds them.

use super::about::About;
use super::comfort::{Comfort, ComfortAction};
use super::later::Later;
use super::link::{LinkAction, Linked};
use super::live::{Live, LiveAction};
use super::update::Update;
use crate::clients::Client;
use crate::domain::Secret;
use crate::merge::OnClash;

/// What those parts show.
#[derive(Clone, Debug)]
pub struct Extra {
    /// What clients are searched for.
    pub search: String,
    /// Whether all clients are listed.
    pub all: bool,
    /// The clients that the person chose on earlier visits, the last one first.
    pub recent: Vec<&'static Client>,
    /// Clients that are wanted besides the chosen one.
    pub picked: Vec<&'static Client>,
    /// The file to merge into.
    pub existing: Existing,
    /// The file that was there when everything was cleared, so that this can be taken back.
    pub cleared: Existing,
    /// Whether the configuration is for all services, where there are several.
    pub together: bool,
    /// The first of their rows that is in view.
    pub first_row: usize,
    /// The live listing.
    pub live: Later<Live>,
    /// Whether the owner of the site lets no key be written into a configuration.
    pub withheld: bool,
    /// How the services that the owner offers are looked at.
    pub presets: Later<Presets>,
    /// The comforts of the page.
    pub comfort: Later<Comfort>,
    /// What the page knows about links.
    pub link: Later<Linked>,
    /// What the page knows of itself.
    pub about: Later<About>,
    /// A newer version of the page.
    pub update: Update,
}

/// A file that the person has already.
#[derive(Clone, Debug)]
pub struct Existing {
    /// Its text, which may hold keys.
    pub text: Secret,
    /// Its name, if it was opened or dropped.
    pub name: Option<String>,
    /// Whether the browser may write it in place.
    pub writable: bool,
    /// Why it could not be read.
    pub problem: Option<FileProblem>,
    /// What to do with a server of the same name.
    pub on_clash: OnClash,
    /// Whether a copy of it was handed out.
    pub backed_up: bool,
    /// What became of writing it.
    pub saved: Option<bool>,
}

/// Why a file could not be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileProblem {
    /// Longer than what is merged.
    TooLong,
    /// Not UTF-8 text.
    Binary,
    /// The browser would not read it.
    Unreadable,
}

/// A file that was opened or dropped.
#[derive(Clone, Debug)]
pub struct Opened {
    /// Its name.
    pub name: String,
    /// Its text, which may hold keys.
    pub text: Result<Secret, FileProblem>,
    /// Whether the browser may write it in place.
    pub writable: bool,
}

/// Everything a person can do there.
#[derive(Clone, Debug)]
pub enum ExtraAction {
    /// Clients are searched for.
    Search(String),
    /// The first client that was found is chosen.
    ChooseFound,
    /// All clients are listed, or no more.
    ListAll(bool),
    /// The clients of earlier visits, by their ids.
    Recent(Vec<String>),
    /// A client is wanted as well, or no more.
    Pick(&'static Client),
    /// The files of all picked clients are handed out: the browser's work.
    DownloadAll,
    /// The text to merge into was typed or pasted.
    Existing(String),
    /// A file is asked for: the browser's work.
    OpenFile,
    /// It was opened or dropped.
    Opened(Opened),
    /// The choice for a name that is taken.
    OnClash(OnClash),
    /// The file as it was is handed out: the browser's work.
    Backup,
    /// The merged file is handed out: the browser's work.
    DownloadMerged,
    /// The merged file is written in place: the browser's work.
    Save,
    /// What became of it.
    Saved(bool),
    /// The file is put away.
    CloseFile,
    /// Something among several services.
    Row(RowAction),
    /// Something about the live listing.
    Live(Later<LiveAction>),
    /// Something about the services that the owner of the site offers.
    Site(Later<SiteAction>),
    /// Something about the comforts of the page.
    Comfort(Later<ComfortAction>),
    /// Something about links.
    Link(Later<LinkAction>),
    /// What the page knows of itself.
    About(Later<About>),
    /// What is known of a newer version of the page.
    Update(Update),
    /// The page is begun anew in the newer version: the browser's work.
    Renew,
}

/// How the services that the owner of the site offers are looked at.
#[derive(Clone, Debug, Default)]
pub struct Presets {
    /// What is searched for.
    pub search: String,
}

/// What a person can do with them.
#[derive(Clone, Debug, Default)]
pub enum SiteAction {
    /// Nothing.
    #[default]
    Nothing,
    /// Services are searched for.
    Search(String),
    /// One of them, by its place in the settings, fills the fields.
    Choose(usize),
}

/// What a person can do where several services are listed.
#[derive(Clone, Debug)]
pub enum RowAction {
    /// A service, by its row, is named.
    Rename(usize, String),
    /// A service is taken away.
    Remove(usize),
    /// The configuration is for all of them, or for the one that is shown.
    Together(bool),
    /// The URLs that are built are given the form of the one that is shown.
    SameForm,
    /// This row is the first one in view.
    Scroll(usize),
}

impl Default for Extra {
    fn default() -> Self {
        Self {
            search: String::new(),
            all: false,
            recent: Vec::new(),
            picked: Vec::new(),
            existing: Existing::default(),
            cleared: Existing::default(),
            together: true,
            first_row: 0,
            live: Later::default(),
            withheld: false,
            presets: Later::default(),
            comfort: Later::default(),
            link: Later::default(),
            about: Later::default(),
            update: Update::None,
        }
    }
}

impl Default for Existing {
    fn default() -> Self {
        Self {
            text: Secret::default(),
            name: None,
            writable: false,
            problem: None,
            on_clash: OnClash::Replace,
            backed_up: false,
            saved: None,
        }
    }
}
