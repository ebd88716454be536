//! Reading the settings: each by itself, so that a mistake takes one of them away.

use std::borrow::Cow;

use super::notice::{Expected, Found, Notice, Problem};
use super::shape::{holds_key, is_help, is_host, is_id, is_path, is_text, is_url};
use super::{Preset, PresetService, Site};
use crate::clients::client;
use crate::diagnostic::Lang;
use crate::domain::{PathForm, Transport, number, visible_line};
use crate::mcp::json::Value;

/// How many hosts are read.
const HOSTS: usize = 100;

/// How many services are read.
const SERVICES: usize = 200;

/// How many hidden clients are read.
const CLIENTS: usize = 100;

/// The longest name of an organization or a service, in characters.
const NAME: usize = 60;

/// The longest description, in characters.
const DESCRIPTION: usize = 300;

/// The longest `$schema`, in characters.
const SCHEMA: usize = 500;

/// How much of what was found is quoted, in characters.
const QUOTED: usize = 40;

type Members<'a> = [(Cow<'a, str>, Value<'a>)];

pub(super) fn read(site: &mut Site, text: &str) {
    let text = text.trim_start_matches('\u{feff}');
    let mut reader = Reader::default();
    match Value::read(text) {
        Ok(value) => reader.settings(site, &value),
        Err(error) => {
            site.literal_key = false;
            reader.broken(text, error.at);
        }
    }
    site.notices = reader.notices;
}

#[derive(Default)]
struct Reader {
    notices: Vec<Notice>,
}

impl Reader {
    fn broken(&mut self, text: &str, at: usize) {
        if text.trim_start().starts_with('<') {
            return self.notices.push(Notice::new("", Problem::Html));
        }
        let before = text.get(..at).unwrap_or(text);
        let start = before.rfind('\n').map_or(0, |end| end + 1);
        let line = before.matches('\n').count() + 1;
        let column = before.get(start..).unwrap_or_default().chars().count() + 1;
        let problem = Problem::Syntax { line, column };
        self.notices.push(Notice::new("", problem));
        if holds_key(text) {
            self.notices.push(Notice::new("", Problem::Key));
        }
    }

    fn settings(&mut self, site: &mut Site, value: &Value) {
        let Some(members) = self.members(value, "") else {
            site.literal_key = false;
            return;
        };
        for (name, value) in members {
            let name = &**name;
            match name {
                "$schema" => drop(self.text(value, name, SCHEMA)),
                "relay" => {
                    let relay = self.shaped(value, name, is_path, Expected::Relay);
                    site.relay = relay.map(|relay| relay.trim_matches('/').to_owned());
                }
                "hosts" => site.hosts = self.hosts(value, name),
                "form" => self.form(site, value, name),
                "services" => site.services = self.services(value, name),
                "defaultClient" => site.default_client = self.client(value, name),
                "hiddenClients" => site.hidden = self.clients(value, name),
                "literalKey" => {
                    let allowed = self.boolean(value, name);
                    // Whoever says anything about it wants something else than nothing said.
                    site.literal_key = allowed.unwrap_or(false);
                }
                "organization" => site.organization = self.text(value, name, NAME),
                "help" => site.help = self.shaped(value, name, is_help, Expected::Help),
                "language" => {
                    let words = [("en", Lang::En), ("zh", Lang::Zh)];
                    site.language = self.word(value, name, &words, "en, zh");
                }
                _ => {
                    if is_literal_key(name) {
                        site.literal_key = false;
                    }
                    self.unknown(value, "", name);
                }
            }
        }
    }

    fn hosts(&mut self, value: &Value, setting: &str) -> Vec<String> {
        let mut hosts = Vec::new();
        for (index, host) in self.items(value, setting, HOSTS).iter().enumerate() {
            let place = item(setting, index);
            let host = self.shaped(host, &place, is_host, Expected::Host);
            hosts.extend(host.map(|host| host.to_ascii_lowercase()));
        }
        hosts
    }

