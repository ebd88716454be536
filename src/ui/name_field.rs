use yew::prelude::*;

use super::Context;
use super::field::Field;
use crate::clients::Client;
use crate::diagnostic::{Diagnostic, Place};
use crate::domain::NAME_LIMIT;

/// The server name, its count against the rule, and the rule with its source.
pub(super) struct NameField<'a> {
    pub(super) context: &'a Context,
    pub(super) name: &'a str,
    /// What is used while the field is empty.
    pub(super) suggestion: &'a str,
    /// Its own rule stands below the field.
    pub(super) client: &'static Client,
    pub(super) findings: Vec<&'a Diagnostic>,
}

impl NameField<'_> {
    /// Draws it.
    pub(super) fn view(&self) -> Html {
        let strings = self.context.strings();
        let name = if self.name.is_empty() {
            self.suggestion
        } else {
            self.name
        };
        let length = name.chars().count();
        let over = length > NAME_LIMIT;
        let client = self.client;
        let count = html! {
            <output id="name-count" class={if over { "count over" } else { "count" }}>
                { format!("{length} / {NAME_LIMIT}") }
            </output>
        };
        let field = Field {
            context: self.context,
            id: "name",
            place: Place::Name,
            label: strings.name_label,
            hint: "",
            placeholder: self.suggestion.to_owned(),
            value: self.name.to_owned(),
            concealed: false,
            findings: self.findings.clone(),
            children: count,
        };
        html! {
            <>
                { field.view() }
                <div class="rule">
                    <q class="quote">{ strings.name_rule.trim_matches(['“', '”']) }</q>
                    <cite>{ strings.name_rule_source }</cite>
                    <p>{ strings.name_free }</p>
                    if let Some(rule) = client.limits.server_name {
                        <p>
                            { strings.name_rule_of }{ " " }{ client.name }{ ": " }
                            { rule.words.text(self.context.lang) }
                        </p>
                    }
                </div>
            </>
        }
    }
}
