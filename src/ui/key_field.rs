use yew::Html;

use super::Context;
use super::dom::{button, text};
use super::field::Field;
use super::icon::Icon;
use crate::app::{Action, State};
use crate::diagnostic::{Diagnostic, Place};

/// The key, masked until the person wants to see it. Not a password field, which browsers offer to
/// save.
pub(super) fn key_field(context: &Context, state: &State, found: &[&Diagnostic]) -> Html {
    let (strings, shown, key) = (context.strings(), state.key_shown, state.input.key());
    let (icon, word, label) = if shown {
        (Icon::EyeOff, strings.hide, strings.hide_key)
    } else {
        (Icon::Eye, strings.show, strings.show_key)
    };
    let attributes = [
        ("aria-pressed", if shown { "true" } else { "false" }),
        ("aria-label", label),
    ];
    let reveal = vec![icon.view(), text(word)];
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
        end: button(
            context,
            "button.button.quiet#show-key",
            &attributes,
            Action::ShowKey(!shown),
            reveal,
        ),
        read: |text| Action::Field(Place::Key, text),
    };
    field.view(context)
}
