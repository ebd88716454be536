use yew::prelude::*;

use super::Context;
use super::event::area_text;
use super::findings::Findings;
use super::icon::Icon;
use crate::app::{Action, Change};
use crate::diagnostic::Diagnostic;

/// The box that takes anything, what was understood of it, and the way back.
pub(super) struct PasteBox<'a> {
    pub(super) context: &'a Context,
    /// The text to show: with the keys masked, or not.
    pub(super) text: String,
    /// Whether there is a key in the text.
    pub(super) has_key: bool,
    pub(super) key_shown: bool,
    /// Whether there is anything to clear.
    pub(super) filled: bool,
    pub(super) undoable: Option<Change>,
    pub(super) findings: Vec<&'a Diagnostic>,
}

impl PasteBox<'_> {
    /// Draws it.
    pub(super) fn view(&self) -> Html {
        let (context, strings) = (self.context, self.context.strings());
        let oninput = context
            .dispatch
            .reform(|event: InputEvent| Action::Paste(area_text(&event)));
        html! {
            <div class="field paste">
                <label for="paste">{ strings.paste_label }</label>
                <textarea
                    id="paste"
                    class="mono"
                    rows="5"
                    value={self.text.clone()}
                    placeholder={strings.paste_placeholder}
                    autocomplete="off"
                    autocapitalize="off"
                    spellcheck="false"
                    aria-describedby="paste-hint paste-findings"
                    {oninput}
                />
                <p class="hint" id="paste-hint">{ strings.paste_hint }</p>
                <div class="actions">
                    <button type="button" id="example" class="button quiet" onclick={context.act(Action::Example)}>
                        { strings.example }
                    </button>
                    if self.filled {
                        <button type="button" id="clear" class="button quiet" onclick={context.act(Action::Clear)}>
                            { strings.clear }
                        </button>
                    }
                    if self.has_key && !self.key_shown {
                        <span class="note">{ strings.key_masked_in_paste }</span>
                    }
                </div>
                <div role="status">
                    if let Some(change) = self.undoable { { undo(context, change) } }
                </div>
                { Findings { context, id: "paste-findings".to_owned(), list: &self.findings }.view() }
            </div>
        }
    }
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
    html! {
        <p class="undo">
            { Icon::Check.view() }
            <span>{ said }</span>
            <button type="button" id="undo" class="button quiet" onclick={context.act(Action::Undo)}>
                { Icon::Undo.view() }{ strings.undo }
            </button>
        </p>
    }
}
