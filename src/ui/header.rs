use yew::Html;

use super::Context;
use super::dom::{button, el, text, words};
use super::icon::Icon;
use crate::app::Action;
use crate::diagnostic::Lang;

/// What this is, in one sentence, and the language.
pub(super) fn header(context: &Context) -> Html {
    let strings = context.strings();
    let other = match context.lang {
        Lang::En => Lang::Zh,
        Lang::Zh => Lang::En,
    };
    let attributes = [("lang", other.tag())];
    let language = button(
        context,
        "button.button.quiet#language",
        &attributes,
        Action::Lang(other),
        vec![text(strings.other_language)],
    );
    let title = vec![words("h1", "Bailian MCP Config"), language];
    let private = vec![Icon::Lock.view(), text(strings.private)];
    el(
        "header.top",
        &[],
        vec![
            el("div.title", &[], title),
            words("p.tagline", strings.tagline),
            el("p.private", &[], private),
        ],
    )
}
