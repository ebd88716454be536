use yew::prelude::*;

use super::highlight::highlighted;
use crate::emit::Format;

/// A text to take away. It scrolls by keyboard too, so it takes the focus.
pub(super) struct Code<'a> {
    pub(super) text: &'a str,
    pub(super) format: Format,
    pub(super) label: String,
    /// An example, not the person's own.
    pub(super) muted: bool,
}

impl Code<'_> {
    /// Draws it.
    pub(super) fn view(&self) -> Html {
        html! {
            <pre
                class={if self.muted { "code muted" } else { "code" }}
                data-format={self.format.id()}
                tabindex="0"
                role="region"
                aria-label={self.label.clone()}
                translate="no"
            >
                <code>{ highlighted(self.text, self.format) }</code>
            </pre>
        }
    }
}
