use yew::Html;

use super::Context;
use super::dom::{all, el, text, words};
use super::field::Field;
use super::page::View;
use crate::app::Action;
use crate::diagnostic::{Diagnostic, Place};
use crate::domain::NAME_LIMIT;

/// The server name, its count against the rule, and the rule with its source.
pub(super) fn name_field(context: &Context, view: &View, found: &[&Diagnostic]) -> Html {
    let strings = context.strings();
    let (name, suggestion) = (
        view.state.input.draft().name.as_str(),
        view.derived.suggestion.as_str(),
    );
    let length = if name.is_empty() { suggestion } else { name }
        .chars()
        .count();
    let over = length > NAME_LIMIT;
    let tag = if over {
        "output.count.over#name-count"
    } else {
        "output.count#name-count"
    };
    let count = text(&format!("{length} / {NAME_LIMIT}"));
    let field = Field {
        id: "name",
        label: strings.name_label,
        hint: "",
        placeholder: suggestion,
        value: name,
        concealed: false,
        findings: found,
        end: el(tag, &[], vec![count]),
        read: |text| Action::Field(Place::Name, text),
    };
    let mut rule = vec![
        words("q", strings.name_rule),
        words("cite", strings.name_rule_source),
        words("p", strings.name_free),
    ];
    let client = view.state.client;
    if let Some(own) = &client.limits.server_name {
        let own = own.words.text(context.lang);
        rule.push(words(
            "p",
            &format!("{}{}: {own}", strings.name_rule_of, client.name),
        ));
    }
    all(vec![field.view(context), el("div.rule", &[], rule)])
}
