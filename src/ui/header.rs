use super::attribute::Attribute;
use super::dom::Page;
use super::icon::Icon;
use crate::app::Action;
use crate::diagnostic::Lang;

/// What this is, in one sentence, and the language.
pub(super) fn header(page: &mut Page) {
    let strings = page.strings;
    let other = match page.lang {
        Lang::En => Lang::Zh,
        Lang::Zh => Lang::En,
    };
    page.open("header.top");
    page.open("div.title");
    page.words("h1", "Bailian MCP Config");
    page.button("button.button.quiet#language", Action::Lang(other));
    page.set(Attribute::Lang, other.tag());
    page.text(strings.other_language);
    page.close();
    page.close();
    page.words("p.tagline", strings.tagline);
    page.open("p.private");
    Icon::Lock.draw(page);
    page.text(strings.private);
    page.close();
    page.close();
}
