use super::listing::remark;
use crate::app::Action;
use crate::app::more::Tools;
use crate::clients::Evidence;
use crate::diagnostic::Place;
use crate::i18n::fit::{longest, rules, summary, tally, too_many};
use crate::i18n::live::Live as Texts;
use crate::i18n::with_fact;
use crate::mcp::fit::{Fit, Longest, Suggestion};
use crate::ui::dom::Page;
use crate::ui::icon::Icon;

/// Whether every tool works in the chosen client under the chosen name, and on what that rests.
pub(super) fn fit(page: &mut Page, known: &Tools, texts: &Texts) {
    let Some(fit) = known.fit.as_deref() else {
        return page.nothing();
    };
    let lang = page.lang;
    let (well, sure) = (
        fit.is_whole(),
        fit.rules.is_known() && fit.tally.unsure == 0,
    );
    page.open("div.fit#fit");
    page.open(match (well, sure) {
        (true, true) => "div.finding.good",
        (true, false) => "div.finding.info",
        _ => "div.finding.warning",
    });
    match (well, sure) {
        (true, true) => Icon::Check.draw(page),
        (true, false) => Icon::Info.draw(page),
        _ => Icon::Warning.draw(page),
    }
    page.open("div");
    page.words("strong#fit-summary", &summary(fit, &known.server, lang));
    let counts = tally(fit, lang);
    if counts.is_empty() {
        page.nothing();
    } else {
        page.words("p#fit-tally", &counts);
    }
    too_long(page, fit, known, texts);
    page.close();
    page.close();
    if let Some(many) = &fit.too_many {
        let text = too_many(fit.client.name, many.tools, &many.limit, lang);
        let text = [&text, " ", mark(many.limit.evidence, texts)].concat();
        remark(page, "div.finding.info", text.trim_end());
    } else {
        page.nothing();
    }
    basis(page, fit, texts);
    page.close();
}

/// How long the name may be, and one that fits, where this one does not.
fn too_long(page: &mut Page, fit: &Fit, known: &Tools, texts: &Texts) {
    let length = known.server.chars().count();
    if fit.longest.allows(length) || matches!(fit.longest, Longest::Any) {
        return page.nothing();
    }
    page.group();
    page.words("p", &longest(fit.longest, page.lang));
    if let Some(Suggestion { name, keeps_prefix }) = &fit.suggestion {
        page.button(
            "button.fix#fit-name",
            Action::Field(Place::Name, name.clone()),
        );
        page.text(texts.use_name);
        page.words("code", name);
        page.close();
        if !keeps_prefix {
            page.words("p.hint", texts.without_prefix);
        }
    }
    page.close();
}

/// The rules, where each was read, and a mark where nothing sure says so.
fn basis(page: &mut Page, fit: &Fit, texts: &Texts) {
    let rules = rules(fit, page.lang);
    if rules.is_empty() {
        return page.nothing();
    }
    page.open("details");
    page.words("summary", &with_fact(texts.rules, fit.client.name));
    page.open("ul.notes");
    for rule in &rules {
        page.open("li");
        page.text(&rule.text);
        page.text(" ");
        page.words("small", &with_fact(texts.source, rule.source));
        let mark = mark(rule.evidence, texts);
        if !mark.is_empty() {
            page.text(" ");
            page.words("span.unverified", mark);
        }
        page.close();
    }
    page.close();
    page.close();
}

fn mark(evidence: Evidence, texts: &Texts) -> &'static str {
    match evidence {
        Evidence::Ran | Evidence::Source | Evidence::Documentation => "",
        Evidence::SecondHand => texts.second_hand,
        Evidence::Unverified => texts.unverified,
    }
}
