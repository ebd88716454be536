use super::fit::fit;
use super::tools::tools;
use crate::app::more::Tools;
use crate::app::more::tools::Source;
use crate::app::{Action, Live, Run};
use crate::diagnostic::Place;
use crate::domain::{number, visible_line};
use crate::i18n::live::{Live as Texts, duration, grouped};
use crate::i18n::with_fact;
use crate::mcp::session::{Completeness, Failure, Listing};
use crate::ui::View;
use crate::ui::dom::Page;
use crate::ui::icon::Icon;

/// The longest name or version of a server that is shown, in characters.
const NAME: usize = 80;

/// What came: the number of tools first, as a client shows it, then the tools themselves.
pub(super) fn listing(page: &mut Page, view: &View, live: &Live, texts: &Texts) {
    let extra = view.derived.extra.given();
    let known: &Tools = &extra.map(|extra| extra.tools.clone()).unwrap_or_default();
    match (&live.run, &known.source) {
        (Run::Listed { listing, took_ms }, Source::Listed(_)) => {
            summary(page, live, listing, *took_ms, texts);
        }
        _ => page.nothing(),
    }
    if known.source.tools().is_empty() {
        return page.nothing();
    }
    if matches!(known.source, Source::Coming(_)) {
        page.open("div#coming");
        page.words("p.hint", texts.coming);
        tools(page, view, live, known, texts);
        return page.close();
    }
    page.group();
    fit(page, known, texts);
    if known.risky > 0 {
        risky(page, known.risky, texts);
    } else {
        page.nothing();
    }
    tools(page, view, live, known, texts);
    page.close();
}

/// How many tools look dangerous, and the role that takes the danger out of them.
fn risky(page: &mut Page, count: usize, texts: &Texts) {
    page.open("div.finding.plain#risky");
    Icon::Warning.draw(page);
    page.open("div");
    page.words("strong", &with_fact(texts.risky, &grouped(count)));
    page.words("p", texts.role);
    page.close();
    page.close();
}

fn summary(page: &mut Page, live: &Live, listing: &Listing, took_ms: u64, texts: &Texts) {
    let whole = matches!(listing.completeness, Completeness::Whole);
    page.open("div.summary");
    page.open(if whole { "p.dot.green" } else { "p.dot" });
    page.words("strong#tool-count", &texts.count(listing.tools.len()));
    page.close();
    page.open("ul.facts.note#server");
    page.words("li", &server(listing, texts));
    if !listing.protocol.is_empty() {
        let protocol = visible_line(&listing.protocol, NAME);
        page.words("li", &with_fact(texts.protocol, &protocol));
    }
    page.words("li", texts.era(listing.era));
    if listing.pages > 1 {
        page.words("li", &texts.page_count(listing.pages));
    }
    page.words("li", &duration(took_ms));
    page.words("li", texts.called_none);
    page.close();
    page.close();
    page.open("ul.findings");
    if listing.tools.is_empty() && whole {
        remark(page, "li.finding.warning", texts.no_tools);
    }
    incomplete(page, listing, texts);
    for (count, text) in [
        (listing.unreadable, texts.unreadable),
        (listing.left_out, texts.left_out),
    ] {
        if count > 0 {
            remark(page, "li.finding.info", &with_fact(text, &number(count)));
        }
    }
    if listing.stale {
        remark(page, "li.finding.info", texts.stale);
    }
    elsewhere(page, live, listing, texts);
    page.close();
}

fn server(listing: &Listing, texts: &Texts) -> String {
    let Some(server) = &listing.server else {
        return texts.unnamed_server.to_owned();
    };
    let name = server.title.as_ref().unwrap_or(&server.name);
    let name = if name.is_empty() {
        texts.unnamed_server.to_owned()
    } else {
        visible_line(name, NAME)
    };
    [&name, " ", &visible_line(&server.version, NAME)].concat()
}

fn incomplete(page: &mut Page, listing: &Listing, texts: &Texts) {
    let text = match &listing.completeness {
        Completeness::Whole => return,
        Completeness::Repeated => texts.repeated,
        Completeness::PageLimit => texts.page_limit,
        Completeness::ToolLimit => texts.tool_limit,
        Completeness::Cut(Failure::Cancelled) => texts.cut_cancelled,
        Completeness::Cut(_) => texts.cut,
    };
    let count = texts.count(listing.tools.len());
    remark(page, "li.finding.warning", &with_fact(text, &count));
}

/// The service may answer at another URL than the one that was asked: that one belongs into the
/// configuration.
fn elsewhere(page: &mut Page, live: &Live, listing: &Listing, texts: &Texts) {
    let asked = live.target.as_ref().map(|target| &target.endpoint);
    if asked.is_none_or(|asked| *asked == listing.endpoint) {
        return;
    }
    let url = listing.endpoint.as_str();
    page.open("li.finding.warning");
    Icon::Warning.draw(page);
    page.open("div");
    page.words("p", &with_fact(texts.elsewhere, url));
    page.button("button.fix", Action::Field(Place::Url, url.to_owned()));
    page.text(texts.elsewhere_use);
    page.close();
    page.close();
    page.close();
}

pub(super) fn remark(page: &mut Page, tag: &'static str, text: &str) {
    page.open(tag);
    if tag.ends_with("info") {
        Icon::Info.draw(page);
    } else {
        Icon::Warning.draw(page);
    }
    page.open("div");
    page.words("p", text);
    page.close();
    page.close();
}
