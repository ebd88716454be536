use super::NAME;
use crate::app::more::site::{is_chosen, presets as found, settings};
use crate::app::{Action, ExtraAction, Later, Preset, PresetService, Site, SiteAction, State};
use crate::domain::{Transport, number, visible_line};
use crate::i18n::site::{Site as Texts, site as texts};
use crate::i18n::with_fact;
use crate::ui::attribute::Attribute;
use crate::ui::dom::Page;
use crate::ui::icon::Icon;

/// From so many services on, they can be searched.
const SEARCHED: usize = 7;

/// The longest ID, URL or description that is shown, in characters.
const SHOWN: usize = 300;

/// The services that the owner of the site offers: choosing one fills the fields.
#[inline(never)]
pub(in crate::ui) fn presets(page: &mut Page, state: &State) {
    let (site, texts) = (settings(state), texts(page.lang));
    if site.services.is_empty() {
        return page.nothing();
    }
    let search = state.extra.presets.get().search.clone();
    let found = found(&site, &search);
    page.open("div.field.presets#presets");
    let label = label(&site, texts);
    page.words("span.label#presets-label", &label);
    if site.services.len() >= SEARCHED {
        let label = with_fact(texts.search, &number(site.services.len()));
        page.entry("input.searched#preset-search", &search, |text| {
            action(SiteAction::Search(text))
        });
        page.set(Attribute::Type, "search");
        page.set(Attribute::AriaLabel, &label);
        page.set(Attribute::Placeholder, &label);
        page.close();
    } else {
        page.nothing();
    }
    if found.is_empty() {
        page.nothing();
    } else {
        page.open("div.preset-list");
        page.set(Attribute::Role, "radiogroup");
        page.set(Attribute::AriaLabelledBy, "presets-label");
        for (index, preset) in &found {
            card(page, state, *index, preset);
        }
        page.close();
    }
    page.open("div");
    page.set(Attribute::Role, "status");
    told(page, state, &site, &search, found.len());
    page.close();
    page.close();
}

fn label(site: &Site, texts: &Texts) -> String {
    match &site.organization {
        Some(name) => with_fact(texts.presets_of, &visible_line(name, NAME)),
        None => texts.presets.to_owned(),
    }
}

fn action(action: SiteAction) -> Action {
    Action::Extra(ExtraAction::Site(Later::new(action)))
}

fn card(page: &mut Page, state: &State, index: usize, preset: &Preset) {
    let chosen = is_chosen(state, preset);
    let place = number(index);
    page.open(if chosen {
        "label.option.preset.chosen"
    } else {
        "label.option.preset"
    });
    page.key(&place);
    page.radio("preset", &place, chosen, action(SiteAction::Choose(index)));
    page.open("span");
    page.words("strong", &visible_line(&preset.name, NAME));
    let description = visible_line(preset.description(page.lang), SHOWN);
    if description.is_empty() {
        page.nothing();
    } else {
        page.words("small", &description);
    }
    page.open("small.mono");
    page.set(Attribute::Translate, "no");
    let (PresetService::Id(service) | PresetService::Url(service)) = &preset.service;
    page.text(&visible_line(service, SHOWN));
    page.text(match preset.transport {
        Some(Transport::Sse) => " · SSE",
        Some(Transport::StreamableHttp) => " · Streamable HTTP",
        None => "",
    });
    page.close();
    page.close();
    page.close();
}

/// What was found, or which one is chosen and what is missing then.
fn told(page: &mut Page, state: &State, site: &Site, search: &str, found: usize) {
    let texts = texts(page.lang);
    if found == 0 {
        return page.words("p.hint", texts.found_none);
    }
    if !search.is_empty() {
        let found = with_fact(texts.found, &number(found));
        return page.words("p.visually-hidden", &found);
    }
    let mut presets = site.services.iter();
    let Some(chosen) = presets.find(|preset| is_chosen(state, preset)) else {
        return page.nothing();
    };
    page.open("p.undo#preset-chosen");
    Icon::Check.draw(page);
    page.words(
        "span",
        &with_fact(texts.chosen, &visible_line(&chosen.name, NAME)),
    );
    if state.input.key().is_empty() {
        page.words("strong", texts.key_is_left);
    }
    page.close();
}
