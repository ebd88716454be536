use super::attribute::Attribute;
use super::dom::Page;
use super::findings::findings;
use super::icon::Icon;
use crate::app::{Action, Change, State};
use crate::diagnostic::Diagnostic;
use crate::i18n::more::more;

/// The box that takes anything, what was understood of it, and the way back.
pub(super) fn paste_box(page: &mut Page, state: &State, found: &[&Diagnostic]) {
    let (strings, input) = (page.strings, &state.input);
    let masked = !state.key_shown && !input.pasted().keys.is_empty();
    let shown = if masked {
        input.masked_text()
    } else {
        input.text().expose().to_owned()
    };
    page.open("div.field.paste");
    page.label("paste", strings.paste_label);
    page.entry("textarea.mono#paste", &shown, Action::Paste);
    page.set(Attribute::Rows, "3");
    page.set(Attribute::Placeholder, strings.paste_placeholder);
    page.set(Attribute::AriaDescribedBy, "paste-hint paste-findings");
    page.close();
    page.words("p.hint#paste-hint", strings.paste_hint);
    page.open("div.actions");
    page.button("button.button.quiet#example", Action::Example);
    page.text(strings.example);
    page.close();
    if !input.is_empty() {
        page.button("button.button.quiet#clear", Action::Clear);
        page.text(strings.clear);
        page.close();
    }
    if masked {
        page.words("span.note", strings.key_masked_in_paste);
    }
    page.close();
    page.open("div");
    page.set(Attribute::Role, "status");
    match state.undoable() {
        Some(change) => undo(page, change),
        None => page.nothing(),
    }
    page.close();
    findings(page, "paste-findings", found);
    page.close();
}

fn undo(page: &mut Page, change: Change) {
    let strings = page.strings;
    page.open("p.undo");
    Icon::Check.draw(page);
    page.words(
        "span",
        match change {
            Change::Pasted => strings.undo_pasted,
            Change::Fixed => strings.undo_fixed,
            Change::Cleared => strings.undo_cleared,
            Change::Example => strings.undo_example,
            Change::Form => strings.undo_form,
            Change::Removed => more(page.lang).table_removed,
            Change::SameForm => more(page.lang).table_same_form_done,
            Change::Preset => more(page.lang).preset_filled,
        },
    );
    page.button("button.button.quiet#undo", Action::Undo);
    Icon::Undo.draw(page);
    page.text(strings.undo);
    page.close();
    page.close();
}
