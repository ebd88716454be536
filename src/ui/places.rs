use yew::prelude::*;

use super::Context;
use super::choice::{Choice, Segment};
use crate::app::Action;
use crate::clients::{Client, Platform, Scope};

/// Where the file goes on each system, and what to do then.
pub(super) struct Places<'a> {
    pub(super) context: &'a Context,
    pub(super) client: &'static Client,
    pub(super) platform: Platform,
}

impl Places<'_> {
    /// Draws it.
    pub(super) fn view(&self) -> Html {
        let (context, strings, client) = (self.context, self.context.strings(), self.client);
        let segment = |platform: Platform| Segment {
            id: platform.id().into(),
            label: match platform {
                Platform::MacOs => "macOS",
                Platform::Linux => "Linux",
                Platform::Windows => "Windows",
            }
            .into(),
            chosen: platform == self.platform,
            onchoose: context.act(Action::Platform(platform)),
        };
        let row = |(scope, label): (Scope, &'static str)| {
            client.path(self.platform, scope).map(|path| {
                html! { <><dt>{ label }</dt><dd class="mono" translate="no">{ path }</dd></> }
            })
        };
        let scopes = [
            (Scope::User, strings.scope_user),
            (Scope::Project, strings.scope_project),
        ];
        let choice = Choice {
            name: "platform",
            label: strings.platform_label,
            segments: Platform::ALL.map(segment).into(),
        };
        html! {
            <div class="after">
                if !client.paths.is_empty() {
                    <div class="field">
                        <span class="label">{ strings.where_label }</span>
                        { choice.view() }
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
}
