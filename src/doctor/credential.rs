//! The value that carries the key.

use super::Fault;
use super::fields::Field;
use super::form::{Form, Holds};
use super::known;
use super::whole::Examination;
use crate::diagnostic::Span;
use crate::domain::{KeyKind, scan};
use crate::paste::jsonc::Text;
use crate::paste::key::after_bearer;

/// Whether a value, with or without `Bearer `, refers to a variable.
pub(super) fn refers(value: &str) -> bool {
    let value = value.trim();
    known::syntax(after_bearer(value).unwrap_or(value)).is_some()
}

/// Where a part of a string stands in the source: exactly, unless it has escapes.
fn part(text: &Text, start: usize, end: usize) -> Span {
    if text.verbatim {
        Span::new(text.inner.start + start, text.inner.start + end)
    } else {
        text.inner
    }
}

impl<'a> Examination<'a> {
    /// Examines the value of a member for the key. `field` is given where it stands in its place.
    pub(super) fn credential(
        &mut self,
        value: &Text,
        holds: Holds,
        form: &Form,
        field: Option<&Field>,
    ) {
        if holds == Holds::Variable {
            return self.variable(value);
        }
        let (start, token, bearers) = self.bearers(value, holds);
        let span = part(value, start, start + token.len());
        let Some(syntax) = known::syntax(token) else {
            return match KeyKind::of(token) {
                _ if token.is_empty() => self.report(Fault::KeyPlaceholder, value.inner),
                KeyKind::Placeholder => self.report(Fault::KeyPlaceholder, span),
                KeyKind::Masked => self.report(Fault::KeyMasked, span),
                _ if bearers == 0 && holds == Holds::Bearer => {
                    self.report(Fault::BearerMissing, value.inner);
                }
                _ => {}
            };
        };
        // A variable may hold the whole value of the header; its name says so then.
        let plain = token.to_ascii_lowercase();
        let whole = ["auth", "header", "bearer"]
            .iter()
            .any(|word| scan::has(&plain, word));
        if bearers == 0 && holds == Holds::Bearer && !whole {
            self.report(Fault::BearerMissing, value.inner);
        }
        if known::replaces(self.client, syntax) {
            self.input(token, span);
            return;
        }
        let variable = form
            .keys
            .iter()
            .find(|place| place.holds == Holds::Variable);
        if let (Some(place), Some(field)) = (variable, field) {
            let (found, expected) = (field.path(), place.path.clone());
            return self.report(Fault::Field { found, expected }, span);
        }
        let (found, expected) = (token.to_owned(), self.client.reference);
        self.report(Fault::ReferenceUnknown { found, expected }, span);
    }

    /// What follows `Bearer`, from which byte on, and how many of them there are.
    fn bearers<'v>(&mut self, value: &'v Text, holds: Holds) -> (usize, &'v str, usize) {
        let whole = value.text.trim();
        let lead = value.text.len() - value.text.trim_start().len();
        let (mut token, mut last, mut count) = (whole, whole, 0);
        while let Some(rest) = after_bearer(token) {
            (last, token, count) = (token, rest, count + 1);
        }
        let at = |rest: &str| lead + whole.len() - rest.len();
        let surplus = match holds {
            Holds::Bearer => at(last),
            _ => at(token),
        };
        if surplus > lead {
            self.report(Fault::BearerTwice, part(value, lead, surplus));
        }
        (at(token), token, count)
    }

    /// A member that holds the name of a variable.
    fn variable(&mut self, value: &Text) {
        let word = value.text.trim();
        if known::syntax(word).is_some() {
            let (found, expected) = (word.to_owned(), self.client.reference);
            self.report(Fault::ReferenceUnknown { found, expected }, value.inner);
        } else if word.starts_with("sk-") || after_bearer(word).is_some() {
            self.report(Fault::VariableHoldsKey, value.inner);
        }
    }

    /// A reference to an input, which the file has to declare.
    fn input(&mut self, token: &str, span: Span) {
        let id = token
            .strip_prefix("${input:")
            .and_then(|rest| rest.strip_suffix('}'));
        if let Some(id) = id
            && self.inputs.binary_search(&id).is_err()
        {
            let id = id.to_owned();
            self.report(Fault::InputUndeclared { id }, span);
        }
    }
}
