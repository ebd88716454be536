use yew::Html;

use super::dom::el;
use super::highlight::highlighted;
use crate::emit::Format;

/// A text to take away. It scrolls by keyboard too, so it takes the focus. `muted` is an example,
/// not the person's own.
pub(super) fn code(text: &str, format: Format, label: &str, muted: bool) -> Html {
    let attributes = [
        ("data-format", format.id()),
        ("tabindex", "0"),
        ("role", "region"),
        ("aria-label", label),
        ("translate", "no"),
    ];
    el(
        if muted { "pre.code.muted" } else { "pre.code" },
        &attributes,
        vec![el("code", &[], highlighted(text, format))],
    )
}
