use yew::prelude::*;

use super::Context;
use super::field::Field;
use crate::clients::Client;
use crate::diagnostic::{Diagnostic, Place};
use crate::domain::NAME_LIMIT;

#[derive(PartialEq, Properties)]
pub(super) struct Props {
    pub(super) context: Context,
    pub(super) name: AttrValue,
    /// What is used while the field is empty.
    pub(super) suggestion: AttrValue,
    /// Index by id: the chosen client's own rule stands below.
    pub(super) client: ByClient,
    pub(super) findings: Vec<Diagnostic>,
}

/// A client as a property: equal when it is the same record.
#[derive(Clone, Copy)]
pub(super) struct ByClient(pub(super) &'static Client);

impl PartialEq for ByClient {
    fn eq(&self, other: &Self) -> bool {
        self.0.id == other.0.id
    }
}

/// The server name, its count against the rule, and the rule with its source.
#[component]
pub(super) fn NameField(props: &Props) -> Html {
    let strings = props.context.strings();
    let name = if props.name.is_empty() {
        &props.suggestion
    } else {
        &props.name
    };
    let length = name.chars().count();
    let over = length > NAME_LIMIT;
    let client = props.client.0;
    html! {
        <>
            <Field
                context={props.context.clone()}
                id="name"
                place={Place::Name}
                label={strings.name_label}
                placeholder={props.suggestion.clone()}
                value={props.name.clone()}
                findings={props.findings.clone()}
            >
                <output id="name-count" class={classes!("count", over.then_some("over"))}>
                    { format!("{length} / {NAME_LIMIT}") }
                </output>
            </Field>
            <div class="rule">
                <q class="quote">{ strings.name_rule.trim_matches(['“', '”']) }</q>
                <cite>{ strings.name_rule_source }</cite>
                <p>{ strings.name_free }</p>
                if let Some(rule) = client.limits.server_name {
                    <p>
                        { strings.name_rule_of }{ " " }{ client.name }{ ": " }
                        { rule.words.text(props.context.lang) }
                    </p>
                }
            </div>
        </>
    }
}
