use yew::prelude::*;

use super::Context;
use super::choice::{Choice, Segment};
use super::code::Code;
use super::copy_button::CopyButton;
use crate::app::Action;
use crate::clients::Snippet;
use crate::domain::Secret;
use crate::emit::shell::Shell;

/// One command, for the shell that the person uses.
pub(super) struct Commands<'a> {
    pub(super) context: &'a Context,
    /// Names the group of radio buttons.
    pub(super) name: &'static str,
    pub(super) label: &'static str,
    pub(super) hint: &'static str,
    pub(super) shell: Shell,
    /// The command for the chosen shell: the real one and the one to show.
    pub(super) command: Option<(Snippet, Snippet)>,
    pub(super) revealed: bool,
}

impl Commands<'_> {
    /// Draws it.
    pub(super) fn view(&self) -> Html {
        let strings = self.context.strings();
        let segment = |shell: Shell| Segment {
            id: shell.format().id().into(),
            label: match shell {
                Shell::Bash => "bash / zsh",
                Shell::PowerShell => "PowerShell",
                Shell::Cmd => "cmd",
            }
            .into(),
            chosen: shell == self.shell,
            onchoose: self.context.act(Action::Shell(shell)),
        };
        let choice = Choice {
            name: self.name,
            label: strings.shell_label,
            segments: Shell::ALL.map(segment).into(),
        };
        html! {
            <div class="field command">
                <span class="label">{ self.label }</span>
                { choice.view() }
                if let Some((real, masked)) = &self.command {
                    { code(self, if self.revealed { real } else { masked }) }
                    <div class="actions">
                        <CopyButton context={self.context.clone()} text={Secret::new(real.text.clone())} />
                    </div>
                } else {
                    <p class="hint">{ strings.cmd_impossible }</p>
                }
                <p class="hint">{ self.hint }</p>
            </div>
        }
    }
}

fn code(commands: &Commands, snippet: &Snippet) -> Html {
    let (text, format) = (snippet.text.as_str(), snippet.format);
    Code {
        text,
        format,
        label: commands.label.to_owned(),
        muted: false,
    }
    .view()
}
