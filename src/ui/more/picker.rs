use crate::app::more::site::{offered, settings};
use crate::app::more::{found, row};
use crate::app::{Action, ExtraAction, State};
use crate::clients::{Client, Evidence, Support};
use crate::domain::number;
use crate::i18n::more::{More, more};
use crate::i18n::with_fact;
use crate::ui::attribute::Attribute;
use crate::ui::choice::{choice, segment};
use crate::ui::dom::Page;

/// All clients: the first row, the search, and what it finds.
#[inline(never)]
pub(in crate::ui) fn picker(page: &mut Page, state: &State) {
    let (texts, extra) = (more(page.lang), &state.extra);
    choice(page, page.strings.client_label);
    for client in row(state) {
        let chosen = client.id == state.client.id;
        segment(
            page,
            ("client", client.id),
            client.name,
            chosen,
            Action::Client(client),
        );
    }
    page.close();
    page.open("div.search");
    let all = offered(&settings(state)).len();
    let label = with_fact(texts.search_label, &number(all));
    page.search("client-search", &label, &extra.search);
    let (label, open) = if extra.all {
        (texts.search_less, "true")
    } else {
        (texts.search_all, "false")
    };
    page.button(
        "button.button.quiet#client-all",
        Action::Extra(ExtraAction::ListAll(!extra.all)),
    );
    page.set(Attribute::AriaExpanded, open);
    page.text(label);
    page.close();
    page.close();
    page.group();
    list(page, state, texts);
    page.close();
}

fn list(page: &mut Page, state: &State, texts: &More) {
    let shown = state.extra.all || !state.extra.search.is_empty();
    // It is there before it says anything, or nobody hears the first count.
    page.open("div");
    page.set(Attribute::Role, "status");
    if !shown {
        page.close();
        return;
    }
    let found = found(state);
    if found.is_empty() {
        page.words("p.hint", texts.search_nothing);
    } else {
        page.words(
            "span.visually-hidden",
            &[texts.list_label, ": ", &number(found.len())].concat(),
        );
    }
    page.close();
    page.open("ul.clients-list");
    page.set(Attribute::AriaLabel, texts.list_label);
    for client in found {
        entry(page, state, client, texts);
    }
    page.close();
}

/// One client: its name, what it speaks, and on what the page's word rests.
fn entry(page: &mut Page, state: &State, client: &'static Client, texts: &More) {
    let chosen = client.id == state.client.id;
    page.open(if chosen {
        "li.client.chosen"
    } else {
        "li.client"
    });
    page.open("label");
    page.radio("client-found", client.id, chosen, Action::Client(client));
    page.words("strong", client.name);
    let mut speaks = String::new();
    for support in client.support {
        if !speaks.is_empty() {
            speaks.push_str(" · ");
        }
        speaks.push_str(match support {
            Support::Sse => "SSE",
            Support::StreamableHttp => "HTTP",
            Support::StdioBridge => "stdio",
        });
    }
    page.words("small", &speaks);
    let (tag, evidence) = match client.verified.evidence {
        Evidence::Ran => ("small.sure", texts.evidence_ran),
        Evidence::Source => ("small", texts.evidence_source),
        Evidence::Documentation => ("small", texts.evidence_documentation),
        Evidence::SecondHand => ("small", texts.evidence_second_hand),
        Evidence::Unverified => ("small", texts.evidence_unverified),
    };
    page.words(tag, evidence);
    page.close();
    let picked = state.extra.picked.iter().any(|other| other.id == client.id);
    page.open("label.pick");
    page.check(picked, Action::Extra(ExtraAction::Pick(client)));
    page.words("span", texts.pick);
    page.words("span.visually-hidden", client.name);
    page.close();
    page.close();
}
