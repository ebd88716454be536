use std::rc::Rc;

use crate::app::more::live::session_request;
use crate::app::{Action, Live, LiveAction, Run};
use crate::diagnostic::Lang;
use crate::domain::number;
use crate::ui::View;
use crate::ui::attribute::Attribute;
use crate::ui::dom::Page;

/// The connection to the service: it begins when the person asks for it.
#[inline(never)]
pub(in crate::ui) fn live(page: &mut Page, view: &View) {
    let live = view.state.extra.live.get();
    let goes = session_request(&live).is_some();
    page.open("section.live#live");
    page.open("div.actions");
    page.button("button.button#check", Action::from(LiveAction::Check));
    page.text(in_words(page.lang, "Check connection", "检查连接"));
    page.close();
    if goes {
        page.button("button.button#cancel", Action::from(LiveAction::Cancel));
        page.text(in_words(page.lang, "Cancel", "取消"));
        page.close();
    } else {
        page.nothing();
    }
    page.close();
    page.open("p#live-status");
    page.set(Attribute::Role, "status");
    page.text(&status(page.lang, &live));
    page.close();
    page.close();
}

fn in_words(lang: Lang, english: &'static str, chinese: &'static str) -> &'static str {
    match lang {
        Lang::En => english,
        Lang::Zh => chinese,
    }
}

fn status(lang: Lang, live: &Rc<Live>) -> String {
    match &live.run {
        Run::Idle => String::new(),
        Run::Going { .. } => in_words(lang, "Connecting…", "正在连接…").to_owned(),
        Run::Listed { listing, .. } => {
            let count = number(listing.tools.len());
            [count.as_str(), in_words(lang, " tools", " 个工具")].concat()
        }
        Run::Failed { .. } => in_words(lang, "No connection.", "未能连接。").to_owned(),
    }
}
