//! A server that runs `mcp-remote`, which carries a service to the client.

use super::Fault;
use super::entry::path_transport;
use super::form::{Form, Forms, Holds};
use super::known;
use super::whole::Examination;
use crate::diagnostic::Span;
use crate::domain::{Transport, scan};
use crate::paste::command::is_bridge;
use crate::paste::jsonc::{Member, Node, Text};

/// Names of one and the same member in different clients.
const SYNONYMS: &[&[&str]] = &[&["command", "cmd"], &["env", "environment", "envs"]];

/// The objects that hold variables.
const VARIABLES: &[&str] = &["env", "environment", "envs"];

/// The words of a command, its program included, whether in one array or two members.
pub(super) fn words(node: &Node) -> Vec<&Text> {
    let mut words = Vec::new();
    for member in ["command", "cmd", "args"] {
        let Some(value) = node.get(member) else {
            continue;
        };
        words.extend(value.text());
        words.extend(value.elements().iter().filter_map(Node::text));
    }
    words
}

/// The bridge's own name and the words after it, if the command runs it.
pub(super) fn arguments<'w, 'a>(words: &'w [&'a Text]) -> Option<(&'a Text, &'w [&'a Text])> {
    let at = words.iter().position(|word| is_bridge(&word.text))?;
    let (name, arguments) = words.get(at..)?.split_first()?;
    Some((name, arguments))
}

/// The URL among its arguments.
pub(super) fn url<'a>(arguments: &[&'a Text]) -> Option<&'a Text> {
    let mut urls = arguments.iter().filter(|word| scan::has(&word.text, "://"));
    urls.next().copied()
}

impl<'a> Examination<'a> {
    /// Examines a command, and says whether it is the bridge.
    pub(super) fn bridge(&mut self, node: &'a Node, anchor: Span, forms: &Forms) -> bool {
        let words = words(node);
        let Some((program, arguments)) = arguments(&words) else {
            return false;
        };
        let Some(url) = url(arguments) else {
            return false;
        };
        let path = path_transport(&url.text);
        let (mut header, mut file) = (None, false);
        for pair in arguments.windows(2) {
            let [flag, value] = pair else { continue };
            match flag.text.as_str() {
                "--header" => header = header.or(Some(*value)),
                "--header-file" => file = true,
                "--transport" => self.strategy(value, path),
                _ => {}
            }
        }
        let form = match forms.get(path.unwrap_or(Transport::Sse)) {
            Ok(form) => form,
            // Where the bridge could help, the client is given it.
            Err(unsupported) => {
                let (reason, instead) = (unsupported.reason, unsupported.instead);
                self.report(Fault::Unsupported { reason, instead }, program.inner);
                return true;
            }
        };
        if form.bridged {
            self.names(node, form);
            self.flags(node, form);
        }
        match header {
            Some(header) => self.header(node, header, form),
            None if file => {}
            None => {
                let expected = "--header".to_owned();
                self.report(Fault::HeaderMissing { expected }, anchor);
            }
        }
        true
    }

    /// `--transport sse-only` for a URL that speaks the other one; the strategies that end in
    /// `-first` fall back.
    fn strategy(&mut self, word: &Text, path: Option<Transport>) {
        let said = Transport::from_spelling(&word.text);
        if let (Some(path), true) = (path, word.text.ends_with("-only"))
            && said == Some(path.other())
        {
            let expected = match path {
                Transport::Sse => "sse-only",
                Transport::StreamableHttp => "http-only",
            };
            let fault = Fault::TypeAgainstPath {
                found: word.text.clone(),
                path,
                expected: expected.to_owned(),
            };
            self.report(fault, word.inner);
        }
    }

    /// Members that this client reads under another name.
    fn names(&mut self, node: &Node, form: &Form) {
        for Member { key, .. } in node.members() {
            let group = SYNONYMS
                .iter()
                .find(|group| group.contains(&key.text.as_str()));
            let own = group.and_then(|group| group.iter().find(|name| form.has_member(name)));
            if let Some(own) = own.filter(|_| !form.has_member(&key.text)) {
                let (found, expected) = (key.text.clone(), (*own).to_owned());
                self.report(Fault::Field { found, expected }, key.inner);
            }
        }
    }

    fn header(&mut self, node: &Node, header: &Text, form: &Form) {
        let Some((name, value)) = scan::cut(&header.text, ':') else {
            return;
        };
        if scan::has_blank(&header.text) && known::loses_spaces(self.client) {
            self.report(Fault::ArgumentSpace, header.inner);
        }
        if !name.trim().eq_ignore_ascii_case("authorization") {
            return;
        }
        let variable = value
            .trim()
            .strip_prefix("${")
            .and_then(|rest| rest.strip_suffix('}'));
        if let Some(variable) = variable {
            // The bridge itself puts the variable in.
            let mut objects = VARIABLES.iter().filter_map(|name| node.get(name));
            let given = objects.find_map(|object| object.get(variable)?.text());
            if let Some(given) = given {
                self.credential(given, Holds::Bearer, form, None);
            }
        } else if !super::credential::refers(value) {
            let lead = header.text.len() - value.len();
            let start = header.inner.start + lead;
            let inner = if header.verbatim {
                Span::new(start, header.inner.end)
            } else {
                header.inner
            };
            let value = Text {
                text: value.to_owned(),
                inner,
                verbatim: header.verbatim,
            };
            self.credential(&value, Holds::Bearer, form, None);
        }
    }
}
