use yew::prelude::*;

use super::Context;
use super::choice::{Choice, Segment};
use super::name_field::ByClient;
use crate::app::Action;
use crate::clients::{CLIENTS, Client, Evidence, Support};

#[derive(PartialEq, Properties)]
pub(super) struct Props {
    pub(super) context: Context,
    pub(super) client: ByClient,
}

/// Which client, what it speaks, and how sure the page is of its format.
#[component]
pub(super) fn ClientPicker(props: &Props) -> Html {
    let strings = props.context.strings();
    let chosen = props.client.0;
    let segment = |client: &&'static Client| Segment {
        id: client.id.into(),
        label: client.name.into(),
        chosen: client.id == chosen.id,
        onchoose: props.context.act(Action::Client(client.id)),
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
    html! {
        <div class="field clients">
            <Choice name="client" label={strings.client_label} {segments} />
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
