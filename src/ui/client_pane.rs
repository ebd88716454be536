use yew::Html;

use super::Context;
use super::client_picker::client_picker;
use super::commands::command;
use super::dom::{el, text, words};
use super::findings::findings;
use super::links::links;
use super::output::output;
use super::page::View;
use super::places::places;
use super::secret_choice::secret_choice;
use crate::app::Item;
use crate::clients::Kind;
use crate::diagnostic::{Diagnostic, Place};

/// What the person takes away.
pub(super) fn client_pane(context: &Context, view: &View) -> Html {
    let (strings, state, derived) = (context.strings(), &view.state, &view.derived);
    let found: Vec<&Diagnostic> = derived.at(Place::Client).collect();
    let mut parts = vec![
        el("h2#client-heading", &[], vec![text(strings.client_heading)]),
        client_picker(context, state.client),
        secret_choice(context, state),
        findings(context, "client-findings", &found),
    ];
    if let Some(unsupported) = derived.rendered.unsupported {
        let said = vec![
            words("p", unsupported.reason.text(context.lang)),
            words("p", unsupported.instead.text(context.lang)),
        ];
        parts.push(el("div.unsupported", &[], said));
    }
    parts.push(output(context, view));
    if derived.service.is_some() {
        parts.push(links(context, view));
        if derived.rendered.variable.is_some() {
            let texts = (strings.variable_label, strings.variable_why);
            parts.push(command(
                context,
                view,
                (Item::Variable, "variable-shell"),
                texts,
            ));
        }
        if derived
            .rendered
            .snippets
            .iter()
            .any(|snippet| snippet.kind == Kind::Command)
        {
            let texts = (strings.command_label, "");
            parts.push(command(
                context,
                view,
                (Item::Command, "command-shell"),
                texts,
            ));
        }
    }
    parts.push(places(context, state));
    el(
        "section.pane",
        &[("aria-labelledby", "client-heading")],
        parts,
    )
}
