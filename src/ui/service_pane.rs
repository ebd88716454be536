use yew::prelude::*;

use super::Context;
use super::choice::{Choice, Segment};
use super::endpoint::EndpointField;
use super::field::Field;
use super::key_field::KeyField;
use super::name_field::NameField;
use super::page::View;
use super::paste_box::PasteBox;
use crate::app::{Action, State};
use crate::diagnostic::{Diagnostic, Place};
use crate::domain::Transport;

/// What the person has: the paste box and the fields.
pub(super) struct ServicePane<'a> {
    pub(super) context: &'a Context,
    pub(super) view: &'a View,
}

impl ServicePane<'_> {
    /// Draws it.
    pub(super) fn view(&self) -> Html {
        let (context, strings) = (self.context, self.context.strings());
        let (state, derived) = (&self.view.state, &self.view.derived);
        let (input, draft) = (&state.input, state.input.draft());
        let at = |place| derived.at(place).collect::<Vec<&Diagnostic>>();
        let paste = PasteBox {
            context,
            text: if state.key_shown {
                input.text().expose().to_owned()
            } else {
                input.masked_text()
            },
            has_key: !input.pasted().keys.is_empty(),
            key_shown: state.key_shown,
            filled: !input.is_empty(),
            undoable: state.undoable(),
            findings: at(Place::Paste),
        };
        let instance_id = Field {
            context,
            id: "instance-id",
            place: Place::InstanceId,
            label: strings.id_label,
            hint: strings.id_hint,
            placeholder: String::new(),
            value: draft.instance_id.clone(),
            concealed: false,
            findings: at(Place::InstanceId),
            children: Html::default(),
        };
        let key = KeyField {
            context,
            key_text: input.key(),
            shown: state.key_shown,
            findings: at(Place::Key),
        };
        let transport = derived.service.as_ref().map(|service| service.transport);
        let endpoint = EndpointField {
            context,
            draft,
            url: &self.view.url,
            transport: transport.or(draft.transport).unwrap_or(Transport::Sse),
            findings: at(Place::Url),
            transport_findings: at(Place::Transport),
        };
        let name = NameField {
            context,
            name: &draft.name,
            suggestion: &derived.suggestion,
            client: state.client,
            findings: at(Place::Name),
        };
        html! {
            <section class="pane" aria-labelledby="service-heading">
                <h2 id="service-heading">{ strings.service_heading }</h2>
                { paste.view() }
                { services(context, state) }
                { instance_id.view() }
                { key.view() }
                { endpoint.view() }
                { name.view() }
            </section>
        }
    }
}

/// Several services in one paste: the fields show one of them.
fn services(context: &Context, state: &State) -> Html {
    let drafts = state.input.drafts();
    if drafts.len() < 2 {
        return Html::default();
    }
    let segment = |(index, draft): (usize, &crate::domain::Draft)| {
        let texts = [&draft.instance_id, &draft.name, &draft.url];
        let label = texts
            .into_iter()
            .find(|text| !text.is_empty())
            .cloned()
            .unwrap_or_default();
        Segment {
            id: index.to_string(),
            label,
            chosen: index == state.input.selected(),
            onchoose: context.act(Action::Select(index)),
        }
    };
    let segments: Vec<Segment> = drafts.iter().enumerate().map(segment).collect();
    let label = context.strings().services_label;
    let choice = Choice {
        name: "service",
        label,
        segments,
    };
    html! {
        <div class="field">
            <span class="label">{ label }{ format!(" ({})", drafts.len()) }</span>
            { choice.view() }
        </div>
    }
}
