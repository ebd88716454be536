use crate::app::{Item, State};
use crate::domain::number;
use crate::i18n::about::about as texts;
use crate::i18n::{with_fact, with_facts};
use crate::ui::attribute::Attribute;
use crate::ui::copy::copy_button;
use crate::ui::dom::Page;

/// Which version of the page this is, and where it is to be had as one file.
#[inline(never)]
pub(in crate::ui) fn about(page: &mut Page, state: &State) {
    let about = state.extra.about.get();
    if about.version.is_empty() {
        return;
    }
    let texts = texts(page.lang);
    let version = with_facts(
        texts.version,
        &[about.version.clone(), about.commit.clone()],
    );
    page.open("p#version");
    page.text(&version);
    if about.single {
        page.text(texts.single);
    }
    page.close();
    let Some(offer) = &about.offer else { return };
    page.open("p#single-file");
    page.open("a");
    page.set(Attribute::Href, &offer.url);
    page.set(Attribute::Download, "bailian-mcp-config.html");
    page.text(texts.offer);
    page.close();
    page.text(&with_fact(texts.offer_why, &number(offer.size / 1000)));
    page.close();
    page.open("div.checksum");
    page.words("span", texts.checksum);
    page.words("code#single-sha256", &offer.sha256);
    copy_button(page, state, Item::Checksum, texts.copy_checksum);
    page.close();
}
