use std::rc::Rc;

use yew::prelude::*;

use super::Context;
use super::choice::{Choice, Segment};
use super::endpoint::EndpointField;
use super::field::Field;
use super::key_field::KeyField;
use super::name_field::{ByClient, NameField};
use super::page::View;
use super::paste_box::PasteBox;
use crate::app::{Action, State};
use crate::diagnostic::{Diagnostic, Place};
use crate::domain::Transport;

#[derive(PartialEq, Properties)]
pub(super) struct Props {
    pub(super) context: Context,
    pub(super) view: Rc<View>,
}

/// What the person has: the paste box and the fields.
#[component]
pub(super) fn ServicePane(props: &Props) -> Html {
    let (context, strings) = (&props.context, props.context.strings());
    let (state, derived) = (&props.view.state, &props.view.derived);
    let (input, draft) = (&state.input, state.input.draft());
    let at = |place| derived.at(place).cloned().collect::<Vec<Diagnostic>>();
    let text = if state.key_shown {
        input.text().expose().to_owned()
    } else {
        input.masked_text()
    };
    let transport = derived
        .service
        .as_ref()
        .map_or(draft.transport, |service| Some(service.transport));
    html! {
        <section class="pane" aria-labelledby="service-heading">
            <h2 id="service-heading">{ strings.service_heading }</h2>
            <PasteBox
                context={context.clone()}
                {text}
                has_key={!input.pasted().keys.is_empty()}
                key_shown={state.key_shown}
                filled={!input.is_empty()}
                undoable={state.undoable()}
                findings={at(Place::Paste)}
            />
            { services(context, state) }
            <Field
                context={context.clone()}
                id="instance-id"
                place={Place::InstanceId}
                label={strings.id_label}
                hint={strings.id_hint}
                value={draft.instance_id.clone()}
                findings={at(Place::InstanceId)}
            />
            <KeyField
                context={context.clone()}
                key_text={input.key().clone()}
                shown={state.key_shown}
                findings={at(Place::Key)}
            />
            <EndpointField
                context={context.clone()}
                draft={draft.clone()}
                url={props.view.url.clone()}
                transport={transport.unwrap_or(Transport::Sse)}
                findings={at(Place::Url)}
                transport_findings={at(Place::Transport)}
            />
            <NameField
                context={context.clone()}
                name={draft.name.clone()}
                suggestion={derived.suggestion.clone()}
                client={ByClient(state.client)}
                findings={at(Place::Name)}
            />
        </section>
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
            id: index.to_string().into(),
            label: label.into(),
            chosen: index == state.input.selected(),
            onchoose: context.act(Action::Select(index)),
        }
    };
    let segments: Vec<Segment> = drafts.iter().enumerate().map(segment).collect();
    html! {
        <div class="field">
            <span class="label">{ context.strings().services_label }{ format!(" ({})", drafts.len()) }</span>
            <Choice name="service" label={context.strings().services_label} {segments} />
        </div>
    }
}
