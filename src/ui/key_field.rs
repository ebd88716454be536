use yew::prelude::*;

use super::Context;
use super::field::Field;
use super::icon::Icon;
use crate::app::Action;
use crate::diagnostic::{Diagnostic, Place};
use crate::domain::Secret;

#[derive(PartialEq, Properties)]
pub(super) struct Props {
    pub(super) context: Context,
    pub(super) key_text: Secret,
    pub(super) shown: bool,
    pub(super) findings: Vec<Diagnostic>,
}

/// The key, masked until the person wants to see it. Not a password field, which browsers offer to
/// save.
#[component]
pub(super) fn KeyField(props: &Props) -> Html {
    let strings = props.context.strings();
    let (icon, word, label) = if props.shown {
        (Icon::EyeOff, strings.hide, strings.hide_key)
    } else {
        (Icon::Eye, strings.show, strings.show_key)
    };
    let hint = if props.key_text.is_empty() {
        strings.key_optional
    } else {
        ""
    };
    html! {
        <Field
            context={props.context.clone()}
            id="key"
            place={Place::Key}
            label={strings.key_label}
            {hint}
            placeholder={strings.key_hint}
            value={props.key_text.expose().to_owned()}
            concealed={!props.shown}
            findings={props.findings.clone()}
        >
            <button
                type="button"
                id="show-key"
                class="button quiet"
                aria-pressed={props.shown.to_string()}
                aria-label={label}
                onclick={props.context.act(Action::ShowKey(!props.shown))}
            >
                { icon.view() }{ word }
            </button>
        </Field>
    }
}
