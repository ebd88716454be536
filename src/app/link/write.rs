use std::rc::Rc;

use super::read::counted;
use super::{Here, LONGEST, VERSION};
use crate::app::input::id_in;
use crate::app::more::rows;
use crate::app::{Row, State};
use crate::clients::{SecretMode, default_client};
use crate::diagnostic::{Lang, Place};
use crate::domain::{
    Draft, Endpoint, Host, InstanceId, PathForm, Seen, Transport, UrlForm, scan, suggest_name,
};
use crate::emit::hex;
use crate::emit::shell::Shell;
use crate::paste::{field, has_key, may_hold_key};

/// What stays readable in a value. Marks that chat programs take for the end of an address are not
/// among them.
const PLAIN: &str = "-._~/:,=?";

/// What a link says of the page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Written {
    /// The fragment without its mark. Where it would be too long, no service is in it.
    pub fragment: String,
    /// How many services are in it.
    pub services: usize,
    /// How many names, IDs and URLs look like a key and are not in it.
    pub left_out: usize,
    /// Whether the services are too many for a link.
    pub too_long: bool,
    /// Whether there is nothing in it that a page does not have from the beginning.
    pub is_usual: bool,
}

/// Writes the fragment for what is on the page.
pub fn written(state: &State, here: &Here) -> Written {
    let mut written = Written::default();
    let mut out = VERSION.to_owned();
    let before = out.len();
    services(&mut out, state, &mut written);
    if out.len() > LONGEST {
        written.too_long = true;
    }
    if written.too_long {
        out.truncate(before);
        written.services = 0;
    }
    if state.secret != SecretMode::Literal {
        pair(&mut out, "secret", state.secret.id());
    }
    if here.platform.is_some_and(|own| own != state.platform) {
        pair(&mut out, "os", state.platform.id());
    }
    if usual_shell(state) != state.shell {
        pair(&mut out, "shell", state.shell.format().id());
    }
    if !state.extra.picked.is_empty() {
        let mut ids = String::new();
        for client in &state.extra.picked {
            if !ids.is_empty() {
                ids.push(',');
            }
            ids.push_str(client.id);
        }
        pair(&mut out, "with", &ids);
    }
    written.is_usual = out.len() == before && state.client.id == default_client().id;
    // At the end, since it ends in a letter: programs cut marks off an address.
    pair(&mut out, "client", state.client.id);
    if has_key(&out) {
        // Nothing but a key makes one of parts that are none.
        written.left_out += written.services.max(1);
        written.services = 0;
        out.truncate(before);
    }
    written.fragment = out;
    written
}

fn usual_shell(state: &State) -> Shell {
    State::new(Lang::En, state.platform).shell
}

/// One service, as it is written.
struct Service {
    draft: Draft,
    built: bool,
    /// `None` where the address says it.
    transport: Option<Transport>,
}

fn services(out: &mut String, state: &State, written: &mut Written) {
    let rows = state.input.rows();
    let length = |row: &Rc<Row>| row.draft.url.len().min(row.draft.instance_id.len()) + 4;
    if rows.iter().map(length).sum::<usize>() > 2 * LONGEST {
        written.too_long = true;
        return;
    }
    let key = state.input.key().expose();
    let (mut services, mut shown) = (Vec::new(), None);
    for (index, row) in rows.iter().enumerate() {
        let draft = cleaned(&row.draft);
        if draft.url.is_empty() && draft.instance_id.is_empty() {
            continue;
        }
        let host = draft.form.host.name();
        if [&draft.instance_id, &draft.url, &host]
            .iter()
            .any(|text| may_hold_key(text, key))
        {
            written.left_out += 1;
            continue;
        }
        if index == state.input.selected() {
            shown = Some(services.len());
        }
        services.push(short(draft));
    }
    let names = names(&services);
    let common = common(out, &services);
    for (service, name) in services.iter().zip(names) {
        let draft = &service.draft;
        if service.built {
            pair(out, "id", &draft.instance_id);
            if !common {
                form(out, service);
            }
        } else {
            pair(out, "url", &draft.url);
            if draft.instance_id != id_in(&draft.url) {
                pair(out, "of", &draft.instance_id);
            }
            transport(out, service.transport);
        }
        if may_hold_key(name, key) {
            written.left_out += 1;
        } else if !name.is_empty() {
            pair(out, "name", name);
        }
    }
    written.services = services.len();
    if let Some(shown) = shown.filter(|_| services.len() > 1) {
        if !state.extra.together {
            pair(out, "only", &counted(shown));
        } else if shown > 0 {
            pair(out, "show", &counted(shown));
        }
    }
}

fn cleaned(draft: &Draft) -> Draft {
    Draft {
        instance_id: field(&draft.instance_id, Place::InstanceId).0,
        url: field(&draft.url, Place::Url).0,
        name: field(&draft.name, Place::Name).0,
        ..draft.clone()
    }
}

