use std::rc::Rc;

use yew::prelude::*;

use super::Context;
use super::client_picker::ClientPicker;
use super::commands::Commands;
use super::findings::Findings;
use super::links::Links;
use super::name_field::ByClient;
use super::output::Output;
use super::page::View;
use super::places::Places;
use super::secret_choice::SecretChoice;
use crate::clients::{Kind, Rendered, Snippet};
use crate::diagnostic::{Diagnostic, Place};

#[derive(PartialEq, Properties)]
pub(super) struct Props {
    pub(super) context: Context,
    pub(super) view: Rc<View>,
}

/// What the person takes away.
#[component]
pub(super) fn ClientPane(props: &Props) -> Html {
    let (context, strings) = (&props.context, props.context.strings());
    let (state, derived) = (&props.view.state, &props.view.derived);
    let client = ByClient(state.client);
    let own = derived.service.is_some();
    let findings: Vec<Diagnostic> = derived.at(Place::Client).cloned().collect();
    let links = of_kind(&derived.rendered, Kind::Link)
        .filter(|_| own)
        .cloned()
        .collect::<Vec<_>>();
    let has_command = own && of_kind(&derived.rendered, Kind::Command).next().is_some();
    html! {
        <section class="pane" aria-labelledby="client-heading">
            <h2 id="client-heading">{ strings.client_heading }</h2>
            <ClientPicker context={context.clone()} {client} />
            <SecretChoice context={context.clone()} {client} secret={state.secret} />
            <Findings context={context.clone()} id="client-findings" list={findings} />
            { unsupported(context, &derived.rendered) }
            <Output context={context.clone()} view={props.view.clone()} />
            <Links context={context.clone()} {client} {links} />
            { variable(props) }
            if has_command {
                <Commands
                    context={context.clone()}
                    name="command-shell"
                    label={strings.command_label}
                    shell={state.shell}
                    command={pair(props, |rendered| of_kind(rendered, Kind::Command).find(|s| s.format == state.shell.format()).cloned())}
                    revealed={state.output_shown}
                />
            }
            <Places context={context.clone()} {client} platform={state.platform} />
        </section>
    }
}

fn of_kind(rendered: &Rendered, kind: Kind) -> impl Iterator<Item = &Snippet> {
    rendered
        .snippets
        .iter()
        .filter(move |snippet| snippet.kind == kind)
}

/// The same snippet with the key and with its mask.
fn pair(props: &Props, find: impl Fn(&Rendered) -> Option<Snippet>) -> Option<(Snippet, Snippet)> {
    let derived = &props.view.derived;
    find(&derived.rendered).zip(find(&derived.shown))
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
fn variable(props: &Props) -> Html {
    let (context, strings) = (&props.context, props.context.strings());
    let (state, derived) = (&props.view.state, &props.view.derived);
    let Some(variable) = derived
        .rendered
        .variable
        .filter(|_| derived.service.is_some())
    else {
        return Html::default();
    };
    let key = derived.key.as_ref();
    let masked = key.map(crate::domain::ApiKey::masked);
    let real = variable.set(state.shell, key);
    let command = real.zip(variable.set(state.shell, masked.as_ref()));
    html! {
        <Commands
            context={context.clone()}
            name="variable-shell"
            label={strings.variable_label}
            hint={strings.variable_why}
            shell={state.shell}
            {command}
            revealed={state.output_shown}
        />
    }
}
