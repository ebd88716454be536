use yew::prelude::*;

use super::Context;
use super::name_field::ByClient;
use crate::app::Action;
use crate::clients::SecretMode;

#[derive(PartialEq, Properties)]
pub(super) struct Props {
    pub(super) context: Context,
    pub(super) client: ByClient,
    pub(super) secret: SecretMode,
}

/// How the key gets into the configuration, one honest line each.
#[component]
pub(super) fn SecretChoice(props: &Props) -> Html {
    let (strings, client) = (props.context.strings(), props.client.0);
    let rows = [
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
            client.reference.is_some(),
        ),
        (
            SecretMode::Prompt,
            strings.secret_prompt,
            strings.secret_prompt_why,
            client.prompts,
        ),
    ];
    let row = |(mode, label, why, possible): (SecretMode, &'static str, &'static str, bool)| {
        let chosen = props.secret == mode;
        // What the client cannot do is hidden, unless it is what was chosen for another client.
        if !possible && !chosen && mode == SecretMode::Prompt {
            return Html::default();
        }
        html! {
            <label key={mode.id()} class={classes!("option", chosen.then_some("chosen"))}>
                <input
                    type="radio"
                    name="secret"
                    value={mode.id()}
                    checked={chosen}
                    onchange={props.context.act(Action::Secret(mode))}
                />
                <span>
                    <strong>{ label }</strong>
                    <small>{ if possible { why } else { strings.not_in_client } }</small>
                </span>
            </label>
        }
    };
    html! {
        <div class="field">
            <span class="label">{ strings.secret_label }</span>
            <div class="options" role="radiogroup" aria-label={strings.secret_label}>
                { for rows.map(row) }
            </div>
        </div>
    }
}
