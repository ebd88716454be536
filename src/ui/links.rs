use yew::Html;

use super::Context;
use super::copy::copy_button;
use super::dom::{button, el, text, words};
use super::icon::Icon;
use super::page::View;
use crate::app::{Action, Item};

/// The links that open the client. One that carries the key says so first, and the one that does
/// not stands below it.
///
/// Buttons, not anchors: an anchor's address would hold the key in the document.
pub(super) fn links(context: &Context, view: &View) -> Html {
    let strings = context.strings();
    let mut items = Vec::new();
    let mut index = 0;
    while let Some(link) = view.derived.item(Item::Link(index)) {
        let item = Item::Link(index);
        let (tag, said) = if link.carries_key {
            ("li.link.carries-key", strings.link_carries_key)
        } else {
            ("li.link", strings.link_reference)
        };
        let label = match index {
            0 => format!("{} {}", strings.open_in, view.state.client.name),
            _ => strings.open_without_key.to_owned(),
        };
        let open = vec![Icon::Open.view(), text(&label)];
        let actions = vec![
            button(context, "button.button.open", &[], Action::Open(item), open),
            copy_button(context, &view.state, item, strings.copy_link),
        ];
        let parts = vec![words("p.hint", said), el("div.actions", &[], actions)];
        items.push(el(tag, &[], parts));
        index += 1;
    }
    el("ul.links", &[], items)
}
