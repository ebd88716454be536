use super::dom::Page;
use super::field::Field;
use super::page::View;
use crate::app::Action;
use crate::diagnostic::{Diagnostic, Place};
use crate::domain::{NAME_LIMIT, number};

/// The server name, its count against the rule, and the rule with its source.
pub(super) fn name_field(page: &mut Page, view: &View, found: &[&Diagnostic]) {
    let strings = page.strings;
    let name = view.state.input.draft().name.as_str();
    let suggestion = view.derived.suggestion.as_str();
    let counted = if name.is_empty() { suggestion } else { name };
    let length = counted.chars().count();
    let field = Field {
        id: "name",
        label: strings.name_label,
        hint: "",
        placeholder: suggestion,
        value: name,
        concealed: false,
        findings: found,
        read: |text| Action::Field(Place::Name, text),
    };
    page.group();
    field.open(page);
    page.words(
        if length > NAME_LIMIT {
            "output.count.over#name-count"
        } else {
            "output.count#name-count"
        },
        &[&number(length), " / ", &number(NAME_LIMIT)].concat(),
    );
    field.close(page);
    page.open("div.rule");
    page.words("q", strings.name_rule);
    page.words("cite", strings.name_rule_source);
    page.words("p", strings.name_free);
    let client = view.state.client;
    if let Some(own) = &client.server_name {
        let own = own.words.text(page.lang);
        page.words(
            "p",
            &[strings.name_rule_of, client.name, ": ", own].concat(),
        );
    }
    page.close();
    page.close();
}
