use yew::prelude::*;

use super::Context;
use crate::app::Action;
use crate::clients::{Client, SecretMode};

/// How the key gets into the configuration, one honest line each.
pub(super) struct SecretChoice<'a> {
    pub(super) context: &'a Context,
    pub(super) client: &'static Client,
    pub(super) secret: SecretMode,
}

impl SecretChoice<'_> {
    /// Draws it.
    pub(super) fn view(&self) -> Html {
        let (strings, client) = (self.context.strings(), self.client);
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
            let chosen = self.secret == mode;
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
                        onchange={self.context.act(Action::Secret(mode))}
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
}
