use yew::Html;

use super::Context;
use super::dom::{el, radio, words};
use crate::app::{Action, State};
use crate::clients::SecretMode;

/// How the key gets into the configuration, one honest line each.
pub(super) fn secret_choice(context: &Context, state: &State) -> Html {
    let (strings, client) = (context.strings(), state.client);
    let refers = client.reference.is_some();
    let mut options = Vec::new();
    for (mode, label, why, possible) in [
        (
            SecretMode::Literal,
            strings.secret_literal,
            strings.secret_literal_why,
            true,
        ),
        (
            SecretMode::Reference,
            strings.secret_reference,
            strings.secret_reference_why,
            refers,
        ),
        (
            SecretMode::Prompt,
            strings.secret_prompt,
            strings.secret_prompt_why,
            client.prompts,
        ),
    ] {
        let chosen = state.secret == mode;
        // Few clients ask: that choice is shown where it exists, or was made for another client.
        if mode == SecretMode::Prompt && !possible && !chosen {
            continue;
        }
        let why = if possible { why } else { strings.not_in_client };
        let said = vec![words("strong", label), words("small", why)];
        let input = radio(context, "secret", mode.id(), chosen, Action::Secret(mode));
        let tag = if chosen {
            "label.option.chosen"
        } else {
            "label.option"
        };
        options.push(el(tag, &[], vec![input, el("span", &[], said)]));
    }
    let label = strings.secret_label;
    let group = [("role", "radiogroup"), ("aria-label", label)];
    let parts = vec![
        words("span.label", label),
        el("div.options", &group, options),
    ];
    el("div.field", &[], parts)
}
