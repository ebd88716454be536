use yew::prelude::*;

use super::Context;
use super::icon::Icon;
use crate::app::Action;
use crate::diagnostic::{Diagnostic, Place, Severity};
use crate::i18n::message;

/// What was found at one place, the worst first, each with its remedy and its fix.
pub(super) struct Findings<'a> {
    pub(super) context: &'a Context,
    /// Names the list for the field that it belongs to (`aria-describedby`).
    pub(super) id: String,
    pub(super) list: &'a [&'a Diagnostic],
}

impl Findings<'_> {
    /// Draws it.
    pub(super) fn view(&self) -> Html {
        let of = |severity| self.list.iter().filter(move |d| d.severity() == severity);
        let order = [Severity::Error, Severity::Warning, Severity::Info];
        let sorted = order.into_iter().flat_map(of);
        html! {
            <ul class="findings" id={self.id.clone()} aria-live="polite">
                { for sorted.map(|diagnostic| finding(self.context, diagnostic)) }
            </ul>
        }
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
