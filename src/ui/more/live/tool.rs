use crate::app::LiveAction;
use crate::domain::{visible, visible_line};
use crate::i18n::live::{Live as Texts, grouped};
use crate::i18n::with_fact;
use crate::mcp::types::{Annotations, Tool};
use crate::ui::View;
use crate::ui::attribute::Attribute;
use crate::ui::dom::Page;

/// How much of a name, of a description at first, and of any text at most is shown, in characters.
const NAME: usize = 400;
const BEGINNING: usize = 600;
const MOST: usize = 20_000;

/// Everything about one tool. It stands beside the list, whose rows keep their height.
pub(super) fn tool(page: &mut Page, _view: &View, index: usize, tool: &Tool, texts: &Texts) {
    page.open("section.about-tool#tool");
    page.set(Attribute::AriaLabelledBy, "tool-name");
    page.set(Attribute::TabIndex, "0");
    page.open("div.bar");
    page.open("h3.mono#tool-name");
    page.set(Attribute::Translate, "no");
    page.text(&visible_line(&tool.name, NAME));
    page.close();
    page.button(
        "button.button.quiet#close-tool",
        LiveAction::Open(index).into(),
    );
    page.text(texts.close);
    page.close();
    page.close();
    if let Some(title) = &tool.title {
        page.words("p.title-of-tool", &visible_line(title, NAME));
    } else {
        page.nothing();
    }
    description(page, tool, texts);
    annotations(page, &tool.annotations, texts);
    page.close();
}

fn description(page: &mut Page, tool: &Tool, texts: &Texts) {
    let text = tool.description.as_deref().unwrap_or_default().trim();
    if text.is_empty() {
        return page.words("p.hint", texts.no_description);
    }
    page.group();
    let beginning = visible(text, BEGINNING);
    page.words("p.prose", &beginning.text);
    if beginning.left > 0 {
        page.open("details");
        page.words(
            "summary",
            &with_fact(texts.rest_of_text, &grouped(beginning.left)),
        );
        let (at, _) = text.char_indices().nth(BEGINNING).unwrap_or((0, ' '));
        long(page, "p.prose", text.get(at..).unwrap_or_default(), texts);
        page.close();
    }
    page.close();
}

/// A text as far as anybody reads it.
fn long(page: &mut Page, tag: &'static str, text: &str, texts: &Texts) {
    let shown = visible(text, MOST);
    page.words(tag, &shown.text);
    if shown.left > 0 {
        page.words("p.hint", &with_fact(texts.cut_text, &grouped(shown.left)));
    }
}

/// What the server says about the effects of a call. It is the server's word, and is said to be.
fn annotations(page: &mut Page, annotations: &Annotations, texts: &Texts) {
    let hints = [
        (annotations.read_only, texts.read_only, texts.not_read_only),
        (
            annotations.destructive,
            texts.destructive,
            texts.not_destructive,
        ),
        (
            annotations.idempotent,
            texts.idempotent,
            texts.not_idempotent,
        ),
        (
            annotations.open_world,
            texts.open_world,
            texts.not_open_world,
        ),
    ];
    if hints.iter().all(|(hint, ..)| hint.is_none()) {
        return page.nothing();
    }
    page.open("div");
    page.words("h4", texts.annotations);
    page.open("ul.notes");
    for (hint, yes, no) in hints {
        if let Some(hint) = hint {
            page.words("li", if hint { yes } else { no });
        }
    }
    page.close();
    page.close();
}
