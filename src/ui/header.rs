use yew::prelude::*;

use super::Context;
use super::icon::Icon;
use crate::app::Action;
use crate::diagnostic::Lang;

#[derive(PartialEq, Properties)]
pub(super) struct Props {
    pub(super) context: Context,
}

/// What this is, in one sentence, and the language.
#[component]
pub(super) fn Header(props: &Props) -> Html {
    let strings = props.context.strings();
    let other = match props.context.lang {
        Lang::En => Lang::Zh,
        Lang::Zh => Lang::En,
    };
    html! {
        <header class="top">
            <div class="title">
                <h1>{ "Bailian MCP Config" }</h1>
                <button
                    type="button"
                    id="language"
                    class="button quiet"
                    lang={other.tag()}
                    onclick={props.context.act(Action::Lang(other))}
                >
                    { strings.other_language }
                </button>
            </div>
            <p class="tagline">{ strings.tagline }</p>
            <p class="private">{ Icon::Lock.view() }{ strings.private }</p>
        </header>
    }
}
