use super::tools::mark;
use crate::app::LiveAction;
use crate::app::more::Tools;
use crate::domain::{visible, visible_line};
use crate::i18n::fit::{fate as in_words, risk_why};
use crate::i18n::live::{Live as Texts, grouped};
use crate::i18n::with_fact;
use crate::mcp::risk::risk;
use crate::mcp::schema::{self, Parameter};
use crate::mcp::types::{Annotations, Tool};
use crate::ui::attribute::Attribute;
use crate::ui::dom::Page;
use crate::ui::icon::Icon;

/// How much of a name, of a description at first, and of any text at most is shown, in characters.
const NAME: usize = 400;
const BEGINNING: usize = 600;
const MOST: usize = 20_000;

/// Everything about one tool. It stands beside the list, whose rows keep their height.
pub(super) fn tool(page: &mut Page, known: &Tools, (index, tool): (usize, &Tool), texts: &Texts) {
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
    fate(page, known, index, texts);
    danger(page, tool, texts);
    description(page, tool, texts);
    parameters(page, tool, texts);
    annotations(page, &tool.annotations, texts);
    page.close();
}

/// What becomes of it in the client, and why.
fn fate(page: &mut Page, known: &Tools, index: usize, texts: &Texts) {
    let fit = known.fit.as_deref();
    let Some((fit, fate)) = fit.and_then(|fit| Some((fit, fit.fates.get(index)?))) else {
        return page.nothing();
    };
    page.open("div.in-client");
    page.words("h4", &with_fact(texts.in_client, fit.client.name));
    mark(page, fate);
    page.words("p.hint", &in_words(fate, known.source.tools(), page.lang));
    page.close();
}

fn danger(page: &mut Page, tool: &Tool, texts: &Texts) {
    match risk(tool) {
        Some(risk) => {
            page.open("div.finding.warning");
            Icon::Warning.draw(page);
            page.open("div");
            page.words("strong", &risk_why(&risk, page.lang));
            page.words("p", texts.role);
            page.close();
            page.close();
        }
        None => page.nothing(),
    }
}

/// What a call takes.
fn parameters(page: &mut Page, tool: &Tool, texts: &Texts) {
    page.open("div");
    page.words("h4", texts.parameters);
    match &tool.input_schema {
        None => page.words("p.hint", texts.no_schema),
        Some(schema) => {
            let all = schema::parameters(schema);
            if all.is_empty() {
                page.words("p.hint", texts.no_parameters);
            }
            page.open("ul.parameters");
            for one in &all {
                parameter(page, one, texts);
            }
            page.close();
            page.open("details");
            page.words("summary", texts.schema);
            page.open("pre.code");
            page.set(Attribute::TabIndex, "0");
            page.set(Attribute::Role, "region");
            page.set(Attribute::AriaLabel, texts.schema);
            long(page, "code", schema, texts);
            page.close();
            page.close();
        }
    }
    page.close();
}

fn parameter(page: &mut Page, one: &Parameter, texts: &Texts) {
    page.open("li");
    page.words("code", &visible_line(&one.name, NAME));
    page.text(" ");
    let mut kind = visible_line(&one.kind, NAME);
    if let Some(standard) = &one.standard {
        kind.push_str(" → ");
        kind.push_str(&visible_line(standard, NAME));
    }
    page.words("span.kind", &kind);
    if one.required {
        page.text(" ");
        page.words("span.needed", texts.required);
    }
    if let Some(description) = &one.description {
        page.words("div", &visible(description, BEGINNING).text);
    }
    if let Some(default) = &one.default {
        fact(page, texts.default, &visible_line(default, NAME));
    }
    if !one.choices.is_empty() {
        let mut choices = visible_line(&one.choices.join(", "), NAME);
        if one.more_choices > 0 {
            choices.push_str(", … +");
            choices.push_str(&grouped(one.more_choices));
        }
        fact(page, texts.one_of, &choices);
    }
    if !one.members.is_empty() {
        page.open("ul.parameters");
        for member in &one.members {
            parameter(page, member, texts);
        }
        page.close();
    }
    if one.cut {
        page.words("div.hint", texts.not_shown);
    }
    page.close();
}

fn fact(page: &mut Page, label: &str, value: &str) {
    page.open("div.hint");
    page.text(label);
    page.text(" ");
    page.words("code", value);
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
