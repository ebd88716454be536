use super::attribute::Attribute;
use super::client_picker::{client_picker, facts};
use super::commands::commands;
use super::dom::Page;
use super::findings::findings;
use super::links::links;
use super::more::{merging, secret, several, sheet};
use super::output::output;
use super::page::View;
use super::places::places;
use super::secret_choice::secret_choice;
use crate::app::Rest;
use crate::diagnostic::Place;

/// What the person takes away.
pub(super) fn client_pane(page: &mut Page, view: &View) {
    let (strings, state, derived) = (page.strings, &view.state, &view.derived);
    page.open("section.pane");
    page.set(Attribute::AriaLabelledBy, "client-heading");
    page.words("h2#client-heading", strings.client_heading);
    client_picker(page, state);
    if !state.extra.withheld {
        secret_choice(page, state);
    } else if state.rest == Rest::Ready {
        secret(page, state);
    } else {
        page.nothing();
    }
    findings(page, "client-findings", &derived.at(Place::Client));
    if let Some(unsupported) = derived.rendered.unsupported {
        page.open("div.unsupported");
        page.words("p", unsupported.reason.text(page.lang));
        page.words("p", unsupported.instead.text(page.lang));
        page.close();
    }
    output(page, view);
    facts(page, state);
    if !derived.services().is_empty() && state.rest == Rest::Ready {
        links(page, view);
        commands(page, view);
    }
    places(page, state);
    if state.rest == Rest::Ready {
        merging(page, view);
        several(page, view);
        sheet(page, view);
    } else {
        page.nothing();
        page.nothing();
        page.nothing();
    }
    page.close();
}
