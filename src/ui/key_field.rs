use super::attribute::Attribute;
use super::dom::Page;
use super::field::Field;
use super::icon::Icon;
use crate::app::{Action, State};
use crate::diagnostic::{Diagnostic, Place};

/// The key, masked until the person wants to see it. Not a password field, which browsers offer to
/// save.
pub(super) fn key_field(page: &mut Page, state: &State, found: &[&Diagnostic]) {
    let (strings, shown, key) = (page.strings, state.key_shown, state.input.key());
    let (icon, word, label, pressed) = if shown {
        (Icon::EyeOff, strings.hide, strings.hide_key, "true")
    } else {
        (Icon::Eye, strings.show, strings.show_key, "false")
    };
    let field = Field {
        id: "key",
        label: strings.key_label,
        hint: if key.is_empty() {
            strings.key_optional
        } else {
            ""
        },
        placeholder: strings.key_hint,
        value: key.expose(),
        concealed: !shown,
        findings: found,
        read: |text| Action::Field(Place::Key, text),
    };
    field.open(page);
    page.button("button.button.quiet#show-key", Action::ShowKey(!shown));
    page.set(Attribute::AriaPressed, pressed);
    page.set(Attribute::AriaLabel, label);
    icon.draw(page);
    page.text(word);
    page.close();
    field.close(page);
}
