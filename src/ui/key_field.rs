use yew::prelude::*;

use super::Context;
use super::field::Field;
use super::icon::Icon;
use crate::app::Action;
use crate::diagnostic::{Diagnostic, Place};
use crate::domain::Secret;

/// The key, masked until the person wants to see it. Not a password field, which browsers offer to
/// save.
pub(super) struct KeyField<'a> {
    pub(super) context: &'a Context,
    pub(super) key_text: &'a Secret,
    pub(super) shown: bool,
    pub(super) findings: Vec<&'a Diagnostic>,
}

impl KeyField<'_> {
    /// Draws it.
    pub(super) fn view(&self) -> Html {
        let (context, strings) = (self.context, self.context.strings());
        let (icon, word, label) = if self.shown {
            (Icon::EyeOff, strings.hide, strings.hide_key)
        } else {
            (Icon::Eye, strings.show, strings.show_key)
        };
        let hint = if self.key_text.is_empty() {
            strings.key_optional
        } else {
            ""
        };
        let button = html! {
            <button
                type="button"
                id="show-key"
                class="button quiet"
                aria-pressed={self.shown.to_string()}
                aria-label={label}
                onclick={context.act(Action::ShowKey(!self.shown))}
            >
                { icon.view() }{ word }
            </button>
        };
        let field = Field {
            context,
            id: "key",
            place: Place::Key,
            label: strings.key_label,
            hint,
            placeholder: strings.key_hint.into(),
            value: self.key_text.expose().to_owned(),
            concealed: !self.shown,
            findings: self.findings.clone(),
            children: button,
        };
        field.view()
    }
}
