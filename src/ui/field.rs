use super::attribute::Attribute;
use super::dom::Page;
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
    pub(super) read: fn(String) -> Action,
}

impl Field<'_> {
    /// Opens it: what follows, until [`Field::close`], stands at the right end of the line.
    pub(super) fn open(&self, page: &mut Page) {
        let errors = |found: &&Diagnostic| found.severity() == Severity::Error;
        let invalid = self.findings.iter().any(errors);
        page.open("div.field");
        page.label(self.id, self.label);
        page.open("div.line");
        let tag = if self.concealed {
            "input.mono.concealed"
        } else {
            "input.mono"
        };
        let described_by = [&self.hint_id(), " ", &self.findings_id()].concat();
        page.entry(tag, self.value, self.read);
        page.set(Attribute::Id, self.id);
        page.set(Attribute::Type, "text");
        page.set(Attribute::Placeholder, self.placeholder);
        page.set(
            Attribute::AriaInvalid,
            if invalid { "true" } else { "false" },
        );
        page.set(Attribute::AriaDescribedBy, &described_by);
        page.close();
    }

    /// Ends the line, and adds the hint and the findings below it.
    pub(super) fn close(&self, page: &mut Page) {
        page.close();
        page.open("p.hint");
        page.set(Attribute::Id, &self.hint_id());
        page.text(self.hint);
        page.close();
        findings(page, &self.findings_id(), self.findings);
        page.close();
    }

    fn hint_id(&self) -> String {
        [self.id, "-hint"].concat()
    }

    fn findings_id(&self) -> String {
        [self.id, "-findings"].concat()
    }
}
