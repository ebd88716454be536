//! Several services at once: their names, what is said of each, and which of them the configuration
//! is for.

use std::rc::Rc;

use super::names::{Names, free_name};
use crate::app::{Change, Input, Row, RowAction, State};
use crate::clients::Client;
use crate::diagnostic::{Code, Diagnostic, Place, Span};
use crate::domain::{Checked, ServerName, Service};

/// How many characters of a server's name VS Code keeps before a tool's name. Source:
/// `McpToolName` in microsoft/vscode.
const KEPT_IN_VS_CODE: usize = 13;

/// What follows from several services.
#[derive(Debug)]
pub struct Rows {
    /// Those that can be used, each with a name of its own.
    pub services: Vec<Service>,
    /// Whether the configuration is for all of these.
    pub together: bool,
    /// All names, in order. No tree, since the page would have to know from the beginning how to
    /// forget one.
    taken: Vec<String>,
    named: Vec<Named>,
}

/// What the name of a row is.
#[derive(Debug)]
enum Named {
    /// The person's own.
    Own,
    /// That of a row before it.
    Again,
    /// A suggestion, in the place of an empty field.
    Suggested(String),
}

/// Changes the state.
pub(super) fn reduce(state: &mut State, action: RowAction) {
    match action {
        RowAction::Rename(index, name) => state.input.rename(index, name),
        RowAction::Remove(index) => {
            state.remember(Change::Removed);
            state.input.remove(index);
        }
        RowAction::SameForm => {
            state.remember(Change::SameForm);
            state.input.use_form_for_all();
        }
        RowAction::Together(together) => state.extra.together = together,
        RowAction::Scroll(row) => state.extra.first_row = row,
    }
}

/// Gives every service without a name one of its own.
#[inline(never)]
pub fn name(rows: &mut [Rc<Row>]) {
    let mut names = Names::default();
    for row in rows.iter() {
        names.take(row.draft.name.trim());
    }
    for row in rows {
        if row.draft.name.trim().is_empty() {
            let name = names.take_free(&row.draft.instance_id);
            Rc::make_mut(row).change().name = name;
        }
    }
}

/// Computes what follows.
#[inline(never)]
pub fn derive(state: &State) -> Box<Rows> {
    let rows = state.input.rows();
    let (mut names, mut named) = (Names::default(), Vec::new());
    for row in rows {
        let own = own_name(row);
        let free = own.is_empty() || names.take(own);
        named.push(if free { Named::Own } else { Named::Again });
    }
    for (row, named) in rows.iter().zip(&mut named) {
        if own_name(row).is_empty() {
            *named = Named::Suggested(names.take_free(id(row)));
        }
    }
    let mut services = Vec::new();
    for (row, named) in rows.iter().zip(&named) {
        services.extend(service(row, named).filter(|_| !matches!(named, Named::Again)));
    }
    Box::new(Rows {
        together: state.extra.together && !services.is_empty(),
        services,
        taken: names.into_sorted(),
        named,
    })
}

/// What the service that the fields show means, and the name that is suggested for it.
#[inline(never)]
pub fn selected(rows: &Rows, input: &Input) -> (Checked, String) {
    let (index, nothing) = (input.selected(), Named::Own);
    let named = rows.named.get(index).unwrap_or(&nothing);
    let Some(row) = input.rows().get(index) else {
        let (service, diagnostics) = (None, Vec::new());
        return (
            Checked {
                service,
                diagnostics,
            },
            String::new(),
        );
    };
    let suggestion = match named {
        Named::Suggested(name) => name.clone(),
        _ => free_name(id(row), &rows.taken),
    };
    let checked = Checked {
        service: service(row, named),
        diagnostics: rows.findings(index, row),
    };
    (checked, suggestion)
}

/// Whether there is a URL to be built in another form than that of the service that is shown.
pub fn forms_differ(input: &Input) -> bool {
    let shown = input.draft();
    let differs = |row: &Rc<Row>| {
        let draft = &row.draft;
        draft.url.is_empty() && (&draft.form, draft.transport) != (&shown.form, shown.transport)
    };
    shown.url.is_empty() && input.rows().iter().any(differs)
}

