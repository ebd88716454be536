//! Reading what an element holds: the only place here that touches an element.

use web_sys::{HtmlInputElement, HtmlTextAreaElement};
use yew::prelude::*;

/// The text of the input that an event came from.
pub(super) fn input_text(event: &InputEvent) -> String {
    event
        .target_dyn_into::<HtmlInputElement>()
        .map(|input| input.value())
        .unwrap_or_default()
}

/// The text of the text area that an event came from.
pub(super) fn area_text(event: &InputEvent) -> String {
    event
        .target_dyn_into::<HtmlTextAreaElement>()
        .map(|area| area.value())
        .unwrap_or_default()
}
