use yew::Html;

use super::Context;
use super::dom::{el, entry, text};
use super::findings::findings;
use crate::app::Action;
use crate::diagnostic::{Diagnostic, Severity};

/// A labelled line of text with its hint and what was found in it.
pub(super) struct Field<'a> {
    /// The element's id; its hint and findings take theirs from it.
    pub(super) id: &'static str,
    pub(super) label: &'static str,
    pub(super) hint: &'a str,
    pub(super) placeholder: &'a str,
    pub(super) value: &'a str,
    /// Dots instead of characters.
    pub(super) concealed: bool,
    pub(super) findings: &'a [&'a Diagnostic],
    /// What stands in the field's right end.
    pub(super) end: Html,
    pub(super) read: fn(String) -> Action,
}

impl Field<'_> {
    /// Draws it.
    pub(super) fn view(self, context: &Context) -> Html {
        let Self {
            id, label, hint, ..
        } = self;
        let invalid = self
            .findings
            .iter()
            .any(|found| found.severity() == Severity::Error);
        let (hint_id, findings_id) = (format!("{id}-hint"), format!("{id}-findings"));
        let described_by = format!("{hint_id} {findings_id}");
        let attributes = [
            ("id", id),
            ("type", "text"),
            ("placeholder", self.placeholder),
            ("aria-invalid", if invalid { "true" } else { "false" }),
            ("aria-describedby", &described_by),
        ];
        let tag = if self.concealed {
            "input.mono.concealed"
        } else {
            "input.mono"
        };
        let input = entry(context, tag, &attributes, self.value, self.read);
        el(
            "div.field",
            &[],
            vec![
                el("label", &[("for", id)], vec![text(label)]),
                el("div.line", &[], vec![input, self.end]),
                el("p.hint", &[("id", &hint_id)], vec![text(hint)]),
                findings(context, &findings_id, self.findings),
            ],
        )
    }
}
