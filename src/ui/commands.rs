use super::choice::{choice, segment};
use super::code::code;
use super::copy::copy_button;
use super::dom::Page;
use super::page::View;
use crate::app::{Action, Item};
use crate::emit::shell::Shell;

/// One command, for the shell that the person uses. `name` groups the shells' radio buttons.
#[inline(never)]
pub(super) fn command(
    page: &mut Page,
    view: &View,
    (item, name): (Item, &'static str),
    (label, hint): (&str, &str),
) {
    let (strings, state) = (page.strings, &view.state);
    page.open("div.field.command");
    page.words("span.label", label);
    choice(page, strings.shell_label);
    for (shell, label) in [
        (Shell::Bash, "bash / zsh"),
        (Shell::PowerShell, "PowerShell"),
        (Shell::Cmd, "cmd"),
    ] {
        let (id, chosen) = (shell.format().id(), shell == state.shell);
        segment(page, (name, id), label, chosen, Action::Shell(shell));
    }
    page.close();
    let shown = if state.output_shown {
        view.derived.item(item)
    } else {
        view.derived.shown_item(item)
    };
    match shown {
        Some(shown) => {
            code(page, &shown.text, shown.format, label, false);
            page.open("div.actions");
            copy_button(page, state, item, strings.copy);
            page.close();
        }
        None => page.words("p.hint", strings.cmd_impossible),
    }
    page.words("p.hint", hint);
    page.close();
}
