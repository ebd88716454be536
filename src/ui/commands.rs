use yew::prelude::*;

use super::Context;
use super::choice::{Choice, Segment};
use super::code::Code;
use super::copy_button::CopyButton;
use crate::app::Action;
use crate::clients::Snippet;
use crate::domain::Secret;
use crate::emit::shell::Shell;

#[derive(PartialEq, Properties)]
pub(super) struct Props {
    pub(super) context: Context,
    /// Names the group of radio buttons.
    pub(super) name: &'static str,
    pub(super) label: &'static str,
    #[prop_or_default]
    pub(super) hint: &'static str,
    pub(super) shell: Shell,
    /// The command for the chosen shell: the real one and the one to show.
    pub(super) command: Option<(Snippet, Snippet)>,
    pub(super) revealed: bool,
}

/// One command, for the shell that the person uses.
#[component]
pub(super) fn Commands(props: &Props) -> Html {
    let strings = props.context.strings();
    let segment = |shell: Shell| Segment {
        id: shell.format().id().into(),
        label: match shell {
            Shell::Bash => "bash / zsh",
            Shell::PowerShell => "PowerShell",
            Shell::Cmd => "cmd",
        }
        .into(),
        chosen: shell == props.shell,
        onchoose: props.context.act(Action::Shell(shell)),
    };
    html! {
        <div class="field command">
            <span class="label">{ props.label }</span>
            <Choice name={props.name} label={strings.shell_label} segments={Shell::ALL.map(segment).to_vec()} />
            if let Some((real, masked)) = &props.command {
                <Code
                    text={if props.revealed { real.text.clone() } else { masked.text.clone() }}
                    format={real.format}
                    label={props.label}
                />
                <div class="actions">
                    <CopyButton context={props.context.clone()} text={Secret::new(real.text.clone())} />
                </div>
            } else {
                <p class="hint">{ strings.cmd_impossible }</p>
            }
            <p class="hint">{ props.hint }</p>
        </div>
    }
}
