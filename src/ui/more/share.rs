use crate::app::link::Notice;
use crate::app::more::Shared;
use crate::app::more::link::foreign_in_use;
use crate::app::{Item, LinkAction, State};
use crate::clients::SecretMode;
use crate::domain::{number, visible_line};
use crate::emit::qr::Qr;
use crate::i18n::live::grouped;
use crate::i18n::share::{Share, share as texts};
use crate::i18n::with_fact;
use crate::ui::View;
use crate::ui::attribute::Attribute;
use crate::ui::copy::copy_button;
use crate::ui::dom::Page;
use crate::ui::icon::Icon;

/// How much of an ID or a URL is shown, in characters.
const SHOWN: usize = 60;

/// How many CSS pixels a module of a code has, by how many there are along a side: a whole number, or
/// some would be wider than others.
fn module(side: usize) -> usize {
    if side > 57 { 3 } else { 4 }
}

/// What a link that came did, or why it was refused; and whom it would lead the key to.
pub(super) fn arrived(page: &mut Page, view: &View) {
    let linked = view.state.extra.link.get();
    let texts = texts(page.lang);
    page.open("div.arrived#arrived");
    page.set(Attribute::AriaLive, "polite");
    let hosts = foreign_in_use(&view.state, &view.derived);
    if !hosts.is_empty() {
        let title = with_fact(texts.foreign, &hosts.join(", "));
        said(
            page,
            "div.finding.warning#foreign",
            Icon::Warning,
            (&title, texts.foreign_why),
            None,
        );
    }
    if let Some(notice) = &linked.notice {
        let message = texts.notice(notice);
        let why = message.why(page.lang);
        let (tag, icon) = match notice {
            Notice::Opened { .. } => ("div.finding.info#opened", Icon::Info),
            Notice::UnknownClient(_) => ("div.finding.warning#unknown-client", Icon::Warning),
            Notice::Refused(_) => ("div.finding.error#refused", Icon::Error),
        };
        // Once the key is there nothing is left to be said.
        let done = matches!(notice, Notice::Opened { .. }) && view.derived.key.is_some();
        if !done {
            said(page, tag, icon, (&message.title, &why), Some(texts.close));
        }
    }
    page.close();
}

fn said(
    page: &mut Page,
    tag: &'static str,
    icon: Icon,
    (title, why): (&str, &str),
    close: Option<&str>,
) {
    page.open(tag);
    icon.draw(page);
    page.open("div");
    page.words("strong", title);
    page.words("p", why);
    if let Some(close) = close {
        page.button("button.button.quiet.dismiss", LinkAction::Dismiss.into());
        page.text(close);
        page.close();
    }
    page.close();
    page.close();
}

/// The way to the link of what is on the page, and the link.
pub(in crate::ui) fn share(page: &mut Page, view: &View) {
    let texts = texts(page.lang);
    let linked = view.state.extra.link.get();
    page.open("section.share#share");
    page.button(
        "button.button.quiet#share-open",
        LinkAction::Show(!linked.open).into(),
    );
    page.set(
        Attribute::AriaExpanded,
        if linked.open { "true" } else { "false" },
    );
    Icon::Open.draw(page);
    page.text(texts.heading);
    page.close();
    let shared = view
        .derived
        .extra
        .given()
        .and_then(|extra| extra.shared.as_ref());
    match shared {
        Some(shared) => link(page, &view.state, shared, linked.here.is_file),
        None => page.nothing(),
    }
    page.close();
}

fn link(page: &mut Page, state: &State, shared: &Shared, is_file: bool) {
    let texts = texts(page.lang);
    page.open("div.shared");
    if shared.written.too_long {
        let said_of = (texts.too_long, texts.too_long_why);
        said(page, "div.finding.error", Icon::Error, said_of, None);
        page.close();
        return;
    }
    page.open("div.shared-text");
    page.words("p", texts.why);
    page.words("p.hint", &inside(state, shared, texts));
    if is_file {
        page.words("p.hint", texts.file);
    }
    page.open("p.url.mono#share-link");
    page.set(Attribute::Translate, "no");
    page.set(Attribute::AriaLabel, texts.address);
    page.text(&shared.text);
    page.close();
    page.open("div.actions");
    let copy = if is_file { texts.copy_end } else { texts.copy };
    copy_button(page, state, Item::Shared, copy);
    page.close();
    if shared.written.left_out > 0 {
        let title = with_fact(texts.left_out, &number(shared.written.left_out));
        let said_of = (title.as_str(), texts.left_out_why);
        said(
            page,
            "div.finding.warning#left-out",
            Icon::Warning,
            said_of,
            None,
        );
    }
    if shared.is_long {
        page.words(
            "p.hint#long-link",
            &with_fact(texts.long, &grouped(shared.text.len())),
        );
    }
    if shared.qr.is_none() && !is_file {
        page.words("p.hint#no-code", texts.qr_too_long);
    }
    page.close();
    if let Some(qr) = &shared.qr {
        code(page, qr, texts);
    }
    page.close();
}

/// What is in the link, in a few words.
fn inside(state: &State, shared: &Shared, texts: &Share) -> String {
    let mut parts = Vec::new();
    match shared.written.services {
        0 => {}
        1 if state.input.rows().len() == 1 => {
            let draft = state.input.draft();
            let given = [&draft.instance_id, &draft.url];
            let word = given.into_iter().find(|text| !text.is_empty());
            parts.extend(word.map(|word| visible_line(word, SHOWN)));
        }
        count => parts.push(with_fact(texts.services, &number(count))),
    }
    parts.push(state.client.name.to_owned());
    match state.extra.picked.len() {
        0 => {}
        count => parts.push(with_fact(texts.clients, &number(count))),
    }
    match state.secret {
        SecretMode::Literal => {}
        SecretMode::Reference => parts.push(texts.reference.to_owned()),
        SecretMode::Prompt => parts.push(texts.prompt.to_owned()),
    }
    with_fact(texts.inside, &parts.join(" · "))
}

/// On white, whatever the theme: cameras expect that.
fn code(page: &mut Page, qr: &Qr, texts: &Share) {
    page.open("figure.qr");
    page.open("svg#qr");
    page.set(Attribute::ViewBox, &qr.view_box);
    page.set(Attribute::Height, &number(qr.side * module(qr.side)));
    page.set(Attribute::Role, "img");
    page.set(Attribute::AriaLabel, texts.qr);
    page.open("path");
    page.set(Attribute::Drawing, &qr.path);
    page.close();
    page.close();
    page.words("figcaption.hint", texts.qr_hint);
    page.close();
}
