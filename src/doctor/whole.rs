//! The text as a whole: its syntax, and where in it the servers stand.

use super::entries::{self, Group};
use super::fields::dotted;
use super::form::Forms;
use super::source::Source;
use super::{Fault, Finding, Slip};
use crate::clients::{Client, ConfigFile};
use crate::diagnostic::Span;
use crate::emit::Format;
use crate::emit::document::Keyed;
use crate::paste::config::CONTAINERS;
use crate::paste::jsonc::{Node, Text, position};

/// An examination under way.
pub(super) struct Examination<'a> {
    pub(super) text: &'a str,
    pub(super) client: &'static Client,
    pub(super) findings: Vec<Finding>,
    /// How many services there are so far.
    pub(super) services: usize,
    /// The server that is looked at.
    pub(super) server: Option<String>,
    /// The inputs that the file declares, sorted.
    pub(super) inputs: Vec<&'a str>,
    slips: Vec<Slip>,
}

/// Examines configurations for a client: what was found, unsorted, and the number of services.
pub(super) fn examine(
    text: &str,
    sources: &[Source],
    client: &'static Client,
) -> (Vec<Finding>, usize) {
    let mut examination = Examination {
        text,
        client,
        findings: Vec::new(),
        services: 0,
        server: None,
        inputs: Vec::new(),
        slips: Vec::new(),
    };
    let forms = Forms::of(client);
    for source in sources {
        examination.source(source, forms);
    }
    (examination.findings, examination.services)
}

/// The first character of a text from `at` on.
fn first(text: &str, at: usize) -> Span {
    let next = text.get(at..).and_then(|rest| rest.chars().next());
    Span::new(at, at + next.map_or(0, char::len_utf8))
}

impl<'a> Examination<'a> {
    /// Reports a fault in the current server.
    pub(super) fn report(&mut self, fault: Fault, span: Span) {
        let server = self.server.clone();
        let finding = Finding {
            fault,
            span,
            server,
        };
        self.findings.push(finding);
    }

    fn source(&mut self, source: &'a Source, forms: Option<&Forms>) {
        let Some(file) = self.client.file else {
            return self.without_file(source);
        };
        self.syntax(source, file.format);
        self.inputs = inputs(&source.root);
        for group in entries::groups(&source.root, file.servers) {
            self.placed(source, &group, &file);
            self.repeated(&group);
            for entry in &group.entries {
                self.server = None;
                if let Some(forms) = forms {
                    self.entry(entry, group.known, &file, forms);
                }
                self.server = None;
            }
        }
    }

    /// Servers for a client that has no file for them.
    fn without_file(&mut self, source: &Source) {
        for group in entries::groups(&source.root, &[]) {
            let known = group.path.last().filter(|_| group.known);
            if let Some(key) = known {
                self.services += group.entries.len();
                self.report(Fault::NoFile, key.inner);
            }
        }
    }

    fn syntax(&mut self, source: &Source, expected: Format) {
        let found = source.format;
        let json = matches!(expected, Format::Json | Format::Jsonc);
        let same = match found {
            // JSON is YAML too.
            Format::Json => expected != Format::Toml,
            _ => found == expected,
        };
        if !same {
            let span = first(self.text, source.root.span.start);
            self.report(Fault::Format { found, expected }, span);
        }
        let told = |finding: &Finding| matches!(finding.fault, Fault::Syntax { .. });
        if let (Some(at), false) = (source.error, self.findings.iter().any(told)) {
            let (line, column) = position(self.text, at);
            self.report(Fault::Syntax { line, column }, first(self.text, at));
        }
        if found != Format::Json || !json {
            return;
        }
        for span in &source.relaxed {
            let Some(slip) = slip(span.slice(self.text)) else {
                continue;
            };
            let allowed = matches!(slip, Slip::Comment | Slip::TrailingComma);
            // Finding the line reads the whole text, so each kind is told once.
            if !(allowed && expected == Format::Jsonc || self.slips.contains(&slip)) {
                self.slips.push(slip);
                let (line, column) = position(self.text, span.start);
                let fault = Fault::NotStrict { slip, line, column };
                self.report(fault, *span);
            }
        }
    }

    /// Where the servers stand and how they are told apart.
    fn placed(&mut self, source: &Source, group: &Group, file: &ConfigFile) {
        let expected = file.servers;
        let found = dotted(&group.path);
        let wanted = joined(expected);
        let outer = group.path.len().checked_sub(expected.len());
        let ends = outer.is_some_and(|outer| {
            let inner = group.path.iter().skip(outer);
            inner.zip(expected).all(|(key, word)| key.text == *word)
        });
        // Claude Code keeps servers below a project; VS Code does not read them in `mcp`.
        let around = outer.and_then(|outer| group.path.get(outer.checked_sub(1)?));
        let inside = around.is_some_and(|key| CONTAINERS.contains(&key.text.as_str()));
        let there = ends && !inside && (!expected.is_empty() || group.path.is_empty());
        match group.path.first() {
            _ if there => {}
            Some(key) => {
                let expected = wanted;
                self.report(Fault::Container { found, expected }, key.inner);
            }
            None => {
                let span = first(self.text, source.root.span.start);
                let expected = wanted;
                self.report(Fault::ContainerMissing { expected }, span);
            }
        }
        let span = match group.path.last() {
            Some(key) => key.inner,
            None => first(self.text, source.root.span.start),
        };
        match file.keyed {
            Keyed::List(member) if !group.list => {
                self.report(Fault::ListExpected { member }, span);
            }
            Keyed::Map if group.list => self.report(Fault::MapExpected, span),
            _ => {}
        }
    }

    /// Names that stand there twice.
    fn repeated(&mut self, group: &Group) {
        let mut names: Vec<&Text> = group.entries.iter().filter_map(|e| e.name).collect();
        names.sort_by(|a, b| (&a.text, a.inner.start).cmp(&(&b.text, b.inner.start)));
        for pair in names.windows(2) {
            if let [one, two] = pair
                && one.text == two.text
            {
                let name = two.text.clone();
                self.report(Fault::NameTwice { name }, two.inner);
            }
        }
    }
}

/// A path with dots between its members.
fn joined(path: &[&str]) -> String {
    let mut out = String::new();
    for member in path {
        if !out.is_empty() {
            out.push('.');
        }
        out.push_str(member);
    }
    out
}

/// The ids of the inputs at the root, sorted.
fn inputs(root: &Node) -> Vec<&str> {
    let declared = root.get("inputs").map_or(&[][..], Node::elements);
    let ids = declared.iter().filter_map(|input| input.get("id")?.text());
    let mut ids: Vec<&str> = ids.map(|id| id.text.as_str()).collect();
    ids.sort_unstable();
    ids
}

/// What kind of slip a place is; none for braces that were not copied along.
fn slip(text: &str) -> Option<Slip> {
    let first = text.chars().next()?;
    Some(match first {
        '/' => Slip::Comment,
        ',' => Slip::TrailingComma,
        '\'' | '‘' | '’' | '“' | '”' | '„' | '‟' | '＂' | '＇' | '"' => Slip::Quotes,
        _ if first.is_alphabetic() || first == '_' || first == '$' => Slip::Key,
        _ => Slip::Mark,
    })
}
