use yew::Html;

use super::Context;
use super::choice::{Choice, Segment};
use super::dom::{el, text, words};
use crate::app::Action;
use crate::clients::{CLIENTS, Client, Evidence, Support};

/// Which client, what it speaks, and how sure the page is of its format.
pub(super) fn client_picker(context: &Context, chosen: &Client) -> Html {
    let strings = context.strings();
    let mut segments = Vec::with_capacity(CLIENTS.len());
    for client in CLIENTS {
        segments.push(Segment {
            id: client.id.to_owned(),
            label: client.name.to_owned(),
            chosen: client.id == chosen.id,
            action: Action::Client(client.id),
        });
    }
    let mut speaks = strings.supports.to_owned();
    for (index, support) in chosen.support.iter().enumerate() {
        speaks.push_str(if index == 0 { " " } else { " · " });
        speaks.push_str(match support {
            Support::Sse => "SSE",
            Support::StreamableHttp => "Streamable HTTP",
            Support::StdioBridge => strings.by_bridge,
        });
    }
    let verified = &chosen.verified;
    let (tag, evidence) = match verified.evidence {
        Evidence::Ran => ("span.sure", strings.ran),
        Evidence::Source => ("span.unsure", strings.source),
        Evidence::Documentation => ("span.unsure", strings.documentation),
        Evidence::SecondHand => ("span.unsure", strings.second_hand),
    };
    let checked = format!(
        "{} {} ({}): {evidence}",
        strings.checked_on, verified.date, verified.version
    );
    let link = [
        ("href", chosen.docs_url),
        ("rel", "noreferrer noopener"),
        ("target", "_blank"),
    ];
    let facts = vec![
        words("span", &speaks),
        words(tag, &checked),
        el("a", &link, vec![text(strings.docs)]),
    ];
    let choice = Choice {
        name: "client",
        label: strings.client_label,
        segments,
    };
    let facts = el("p.hint.facts", &[], facts);
    el("div.field.clients", &[], vec![choice.view(context), facts])
}
