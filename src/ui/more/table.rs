use crate::app::more::rows::{client_remark, forms_differ};
use crate::app::{Action, ExtraAction, Row, RowAction};
use crate::diagnostic::{Diagnostic, Place, Severity};
use crate::domain::{Endpoint, NAME_LIMIT, Transport, number, scan};
use crate::i18n::more::more;
use crate::i18n::{message, with_fact};
use crate::ui::View;
use crate::ui::attribute::Attribute;
use crate::ui::choice::{choice, segment};
use crate::ui::dom::Page;
use crate::ui::icon::Icon;
use crate::ui::more::gap::gap;

/// The height of a row, in CSS pixels, as in the style sheet.
const ROW_HEIGHT: usize = 68;

/// How many rows the page holds at once: those in view, and some before and after them, so that a
/// fast hand on the wheel sees no gap.
const WINDOW: usize = 24;

/// How many of them stand before the first one in view.
const BEFORE: usize = 6;

/// Several services, a row each: their names, what is said of them, and which one the fields below
/// show.
#[inline(never)]
pub(in crate::ui) fn table(page: &mut Page, view: &View) {
    let (state, texts) = (&view.state, more(page.lang));
    let rows = state.input.rows();
    let Some(found) = view.derived.rows.as_ref() else {
        return page.nothing();
    };
    let count = number(rows.len());
    page.open("div.field.table");
    page.words(
        "span.label#table-label",
        &with_fact(texts.table_heading, &count),
    );
    choice(page, texts.table_output);
    let together = with_fact(texts.table_together, &count);
    for (id, label, wanted) in [
        ("all", together.as_str(), true),
        ("one", texts.table_alone, false),
    ] {
        let action = ExtraAction::Row(RowAction::Together(wanted));
        let chosen = state.extra.together == wanted;
        segment(page, ("together", id), label, chosen, Action::Extra(action));
    }
    page.close();
    let left_out = rows.len() - found.services.len().min(rows.len());
    let mut hint = with_fact(texts.table_left_out, &number(left_out));
    if left_out == 0 {
        hint = texts.table_hint.to_owned();
    }
    page.words(
        if left_out == 0 {
            "p.hint"
        } else {
            "p.hint.over"
        },
        &hint,
    );
    if forms_differ(&state.input) {
        let action = ExtraAction::Row(RowAction::SameForm);
        page.button("button.button.quiet#same-form", Action::Extra(action));
        page.text(texts.table_same_form);
        page.close();
    } else {
        page.nothing();
    }
    page.scrolling("div.rows#rows", ROW_HEIGHT, |row| {
        Action::Extra(ExtraAction::Row(RowAction::Scroll(row)))
    });
    page.set(Attribute::TabIndex, "0");
    page.set(Attribute::Role, "region");
    page.set(Attribute::AriaLabelledBy, "table-label");
    page.open("table");
    page.set(Attribute::AriaRowCount, &number(rows.len() + 1));
    page.open("thead");
    page.open("tr");
    for label in [
        "#",
        texts.table_service,
        texts.table_transport,
        texts.table_name,
    ] {
        page.words("th", label);
    }
    // For those who hear the table; the rows' buttons say the same to the eye.
    page.open("th");
    let removing = with_fact(texts.table_remove, "");
    page.words("span.visually-hidden", removing.trim());
    page.close();
    page.close();
    page.close();
    page.open("tbody");
    let last = rows.len().saturating_sub(WINDOW - BEFORE);
    let start = state.extra.first_row.min(last).saturating_sub(BEFORE);
    let end = rows.len().min(start + WINDOW);
    gap(page, "before", start * ROW_HEIGHT);
    for (index, one) in rows.iter().enumerate().take(end).skip(start) {
        row(page, view, index, one);
    }
    gap(page, "after", (rows.len() - end) * ROW_HEIGHT);
    page.close();
    page.close();
    page.close();
    page.close();
}

