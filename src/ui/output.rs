use yew::prelude::*;

use super::code::Code;
use super::copy_button::CopyButton;
use super::icon::Icon;
use super::page::View;
use super::{Context, DownloadRequest};
use crate::app::Action;
use crate::clients::{Kind, Snippet};
use crate::domain::Secret;

/// The configuration: where it goes, its text, and the ways to take it.
pub(super) struct Output<'a> {
    pub(super) context: &'a Context,
    pub(super) view: &'a View,
}

impl Output<'_> {
    /// Draws it.
    pub(super) fn view(&self) -> Html {
        let (context, strings) = (self.context, self.context.strings());
        let (state, derived) = (&self.view.state, &self.view.derived);
        let is_file = |snippet: &&Snippet| snippet.kind == Kind::File;
        let Some(file) = derived.rendered.snippets.iter().find(is_file) else {
            return Html::default();
        };
        let shown = if state.output_shown {
            Some(file)
        } else {
            derived.shown.snippets.iter().find(is_file)
        };
        let own = derived.service.is_some();
        let title = file
            .path
            .clone()
            .unwrap_or_else(|| strings.import_label.to_owned());
        let code = Code {
            text: &shown.unwrap_or(file).text,
            format: file.format,
            label: title.clone(),
            muted: !own,
        };
        html! {
            <div class="output">
                <div class="bar">
                    <span class="path mono" id="path" translate="no">{ &title }</span>
                    if file.carries_key { { reveal(context, state.output_shown) } }
                </div>
                { code.view() }
                if own {
                    <div class="actions">
                        <CopyButton context={context.clone()} text={Secret::new(file.text.clone())} primary=true />
                        { download(context, file) }
                    </div>
                    if file.carries_key && !state.output_shown {
                        <p class="hint">{ strings.output_masked }</p>
                    }
                } else {
                    <p class="hint">{ strings.is_example }</p>
                }
            </div>
        }
    }
}

fn reveal(context: &Context, shown: bool) -> Html {
    let strings = context.strings();
    let (icon, label) = if shown {
        (Icon::EyeOff, strings.conceal)
    } else {
        (Icon::Eye, strings.reveal)
    };
    html! {
        <button
            type="button"
            id="show-output"
            class="button quiet"
            aria-pressed={shown.to_string()}
            onclick={context.act(Action::ShowOutput(!shown))}
        >
            { icon.view() }{ label }
        </button>
    }
}

fn download(context: &Context, file: &Snippet) -> Html {
    let Some(filename) = file.filename.clone() else {
        return Html::default();
    };
    let label = format!("{} {filename}", context.strings().download);
    let text = Secret::new(file.text.clone());
    let download = context.effects.download.clone();
    let onclick = Callback::from(move |_: MouseEvent| {
        download.emit(DownloadRequest {
            text: text.clone(),
            filename: filename.clone(),
        });
    });
    html! {
        <button type="button" id="download" class="button" {onclick}>
            { Icon::Download.view() }{ label }
        </button>
    }
}
