use super::attribute::Attribute;
use super::dom::Page;
use crate::app::Action;

/// One of a few, as radio buttons that look like a segmented control. Arrow keys move in it, as in
/// any group of radio buttons. Its segments follow, then it is closed.
pub(super) fn choice(page: &mut Page, label: &str) {
    page.open("div.segments");
    page.set(Attribute::Role, "radiogroup");
    page.set(Attribute::AriaLabel, label);
}

/// One of them. `name` groups the radio buttons and is unique on the page; `id` is stable, for
/// tests.
pub(super) fn segment(
    page: &mut Page,
    (name, id): (&'static str, &str),
    label: &str,
    chosen: bool,
    action: Action,
) {
    page.open(if chosen {
        "label.segment.chosen"
    } else {
        "label.segment"
    });
    page.radio(name, id, chosen, action);
    page.words("span", label);
    page.close();
}
