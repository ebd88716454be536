//! One server against the client's own entry for such a service.

use super::Fault;
use super::entries::Entry;
use super::fields::{Field, Fields};
use super::form::{Form, Forms, Holds};
use super::known;
use super::whole::Examination;
use crate::clients::ConfigFile;
use crate::diagnostic::Span;
use crate::domain::{Transport, scan};
use crate::emit::document::Keyed;
use crate::paste::jsonc::{Member, Node, Text, Value};

impl<'a> Examination<'a> {
    /// Examines a server. One that runs a program which is not the bridge is none of ours.
    pub(super) fn entry(
        &mut self,
        entry: &Entry<'a>,
        known: bool,
        file: &ConfigFile,
        forms: &Forms,
    ) {
        let node = entry.node;
        let member = match file.keyed {
            Keyed::List(member) => Some(member),
            Keyed::Map => None,
        };
        let inner = member.or(entry.name.is_none().then_some("name"));
        let inner = inner
            .and_then(|member| node.get(member))
            .and_then(Node::text);
        let name = inner.or(entry.name);
        self.server = name.map(|name| name.text.clone());
        let anchor = name.map_or(Span::new(node.span.start, node.span.start + 1), |name| {
            name.inner
        });
        let all = forms.all();
        let fields = Fields::of(node, &all);
        let runs = node.get("command").or_else(|| node.get("cmd")).is_some();
        if let Some(url) = fields.urls.first() {
            self.remote(node, &fields, url, anchor, forms);
        } else if runs {
            if !self.bridge(node, anchor, forms) {
                return;
            }
        } else if known && !(fields.kinds.is_empty() && fields.keys.is_empty()) {
            let said = fields.kinds.first().map(|kind| kind.value.text.as_str());
            let said = said.and_then(Transport::from_spelling);
            if said.is_none() && fields.keys.is_empty() {
                return;
            }
            let form = said.and_then(|said| forms.get(said).as_ref().ok());
            let url = form.and_then(|form| form.url.clone());
            let url = url.or_else(|| all.iter().find_map(|form| form.url.clone()));
            if let Some(expected) = url {
                self.report(Fault::UrlMissing { expected }, anchor);
            }
        } else {
            return;
        }
        self.services += 1;
        self.named(name, member, anchor);
    }

    fn named(&mut self, name: Option<&Text>, member: Option<&'static str>, anchor: Span) {
        match (name, member) {
            (Some(name), _) => {
                let rule = self.client.server_name;
                if let Some(rule) = rule.filter(|rule| !(rule.allows)(&name.text)) {
                    let (name, span) = (name.text.clone(), name.inner);
                    let rule = rule.words;
                    self.report(Fault::NameRule { name, rule }, span);
                }
            }
            (None, Some(member)) => self.report(Fault::NameMissing { member }, anchor),
            (None, None) => {}
        }
    }

    fn remote(
        &mut self,
        node: &'a Node,
        fields: &Fields,
        first: &Field,
        anchor: Span,
        forms: &Forms,
    ) {
        let path = path_transport(&first.value.text);
        let said = fields
            .kinds
            .iter()
            .find_map(|kind| Transport::from_spelling(&kind.value.text));
        let field = first.keys.last().is_some_and(|key| key.text == "httpUrl");
        let meant = path.or(said).or(field.then_some(Transport::StreamableHttp));
        let native = |transport| matches!(forms.get(transport), Ok(form) if !form.bridged);
        let transport = meant.unwrap_or(if native(Transport::Sse) {
            Transport::Sse
        } else {
            Transport::StreamableHttp
        });
        let at = first.keys.last().map_or(anchor, |key| key.inner);
        let form = match forms.get(transport) {
            Ok(form) => form,
            Err(unsupported) => {
                let (reason, instead) = (unsupported.reason, unsupported.instead);
                return self.report(Fault::Unsupported { reason, instead }, at);
            }
        };
        if form.bridged {
            return self.report(Fault::BridgeNeeded { transport }, at);
        }
        let url = self.url(fields, form);
        self.kind(fields, form, (transport, path), url, anchor);
        self.key(fields, form, anchor);
        self.flags(node, form);
        for Member { key, .. } in node.members() {
            if known::refuses(self.client, &key.text) {
                let found = key.text.clone();
                self.report(Fault::MemberRefused { found }, key.inner);
            }
        }
    }