/// What there is to say about the client: its rule for the name that is shown, and names that it does
/// not tell apart.
#[inline(never)]
pub fn remarks(rows: &Rows, state: &State) -> Vec<Diagnostic> {
    let mut remarks = Vec::new();
    if !rows.together {
        return remarks;
    }
    let (client, input) = (state.client, &state.input);
    if let Some(row) = input.rows().get(input.selected()) {
        remarks.extend(client_remark(client, rows.name(input.selected(), row)));
    }
    if client.id == "vscode" {
        let count = alike(&rows.services);
        if count > 0 {
            let code = Code::NamesAlike { count };
            remarks.push(Diagnostic::new(code, Place::Client, Span::default()));
        }
    }
    remarks
}

impl Rows {
    /// The name of a row, its own or the suggested one.
    pub fn name<'a>(&'a self, index: usize, row: &'a Row) -> &'a str {
        match self.named.get(index) {
            Some(Named::Suggested(name)) => name,
            _ => own_name(row),
        }
    }

    /// What was found in a row. A fix of its name gives one that is free.
    pub fn findings(&self, index: usize, row: &Row) -> Vec<Diagnostic> {
        let mut found = row.checked().diagnostics.clone();
        for diagnostic in &mut found {
            let of_name = matches!(
                diagnostic.code,
                Code::NamePrefixMissing | Code::NameTooLong { .. } | Code::NameCharacter { .. }
            );
            if let Some(fix) = diagnostic.fix.as_mut().filter(|_| of_name) {
                fix.text = free_name(id(row), &self.taken);
            }
        }
        if matches!(self.named.get(index), Some(Named::Again)) {
            let whole = Span::of(&row.draft.name);
            let diagnostic = Diagnostic::new(Code::NameTaken, Place::Name, whole);
            found.push(diagnostic.with_fix(whole, free_name(id(row), &self.taken)));
        }
        found
    }
}

/// What a client's own rule says of a name.
pub fn client_remark(client: &'static Client, name: &str) -> Option<Diagnostic> {
    let rule = client.server_name?;
    let code = Code::ClientName {
        client: client.name,
        rule: rule.words,
    };
    let breaks = !name.is_empty() && !(rule.allows)(name);
    breaks.then(|| Diagnostic::new(code, Place::Name, Span::of(name)))
}

/// The name that was given; empty where there is none.
fn own_name(row: &Row) -> &str {
    let given = row.draft.name.trim();
    let service = row.checked().service.as_ref();
    match service.filter(|_| !given.is_empty()) {
        Some(service) => service.name.as_str(),
        None => given,
    }
}

fn id(row: &Row) -> &str {
    let service = row.checked().service.as_ref();
    let id = service.and_then(|service| service.instance_id.as_ref());
    id.map_or(&row.draft.instance_id, |id| id.as_str())
}

fn service(row: &Row, named: &Named) -> Option<Service> {
    let mut service = row.checked().service.clone()?;
    if let Named::Suggested(name) = named {
        service.name = ServerName::parse(name).ok()?;
    }
    Some(service)
}

/// How many services have names of which VS Code keeps the same characters as of another.
fn alike(services: &[Service]) -> usize {
    let mut kept = Vec::new();
    for service in services {
        kept.push(kept_in_vs_code(service.name.as_str()));
    }
    kept.sort_unstable();
    let groups = kept.chunk_by(|one, other| one == other);
    groups.map(<[String]>::len).filter(|count| *count > 1).sum()
}

/// In lower case, with one `_` for every run of other characters than `a-z0-9_.-`.
fn kept_in_vs_code(name: &str) -> String {
    let (mut kept, mut in_run) = (String::new(), false);
    for c in name.chars() {
        let fits = c.is_ascii_alphanumeric() || matches!(c, '_' | '.' | '-');
        if fits || !in_run {
            kept.push(if fits { c.to_ascii_lowercase() } else { '_' });
        }
        in_run = !fits;
    }
    kept.truncate(KEPT_IN_VS_CODE);
    kept
}

#[cfg(test)]
mod tests;