/// A URL that is built from its ID in a usual form is written as that.
fn short(mut draft: Draft) -> Service {
    let built = draft.url.is_empty();
    if built {
        let transport = draft
            .transport
            .filter(|transport| *transport != Transport::Sse);
        // The one path of Streamable HTTP.
        if transport.is_some() {
            draft.form.path = PathForm::Api;
        }
        return Service {
            draft,
            built,
            transport,
        };
    }
    if let Some((form, id, transport)) = as_built(&draft) {
        let transport = Some(transport).filter(|transport| *transport != Transport::Sse);
        let draft = Draft {
            instance_id: id,
            url: String::new(),
            form,
            ..draft
        };
        return Service {
            draft,
            built: true,
            transport,
        };
    }
    let seen = Endpoint::parse(&draft.url).map(|endpoint| Seen::of(&endpoint).transport());
    let said = seen.ok().flatten();
    let transport = draft.transport.filter(|transport| Some(*transport) != said);
    Service {
        draft,
        built,
        transport,
    }
}

fn as_built(draft: &Draft) -> Option<(UrlForm, String, Transport)> {
    let endpoint = Endpoint::parse(&draft.url).ok()?;
    let host = Host::of(&endpoint.host());
    if matches!(host, Host::Other(_) | Host::Plan(_)) {
        return None;
    }
    let seen = Seen::of(&endpoint);
    let id = InstanceId::parse(seen.id()?).ok()?;
    let same_id = draft.instance_id.is_empty() || draft.instance_id == id.as_str();
    for (path, transport) in [
        (PathForm::CompatibleMode, Transport::Sse),
        (PathForm::Api, Transport::Sse),
        (PathForm::Api, Transport::StreamableHttp),
    ] {
        let form = UrlForm {
            host: host.clone(),
            path,
        };
        let same_transport = draft.transport.is_none_or(|chosen| chosen == transport);
        if same_id && same_transport && form.url(&id, transport) == draft.url {
            return Some((form, id.as_str().to_owned(), transport));
        }
    }
    None
}

/// The names that have to be written, empty for those that come by themselves.
fn names(services: &[Service]) -> Vec<&str> {
    let own = |service: &Service| service.draft.name.clone();
    if let [only] = services {
        let usual = only.draft.name == suggest_name(&only.draft.instance_id, &[]);
        return vec![if usual { "" } else { &only.draft.name }];
    }
    // Names come one after the other: those that are left out must come again in the same way.
    let without = |kept: &[bool]| {
        let mut rows = Vec::new();
        for (service, kept) in services.iter().zip(kept) {
            let mut draft = service.draft.clone();
            if !kept {
                draft.name.clear();
            }
            rows.push(Rc::new(Row::new(draft)));
        }
        rows::name(&mut rows);
        let same = |(row, service): (&Rc<Row>, &Service)| {
            service.draft.name.is_empty() || row.draft.name == own(service)
        };
        rows.iter().zip(services).map(same).collect::<Vec<bool>>()
    };
    let nothing = vec![false; services.len()];
    let kept: Vec<bool> = without(&nothing).iter().map(|same| !same).collect();
    let works = without(&kept).iter().all(|same| *same);
    let name = |(service, kept)| match (kept, works) {
        (&false, true) => "",
        _ => Service::name(service),
    };
    services.iter().zip(&kept).map(name).collect()
}

impl Service {
    fn name(&self) -> &str {
        &self.draft.name
    }

    fn form(&self) -> (&UrlForm, Option<Transport>) {
        (&self.draft.form, self.transport)
    }
}

/// Writes what is the same of all services before the first, where there are several.
fn common(out: &mut String, services: &[Service]) -> bool {
    let Some((first, rest)) = services.split_first() else {
        return false;
    };
    let same = |other: &Service| other.built && other.form() == first.form();
    let common = !rest.is_empty() && first.built && rest.iter().all(same);
    if common {
        form(out, first);
    }
    common
}

fn form(out: &mut String, service: &Service) {
    let form = &service.draft.form;
    transport(out, service.transport);
    if form.path == PathForm::Api && service.transport.is_none() {
        pair(out, "form", "api");
    }
    if form.host != Host::Beijing {
        pair(out, "host", &form.host.name());
    }
}

fn transport(out: &mut String, transport: Option<Transport>) {
    match transport {
        Some(Transport::Sse) => pair(out, "transport", "sse"),
        Some(Transport::StreamableHttp) => pair(out, "transport", "http"),
        None => {}
    }
}

fn pair(out: &mut String, name: &str, value: &str) {
    out.push('&');
    out.push_str(name);
    out.push('=');
    for byte in value.bytes() {
        let c = char::from(byte);
        if byte.is_ascii_alphanumeric() || byte.is_ascii() && scan::one_of(PLAIN, c) {
            out.push(c);
        } else {
            out.push('%');
            hex(out, byte.into(), 2, b"0123456789ABCDEF");
        }
    }
}