    /// The member with the endpoint; gives the one that is read.
    fn url<'f>(&mut self, fields: &'f Fields, form: &Form) -> Option<&'f Field<'f>> {
        let expected = form.url.as_deref()?;
        let read =
            |field: &&Field| field.is_at(expected) || known::reads_too(self.client, &field.path());
        let found = fields.urls.iter().find(read);
        if let (None, Some(field)) = (found, fields.urls.first()) {
            self.misplaced(field, expected);
        }
        found
    }

    /// Reports a member that is not where it is read, without what is the same at the end.
    fn misplaced(&mut self, field: &Field, expected: &str) {
        let (mut found, mut wanted) = (field.path(), expected.to_owned());
        let mut keys = field.keys.len();
        while let (Some((outer, one)), Some((rest, two))) =
            (scan::cut_last(&found, '.'), scan::cut_last(&wanted, '.'))
        {
            if !one.eq_ignore_ascii_case(two) || keys < 2 {
                break;
            }
            (found, wanted, keys) = (outer.to_owned(), rest.to_owned(), keys - 1);
        }
        let key = field.keys.get(keys.saturating_sub(1));
        let span = key.map_or(field.value.inner, |key| key.inner);
        let expected = wanted;
        self.report(Fault::Field { found, expected }, span);
    }

    fn kind(
        &mut self,
        fields: &Fields,
        form: &Form,
        (transport, path): (Transport, Option<Transport>),
        url: Option<&Field>,
        anchor: Span,
    ) {
        let Some((place, word)) = &form.kind else {
            return self.unread_kind(fields);
        };
        let at_place = fields.kinds.iter().find(|kind| kind.is_at(place));
        let Some(kind) = at_place.or(fields.kinds.first()) else {
            let told = url
                .and_then(|url| url.keys.last())
                .is_some_and(|key| key.text == "httpUrl");
            if !told && !known::works_untold(self.client, transport) {
                let expected = word.clone();
                self.report(Fault::TypeMissing { expected }, anchor);
            }
            return;
        };
        if at_place.is_none() {
            self.misplaced(kind, place);
        }
        let found = kind.value.text.clone();
        if found == *word || known::spelling(self.client, &found, transport) {
            return;
        }
        let (expected, span) = (word.clone(), kind.value.inner);
        let said = Transport::from_spelling(&found);
        let fault = match path {
            Some(path) if said == Some(path.other()) && word != "remote" => {
                Fault::TypeAgainstPath {
                    found,
                    path,
                    expected,
                }
            }
            _ => Fault::TypeSpelling { found, expected },
        };
        self.report(fault, span);
    }

    /// A word for the transport in a client that takes none.
    fn unread_kind(&mut self, fields: &Fields) {
        for kind in &fields.kinds {
            let found = kind.path();
            if let (Some(key), true) = (kind.keys.last(), known::ignores(self.client, &found)) {
                self.report(Fault::MemberIgnored { found }, key.inner);
            }
        }
    }

    fn key(&mut self, fields: &Fields, form: &Form, anchor: Span) {
        let Some(first) = form.keys.first() else {
            return;
        };
        for field in &fields.keys {
            let own = form.key(&field.path()).map(|place| place.holds);
            if let Some(holds) = own.or_else(|| known::key_too(self.client, &field.path())) {
                return self.credential(field.value, holds, form, Some(field));
            }
        }
        let Some(field) = fields.keys.first() else {
            let expected = first.path.clone();
            return self.report(Fault::HeaderMissing { expected }, anchor);
        };
        let header = field.keys.last();
        let header = header.is_some_and(|key| key.text.eq_ignore_ascii_case("authorization"));
        let holds = if header { Holds::Bearer } else { Holds::Key };
        // Where references have a member of their own, that is the one for this value.
        let refers = super::credential::refers(&field.value.text);
        let variable = form
            .keys
            .iter()
            .find(|place| place.holds == Holds::Variable);
        let place = variable.filter(|_| refers).unwrap_or(first);
        self.misplaced(field, &place.path);
        if place.holds != Holds::Variable {
            self.credential(field.value, holds, form, None);
        }
    }

    /// Members that say no where the client's own entry says yes, or the other way round.
    pub(super) fn flags(&mut self, node: &Node, form: &Form) {
        if known::is_off_anyway(self.client) {
            return;
        }
        for Member { key, value } in node.members() {
            let switch = ["enabled", "isActive", "disabled"].contains(&key.text.as_str());
            let off = value.value == Value::Bool(key.text == "disabled");
            let own = form.flags.iter().any(|(name, _)| *name == key.text);
            if switch && off && own {
                let found = key.text.clone();
                self.report(Fault::SwitchedOff { found }, key.inner);
            }
        }
    }
}

/// The transport that the last segment of a URL names: `sse` or `mcp`.
pub(super) fn path_transport(url: &str) -> Option<Transport> {
    let path = scan::until(url.trim(), |c| scan::one_of("?#", c));
    let path = scan::trim_back(path, |c| c == '/');
    match scan::after_last(path, '/') {
        "sse" => Some(Transport::Sse),
        "mcp" => Some(Transport::StreamableHttp),
        _ => None,
    }
}
