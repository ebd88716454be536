use yew::prelude::*;

use super::Context;
use super::copy_button::CopyButton;
use super::icon::Icon;
use super::name_field::ByClient;
use crate::clients::Snippet;
use crate::domain::Secret;

#[derive(PartialEq, Properties)]
pub(super) struct Props {
    pub(super) context: Context,
    pub(super) client: ByClient,
    /// The links, as the client reads them.
    pub(super) links: Vec<Snippet>,
}

/// The links that open the client. One that carries the key says so first.
#[component]
pub(super) fn Links(props: &Props) -> Html {
    let strings = props.context.strings();
    let link = |link: &Snippet| {
        let alone = props.links.len() == 1;
        let label = if link.carries_key || alone {
            format!("{} {}", strings.open_in, props.client.0.name)
        } else {
            strings.open_without_key.to_owned()
        };
        // Not an anchor: its address would hold the key in the document.
        let (open, target) = (
            props.context.effects.open.clone(),
            Secret::new(link.text.clone()),
        );
        let onclick = Callback::from(move |_: MouseEvent| open.emit(target.clone()));
        let said = if link.carries_key {
            strings.link_carries_key
        } else {
            strings.link_reference
        };
        html! {
            <li key={label.clone()} class={classes!("link", link.carries_key.then_some("carries-key"))}>
                <p class="hint">{ said }</p>
                <div class="actions">
                    <button type="button" class="button open" {onclick}>
                        { Icon::Open.view() }{ label }
                    </button>
                    <CopyButton
                        context={props.context.clone()}
                        text={Secret::new(link.text.clone())}
                        label={strings.copy_link}
                    />
                </div>
            </li>
        }
    };
    if props.links.is_empty() {
        return Html::default();
    }
    html! { <ul class="links">{ for props.links.iter().map(link) }</ul> }
}
