//! Whose format a text has.

use super::bridge;
use super::entries::{self, Entry, Group};
use super::entry::path_transport;
use super::fields::Fields;
use super::form::{Form, Forms, Holds};
use super::known;
use super::source::Source;
use crate::clients::{Client, more};
use crate::domain::Transport;
use crate::emit::Format;
use crate::emit::document::Keyed;
use crate::paste::jsonc::Text;
use crate::paste::key::after_bearer;

/// How well a text fits a client, best last.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Fit {
    /// Its servers stand where the client looks for them.
    Place,
    /// Its fields and words are the client's too.
    Fields,
    /// Every member is one that the client is given, and none is missing.
    Exact,
}

/// The only client that a text fits best.
pub(super) fn guess(sources: &[Source]) -> Option<&'static Client> {
    let mut best: Option<(Fit, &'static Client)> = None;
    let mut alone = false;
    for client in more::every() {
        let Some(fit) = fit(client, sources) else {
            continue;
        };
        match best {
            Some((other, _)) if other > fit => {}
            Some((other, _)) if other == fit => alone = false,
            _ => (best, alone) = (Some((fit, client)), true),
        }
    }
    best.filter(|_| alone).map(|(_, client)| client)
}

/// The worst fit of all services; `None` where one stands elsewhere, or there is none.
fn fit(client: &'static Client, sources: &[Source]) -> Option<Fit> {
    let file = client.file?;
    let mut worst = None;
    let mut forms: Option<&Forms> = None;
    for source in sources {
        let same = match source.format {
            Format::Json => matches!(file.format, Format::Json | Format::Jsonc),
            format => file.format == format,
        };
        for group in entries::groups(&source.root, file.servers) {
            if !same || !stands(&group, file.servers, file.keyed) {
                return None;
            }
            if forms.is_none() {
                forms = Some(Forms::of(client)?);
            }
            for entry in &group.entries {
                let fit = entry_fit(client, entry, forms?);
                worst = [worst, fit].into_iter().flatten().min();
            }
        }
    }
    worst
}

/// Whether servers stand exactly where a client reads them.
fn stands(group: &Group, path: &[&str], keyed: Keyed) -> bool {
    let found = group.path.iter().map(|key| key.text.as_str());
    group.list == matches!(keyed, Keyed::List(_)) && found.eq(path.iter().copied())
}

/// How well one server fits; `None` for one that is no service.
fn entry_fit(client: &Client, entry: &Entry, forms: &Forms) -> Option<Fit> {
    let node = entry.node;
    let all = forms.all();
    let fields = Fields::of(node, &all);
    let words = bridge::words(node);
    let url = match fields.urls.first() {
        Some(field) => field.value,
        None => bridge::url(bridge::arguments(&words)?.1)?,
    };
    let said = fields.kinds.first();
    let said = said.and_then(|kind| Transport::from_spelling(&kind.value.text));
    let transport = path_transport(&url.text).or(said).unwrap_or(Transport::Sse);
    let Ok(form) = forms.get(transport) else {
        return Some(Fit::Place);
    };
    let fits = if fields.urls.is_empty() {
        form.bridged
    } else {
        !form.bridged && fields_fit(client, &fields, form)
    };
    let mut members: Vec<&str> = node.members().iter().map(|m| m.key.text.as_str()).collect();
    members.sort_unstable();
    let exact = form.members.iter().any(|own| {
        let mut own: Vec<&str> = own.iter().map(String::as_str).collect();
        own.sort_unstable();
        own == members
    });
    Some(match (fits, exact) {
        (false, _) => Fit::Place,
        (true, false) => Fit::Fields,
        (true, true) => Fit::Exact,
    })
}

fn fields_fit(client: &Client, fields: &Fields, form: &Form) -> bool {
    let url = fields
        .urls
        .iter()
        .all(|field| Some(field.path()) == form.url);
    let kind = form.kind.as_ref().is_none_or(|(path, word)| {
        let mut kinds = fields.kinds.iter();
        kinds.any(|kind| kind.is_at(path) && kind.value.text == *word)
    });
    let kind = kind && (form.kind.is_some() || fields.kinds.is_empty());
    let key = fields.keys.iter().all(|field| {
        let place = form.key(&field.path());
        place.is_some_and(|place| place.holds == Holds::Variable || refers_as(client, field.value))
    });
    url && kind && key
}

/// Whether a value holds no reference, or one as the client writes it.
fn refers_as(client: &Client, value: &Text) -> bool {
    let token = after_bearer(&value.text).unwrap_or(&value.text);
    known::syntax(token).is_none_or(|syntax| known::replaces(client, syntax))
}
