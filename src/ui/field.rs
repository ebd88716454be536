use yew::prelude::*;

use super::findings::Findings;
use super::{Context, event::input_text};
use crate::app::Action;
use crate::diagnostic::{Diagnostic, Place, Severity};

#[derive(PartialEq, Properties)]
pub(super) struct Props {
    pub(super) context: Context,
    /// The element's id; its hint and findings take theirs from it.
    pub(super) id: &'static str,
    pub(super) place: Place,
    pub(super) label: &'static str,
    #[prop_or_default]
    pub(super) hint: &'static str,
    #[prop_or_default]
    pub(super) placeholder: AttrValue,
    pub(super) value: AttrValue,
    /// Dots instead of characters.
    #[prop_or_default]
    pub(super) concealed: bool,
    pub(super) findings: Vec<Diagnostic>,
    /// What stands in the field's right end.
    #[prop_or_default]
    pub(super) children: Html,
}

/// A labelled line of text with its hint and what was found in it.
#[component]
pub(super) fn Field(props: &Props) -> Html {
    let Props {
        id,
        place,
        label,
        hint,
        ..
    } = *props;
    let oninput = props
        .context
        .dispatch
        .reform(move |event: InputEvent| Action::Field(place, input_text(&event)));
    let invalid = props
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
                    class={classes!("mono", props.concealed.then_some("concealed"))}
                    type="text"
                    value={props.value.clone()}
                    placeholder={props.placeholder.clone()}
                    autocomplete="off"
                    autocapitalize="off"
                    autocorrect="off"
                    spellcheck="false"
                    aria-invalid={invalid.to_string()}
                    aria-describedby={format!("{hint_id} {findings_id}")}
                    {oninput}
                />
                { props.children.clone() }
            </div>
            <p class="hint" id={hint_id}>{ hint }</p>
            <Findings context={props.context.clone()} id={findings_id} list={props.findings.clone()} />
        </div>
    }
}
