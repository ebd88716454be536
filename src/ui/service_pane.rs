use super::attribute::Attribute;
use super::choice::{choice, segment};
use super::dom::Page;
use super::endpoint::endpoint;
use super::field::Field;
use super::key_field::key_field;
use super::more::{doctor, presets, table, whereabouts};
use super::name_field::name_field;
use super::page::View;
use super::paste_box::paste_box;
use crate::app::{Action, Rest, State};
use crate::diagnostic::Place;
use crate::domain::number;

/// How many services are shown before the table for them is there.
const SHOWN: usize = 50;

/// What the person has: the paste box and the fields.
pub(super) fn service_pane(page: &mut Page, view: &View) {
    let (strings, state, derived) = (page.strings, &view.state, &view.derived);
    page.open("section.pane");
    page.set(Attribute::AriaLabelledBy, "service-heading");
    page.words("h2#service-heading", strings.service_heading);
    let ready = state.rest == Rest::Ready;
    if ready {
        presets(page, state);
    } else {
        page.nothing();
    }
    paste_box(page, state, &derived.at(Place::Paste));
    if ready {
        doctor(page, view);
        table(page, view);
    } else {
        page.nothing();
        services(page, state);
    }
    let instance_id = Field {
        id: "instance-id",
        label: strings.id_label,
        hint: strings.id_hint,
        placeholder: "",
        value: &state.input.draft().instance_id,
        concealed: false,
        findings: &derived.at(Place::InstanceId),
        read: |text| Action::Field(Place::InstanceId, text),
    };
    page.open("div.pair");
    instance_id.open(page);
    instance_id.close(page);
    key_field(page, state, &derived.at(Place::Key));
    page.close();
    if ready {
        whereabouts(page);
    } else {
        page.nothing();
    }
    endpoint(page, view);
    name_field(page, view, &derived.at(Place::Name));
    page.close();
}

/// Several services in one paste, before the table for them is there: the fields show one of them.
fn services(page: &mut Page, state: &State) {
    let rows = state.input.rows();
    if rows.len() < 2 {
        return page.nothing();
    }
    let label = page.strings.services_label;
    page.open("div.field");
    page.words(
        "span.label",
        &[label, " (", &number(rows.len()), ")"].concat(),
    );
    choice(page, label);
    for (index, row) in rows.iter().enumerate().take(SHOWN) {
        let draft = &row.draft;
        let mut label = "";
        for text in [&draft.url, &draft.name, &draft.instance_id] {
            if !text.is_empty() {
                label = text;
            }
        }
        let (id, chosen) = (number(index), index == state.input.selected());
        segment(page, ("service", &id), label, chosen, Action::Select(index));
    }
    page.close();
    page.close();
}
