use yew::prelude::*;

use super::findings::Findings;
use super::{Context, event::input_text};
use crate::app::Action;
use crate::diagnostic::{Diagnostic, Place, Severity};

/// A labelled line of text with its hint and what was found in it.
pub(super) struct Field<'a> {
    pub(super) context: &'a Context,
    /// The element's id; its hint and findings take theirs from it.
    pub(super) id: &'static str,
    pub(super) place: Place,
    pub(super) label: &'static str,
    pub(super) hint: &'static str,
    pub(super) placeholder: String,
    pub(super) value: String,
    /// Dots instead of characters.
    pub(super) concealed: bool,
    pub(super) findings: Vec<&'a Diagnostic>,
    /// What stands in the field's right end.
    pub(super) children: Html,
}

impl Field<'_> {
    /// Draws it.
    pub(super) fn view(&self) -> Html {
        let Self {
            context,
            id,
            place,
            label,
            hint,
            ..
        } = *self;
        let oninput = context
            .dispatch
            .reform(move |event: InputEvent| Action::Field(place, input_text(&event)));
        let invalid = self
            .findings
            .iter()
            .any(|found| found.severity() == Severity::Error);
        let (hint_id, findings_id) = (format!("{id}-hint"), format!("{id}-findings"));
        html! {
            <div class="field">
                <label for={id}>{ label }</label>
                <div class="line">
                    <input
                        {id}
                        class={if self.concealed { "mono concealed" } else { "mono" }}
                        type="text"
                        value={self.value.clone()}
                        placeholder={self.placeholder.clone()}
                        autocomplete="off"
                        autocapitalize="off"
                        autocorrect="off"
                        spellcheck="false"
                        aria-invalid={invalid.to_string()}
                        aria-describedby={format!("{hint_id} {findings_id}")}
                        {oninput}
                    />
                    { self.children.clone() }
                </div>
                <p class="hint" id={hint_id}>{ hint }</p>
                { Findings { context, id: findings_id, list: &self.findings }.view() }
            </div>
        }
    }
}
