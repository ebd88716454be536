use yew::Html;

use super::Context;
use super::code::code;
use super::copy::copy_button;
use super::dom::{button, el, nothing, text, words};
use super::icon::Icon;
use super::page::View;
use crate::app::{Action, Item};

/// The configuration: where it goes, its text, and the ways to take it.
pub(super) fn output(context: &Context, view: &View) -> Html {
    let (strings, state, derived) = (context.strings(), &view.state, &view.derived);
    let Some(file) = derived.item(Item::File) else {
        return nothing();
    };
    let shown = if state.output_shown {
        file
    } else {
        derived.shown_item(Item::File).unwrap_or(file)
    };
    let own = derived.service.is_some();
    let title = file.path.as_deref().unwrap_or(strings.import_label);
    let path = [("translate", "no")];
    let mut bar = vec![el("span.path.mono#path", &path, vec![text(title)])];
    if file.carries_key {
        bar.push(reveal(context, state.output_shown));
    }
    let mut parts = vec![
        el("div.bar", &[], bar),
        code(&shown.text, file.format, title, !own),
    ];
    if own {
        let mut actions = vec![copy_button(context, state, Item::File, strings.copy)];
        if let Some(name) = &file.filename {
            let label = vec![
                Icon::Download.view(),
                text(&format!("{} {name}", strings.download)),
            ];
            actions.push(button(
                context,
                "button.button#download",
                &[],
                Action::Download,
                label,
            ));
        }
        parts.push(el("div.actions", &[], actions));
    }
    if !own {
        parts.push(words("p.hint", strings.is_example));
    } else if file.carries_key && !state.output_shown {
        parts.push(words("p.hint", strings.output_masked));
    }
    el("div.output", &[], parts)
}

fn reveal(context: &Context, shown: bool) -> Html {
    let strings = context.strings();
    let (icon, label, pressed) = if shown {
        (Icon::EyeOff, strings.conceal, "true")
    } else {
        (Icon::Eye, strings.reveal, "false")
    };
    let attributes = [("aria-pressed", pressed)];
    button(
        context,
        "button.button.quiet#show-output",
        &attributes,
        Action::ShowOutput(!shown),
        vec![icon.view(), text(label)],
    )
}
