use super::copy::copy_button;
use super::dom::Page;
use super::icon::Icon;
use super::page::View;
use crate::app::{Action, Item};
use crate::i18n::more::more;

/// The links that open the client. One that carries the key says so first, and the one that does
/// not stands below it.
///
/// Buttons, not anchors: an anchor's address would hold the key in the document.
#[inline(never)]
pub(super) fn links(page: &mut Page, view: &View) {
    let texts = more(page.lang);
    page.open("ul.links");
    let mut index = 0;
    while let Some(link) = view.derived.item(Item::Link(index)) {
        let item = Item::Link(index);
        let (tag, said) = if link.carries_key {
            ("li.link.carries-key", texts.link_carries_key)
        } else {
            ("li.link", texts.link_reference)
        };
        page.open(tag);
        page.words("p.hint", said);
        page.open("div.actions");
        page.button("button.button.open", Action::Open(item));
        Icon::Open.draw(page);
        match index {
            0 => page.text(&[texts.open_in, " ", view.state.client.name].concat()),
            _ => page.text(texts.open_without_key),
        }
        page.close();
        copy_button(page, &view.state, item, texts.copy_link);
        page.close();
        page.close();
        index += 1;
    }
    page.close();
}
