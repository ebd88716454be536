//! What the owner of a site has set: their name, their services, their decision on keys.

mod presets;
mod secret;

pub(in crate::ui) use presets::presets;
pub(in crate::ui) use secret::secret;

use crate::app::more::site::settings;
use crate::app::{Site, State};
use crate::domain::visible_line;
use crate::i18n::site::{Site as Texts, notice, place, site as texts};
use crate::i18n::with_fact;
use crate::ui::attribute::Attribute;
use crate::ui::dom::Page;
use crate::ui::icon::Icon;

/// The longest name that is shown, in characters; the settings have none that is longer.
const NAME: usize = 60;

/// Below the page's own head: who runs the site, where help is, and what in its settings is wrong.
pub(super) fn banner(page: &mut Page, state: &State) {
    let (site, texts) = (settings(state), texts(page.lang));
    page.group();
    owner(page, &site, texts);
    notices(page, &site, texts);
    page.close();
}

fn owner(page: &mut Page, site: &Site, texts: &Texts) {
    if site.organization.is_none() && site.help.is_none() {
        return page.nothing();
    }
    page.open("p.site#site-owner");
    if let Some(name) = &site.organization {
        page.words("span", &with_fact(texts.by, &visible_line(name, NAME)));
    }
    if let Some(help) = &site.help {
        page.open("a#site-help");
        page.set(Attribute::Href, help);
        page.set(Attribute::Rel, "noreferrer noopener");
        page.set(Attribute::Target, "_blank");
        page.text(texts.help);
        page.close();
    }
    page.close();
}

fn notices(page: &mut Page, site: &Site, texts: &Texts) {
    if site.notices.is_empty() {
        return page.nothing();
    }
    page.open("section.finding.warning.site-notices#site-notices");
    page.set(Attribute::Role, "status");
    Icon::Warning.draw(page);
    page.open("div");
    page.words("strong", texts.notices);
    page.words("p", texts.notices_why);
    page.open("ul.notes");
    for found in &site.notices {
        page.open("li");
        page.open("code");
        page.set(Attribute::Translate, "no");
        page.text(place(found));
        page.close();
        page.text(" ");
        page.text(&notice(found, page.lang));
        page.close();
    }
    page.close();
    page.close();
    page.close();
}
