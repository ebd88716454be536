use yew::prelude::*;

use super::Context;
use super::choice::{Choice, Segment};
use crate::app::Action;
use crate::clients::{CLIENTS, Client, Evidence, Support};

/// Which client, what it speaks, and how sure the page is of its format.
pub(super) struct ClientPicker<'a> {
    pub(super) context: &'a Context,
    pub(super) client: &'static Client,
}

impl ClientPicker<'_> {
    /// Draws it.
    pub(super) fn view(&self) -> Html {
        let strings = self.context.strings();
        let chosen = self.client;
        let segment = |client: &&'static Client| Segment {
            id: client.id.into(),
            label: client.name.into(),
            chosen: client.id == chosen.id,
            onchoose: self.context.act(Action::Client(client.id)),
        };
        let segments: Vec<Segment> = CLIENTS.iter().map(segment).collect();
        let support = |support: &Support| match support {
            Support::Sse => "SSE".to_owned(),
            Support::StreamableHttp => "Streamable HTTP".to_owned(),
            Support::StdioBridge => format!("stdio ({})", strings.by_bridge),
        };
        let supports: Vec<String> = chosen.support.iter().map(support).collect();
        let evidence = match chosen.verified.evidence {
            Evidence::Ran => strings.ran,
            Evidence::Source => strings.source,
            Evidence::Documentation => strings.documentation,
            Evidence::SecondHand => strings.second_hand,
        };
        let sure = if chosen.verified.evidence == Evidence::Ran {
            "sure"
        } else {
            "unsure"
        };
        let choice = Choice {
            name: "client",
            label: strings.client_label,
            segments,
        };
        html! {
            <div class="field clients">
                { choice.view() }
                <p class="hint facts">
                    <span>{ strings.supports }{ " " }{ supports.join(" · ") }</span>
                    <span class={sure}>
                        { format!("{} {}, {}: {}", strings.checked_on, chosen.verified.date, chosen.verified.version, evidence) }
                    </span>
                    <a href={chosen.docs_url} rel="noreferrer noopener" target="_blank">{ strings.docs }</a>
                </p>
            </div>
        }
    }
}
