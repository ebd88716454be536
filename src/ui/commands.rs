use super::choice::{choice, segment};
use super::code::code;
use super::copy::copy_button;
use super::dom::Page;
use super::more::share;
use super::page::View;
use crate::app::{Action, Item};
use crate::clients::Kind;
use crate::emit::shell::Shell;
use crate::i18n::more::more;

/// The line that sets the variable, and the client's own command, where there are such; below them the
/// link to share.
#[inline(never)]
pub(super) fn commands(page: &mut Page, view: &View) {
    let texts = more(page.lang);
    let rendered = &view.derived.rendered;
    if rendered.variable.is_some() {
        let texts = (texts.variable_label, texts.variable_why);
        command(page, view, (Item::Variable, "variable-shell"), texts);
    }
    let mut snippets = rendered.snippets.iter();
    if snippets.any(|snippet| snippet.kind == Kind::Command) {
        let texts = (texts.command_label, "");
        command(page, view, (Item::Command, "command-shell"), texts);
    }
    share(page, view);
}

/// One command, for the shell that the person uses. `name` groups the shells' radio buttons.
fn command(
    page: &mut Page,
    view: &View,
    (item, name): (Item, &'static str),
    (label, hint): (&str, &str),
) {
    let (texts, state) = (more(page.lang), &view.state);
    page.open("div.field.command");
    page.words("span.label", label);
    choice(page, texts.shell_label);
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
            copy_button(page, state, item, page.strings.copy);
            page.close();
        }
        None => page.words("p.hint", texts.cmd_impossible),
    }
    page.words("p.hint", hint);
    page.close();
}
