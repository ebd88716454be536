use super::NAME;
use crate::app::more::site::{offered, settings};
use crate::app::{Action, State};
use crate::clients::{Client, SecretMode};
use crate::domain::visible_line;
use crate::i18n::site::site as texts;
use crate::i18n::with_fact;
use crate::ui::attribute::Attribute;
use crate::ui::dom::Page;
use crate::ui::icon::Icon;
use crate::ui::secret_choice::option;

/// How many clients are named in the place of one that will not do.
const INSTEAD: usize = 3;

/// How the key gets into the configuration where it may not be written there, who decided that, and
/// what to do with a client that takes nothing else.
#[inline(never)]
pub(in crate::ui) fn secret(page: &mut Page, state: &State) {
    let (strings, site, texts) = (page.strings, settings(state), texts(page.lang));
    let client = state.client;
    page.open("div.field#secret-withheld");
    page.words("span.label", strings.secret_label);
    page.open("div.options");
    page.set(Attribute::Role, "radiogroup");
    page.set(Attribute::AriaLabel, strings.secret_label);
    let refers = client.reference.is_some();
    for (mode, label, why, possible) in [
        (
            SecretMode::Reference,
            strings.secret_reference,
            strings.secret_reference_why,
            refers,
        ),
        (
            SecretMode::Prompt,
            strings.secret_prompt,
            strings.secret_prompt_why,
            client.prompts,
        ),
    ] {
        let asked = mode == SecretMode::Prompt;
        let chosen = (state.secret == SecretMode::Prompt) == asked;
        if !(possible || chosen && asked) {
            page.nothing();
            continue;
        }
        // What is withheld is referred to: see `SecretMode::Literal`.
        let becomes = if asked { mode } else { SecretMode::Literal };
        let why = if possible { why } else { strings.not_in_client };
        option(page, mode, Action::Secret(becomes), chosen, (label, why));
    }
    page.close();
    page.open("p.hint#secret-decided");
    Icon::Lock.draw(page);
    let decided = match &site.organization {
        Some(name) => with_fact(texts.withheld_by, &visible_line(name, NAME)),
        None => texts.withheld.to_owned(),
    };
    page.text(&decided);
    page.close();
    if refers || client.prompts {
        page.nothing();
    } else {
        only_literal(page, client, offered(&site));
    }
    page.close();
}

fn only_literal(page: &mut Page, client: &Client, offered: Vec<&'static Client>) {
    let texts = texts(page.lang);
    page.open("div.finding.warning#only-literal");
    Icon::Warning.draw(page);
    page.open("div");
    page.words("strong", &with_fact(texts.only_literal, client.name));
    page.words("p", texts.only_literal_why);
    page.open("div.actions");
    let others = offered.into_iter().filter(|one| one.reference.is_some());
    for other in others.take(INSTEAD) {
        page.button("button.button", Action::Client(other));
        page.text(&with_fact(texts.use_instead, other.name));
        page.close();
    }
    page.close();
    page.close();
    page.close();
}
