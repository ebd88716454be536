use yew::prelude::*;

use super::Context;
use super::icon::Icon;
use crate::app::Action;
use crate::diagnostic::Lang;

/// What this is, in one sentence, and the language.
pub(super) struct Header<'a> {
    pub(super) context: &'a Context,
}

impl Header<'_> {
    /// Draws it.
    pub(super) fn view(&self) -> Html {
        let strings = self.context.strings();
        let other = match self.context.lang {
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
                        onclick={self.context.act(Action::Lang(other))}
                    >
                        { strings.other_language }
                    </button>
                </div>
                <p class="tagline">{ strings.tagline }</p>
                <p class="private">{ Icon::Lock.view() }{ strings.private }</p>
            </header>
        }
    }
}