fn row(page: &mut Page, view: &View, index: usize, row: &Row) {
    let texts = more(page.lang);
    let chosen = index == view.state.input.selected();
    let place = number(index + 1);
    let draft = &row.draft;
    let service = row.checked().service.as_ref();
    let transport = match service.map(|service| service.transport).or(draft.transport) {
        Some(Transport::StreamableHttp) => "HTTP",
        _ => "SSE",
    };
    page.open(if chosen { "tr.row.chosen" } else { "tr.row" });
    page.key(&place);
    page.set(Attribute::AriaRowIndex, &number(index + 2));
    page.set(Attribute::AriaCurrent, if chosen { "true" } else { "" });
    cell(page, index);
    page.text(&place);
    page.close();
    cell(page, index);
    // The cell listens; this is for the keyboard.
    page.open("button.service.mono");
    page.set(Attribute::Type, "button");
    page.set(Attribute::Translate, "no");
    page.text(subject(row));
    page.close();
    page.close();
    cell(page, index);
    page.text(transport);
    page.close();
    name(page, view, index, row);
    page.open("td");
    let remove = ExtraAction::Row(RowAction::Remove(index));
    page.button("button.button.quiet.remove", Action::Extra(remove));
    page.set(
        Attribute::AriaLabel,
        &with_fact(texts.table_remove, subject(row)),
    );
    page.text("×");
    page.close();
    page.close();
    page.close();
}

/// A cell that chooses its row.
fn cell(page: &mut Page, index: usize) {
    page.open("td");
    page.clickable(Action::Select(index));
}

/// What the service is known by: its ID, or else its URL's path.
fn subject(row: &Row) -> &str {
    let draft = &row.draft;
    if !draft.instance_id.is_empty() {
        return &draft.instance_id;
    }
    let after_scheme = scan::position(&draft.url, "://").map_or(0, |at| at + 3);
    let rest = draft.url.get(after_scheme..).unwrap_or_default();
    let path = scan::position(rest, "/").and_then(|at| rest.get(at..));
    let known = Endpoint::parse(&draft.url).is_ok();
    path.filter(|_| known).unwrap_or(&draft.url)
}

fn name(page: &mut Page, view: &View, index: usize, row: &Row) {
    let texts = more(page.lang);
    let Some(rows) = view.derived.rows.as_ref() else {
        return page.nothing();
    };
    let shown = rows.name(index, row);
    let length = shown.chars().count();
    let mut found = rows.findings(index, row);
    found.extend(client_remark(view.state.client, shown));
    let worst = found.iter().min_by_key(|found| found.severity());
    let error = worst.is_some_and(|worst| worst.severity() == Severity::Error);
    cell(page, index);
    page.open("div.line");
    page.name_entry("input.mono", index, &row.draft.name);
    page.set(Attribute::Type, "text");
    page.set(Attribute::Placeholder, shown);
    page.set(
        Attribute::AriaLabel,
        &with_fact(texts.table_name_of, subject(row)),
    );
    page.set(Attribute::AriaInvalid, if error { "true" } else { "false" });
    page.close();
    page.words(
        if length > NAME_LIMIT {
            "span.count.over"
        } else {
            "span.count"
        },
        &[&number(length), "/", &number(NAME_LIMIT)].concat(),
    );
    page.close();
    match worst {
        Some(worst) => said(page, index, worst),
        None => page.nothing(),
    }
    page.close();
}

/// The worst of what is said of a row, in one line; all of it stands below when the row is chosen.
fn said(page: &mut Page, index: usize, found: &Diagnostic) {
    let (tag, icon) = match found.severity() {
        Severity::Error => ("p.said.error", Icon::Error),
        Severity::Warning => ("p.said.warning", Icon::Warning),
        Severity::Info => ("p.said.info", Icon::Info),
    };
    page.open(tag);
    icon.draw(page);
    page.words("span", &message(&found.code, page.lang).title);
    let fix = found.fix.as_ref().filter(|_| found.place == Place::Name);
    match fix {
        Some(fix) => {
            let rename = ExtraAction::Row(RowAction::Rename(index, fix.text.clone()));
            page.button("button.fix", Action::Extra(rename));
            page.words("code", &fix.text);
            page.close();
        }
        None => page.nothing(),
    }
    page.close();
}
