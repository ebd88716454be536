use yew::prelude::*;

use super::highlight::highlighted;
use crate::emit::Format;

#[derive(PartialEq, Properties)]
pub(super) struct Props {
    pub(super) text: AttrValue,
    pub(super) format: Format,
    pub(super) label: AttrValue,
    /// An example, not the person's own.
    #[prop_or_default]
    pub(super) muted: bool,
}

/// A text to take away. It scrolls by keyboard too, so it takes the focus.
#[component]
pub(super) fn Code(props: &Props) -> Html {
    html! {
        <pre
            class={classes!("code", props.muted.then_some("muted"))}
            data-format={props.format.id()}
            tabindex="0"
            role="region"
            aria-label={props.label.clone()}
            translate="no"
        >
            <code>{ highlighted(&props.text, props.format) }</code>
        </pre>
    }
}
