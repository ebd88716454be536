use std::cell::OnceCell;

use crate::diagnostic::Place;
use crate::domain::{Checked, Draft, check, suggest_name};
use crate::paste::field;

/// One service of the input: what was given, and what it means, which is found out when somebody asks
/// and kept for as long as it stays as it is.
#[derive(Debug)]
pub struct Row {
    /// What was given.
    pub draft: Draft,
    checked: OnceCell<Checked>,
}

impl Row {
    /// A service that nobody has asked about.
    pub fn new(draft: Draft) -> Self {
        let checked = OnceCell::new();
        Self { draft, checked }
    }

    /// What it means, without regard to the names of others.
    pub fn checked(&self) -> &Checked {
        self.checked.get_or_init(|| understood(&self.draft, &[]).0)
    }

    /// What was given, to be changed.
    pub(super) fn change(&mut self) -> &mut Draft {
        self.checked.take();
        &mut self.draft
    }
}

/// A copy is made to be changed, so it does not take along what the original means.
impl Clone for Row {
    fn clone(&self) -> Self {
        Self::new(self.draft.clone())
    }
}

/// Cleans the fields, then checks them. Spans of the check count in the cleaned text, so its fixes,
/// which replace whole fields, are given the length of the text in the field. The suggested name comes
/// as well; it is none of `taken`.
pub(super) fn understood(draft: &Draft, taken: &[&str]) -> (Checked, String) {
    let (instance_id, mut diagnostics) = field(&draft.instance_id, Place::InstanceId);
    let (url, at_url) = field(&draft.url, Place::Url);
    let (name, at_name) = field(&draft.name, Place::Name);
    diagnostics.extend(at_url);
    diagnostics.extend(at_name);
    let clean = Draft {
        instance_id,
        url,
        name,
        ..draft.clone()
    };
    let mut checked = check(&clean, taken);
    for diagnostic in &mut checked.diagnostics {
        let (given, cleaned) = match diagnostic.place {
            Place::InstanceId => (&draft.instance_id, &clean.instance_id),
            Place::Url => (&draft.url, &clean.url),
            Place::Name => (&draft.name, &clean.name),
            _ => continue,
        };
        let fix = diagnostic
            .fix
            .as_mut()
            .filter(|fix| fix.span.end == cleaned.len());
        if let Some(fix) = fix {
            fix.span.end = given.len();
        }
    }
    diagnostics.append(&mut checked.diagnostics);
    let id = checked
        .service
        .as_ref()
        .and_then(|service| service.instance_id.as_ref());
    let suggestion = suggest_name(id.map_or(&clean.instance_id, |id| id.as_str()), taken);
    (
        Checked {
            service: checked.service,
            diagnostics,
        },
        suggestion,
    )
}
