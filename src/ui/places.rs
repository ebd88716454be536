use super::attribute::Attribute;
use super::choice::{choice, segment};
use super::dom::Page;
use crate::app::{Action, State};
use crate::clients::{Platform, Scope};

/// Where the file goes on each system, and what to do then.
pub(super) fn places(page: &mut Page, state: &State) {
    let (strings, client) = (page.strings, state.client);
    page.open("div.after");
    if client.paths.is_empty() {
        page.nothing();
    } else {
        paths(page, state);
    }
    page.open("div.field.next");
    page.words("span.label", strings.next_label);
    page.words("p", client.next.text(page.lang));
    page.close();
    page.open("div.field");
    page.words("span.label", strings.notes_label);
    page.open("ul.notes");
    for note in client.notes {
        page.words("li", note.text(page.lang));
    }
    page.close();
    page.close();
    page.close();
}

fn paths(page: &mut Page, state: &State) {
    let strings = page.strings;
    page.open("div.field");
    page.words("span.label", strings.where_label);
    choice(page, strings.platform_label);
    for (platform, label) in [
        (Platform::MacOs, "macOS"),
        (Platform::Linux, "Linux"),
        (Platform::Windows, "Windows"),
    ] {
        let (id, chosen) = (platform.id(), platform == state.platform);
        let action = Action::Platform(platform);
        segment(page, ("platform", id), label, chosen, action);
    }
    page.close();
    page.open("dl.paths");
    for (scope, label) in [
        (Scope::User, strings.scope_user),
        (Scope::Project, strings.scope_project),
    ] {
        if let Some(path) = state.client.path(state.platform, scope) {
            page.words("dt", label);
            page.open("dd.mono");
            page.set(Attribute::Translate, "no");
            page.text(path);
            page.close();
        }
    }
    page.close();
    page.close();
}