    fn form(&mut self, site: &mut Site, value: &Value, setting: &str) {
        let Some(members) = self.members(value, setting) else {
            return;
        };
        for (name, value) in members {
            let place = member(setting, name);
            match &**name {
                "host" => {
                    let host = self.shaped(value, &place, is_host, Expected::Host);
                    site.form.host = host.map(|host| host.to_ascii_lowercase());
                }
                "path" => {
                    let words = [
                        ("compatible-mode", PathForm::CompatibleMode),
                        ("api", PathForm::Api),
                    ];
                    site.form.path = self.word(value, &place, &words, "compatible-mode, api");
                }
                "transport" => site.form.transport = self.transport(value, &place),
                _ => self.unknown(value, setting, name),
            }
        }
    }

    fn services(&mut self, value: &Value, setting: &str) -> Vec<Preset> {
        let mut services = Vec::new();
        for (index, service) in self.items(value, setting, SERVICES).iter().enumerate() {
            services.extend(self.service(service, &item(setting, index)));
        }
        services
    }

    /// A service with a mistake in it might be another one; without its description it is the same.
    fn service(&mut self, value: &Value, setting: &str) -> Option<Preset> {
        let (mut name, mut id, mut url, mut transport) = (None, None, None, None);
        let mut description = Default::default();
        let mut whole = true;
        for (member_name, value) in self.members(value, setting)? {
            let place = member(setting, member_name);
            let told = self.notices.len();
            match &**member_name {
                "name" => name = self.text(value, &place, NAME),
                "id" => id = self.shaped(value, &place, is_id, Expected::Id),
                "url" => url = self.shaped(value, &place, is_url, Expected::Url),
                "transport" => transport = self.transport(value, &place),
                "description" => {
                    description = self.description(value, &place);
                    continue;
                }
                _ => {
                    self.unknown(value, setting, member_name);
                    continue;
                }
            }
            whole &= self.notices.len() == told;
        }
        if !whole {
            return None;
        }
        let service = match (id, url) {
            (Some(id), None) => PresetService::Id(id),
            (None, Some(url)) => PresetService::Url(url),
            _ => return self.neither(setting, Expected::IdOrUrl),
        };
        let Some(name) = name else {
            return self.neither(&member(setting, "name"), Expected::Text(NAME));
        };
        Some(Preset {
            name,
            service,
            transport,
            description,
        })
    }

    fn description(&mut self, value: &Value, setting: &str) -> (String, String) {
        let mut description = Default::default();
        let Some(members) = self.members(value, setting) else {
            return description;
        };
        if members.is_empty() {
            let _: Option<()> = self.neither(setting, Expected::Languages);
        }
        for (name, value) in members {
            let place = member(setting, name);
            match &**name {
                "en" => description.0 = self.text(value, &place, DESCRIPTION).unwrap_or_default(),
                "zh" => description.1 = self.text(value, &place, DESCRIPTION).unwrap_or_default(),
                _ => self.unknown(value, setting, name),
            }
        }
        description
    }

