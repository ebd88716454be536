use yew::Html;

use super::Context;
use super::dom::{button, el, entry, nothing, text, words};
use super::findings::findings;
use super::icon::Icon;
use crate::app::{Action, Change, State};
use crate::diagnostic::Diagnostic;

/// The box that takes anything, what was understood of it, and the way back.
pub(super) fn paste_box(context: &Context, state: &State, found: &[&Diagnostic]) -> Html {
    let (strings, input) = (context.strings(), &state.input);
    let masked = !state.key_shown && !input.pasted().keys.is_empty();
    let shown = if masked {
        input.masked_text()
    } else {
        input.text().expose().to_owned()
    };
    let attributes = [
        ("rows", "5"),
        ("placeholder", strings.paste_placeholder),
        ("aria-describedby", "paste-hint paste-findings"),
    ];
    let quiet = |tag, action, label| button(context, tag, &[], action, vec![text(label)]);
    let mut actions = vec![quiet(
        "button.button.quiet#example",
        Action::Example,
        strings.example,
    )];
    if !input.is_empty() {
        actions.push(quiet(
            "button.button.quiet#clear",
            Action::Clear,
            strings.clear,
        ));
    }
    if masked {
        actions.push(words("span.note", strings.key_masked_in_paste));
    }
    let undo = state
        .undoable()
        .map_or_else(nothing, |change| undo(context, change));
    el(
        "div.field.paste",
        &[],
        vec![
            el(
                "label",
                &[("for", "paste")],
                vec![text(strings.paste_label)],
            ),
            entry(
                context,
                "textarea.mono#paste",
                &attributes,
                &shown,
                Action::Paste,
            ),
            el("p.hint#paste-hint", &[], vec![text(strings.paste_hint)]),
            el("div.actions", &[], actions),
            el("div", &[("role", "status")], vec![undo]),
            findings(context, "paste-findings", found),
        ],
    )
}

fn undo(context: &Context, change: Change) -> Html {
    let strings = context.strings();
    let said = match change {
        Change::Pasted => strings.undo_pasted,
        Change::Fixed => strings.undo_fixed,
        Change::Cleared => strings.undo_cleared,
        Change::Example => strings.undo_example,
        Change::Form => strings.undo_form,
    };
    let label = vec![Icon::Undo.view(), text(strings.undo)];
    let undo = button(
        context,
        "button.button.quiet#undo",
        &[],
        Action::Undo,
        label,
    );
    el(
        "p.undo",
        &[],
        vec![Icon::Check.view(), words("span", said), undo],
    )
}
