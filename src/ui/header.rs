use super::attribute::Attribute;
use super::dom::Page;
use super::icon::Icon;
use super::more::top;
use crate::app::{Action, Rest, State};
use crate::diagnostic::Lang;

/// What this is, in one sentence, and the language.
pub(super) fn header(page: &mut Page, state: &State) {
    let strings = page.strings;
    let other = match page.lang {
        Lang::En => Lang::Zh,
        Lang::Zh => Lang::En,
    };
    page.open("header.top");
    page.open("div.title");
    page.words("h1", "Bailian MCP Config");
    page.open("div.tools-row");
    page.group();
    if state.rest == Rest::Ready {
        top(page, state);
    }
    page.close();
    page.button("button.button.quiet#language", Action::Lang(other));
    page.set(Attribute::Lang, other.tag());
    page.text(strings.other_language);
    page.close();
    page.close();
    page.close();
    page.words("p.tagline", strings.tagline);
    page.open("p.private");
    Icon::Lock.draw(page);
    page.text(strings.private);
    page.close();
    page.close();
}
