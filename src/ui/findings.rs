use super::attribute::Attribute;
use super::dom::Page;
use super::icon::Icon;
use crate::app::{Action, Rest};
use crate::diagnostic::{Diagnostic, Place, Severity};
use crate::i18n::{Message, message};

/// What was found at one place, the worst first, each with its remedy and its fix. `id` names the
/// list for the field that it belongs to (`aria-describedby`).
pub(super) fn findings(page: &mut Page, id: &str, list: &[&Diagnostic]) {
    page.open("ul.findings");
    page.set(Attribute::Id, id);
    page.set(Attribute::AriaLive, "polite");
    for severity in [Severity::Error, Severity::Warning, Severity::Info] {
        for diagnostic in list {
            if diagnostic.severity() == severity {
                finding(page, diagnostic, severity);
            }
        }
    }
    page.close();
}

fn finding(page: &mut Page, diagnostic: &Diagnostic, severity: Severity) {
    let strings = page.strings;
    let (icon, tag, kind) = match severity {
        Severity::Error => (Icon::Error, "li.finding.error", strings.error),
        Severity::Warning => (Icon::Warning, "li.finding.warning", strings.warning),
        Severity::Info => (Icon::Info, "li.finding.info", strings.info),
    };
    let message = explained(page, diagnostic);
    page.open(tag);
    page.set(Attribute::Code, diagnostic.code.id());
    icon.draw(page);
    page.open("div");
    page.open("strong");
    page.words("span.visually-hidden", &[kind, ": "].concat());
    page.text(&message.title);
    page.close();
    page.words("p", &message.why(page.lang));
    fix(page, diagnostic);
    page.close();
    page.close();
}

/// The explanations come with the rest of the page; what was found stands there before.
fn explained(page: &Page, diagnostic: &Diagnostic) -> Message {
    if page.rest == Rest::Ready {
        return message(&diagnostic.code, page.lang);
    }
    Message {
        title: page.strings.rest_waiting.to_owned(),
        cause: String::new(),
        remedy: String::new(),
    }
}

fn fix(page: &mut Page, diagnostic: &Diagnostic) {
    let Some(fix) = &diagnostic.fix else {
        return page.nothing();
    };
    let action = Action::Fix(diagnostic.place, fix.clone());
    page.button("button.fix", action);
    page.text(page.strings.fix);
    // What a fix writes into the key field or the paste may be a key.
    if !matches!(diagnostic.place, Place::Key | Place::Paste) {
        page.words("code", &fix.text);
    }
    page.close();
}
