use yew::Html;

use super::Context;
use super::dom::{button, el, nothing, text, words};
use super::icon::Icon;
use crate::app::Action;
use crate::diagnostic::{Diagnostic, Place, Severity};
use crate::i18n::message;

/// What was found at one place, the worst first, each with its remedy and its fix. `id` names the
/// list for the field that it belongs to (`aria-describedby`).
pub(super) fn findings(context: &Context, id: &str, list: &[&Diagnostic]) -> Html {
    let mut items = Vec::new();
    for severity in [Severity::Error, Severity::Warning, Severity::Info] {
        for diagnostic in list
            .iter()
            .filter(|diagnostic| diagnostic.severity() == severity)
        {
            items.push(finding(context, diagnostic));
        }
    }
    el("ul.findings", &[("id", id), ("aria-live", "polite")], items)
}

fn finding(context: &Context, diagnostic: &Diagnostic) -> Html {
    let strings = context.strings();
    let (icon, tag, kind) = match diagnostic.severity() {
        Severity::Error => (Icon::Error, "li.finding.error", strings.error),
        Severity::Warning => (Icon::Warning, "li.finding.warning", strings.warning),
        Severity::Info => (Icon::Info, "li.finding.info", strings.info),
    };
    let message = message(&diagnostic.code, context.lang);
    let title = vec![
        words("span.visually-hidden", &format!("{kind}: ")),
        text(&message.title),
    ];
    let explained = format!("{} {}", message.cause, message.remedy);
    let said = vec![
        el("strong", &[], title),
        words("p", explained.trim()),
        fix(context, diagnostic),
    ];
    let attributes = [("data-code", diagnostic.code.id())];
    el(tag, &attributes, vec![icon.view(), el("div", &[], said)])
}

fn fix(context: &Context, diagnostic: &Diagnostic) -> Html {
    let Some(fix) = &diagnostic.fix else {
        return nothing();
    };
    let mut label = vec![text(context.strings().fix)];
    // What a fix writes into the key field or the paste may be a key.
    if !matches!(diagnostic.place, Place::Key | Place::Paste) {
        label.push(words("code", &fix.text));
    }
    let action = Action::Fix(diagnostic.place, fix.clone());
    button(context, "button.fix", &[], action, label)
}
