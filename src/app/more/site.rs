//! What the settings of a site do to the page, and the services to choose from.

use std::rc::Rc;

use super::folded;
use crate::app::extra::{Presets, SiteAction};
use crate::app::site::{Form, Preset, PresetService};
use crate::app::{Change, Later, Site, State};
use crate::clients::{Client, SecretMode, client, default_client, more::every};
use crate::domain::{Draft, Host, UrlForm};

/// The settings as they are known.
pub fn settings(state: &State) -> Rc<Site> {
    state.extra.live.get().site.clone()
}

/// The clients that are offered, in the order of the catalogue; all where all are hidden.
pub fn offered(site: &Site) -> Vec<&'static Client> {
    let offered: Vec<_> = every().filter(|client| site.offers(client.id)).collect();
    if offered.is_empty() {
        return every().collect();
    }
    offered
}

/// The client that a newcomer sees here.
pub fn first(site: &Site) -> &'static Client {
    let offered = offered(site);
    let is_offered = |client: &&'static Client| offered.iter().any(|one| one.id == client.id);
    let set = site.default_client.and_then(client).filter(is_offered);
    let usual = Some(default_client()).filter(is_offered);
    let any = offered.first().copied().unwrap_or(default_client());
    set.or(usual).unwrap_or(any)
}

/// Takes the settings over. What the person has given or chosen already stays, unless it is not
/// offered here.
pub(super) fn settle(state: &mut State, site: &Site) {
    let offered = offered(site);
    let is_offered = |client: &&'static Client| offered.iter().any(|one| one.id == client.id);
    let last = state.extra.recent.first();
    let is_last = last.is_some_and(|last| last.id == state.client.id);
    let is_chosen = is_last || state.extra.link.get().client;
    if state.client.id == default_client().id && !is_chosen || !is_offered(&state.client) {
        state.client = first(site);
    }
    state.extra.picked.retain(is_offered);
    state.extra.withheld = !site.literal_key;
    // A literal key that is withheld is a reference, without the advice to write it in.
    if state.extra.withheld && state.secret == SecretMode::Reference {
        state.secret = SecretMode::Literal;
    }
    if state.input.is_blank() && state.input.draft().form == UrlForm::DOCUMENTED {
        use_form(state, &site.form);
    }
}

/// Everything given was forgotten: URLs are built as at first.
pub(super) fn forget(state: &mut State) {
    let site = settings(state);
    use_form(state, &site.form);
}

fn use_form(state: &mut State, form: &Form) {
    if *form == Form::default() {
        return;
    }
    let draft = state.input.draft_mut();
    if let Some(host) = &form.host {
        draft.form.host = Host::of(host);
    }
    if let Some(path) = form.path {
        draft.form.path = path;
    }
    draft.transport = form.transport;
}

/// Changes the state.
pub(super) fn reduce(state: &mut State, action: SiteAction) {
    match action {
        SiteAction::Nothing => {}
        SiteAction::Search(search) => state.extra.presets = Later::new(Presets { search }),
        SiteAction::Choose(index) => {
            let site = settings(state);
            if let Some(preset) = site.services.get(index) {
                let draft = filled(state, preset, &site.form);
                state.remember(Change::Preset);
                state.input.choose(draft);
            }
        }
    }
}

/// The fields as a service fills them; they are checked like those of a paste.
fn filled(state: &State, preset: &Preset, form: &Form) -> Draft {
    let mut draft = Draft {
        form: state.input.draft().form.clone(),
        transport: preset.transport,
        ..Draft::default()
    };
    match &preset.service {
        PresetService::Id(id) => {
            draft.instance_id = id.clone();
            draft.transport = preset.transport.or(form.transport);
        }
        PresetService::Url(url) => draft.url = url.clone(),
    }
    draft
}

/// Whether the fields show this service.
pub fn is_chosen(state: &State, preset: &Preset) -> bool {
    let draft = state.input.draft();
    let same = match &preset.service {
        PresetService::Id(id) => draft.url.is_empty() && draft.instance_id == *id,
        PresetService::Url(url) => draft.url == *url,
    };
    let spoken = preset.transport.is_none() || draft.transport == preset.transport;
    same && spoken && state.input.rows().len() == 1
}

/// The services that are found by name, ID, URL or description, each with its place; all where
/// nothing is searched for.
pub fn presets<'a>(site: &'a Site, search: &str) -> Vec<(usize, &'a Preset)> {
    let wanted = folded(search);
    let fits = |(_, preset): &(usize, &Preset)| {
        let (PresetService::Id(service) | PresetService::Url(service)) = &preset.service;
        let (en, zh) = &preset.description;
        let all = [&preset.name, service, en, zh].map(|text| folded(text));
        all.iter().any(|text| text.contains(&wanted))
    };
    site.services.iter().enumerate().filter(fits).collect()
}

#[cfg(test)]
mod tests;
