use yew::Html;

use super::Context;
use super::choice::{Choice, Segment};
use super::dom::{el, nothing, text, words};
use crate::app::{Action, State};
use crate::clients::{Platform, Scope};

/// Where the file goes on each system, and what to do then.
pub(super) fn places(context: &Context, state: &State) -> Html {
    let (strings, client) = (context.strings(), state.client);
    let next = vec![
        words("span.label", strings.next_label),
        words("p", client.next.text(context.lang)),
    ];
    let mut notes = Vec::new();
    for note in client.notes {
        notes.push(words("li", note.text(context.lang)));
    }
    let notes = vec![
        words("span.label", strings.notes_label),
        el("ul.notes", &[], notes),
    ];
    let parts = vec![
        paths(context, state),
        el("div.field.next", &[], next),
        el("div.field", &[], notes),
    ];
    el("div.after", &[], parts)
}

fn paths(context: &Context, state: &State) -> Html {
    let (strings, client) = (context.strings(), state.client);
    if client.paths.is_empty() {
        return nothing();
    }
    let mut segments = Vec::new();
    for (platform, label) in [
        (Platform::MacOs, "macOS"),
        (Platform::Linux, "Linux"),
        (Platform::Windows, "Windows"),
    ] {
        segments.push(Segment {
            id: platform.id().to_owned(),
            label: label.to_owned(),
            chosen: platform == state.platform,
            action: Action::Platform(platform),
        });
    }
    let mut rows = Vec::new();
    for (scope, label) in [
        (Scope::User, strings.scope_user),
        (Scope::Project, strings.scope_project),
    ] {
        if let Some(path) = client.path(state.platform, scope) {
            rows.push(words("dt", label));
            rows.push(el("dd.mono", &[("translate", "no")], vec![text(path)]));
        }
    }
    let platforms = Choice {
        name: "platform",
        label: strings.platform_label,
        segments,
    };
    let parts = vec![
        words("span.label", strings.where_label),
        platforms.view(context),
        el("dl.paths", &[], rows),
    ];
    el("div.field", &[], parts)
}
