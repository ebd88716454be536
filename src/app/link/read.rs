use super::{LONGEST, Link, Part, Read, Refusal, VERSION};
use crate::clients::{Client, Platform, SecretMode, client};
use crate::diagnostic::{Lang, Place};
use crate::domain::{Draft, Host, PathForm, Transport, UrlForm, number, scan, visible_line};
use crate::emit::shell::Shell;
use crate::paste::{field, has_key, link::decoded};

/// The longest fragment that is read, in bytes: an encoded one may be thrice as long.
const READ: usize = 3 * LONGEST;

/// The longest value of a pair that is taken, in bytes.
const VALUE: usize = 2_000;

/// Services beyond these are no link of this page.
const SERVICES: usize = 1_000;

/// How much of a word that is not known is shown, in characters.
const SHOWN: usize = 40;

/// Reads what follows the path in an address: the query, which is only looked at for keys, and the
/// fragment.
pub fn read(address: &str) -> Read {
    let fragment = scan::cut(address, '#').map_or("", |(_, fragment)| fragment);
    if has_key(address) {
        return Read::Refused(Refusal::Key);
    }
    let version = scan::until(fragment, |c| c == '&');
    let digits = version.bytes().all(|b| b.is_ascii_digit());
    if version.is_empty() || !digits {
        return Read::Nothing;
    }
    if version != VERSION {
        return Read::Refused(Refusal::Version(visible_line(version, SHOWN)));
    }
    if fragment.len() > READ {
        return Read::Refused(Refusal::TooLong);
    }
    let pairs = fragment.get(version.len()..).unwrap_or_default();
    Read::Link(Box::new(link(pairs)))
}

/// What stands before the first service, and is about all of them, or what is about one.
#[derive(Clone, Default)]
struct Said {
    id: Option<String>,
    url: Option<String>,
    of: Option<String>,
    transport: Option<Transport>,
    api: Option<bool>,
    host: Option<String>,
    name: Option<String>,
}

fn link(pairs: &str) -> Link {
    let (mut link, mut all, mut services) = (Link::default(), Said::default(), Vec::new());
    let (mut shown, mut only, mut picked) = (None, None, None);
    for pair in pairs.split('&') {
        let Some((name, value)) = scan::cut(pair, '=') else {
            continue;
        };
        if value.len() > VALUE {
            continue;
        }
        let value = decoded(value);
        match name {
            "id" | "url" => {
                let mut said = Said::default();
                let place = if name == "id" {
                    Place::InstanceId
                } else {
                    Place::Url
                };
                let text = Some(field(&value, place).0).filter(|text| !text.is_empty());
                if name == "id" {
                    said.id = text;
                } else {
                    said.url = text;
                }
                if services.len() < SERVICES {
                    services.push(said);
                }
            }
            "show" => first(&mut shown, place(&value)),
            "only" => first(&mut only, place(&value)),
            "with" => first(&mut picked, Some(clients(&value))),
            "secret" => first(&mut link.secret, SecretMode::from_id(&value)),
            "os" => first(&mut link.platform, Platform::from_id(&value)),
            "shell" => first(&mut link.shell, shell(&value)),
            "part" => first(&mut link.part, Part::from_id(&value)),
            "lang" => first(&mut link.lang, lang(&value)),
            "client" if link.client.is_none() && link.unknown.is_empty() => {
                link.client = client(&value);
                if link.client.is_none() {
                    link.unknown = visible_line(&value, SHOWN);
                }
            }
            _ => services.last_mut().unwrap_or(&mut all).take(name, &value),
        }
    }
    for said in services {
        link.services.extend(said.draft(&all));
    }
    link.picked = picked.unwrap_or_default();
    link.only = only.is_some();
    link.shown = only
        .or(shown)
        .filter(|shown| *shown < link.services.len())
        .unwrap_or(0);
    link
}

/// Of two alike the first counts.
fn first<T>(place: &mut Option<T>, value: Option<T>) {
    if place.is_none() {
        *place = value;
    }
}

fn place(value: &str) -> Option<usize> {
    value.parse::<usize>().ok()?.checked_sub(1)
}

fn clients(value: &str) -> Vec<&'static Client> {
    let mut picked: Vec<&'static Client> = Vec::new();
    for found in value.split(',').filter_map(client) {
        if picked.iter().all(|other| other.id != found.id) {
            picked.push(found);
        }
    }
    picked
}

fn shell(value: &str) -> Option<Shell> {
    let mut shells = Shell::ALL.into_iter();
    shells.find(|shell| shell.format().id() == value)
}

fn lang(value: &str) -> Option<Lang> {
    matches!(value, "en" | "zh").then(|| Lang::from_tag(value))
}

impl Said {
    /// Takes a pair, if it is one of a service.
    fn take(&mut self, name: &str, value: &str) {
        match name {
            "of" => first(&mut self.of, Some(field(value, Place::InstanceId).0)),
            "transport" => first(&mut self.transport, Transport::from_spelling(value)),
            "form" => first(&mut self.api, Some(value == "api")),
            "host" => first(&mut self.host, Some(field(value, Place::Url).0)),
            "name" => first(&mut self.name, Some(field(value, Place::Name).0)),
            _ => {}
        }
    }

    fn draft(self, all: &Self) -> Option<Draft> {
        let transport = self.transport.or(all.transport);
        let http = transport == Some(Transport::StreamableHttp);
        let mut form = UrlForm::DOCUMENTED;
        if self.api.or(all.api).unwrap_or(http) || http {
            form.path = PathForm::Api;
        }
        if let Some(host) = self.host.as_ref().or(all.host.as_ref()) {
            form.host = Host::of(host);
        }
        let url = self.url.unwrap_or_default();
        let instance_id = self.id.or(self.of).unwrap_or_default();
        (!url.is_empty() || !instance_id.is_empty()).then(|| Draft {
            instance_id,
            url,
            transport,
            name: self.name.unwrap_or_default(),
            form,
        })
    }
}

impl Part {
    const ALL: [Self; 5] = [
        Self::Paste,
        Self::Key,
        Self::Clients,
        Self::Check,
        Self::Merge,
    ];

    /// The word in a link.
    fn id(self) -> &'static str {
        match self {
            Self::Paste => "paste",
            Self::Key => "key",
            Self::Clients => "clients",
            Self::Check => "check",
            Self::Merge => "merge",
        }
    }

    fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|part| part.id() == id)
    }

    /// The id of the element that gets the focus.
    pub fn element(self) -> &'static str {
        match self {
            Self::Clients => "client-search",
            Self::Merge => "existing",
            part => part.id(),
        }
    }
}

/// The number of a place, counted from 1.
pub(super) fn counted(index: usize) -> String {
    number(index + 1)
}