    fn clients(&mut self, value: &Value, setting: &str) -> Vec<&'static str> {
        let mut clients = Vec::new();
        for (index, client) in self.items(value, setting, CLIENTS).iter().enumerate() {
            clients.extend(self.client(client, &item(setting, index)));
        }
        clients
    }

    fn client(&mut self, value: &Value, setting: &str) -> Option<&'static str> {
        let known = |id: &str| client(id).is_some();
        let id = self.shaped(value, setting, known, Expected::Client)?;
        client(&id).map(|client| client.id)
    }

    fn transport(&mut self, value: &Value, setting: &str) -> Option<Transport> {
        let words = [Transport::Sse, Transport::StreamableHttp].map(|t| (t.id(), t));
        self.word(value, setting, &words, "sse, streamable_http")
    }

    fn boolean(&mut self, value: &Value, setting: &str) -> Option<bool> {
        let read = value.as_bool();
        if read.is_none() {
            self.wrong(value, setting, Expected::Boolean);
        }
        read
    }

    fn text(&mut self, value: &Value, setting: &str, most: usize) -> Option<String> {
        let fits = |text: &str| is_text(text, most);
        self.shaped(value, setting, fits, Expected::Text(most))
    }

    fn word<T: Copy>(
        &mut self,
        value: &Value,
        setting: &str,
        words: &[(&str, T)],
        expected: &'static str,
    ) -> Option<T> {
        let mut all = words.iter();
        let found = value.as_str();
        let found = found.and_then(|found| all.find(|(word, _)| *word == found));
        if found.is_none() {
            self.wrong(value, setting, Expected::OneOf(expected));
        }
        found.map(|(_, read)| *read)
    }

    /// A string of this shape without a key in it.
    fn shaped(
        &mut self,
        value: &Value,
        setting: &str,
        fits: impl Fn(&str) -> bool,
        expected: Expected,
    ) -> Option<String> {
        let text = value.as_str();
        let text = text.filter(|text| fits(text) && !holds_key(text));
        if text.is_none() {
            self.wrong(value, setting, expected);
        }
        text.map(str::to_owned)
    }

    fn items<'a>(&mut self, value: &'a Value, setting: &str, most: usize) -> &'a [Value<'a>] {
        let items = value.as_array().filter(|items| items.len() <= most);
        if items.is_none() {
            self.wrong(value, setting, Expected::List(most));
        }
        items.unwrap_or_default()
    }

    fn members<'a>(&mut self, value: &'a Value, setting: &str) -> Option<&'a Members<'a>> {
        let object = value.as_object();
        if object.is_none() {
            self.wrong(value, setting, Expected::Object);
        }
        object.map(|object| object.members())
    }

    fn unknown(&mut self, value: &Value, of: &str, name: &str) {
        let setting = member(of, name);
        let problem = match key_in(value, &setting) {
            None if !holds_key(name) => Problem::Unknown,
            _ => Problem::Key,
        };
        self.notices.push(Notice::new(setting, problem));
    }

    fn neither<T>(&mut self, setting: &str, expected: Expected) -> Option<T> {
        let found = Found::Neither;
        let problem = Problem::Expected { found, expected };
        self.notices.push(Notice::new(setting, problem));
        None
    }

    fn wrong(&mut self, value: &Value, setting: &str, expected: Expected) {
        if let Some(place) = key_in(value, setting) {
            return self.notices.push(Notice::new(place, Problem::Key));
        }
        let word = |text: &str| Found::Word(text.to_owned());
        let found = match value {
            Value::Null => word("null"),
            Value::Bool(true) => word("true"),
            Value::Bool(false) => word("false"),
            Value::Number(text) => Found::Word(visible_line(text, QUOTED)),
            Value::String(text) => Found::Word(["\"", &visible_line(text, QUOTED), "\""].concat()),
            Value::Array(items) => Found::List(items.len()),
            Value::Object(_) => Found::Object,
        };
        let problem = Problem::Expected { found, expected };
        self.notices.push(Notice::new(setting, problem));
    }
}

/// Where in a value there is what looks like a key.
fn key_in(value: &Value, setting: &str) -> Option<String> {
    match value {
        Value::String(text) => holds_key(text).then(|| setting.to_owned()),
        Value::Array(items) => {
            let mut items = items.iter().enumerate();
            items.find_map(|(index, value)| key_in(value, &item(setting, index)))
        }
        Value::Object(object) => object.members().iter().find_map(|(name, value)| {
            let place = member(setting, name);
            if holds_key(name) {
                return Some(place);
            }
            key_in(value, &place)
        }),
        _ => None,
    }
}

fn item(setting: &str, index: usize) -> String {
    [setting, "[", &number(index), "]"].concat()
}

/// The place of a member. What looks like a key is not repeated.
fn member(setting: &str, name: &str) -> String {
    let shown = if holds_key(name) {
        "…".to_owned()
    } else {
        visible_line(name, QUOTED)
    };
    if setting.is_empty() {
        return shown;
    }
    [setting, ".", &shown].concat()
}

/// Whether a misspelt name means the one setting that forbids something.
fn is_literal_key(name: &str) -> bool {
    let letters = name.bytes().filter(u8::is_ascii_alphanumeric);
    let letters: Vec<u8> = letters.map(|b| b.to_ascii_lowercase()).collect();
    letters.starts_with(b"literal") || letters.starts_with(b"allowliteral")
}
