use super::share::arrived;
use crate::app::more::site::settings;
use crate::app::{Action, State};
use crate::clients::Client;
use crate::diagnostic::Span;
use crate::doctor::{Diagnosis, Finding};
use crate::domain::number;
use crate::i18n::faults::fault;
use crate::i18n::more::more;
use crate::i18n::{with_fact, with_facts};
use crate::ui::View;
use crate::ui::attribute::Attribute;
use crate::ui::dom::Page;
use crate::ui::icon::Icon;

/// The longest piece of the pasted text that is quoted, in characters.
const QUOTED: usize = 60;

/// What there is to say about a link that filled the page, and what in a pasted configuration would
/// not work in the chosen client.
#[inline(never)]
pub(in crate::ui) fn doctor(page: &mut Page, view: &View) {
    page.group();
    arrived(page, view);
    diagnosis(page, view);
    page.close();
}

fn diagnosis(page: &mut Page, view: &View) {
    let diagnosis = view
        .derived
        .extra
        .given()
        .and_then(|extra| extra.diagnosis.as_ref());
    let Some(diagnosis) = diagnosis else {
        return page.nothing();
    };
    let (texts, state) = (more(page.lang), &view.state);
    let other = diagnosis
        .guessed
        .filter(|guessed| guessed.id != state.client.id)
        .filter(|guessed| settings(state).offers(guessed.id));
    page.open("div.doctor#doctor");
    if let Some(other) = other {
        written_for(page, other, texts.doctor_written_for, texts.doctor_switch);
    }
    if diagnosis.findings.is_empty() {
        page.open("p.undo");
        Icon::Check.draw(page);
        page.text(&with_fact(texts.doctor_nothing, state.client.name));
        page.close();
    } else {
        findings(page, state, diagnosis, other.is_some());
    }
    page.close();
}

fn written_for(page: &mut Page, other: &'static Client, text: &str, switch: &str) {
    page.open("p.undo");
    Icon::Info.draw(page);
    page.words("span", &with_fact(text, other.name));
    page.button("button.button.quiet#switch-client", Action::Client(other));
    page.text(&with_fact(switch, other.name));
    page.close();
    page.close();
}

/// Open where the paste is meant for this client. A paste that was written for another client is to
/// be converted, which the output does, and not to be repaired.
fn findings(page: &mut Page, state: &State, diagnosis: &Diagnosis, converts: bool) {
    let texts = more(page.lang);
    let summary = if converts {
        texts.doctor_differences
    } else {
        texts.doctor_faults
    };
    let count = number(diagnosis.findings.len());
    page.open("details");
    page.set(Attribute::Open, if converts { "" } else { "open" });
    page.words(
        "summary",
        &with_facts(summary, &[count, state.client.name.to_owned()]),
    );
    page.open("ul.findings");
    for found in &diagnosis.findings {
        finding(page, state, found);
    }
    page.close();
    page.words("p.hint", texts.doctor_remedy);
    page.close();
}

fn finding(page: &mut Page, state: &State, found: &Finding) {
    let message = fault(&found.fault, state.client, page.lang);
    page.open("li.finding.warning");
    Icon::Warning.draw(page);
    page.open("div");
    page.words("strong", &message.title);
    if let Some(quoted) = quoted(state, found.span) {
        page.words("code.quoted", &quoted);
    }
    page.words("p", &message.why(page.lang));
    page.close();
    page.close();
}

/// The piece of the paste that a finding speaks of, unless a key is in it.
fn quoted(state: &State, span: Span) -> Option<String> {
    let input = &state.input;
    let touches = |key: &Span| key.start < span.end && span.start < key.end;
    if input.pasted().keys.iter().any(touches) {
        return None;
    }
    let text = span.slice(input.text().expose());
    let line = text.lines().next().unwrap_or_default().trim();
    let mut quoted: String = line.chars().take(QUOTED).collect();
    if quoted.len() < text.trim().len() {
        quoted.push('…');
    }
    (!line.is_empty()).then_some(quoted)
}
