use yew::prelude::*;

use super::icon::Icon;
use super::{Context, CopyRequest};
use crate::domain::Secret;

#[derive(PartialEq, Properties)]
pub(super) struct Props {
    pub(super) context: Context,
    pub(super) text: Secret,
    /// The main action of its pane.
    #[prop_or_default]
    pub(super) primary: bool,
    /// What the button says; "Copy" where nothing is given.
    #[prop_or_default]
    pub(super) label: Option<&'static str>,
}

/// Copies, and says beside itself whether that worked: a silent failure loses work.
#[component]
pub(super) fn CopyButton(props: &Props) -> Html {
    let outcome = use_state(|| None::<bool>);
    {
        let outcome = outcome.clone();
        // What was copied before is not what would be copied now.
        use_effect_with(props.text.clone(), move |_| outcome.set(None));
    }
    let onclick = {
        let (copy, text) = (props.context.effects.copy.clone(), props.text.clone());
        let outcome = outcome.clone();
        Callback::from(move |_: MouseEvent| {
            let outcome = outcome.clone();
            let done = Callback::from(move |worked| outcome.set(Some(worked)));
            copy.emit(CopyRequest {
                text: text.clone(),
                done,
            });
        })
    };
    let strings = props.context.strings();
    let icon = if *outcome == Some(true) {
        Icon::Check
    } else {
        Icon::Copy
    };
    let label = match *outcome {
        Some(true) => strings.copied,
        _ => props.label.unwrap_or(strings.copy),
    };
    html! {
        <>
            <button
                type="button"
                class={classes!("button", "copy", props.primary.then_some("primary"))}
                {onclick}
            >
                { icon.view() }{ label }
            </button>
            <span class="copy-status" role="status">
                if *outcome == Some(false) { { strings.copy_failed } }
                else if *outcome == Some(true) { <span class="visually-hidden">{ strings.copied }</span> }
            </span>
        </>
    }
}
