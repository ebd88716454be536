use super::update::update;
use crate::app::{ComfortAction, State, Told};
use crate::i18n::comfort::{Comforts, comforts};
use crate::ui::View;
use crate::ui::attribute::Attribute;
use crate::ui::dom::Page;
use crate::ui::icon::Icon;
use crate::ui::more::site::banner;

/// What stands beside the language: the theme, the shortcuts, and the way to forget everything.
#[inline(never)]
pub(in crate::ui) fn top(page: &mut Page, state: &State) {
    let (texts, comfort) = (comforts(page.lang), state.comfort());
    page.button(
        "button.button.quiet#forget",
        ComfortAction::ForgetAll.into(),
    );
    page.text(texts.forget);
    page.close();
    let theme = texts.theme(comfort.theme);
    page.button("button.button.quiet#theme", ComfortAction::NextTheme.into());
    page.set(Attribute::AriaLabel, &[theme, texts.theme_next].concat());
    page.words("span.glyph", "◐");
    page.words("span.wide", theme);
    page.close();
    let listed = comfort.keys_listed;
    page.button(
        "button.button.quiet#keys",
        ComfortAction::ListKeys(!listed).into(),
    );
    page.set(Attribute::AriaLabel, texts.keys);
    page.set(
        Attribute::AriaExpanded,
        if listed { "true" } else { "false" },
    );
    page.text("?");
    page.close();
}

/// What the page says about itself, the list of shortcuts, and where a dragged file goes.
#[inline(never)]
pub(in crate::ui) fn below_top(page: &mut Page, view: &View) {
    let (texts, comfort) = (comforts(page.lang), view.state.comfort());
    update(page, view);
    page.open("div.told");
    page.set(Attribute::Role, "status");
    match comfort.told {
        Some(told) => told_now(page, texts, told),
        None => page.nothing(),
    }
    page.close();
    banner(page, &view.state);
    if comfort.keys_listed {
        keys(page, texts, comfort.letters);
    } else {
        page.nothing();
    }
    if comfort.dragging {
        page.words("p.drop", texts.drop);
    } else {
        page.nothing();
    }
}

fn told_now(page: &mut Page, texts: &Comforts, told: Told) {
    page.open("p.finding.info");
    Icon::Info.draw(page);
    page.words("span", texts.told(told));
    page.button("button.button.quiet#told-read", ComfortAction::Read.into());
    page.text(texts.read);
    page.close();
    page.close();
}

fn keys(page: &mut Page, texts: &Comforts, letters: bool) {
    page.open("section.pane.keys");
    page.set(Attribute::AriaLabelledBy, "keys-heading");
    page.words("h2#keys-heading", texts.keys_heading);
    page.open("dl.shortcuts");
    for (key, what) in [
        ("Ctrl/⌘ Enter", texts.keys_copy_anywhere),
        ("P", texts.keys_paste),
        ("K", texts.keys_key),
        ("/", texts.keys_search),
        ("C", texts.keys_copy),
        ("T", texts.keys_theme),
        ("?", texts.keys_list),
        ("Esc", texts.keys_close),
    ] {
        page.open("dt");
        page.words("kbd", key);
        page.close();
        page.words("dd", what);
    }
    page.close();
    page.open("label.tick");
    page.check(letters, ComfortAction::Letters(!letters).into());
    page.text(texts.keys_letters);
    page.close();
    page.button(
        "button.button.quiet#keys-close",
        ComfortAction::ListKeys(false).into(),
    );
    page.text(texts.keys_close);
    page.close();
    page.close();
}
