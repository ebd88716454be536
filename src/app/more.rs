//! How the parts that are loaded later change their state, and what follows from it.

use std::fmt;
use std::rc::Rc;

mod comfort;
mod follows;
pub mod link;
pub mod live;
mod names;
pub mod phases;
pub mod rows;
pub mod site;
pub mod tools;

use super::derived::both;
use super::extra::{Existing, ExtraAction};
use super::{Derived, Item, Later, State};
use crate::clients::{CLIENTS, Client, Kind, Rendered, Snippet, client, default_client};
use crate::diagnostic::Words;
use crate::doctor::{Diagnosis, examine};
use crate::domain::Secret;
use crate::merge::{Merged, Refusal, merge};

pub use follows::{Follows, follows};
pub use link::Shared;
pub use tools::Tools;

/// How many clients stand on the first row.
const ROW: usize = 9;

/// The longest paste that is examined, in bytes: it is examined anew with every change of the page.
const EXAMINED: usize = 100_000;

/// How many of an earlier visit are remembered.
pub const RECENT: usize = 4;

/// What follows from a [`State`] for these parts.
pub struct DerivedExtra {
    /// The configuration for each picked client.
    pub several: Vec<Several>,
    /// What a pasted configuration would do in the chosen client; `None` where none was pasted.
    pub diagnosis: Option<Rc<Diagnosis>>,
    /// The client that it is for.
    client: &'static Client,
    /// The file with the servers in it; `None` where there is nothing to merge.
    pub merged: Option<Result<Merging, Refusal>>,
    /// What follows from the tools that are listed.
    pub tools: Rc<Tools>,
    /// The link of what is on the page, as long as it is shown.
    pub shared: Option<Rc<Shared>>,
}

/// A picked client's configuration.
pub struct Several {
    /// Which client.
    pub client: &'static Client,
    /// What it gets.
    pub rendered: Rendered,
    /// The same with the key masked, where the key is in it.
    pub masked: Option<Rendered>,
}

/// A file that servers were put into.
pub struct Merging {
    /// The new file.
    pub merged: Merged,
    /// The same with the key masked, for the screen.
    pub shown: String,
}

/// Changes the state.
#[inline(never)]
pub fn reduce(state: &mut State, action: ExtraAction) {
    let extra = &mut state.extra;
    match action {
        ExtraAction::Search(text) => extra.search = text,
        ExtraAction::ChooseFound => {
            if let Some(found) = found(state).first() {
                state.client = found;
            }
        }
        ExtraAction::ListAll(all) => extra.all = all,
        ExtraAction::Recent(ids) => {
            extra.recent = ids
                .iter()
                .filter_map(|id| client(id))
                .take(RECENT)
                .collect();
            // Who comes back goes on with the client of the last visit.
            let chosen = extra.link.get().client || state.client.id != default_client().id;
            if let Some(last) = extra.recent.first().filter(|_| !chosen) {
                state.client = last;
                link::unchosen(extra);
            }
        }
        ExtraAction::Pick(picked) => {
            match extra.picked.iter().position(|other| other.id == picked.id) {
                Some(place) => drop(extra.picked.remove(place)),
                None => extra.picked.push(picked),
            }
        }
        ExtraAction::Existing(text) => {
            let on_clash = extra.existing.on_clash;
            extra.existing = Existing {
                text: Secret::new(text),
                on_clash,
                ..Existing::default()
            };
        }
        ExtraAction::Opened(opened) => {
            let on_clash = extra.existing.on_clash;
            let (text, problem) = match opened.text {
                Ok(text) => (text, None),
                Err(problem) => (Default::default(), Some(problem)),
            };
            extra.existing = Existing {
                text,
                name: Some(opened.name),
                writable: opened.writable,
                problem,
                on_clash,
                ..Existing::default()
            };
        }
        ExtraAction::OnClash(on_clash) => extra.existing.on_clash = on_clash,
        ExtraAction::Saved(worked) => extra.existing.saved = Some(worked),
        ExtraAction::CloseFile => extra.existing = Existing::default(),
        ExtraAction::Backup => extra.existing.backed_up = true,
        ExtraAction::Row(action) => rows::reduce(state, action),
        ExtraAction::Link(action) => link::reduce(state, Rc::unwrap_or_clone(action.get())),
        ExtraAction::About(about) => extra.about = about,
        ExtraAction::Live(action) => live::reduce(state, Rc::unwrap_or_clone(action.get())),
        ExtraAction::Site(action) => site::reduce(state, Rc::unwrap_or_clone(action.get())),
        ExtraAction::Comfort(action) => comfort::reduce(state, *action.get()),
        ExtraAction::Update(update) => extra.update = update,
        ExtraAction::DownloadAll
        | ExtraAction::OpenFile
        | ExtraAction::DownloadMerged
        | ExtraAction::Save
        | ExtraAction::Renew => {}
    }
}

/// Forgets what was asked of a service and what it answered, and what a link brought; fields begin as the
/// site has them.
#[inline(never)]
pub fn forget(state: &mut State) {
    link::forget(state);
    live::forget(state);
    site::forget(state);
}

