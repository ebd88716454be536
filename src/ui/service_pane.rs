use yew::Html;

use super::Context;
use super::choice::{Choice, Segment};
use super::dom::{el, nothing, text, words};
use super::endpoint::endpoint;
use super::field::Field;
use super::key_field::key_field;
use super::name_field::name_field;
use super::page::View;
use super::paste_box::paste_box;
use crate::app::{Action, State};
use crate::diagnostic::{Diagnostic, Place};

/// What the person has: the paste box and the fields.
pub(super) fn service_pane(context: &Context, view: &View) -> Html {
    let (strings, state) = (context.strings(), &view.state);
    let at = |place| view.derived.at(place).collect::<Vec<&Diagnostic>>();
    let instance_id = Field {
        id: "instance-id",
        label: strings.id_label,
        hint: strings.id_hint,
        placeholder: "",
        value: &state.input.draft().instance_id,
        concealed: false,
        findings: &at(Place::InstanceId),
        end: nothing(),
        read: |text| Action::Field(Place::InstanceId, text),
    };
    let heading = el(
        "h2#service-heading",
        &[],
        vec![text(strings.service_heading)],
    );
    el(
        "section.pane",
        &[("aria-labelledby", "service-heading")],
        vec![
            heading,
            paste_box(context, state, &at(Place::Paste)),
            services(context, state),
            instance_id.view(context),
            key_field(context, state, &at(Place::Key)),
            endpoint(context, view),
            name_field(context, view, &at(Place::Name)),
        ],
    )
}

/// Several services in one paste: the fields show one of them.
fn services(context: &Context, state: &State) -> Html {
    let drafts = state.input.drafts();
    if drafts.len() < 2 {
        return nothing();
    }
    let mut segments = Vec::with_capacity(drafts.len());
    for (index, draft) in drafts.iter().enumerate() {
        let texts = [&draft.instance_id, &draft.name, &draft.url];
        let label = texts.into_iter().find(|text| !text.is_empty());
        segments.push(Segment {
            id: index.to_string(),
            label: label.cloned().unwrap_or_default(),
            chosen: index == state.input.selected(),
            action: Action::Select(index),
        });
    }
    let label = context.strings().services_label;
    let heading = words("span.label", &format!("{label} ({})", drafts.len()));
    let choice = Choice {
        name: "service",
        label,
        segments,
    };
    el("div.field", &[], vec![heading, choice.view(context)])
}
