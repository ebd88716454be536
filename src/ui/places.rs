use yew::prelude::*;

use super::Context;
use super::choice::{Choice, Segment};
use super::name_field::ByClient;
use crate::app::Action;
use crate::clients::{Platform, Scope};

#[derive(PartialEq, Properties)]
pub(super) struct Props {
    pub(super) context: Context,
    pub(super) client: ByClient,
    pub(super) platform: Platform,
}

/// Where the file goes on each system, and what to do then.
#[component]
pub(super) fn Places(props: &Props) -> Html {
    let (context, strings, client) = (&props.context, props.context.strings(), props.client.0);
    let segment = |platform: Platform| Segment {
        id: platform.id().into(),
        label: match platform {
            Platform::MacOs => "macOS",
            Platform::Linux => "Linux",
            Platform::Windows => "Windows",
        }
        .into(),
        chosen: platform == props.platform,
        onchoose: context.act(Action::Platform(platform)),
    };
    let row = |(scope, label): (Scope, &'static str)| {
        client.path(props.platform, scope).map(|path| {
            html! { <><dt>{ label }</dt><dd class="mono" translate="no">{ path }</dd></> }
        })
    };
    let scopes = [
        (Scope::User, strings.scope_user),
        (Scope::Project, strings.scope_project),
    ];
    html! {
        <div class="after">
            if !client.paths.is_empty() {
                <div class="field">
                    <span class="label">{ strings.where_label }</span>
                    <Choice
                        name="platform"
                        label={strings.platform_label}
                        segments={Platform::ALL.map(segment).to_vec()}
                    />
                    <dl class="paths">{ for scopes.into_iter().filter_map(row) }</dl>
                </div>
            }
            <div class="field next">
                <span class="label">{ strings.next_label }</span>
                <p>{ client.next.text(context.lang) }</p>
            </div>
            if !client.notes.is_empty() {
                <div class="field">
                    <span class="label">{ strings.notes_label }</span>
                    <ul class="notes">
                        { for client.notes.iter().map(|note| html! { <li>{ note.text(context.lang) }</li> }) }
                    </ul>
                </div>
            }
        </div>
    }
}
