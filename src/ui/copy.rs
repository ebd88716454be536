use super::attribute::Attribute;
use super::dom::Page;
use super::icon::Icon;
use crate::app::{Action, Item, State};

/// Copies an item, and says beside itself whether that worked: a silent failure loses work.
pub(super) fn copy_button(page: &mut Page, state: &State, item: Item, label: &str) {
    let strings = page.strings;
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
    page.group();
    page.button(tag, Action::Copy(item));
    icon.draw(page);
    page.text(label);
    page.close();
    page.open("span.copy-status");
    page.set(Attribute::Role, "status");
    match outcome {
        Some(true) => page.words("span.visually-hidden", strings.copied),
        Some(false) => page.text(strings.copy_failed),
        None => page.nothing(),
    }
    page.close();
    page.close();
}
