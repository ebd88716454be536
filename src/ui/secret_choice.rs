use super::attribute::Attribute;
use super::dom::Page;
use crate::app::{Action, State};
use crate::clients::SecretMode;

/// How the key gets into the configuration, one honest line each.
pub(super) fn secret_choice(page: &mut Page, state: &State) {
    let (strings, client) = (page.strings, state.client);
    let refers = client.reference.is_some();
    page.open("div.field");
    page.words("span.label", strings.secret_label);
    page.open("div.options");
    page.set(Attribute::Role, "radiogroup");
    page.set(Attribute::AriaLabel, strings.secret_label);
    for mode in [
        SecretMode::Literal,
        SecretMode::Reference,
        SecretMode::Prompt,
    ] {
        let (label, why, possible) = match mode {
            SecretMode::Literal => (strings.secret_literal, strings.secret_literal_why, true),
            SecretMode::Reference => (
                strings.secret_reference,
                strings.secret_reference_why,
                refers,
            ),
            SecretMode::Prompt => (
                strings.secret_prompt,
                strings.secret_prompt_why,
                client.prompts,
            ),
        };
        let chosen = state.secret == mode;
        // Few clients ask: that choice is shown where it exists, or was made for another client.
        if mode == SecretMode::Prompt && !possible && !chosen {
            continue;
        }
        let why = if possible { why } else { strings.not_in_client };
        option(page, mode, Action::Secret(mode), chosen, (label, why));
    }
    page.close();
    page.close();
}

/// One way for the key, with its honest line.
pub(super) fn option(
    page: &mut Page,
    mode: SecretMode,
    action: Action,
    chosen: bool,
    (label, why): (&str, &str),
) {
    page.open(if chosen {
        "label.option.chosen"
    } else {
        "label.option"
    });
    page.radio("secret", mode.id(), chosen, action);
    page.open("span");
    page.words("strong", label);
    page.words("small", why);
    page.close();
    page.close();
}
