use super::attribute::Attribute;
use super::choice::{choice, segment};
use super::dom::Page;
use super::more::picker;
use crate::app::{Action, Rest, State};
use crate::clients::{CLIENTS, Evidence, Support};

/// Which client.
pub(super) fn client_picker(page: &mut Page, state: &State) {
    let (strings, chosen) = (page.strings, state.client);
    page.open("div.field.clients");
    page.group();
    if state.rest == Rest::Ready {
        picker(page, state);
    } else {
        choice(page, strings.client_label);
        for client in CLIENTS {
            let is_chosen = client.id == chosen.id;
            let action = Action::Client(client);
            segment(page, ("client", client.id), client.name, is_chosen, action);
        }
        page.close();
    }
    page.close();
    page.close();
}

/// What the chosen client speaks, and how sure the page is of its format.
pub(super) fn facts(page: &mut Page, state: &State) {
    let (strings, chosen) = (page.strings, state.client);
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
        Evidence::Unverified => ("span.unsure", strings.unverified),
    };
    let (date, version) = (verified.date, verified.version);
    page.open("p.hint.facts");
    page.words("span", &speaks);
    page.words(
        tag,
        &[
            strings.checked_on,
            " ",
            date,
            " (",
            version,
            "): ",
            evidence,
        ]
        .concat(),
    );
    page.open("a");
    page.set(Attribute::Href, chosen.docs_url);
    page.set(Attribute::Rel, "noreferrer noopener");
    page.set(Attribute::Target, "_blank");
    page.text(strings.docs);
    page.close();
    page.close();
}
