//! The connection part: what is asked of the service, how far it is, and the tools that came.

mod failed;
mod fit;
mod listing;
mod pasted;
mod steps;
mod tool;
mod tools;

use crate::app::{Live, LiveAction, Reach, Run};
use crate::diagnostic::Lang;
use crate::domain::ApiKey;
use crate::i18n::live::{Live as Texts, duration, live as texts};
use crate::i18n::{with_fact, with_facts};
use crate::ui::View;
use crate::ui::attribute::Attribute;
use crate::ui::dom::Page;

/// The strip under both panes.
#[inline(never)]
pub(in crate::ui) fn live(page: &mut Page, view: &View) {
    let (texts, live) = (texts(page.lang), &*view.state.extra.live.get());
    page.open("section.pane.live#live");
    page.set(Attribute::AriaLabelledBy, "live-heading");
    asking(page, view, live, texts);
    steps::steps(page, live, texts);
    status(page, live, texts);
    if matches!(live.run, Run::Going { .. }) {
        page.words("p.hint.slow", texts.slow);
    } else {
        page.nothing();
    }
    other_service(page, view, live, texts);
    failed::failed(page, view, live, texts);
    // It is one or more elements: the lines above keep their place, and are heard.
    page.group();
    listing::listing(page, view, live, texts);
    page.close();
    pasted::pasted(page, view, live, texts);
    page.close();
}

/// What will be done and to whom, and the one button that talks to the network.
fn asking(page: &mut Page, view: &View, live: &Live, texts: &Texts) {
    let why = why_not(view, texts);
    let service = view.derived.service.as_ref();
    let unreachable = service.and_then(|it| failed::unreachable(live, &it.endpoint));
    page.open("div.asking");
    page.open("div");
    page.words("h2#live-heading", texts.heading);
    page.open("p.hint#live-asks");
    page.text(&asks(view, live, texts, page.lang));
    page.close();
    page.close();
    page.open("div.actions");
    let going = matches!(live.run, Run::Going { .. });
    let (tag, label) = match live.run {
        Run::Idle | Run::Going { .. } => ("button.button.primary#check", texts.check),
        Run::Failed { .. } => ("button.button.primary#check", texts.retry),
        Run::Listed { .. } => ("button.button#check", texts.again),
    };
    if why.is_none() && unreachable.is_none() && !going {
        page.button(tag, LiveAction::Check.into());
    } else {
        // It keeps the focus, and says why it does nothing.
        page.open(tag);
        page.set(Attribute::Type, "button");
        page.set(Attribute::AriaDisabled, "true");
    }
    page.set(
        Attribute::AriaDescribedBy,
        "live-asks live-needs unreachable",
    );
    page.text(label);
    page.close();
    if going {
        page.button("button.button#cancel", LiveAction::Cancel.into());
        page.text(texts.cancel);
        page.close();
    } else {
        page.nothing();
    }
    page.close();
    page.close();
    page.words("p.hint#live-needs", why.unwrap_or_default());
}

/// One line: the calls, the host, and whether the key goes along.
fn asks(view: &View, live: &Live, texts: &Texts, lang: Lang) -> String {
    let Some(service) = &view.derived.service else {
        return texts.asks_nobody.to_owned();
    };
    let asks = match view.derived.key {
        Some(_) => texts.asks,
        None => texts.asks_without_key,
    };
    let origin = service.endpoint.origin();
    let host = origin.strip_prefix("https://").unwrap_or(origin);
    let asks = with_fact(asks, host);
    if live.site.reach(&service.endpoint) != Reach::Relayed {
        return asks;
    }
    let space = if lang == Lang::En { " " } else { "" };
    [&asks, space, texts.relayed].concat()
}

/// Why there is nothing to connect to yet.
fn why_not(view: &View, texts: &Texts) -> Option<&'static str> {
    let Some(service) = &view.derived.service else {
        return Some(texts.needs_service);
    };
    let bailian = service.endpoint.host().ends_with(".aliyuncs.com");
    let key: Option<&ApiKey> = view.derived.key.as_ref();
    (bailian && key.is_none()).then_some(texts.needs_key)
}

/// What is shown may be about a service that the fields no longer show.
fn other_service(page: &mut Page, view: &View, live: &Live, texts: &Texts) {
    let target = live.target.as_ref();
    let target = target.filter(|_| !failed::is_about_screen(view, live));
    match target {
        Some(target) if !matches!(live.run, Run::Idle) => {
            let url = target.endpoint.as_str();
            page.words("p.hint#live-other", &with_fact(texts.other_service, url));
        }
        _ => page.nothing(),
    }
}

/// What goes on, for everybody and for a screen reader.
fn status(page: &mut Page, live: &Live, texts: &Texts) {
    // What has come or failed stands below in full.
    page.open(match live.run {
        Run::Listed { .. } => "p.status.visually-hidden#live-status",
        Run::Failed { .. } if !failed::title(live, page.lang).is_empty() => {
            "p.status.visually-hidden#live-status"
        }
        _ => "p.status#live-status",
    });
    page.set(Attribute::Role, "status");
    match &live.run {
        Run::Idle => {}
        Run::Going { .. } => page.text(&steps::now(live, texts)),
        Run::Listed { listing, took_ms } => {
            let tools = texts.count(listing.tools.len());
            let facts = [tools, duration(*took_ms)];
            page.text(&with_facts(texts.done, &facts));
        }
        Run::Failed { failure, .. } if failed::is_cancel(failure) => page.text(texts.cancelled),
        Run::Failed { .. } => {
            let title = failed::title(live, page.lang);
            page.text(&if title.is_empty() {
                texts.looking.to_owned()
            } else {
                with_fact(texts.failed, &title)
            });
        }
    }
    page.close();
}