/// Computes what follows. The configuration of the chosen client is there already.
#[inline(never)]
pub fn derive(state: &State, derived: &Derived, before: Option<&Derived>) -> Later<DerivedExtra> {
    let mut several = Vec::new();
    for picked in &state.extra.picked {
        let services = derived.services();
        if !services.is_empty() {
            let (rendered, masked) = both(state, picked, services, derived.key.as_ref());
            several.push(Several {
                client: picked,
                rendered,
                masked,
            });
        }
    }
    Later::new(DerivedExtra {
        several,
        diagnosis: diagnosis(state, derived, before),
        client: state.client,
        merged: merged(state, derived),
        tools: Tools::of(state, derived, before),
        shared: Shared::of(state, before),
    })
}

/// The one before, as long as the text and the client are the same.
fn diagnosis(state: &State, derived: &Derived, before: Option<&Derived>) -> Option<Rc<Diagnosis>> {
    if let Some(before) = before
        && let Some(extra) = before.extra.given()
        && Rc::ptr_eq(&before.pasted, &derived.pasted)
        && extra.client.id == state.client.id
    {
        return extra.diagnosis.clone();
    }
    let text = state.input.text().expose();
    if text.len() > EXAMINED {
        return None;
    }
    examine(text, state.client).map(Rc::new)
}

fn merged(state: &State, derived: &Derived) -> Option<Result<Merging, Refusal>> {
    let existing = &state.extra.existing;
    if existing.text.is_empty() || derived.services().is_empty() {
        return None;
    }
    let (rendered, masked) = derived.whole(state);
    let document = rendered.document.as_ref()?;
    let (text, on_clash) = (existing.text.expose(), existing.on_clash);
    let merged = match merge(text, document, on_clash) {
        Ok(merged) => merged,
        Err(refusal) => return Some(Err(refusal)),
    };
    let masked = masked.and_then(|masked| masked.document);
    let masked = masked.and_then(|document| merge(text, &document, on_clash).ok());
    let shown = masked.map_or_else(|| merged.text.clone(), |masked| masked.text);
    Some(Ok(Merging { merged, shown }))
}

/// The text of an item that these parts have.
#[inline(never)]
pub fn text(state: &State, derived: &Derived, item: Item) -> Option<String> {
    let extra = derived.extra.given()?;
    match item {
        Item::Merged => Some(extra.merged()?.merged.text.clone()),
        Item::ToolNames => Some(extra.tools.names()),
        Item::Checksum => Some(state.extra.about.get().offer.as_ref()?.sha256.clone()),
        Item::Shared => Some(extra.shared.as_ref()?.text.clone()),
        Item::Outside(index) => {
            let mut commands = tools::outside(state, derived).into_iter();
            commands.nth(index).map(|command| command.text)
        }
        _ => None,
    }
}

/// Without texts, which may hold the key.
impl fmt::Debug for DerivedExtra {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("DerivedExtra").finish_non_exhaustive()
    }
}

impl DerivedExtra {
    /// The merged file, if there is one.
    pub fn merged(&self) -> Option<&Merging> {
        self.merged.as_ref()?.as_ref().ok()
    }
}

impl Several {
    /// What is written into a file, a link or a command line: the first of these that there is.
    pub fn snippet(&self) -> Option<&Snippet> {
        self.rendered.snippets.first()
    }

    /// The same for the screen.
    pub fn shown(&self) -> Option<&Snippet> {
        self.masked
            .as_ref()
            .unwrap_or(&self.rendered)
            .snippets
            .first()
    }

    /// Under which name its file is handed out among others: several clients read an `mcp.json`.
    pub fn filename(&self) -> Option<String> {
        let snippet = self
            .snippet()
            .filter(|snippet| snippet.kind == Kind::File)?;
        let name = snippet.filename.as_deref()?;
        Some([self.client.id, "-", name.trim_start_matches('.')].concat())
    }

    /// Why there is nothing.
    pub fn reason(&self) -> Option<Words> {
        self.rendered
            .unsupported
            .map(|unsupported| unsupported.reason)
    }
}

/// The clients of the first row: those of earlier visits, the one that a newcomer sees, the most
/// asked-for ones, and the chosen one wherever it comes from. Without those that the site hides.
pub fn row(state: &State) -> Vec<&'static Client> {
    let site = site::settings(state);
    let (offered, first) = (site::offered(&site), [site::first(&site)]);
    let mut row: Vec<&'static Client> = Vec::new();
    let recent = state.extra.recent.iter();
    for client in recent.chain(&first).chain(CLIENTS).chain(&offered) {
        let is_new = row.iter().all(|other| other.id != client.id);
        if row.len() < ROW && is_new && offered.iter().any(|one| one.id == client.id) {
            row.push(client);
        }
    }
    if row.iter().all(|other| other.id != state.client.id) {
        row.push(state.client);
    }
    row
}

/// The clients that the search finds by name or id, in the order of the catalogue; all that the site
/// offers where nothing is searched for.
pub fn found(state: &State) -> Vec<&'static Client> {
    let wanted = folded(&state.extra.search);
    let fits = |client: &&'static Client| {
        let name = [&folded(client.name), " ", &folded(client.id)].concat();
        name.contains(&wanted)
    };
    let mut found = site::offered(&site::settings(state));
    found.retain(fits);
    found
}

/// Letters and digits alone, in lower case: `claude code`, `Claude-Code` and `claudecode` are one.
fn folded(text: &str) -> String {
    let kept = text
        .chars()
        .filter(|c| c.is_ascii_alphanumeric() || !c.is_ascii());
    kept.map(|c| c.to_ascii_lowercase()).collect()
}

#[cfg(test)]
mod tests;
