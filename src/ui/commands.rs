use yew::Html;

use super::Context;
use super::choice::{Choice, Segment};
use super::code::code;
use super::copy::copy_button;
use super::dom::{el, words};
use super::page::View;
use crate::app::{Action, Item};
use crate::emit::shell::Shell;

/// One command, for the shell that the person uses. `name` groups the shells' radio buttons.
pub(super) fn command(
    context: &Context,
    view: &View,
    (item, name): (Item, &'static str),
    (label, hint): (&'static str, &'static str),
) -> Html {
    let (strings, state) = (context.strings(), &view.state);
    let mut segments = Vec::new();
    for (shell, label) in [
        (Shell::Bash, "bash / zsh"),
        (Shell::PowerShell, "PowerShell"),
        (Shell::Cmd, "cmd"),
    ] {
        segments.push(Segment {
            id: shell.format().id().to_owned(),
            label: label.to_owned(),
            chosen: shell == state.shell,
            action: Action::Shell(shell),
        });
    }
    let shells = Choice {
        name,
        label: strings.shell_label,
        segments,
    };
    let mut parts = vec![words("span.label", label), shells.view(context)];
    let shown = if state.output_shown {
        view.derived.item(item)
    } else {
        view.derived.shown_item(item)
    };
    match shown {
        Some(shown) => {
            parts.push(code(&shown.text, shown.format, label, false));
            let copy = copy_button(context, state, item, strings.copy);
            parts.push(el("div.actions", &[], vec![copy]));
        }
        None => parts.push(words("p.hint", strings.cmd_impossible)),
    }
    parts.push(words("p.hint", hint));
    el("div.field.command", &[], parts)
}
