use yew::prelude::*;

use super::Context;
use super::client_picker::ClientPicker;
use super::commands::Commands;
use super::findings::Findings;
use super::links::Links;
use super::output::Output;
use super::page::View;
use super::places::Places;
use super::secret_choice::SecretChoice;
use crate::clients::{Kind, Rendered, Snippet};
use crate::diagnostic::{Diagnostic, Place};
use crate::domain::ApiKey;

/// What the person takes away.
pub(super) struct ClientPane<'a> {
    pub(super) context: &'a Context,
    pub(super) view: &'a View,
}

impl ClientPane<'_> {
    /// Draws it.
    pub(super) fn view(&self) -> Html {
        let (context, strings) = (self.context, self.context.strings());
        let (state, derived) = (&self.view.state, &self.view.derived);
        let client = state.client;
        let own = derived.service.is_some();
        let findings: Vec<&Diagnostic> = derived.at(Place::Client).collect();
        let findings = Findings {
            context,
            id: "client-findings".to_owned(),
            list: &findings,
        };
        let links = of_kind(&derived.rendered, Kind::Link)
            .filter(|_| own)
            .collect();
        html! {
            <section class="pane" aria-labelledby="client-heading">
                <h2 id="client-heading">{ strings.client_heading }</h2>
                { ClientPicker { context, client }.view() }
                { SecretChoice { context, client, secret: state.secret }.view() }
                { findings.view() }
                { unsupported(context, &derived.rendered) }
                { Output { context, view: self.view }.view() }
                { Links { context, client, links }.view() }
                if own { { variable(self) }{ command(self) } }
                { Places { context, client, platform: state.platform }.view() }
            </section>
        }
    }
}

fn of_kind(rendered: &Rendered, kind: Kind) -> impl Iterator<Item = &Snippet> {
    rendered
        .snippets
        .iter()
        .filter(move |snippet| snippet.kind == kind)
}

fn unsupported(context: &Context, rendered: &Rendered) -> Html {
    let Some(unsupported) = rendered.unsupported else {
        return Html::default();
    };
    html! {
        <div class="unsupported">
            <p>{ unsupported.reason.text(context.lang) }</p>
            <p>{ unsupported.instead.text(context.lang) }</p>
        </div>
    }
}

/// The line that sets the variable, where the configuration refers to one.
fn variable(pane: &ClientPane) -> Html {
    let (context, strings) = (pane.context, pane.context.strings());
    let (state, derived) = (&pane.view.state, &pane.view.derived);
    let Some(variable) = derived.rendered.variable else {
        return Html::default();
    };
    let key = derived.key.as_ref();
    let masked = key.map(ApiKey::masked);
    let real = variable.set(state.shell, key);
    let commands = Commands {
        context,
        name: "variable-shell",
        label: strings.variable_label,
        hint: strings.variable_why,
        shell: state.shell,
        command: real.zip(variable.set(state.shell, masked.as_ref())),
        revealed: state.output_shown,
    };
    commands.view()
}

/// The client's own command for the chosen shell, where it has one.
fn command(pane: &ClientPane) -> Html {
    let (context, strings) = (pane.context, pane.context.strings());
    let (state, derived) = (&pane.view.state, &pane.view.derived);
    if of_kind(&derived.rendered, Kind::Command).next().is_none() {
        return Html::default();
    }
    let format = state.shell.format();
    let find = |rendered| {
        of_kind(rendered, Kind::Command)
            .find(|s| s.format == format)
            .cloned()
    };
    let commands = Commands {
        context,
        name: "command-shell",
        label: strings.command_label,
        hint: "",
        shell: state.shell,
        command: find(&derived.rendered).zip(find(&derived.shown)),
        revealed: state.output_shown,
    };
    commands.view()
}
