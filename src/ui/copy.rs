use yew::Html;

use super::Context;
use super::dom::{all, button, el, nothing, text, words};
use super::icon::Icon;
use crate::app::{Action, Item, State};

/// Copies an item, and says beside itself whether that worked: a silent failure loses work.
pub(super) fn copy_button(context: &Context, state: &State, item: Item, label: &str) -> Html {
    let strings = context.strings();
    let outcome = state.copied(item);
    let (icon, label) = match outcome {
        Some(true) => (Icon::Check, strings.copied),
        _ => (Icon::Copy, label),
    };
    let tag = if item == Item::File {
        "button.button.copy.primary"
    } else {
        "button.button.copy"
    };
    let said = match outcome {
        Some(true) => words("span.visually-hidden", strings.copied),
        Some(false) => text(strings.copy_failed),
        None => nothing(),
    };
    all(vec![
        button(
            context,
            tag,
            &[],
            Action::Copy(item),
            vec![icon.view(), text(label)],
        ),
        el("span.copy-status", &[("role", "status")], vec![said]),
    ])
}
