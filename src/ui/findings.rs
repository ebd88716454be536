use yew::prelude::*;

use super::Context;
use super::icon::Icon;
use crate::app::Action;
use crate::diagnostic::{Diagnostic, Place, Severity};
use crate::i18n::message;

#[derive(PartialEq, Properties)]
pub(super) struct Props {
    pub(super) context: Context,
    /// Names the list for the field that it belongs to (`aria-describedby`).
    pub(super) id: AttrValue,
    pub(super) list: Vec<Diagnostic>,
}

/// What was found at one place, the worst first, each with its remedy and its fix.
#[component]
pub(super) fn Findings(props: &Props) -> Html {
    let mut list: Vec<&Diagnostic> = props.list.iter().collect();
    list.sort_by_key(|diagnostic| diagnostic.severity());
    html! {
        <ul class="findings" id={props.id.clone()} aria-live="polite">
            { for list.into_iter().map(|diagnostic| finding(&props.context, diagnostic)) }
        </ul>
    }
}

fn finding(context: &Context, diagnostic: &Diagnostic) -> Html {
    let strings = context.strings();
    let (icon, kind, word) = match diagnostic.severity() {
        Severity::Error => (Icon::Error, "error", strings.error),
        Severity::Warning => (Icon::Warning, "warning", strings.warning),
        Severity::Info => (Icon::Info, "info", strings.info),
    };
    let message = message(&diagnostic.code, context.lang);
    html! {
        <li key={diagnostic.code.id()} class={classes!("finding", kind)} data-code={diagnostic.code.id()}>
            { icon.view() }
            <div>
                <strong><span class="visually-hidden">{ word }{ ": " }</span>{ message.title }</strong>
                <p>{ message.cause }{ " " }{ message.remedy }</p>
                { fix(context, diagnostic) }
            </div>
        </li>
    }
}

fn fix(context: &Context, diagnostic: &Diagnostic) -> Html {
    let Some(fix) = diagnostic.fix.clone() else {
        return Html::default();
    };
    let shown = match diagnostic.place {
        // What a fix writes into the key field or the paste may be a key.
        Place::Key | Place::Paste => None,
        _ => Some(fix.text.clone()),
    };
    let onclick = context.act(Action::Fix(diagnostic.place, fix));
    html! {
        <button type="button" class="fix" {onclick}>
            { context.strings().fix }
            if let Some(text) = shown { <code>{ text }</code> }
        </button>
    }
}
