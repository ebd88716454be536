use yew::prelude::*;

use super::Context;
use super::copy_button::CopyButton;
use super::icon::Icon;
use crate::clients::{Client, Snippet};
use crate::domain::Secret;

/// The links that open the client. One that carries the key says so first.
pub(super) struct Links<'a> {
    pub(super) context: &'a Context,
    pub(super) client: &'static Client,
    /// The links, as the client reads them.
    pub(super) links: Vec<&'a Snippet>,
}

impl Links<'_> {
    /// Draws it.
    pub(super) fn view(&self) -> Html {
        let strings = self.context.strings();
        let link = |link: &&Snippet| {
            let alone = self.links.len() == 1;
            let label = if link.carries_key || alone {
                format!("{} {}", strings.open_in, self.client.name)
            } else {
                strings.open_without_key.to_owned()
            };
            // Not an anchor: its address would hold the key in the document.
            let (open, target) = (
                self.context.effects.open.clone(),
                Secret::new(link.text.clone()),
            );
            let onclick = Callback::from(move |_: MouseEvent| open.emit(target.clone()));
            let said = if link.carries_key {
                strings.link_carries_key
            } else {
                strings.link_reference
            };
            html! {
                <li key={label.clone()} class={if link.carries_key { "link carries-key" } else { "link" }}>
                    <p class="hint">{ said }</p>
                    <div class="actions">
                        <button type="button" class="button open" {onclick}>
                            { Icon::Open.view() }{ label }
                        </button>
                        <CopyButton
                            context={self.context.clone()}
                            text={Secret::new(link.text.clone())}
                            label={strings.copy_link}
                        />
                    </div>
                </li>
            }
        };
        if self.links.is_empty() {
            return Html::default();
        }
        html! { <ul class="links">{ for self.links.iter().map(link) }</ul> }
    }
}
