//! What a client reads, learnt from what it writes.
//!
//! A stand-in service is rendered with a stand-in key: the members that hold them are the ones in
//! which the client looks for the endpoint and the key.

use std::sync::{LazyLock, OnceLock};

use crate::clients::{Client, Credential, Platform, Target, Unsupported, VARIABLE, more};
use crate::domain::{ApiKey, Endpoint, ServerName, Service, Transport};
use crate::emit::json::{Json, Object};
use crate::paste::config::TRANSPORTS;

const KEY: &str = "sk-00000000000000000000000000000000";
const NAME: &str = "AliyunBailianMCP_web";
const SSE: &str = "https://dashscope.aliyuncs.com/api/v1/mcps/WebSearch/sse";
const HTTP: &str = "https://dashscope.aliyuncs.com/api/v1/mcps/WebSearch/mcp";

/// An entry of a client for one transport.
#[derive(Default)]
pub(super) struct Form {
    /// Whether it runs the bridge.
    pub(super) bridged: bool,
    /// The member with the endpoint, as a dotted path.
    pub(super) url: Option<String>,
    /// The member with the transport, and its word.
    pub(super) kind: Option<(String, String)>,
    /// The members that may hold the key, the one for a literal key first.
    pub(super) keys: Vec<KeyPlace>,
    /// The names of the entry's own members: with a literal key, and with another way to it.
    pub(super) members: [Vec<String>; 2],
    /// Members that are true or false.
    pub(super) flags: Vec<(String, bool)>,
}

/// A member that may hold the key.
pub(super) struct KeyPlace {
    /// Its dotted path.
    pub(super) path: String,
    /// What is written in it.
    pub(super) holds: Holds,
}

/// What is written in a member for the key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Holds {
    /// `Bearer ` and the key.
    Bearer,
    /// The key alone.
    Key,
    /// The name of a variable.
    Variable,
}

/// How a client is given services of both transports.
pub(super) struct Forms {
    /// HTTP+SSE.
    pub(super) sse: Result<Form, Unsupported>,
    /// Streamable HTTP.
    pub(super) http: Result<Form, Unsupported>,
}

impl Form {
    /// The path of the member with the transport.
    pub(super) fn kind_path(&self) -> Option<&str> {
        self.kind.as_ref().map(|(path, _)| path.as_str())
    }

    /// The place for the key at this path, whose header has any case.
    pub(super) fn key(&self, path: &str) -> Option<&KeyPlace> {
        let mut places = self.keys.iter();
        places.find(|place| place.path.eq_ignore_ascii_case(path))
    }

    /// Whether an entry of this form has a member of this name.
    pub(super) fn has_member(&self, name: &str) -> bool {
        let mut members = self.members.iter().flatten();
        members.any(|member| member == name)
    }
}

impl Forms {
    /// Learnt once for each client, since a guess asks for many of them at every keystroke. `None`
    /// where a client has no file with entries.
    pub(super) fn of(client: &'static Client) -> Option<&'static Self> {
        static LEARNT: LazyLock<Vec<OnceLock<Option<Forms>>>> =
            LazyLock::new(|| more::every().map(|_| OnceLock::new()).collect());
        client.file?;
        let place = more::every().position(|other| other.id == client.id)?;
        let forms = LEARNT.get(place)?;
        forms.get_or_init(|| Self::learn(client)).as_ref()
    }

    fn learn(client: &'static Client) -> Option<Self> {
        let form = |transport| form(client, transport);
        Some(Self {
            sse: form(Transport::Sse)?,
            http: form(Transport::StreamableHttp)?,
        })
    }

    /// The form for a transport.
    pub(super) fn get(&self, transport: Transport) -> &Result<Form, Unsupported> {
        match transport {
            Transport::Sse => &self.sse,
            Transport::StreamableHttp => &self.http,
        }
    }

    /// Those that there are.
    pub(super) fn all(&self) -> Vec<&Form> {
        [&self.sse, &self.http].into_iter().flatten().collect()
    }
}

/// `None` where the client renders no entry.
fn form(client: &'static Client, transport: Transport) -> Option<Result<Form, Unsupported>> {
    let url = match transport {
        Transport::Sse => SSE,
        Transport::StreamableHttp => HTTP,
    };
    let service = Service {
        instance_id: None,
        endpoint: Endpoint::parse(url).ok()?,
        transport,
        name: ServerName::parse(NAME).ok()?,
    };
    let key = ApiKey::parse(KEY).ok()?;
    let referring = client
        .reference
        .map_or(Credential::Placeholder, Credential::Reference);
    let mut form = Form::default();
    for (index, credential) in [Credential::Literal(&key), referring]
        .into_iter()
        .enumerate()
    {
        let target = Target {
            client,
            credential,
            platform: Platform::MacOs,
            links: false,
            commands: false,
        };
        let entry = match (client.render)(&service, &target) {
            Ok(output) => output.entry?,
            Err(unsupported) => return Some(Err(unsupported)),
        };
        let names = entry.members().iter().map(|(name, _)| name.clone());
        if let Some(members) = form.members.get_mut(index) {
            members.extend(names);
        }
        let mut path = String::new();
        form.learn(&entry, &mut path, url, client.reference);
    }
    Some(Ok(form))
}

impl Form {
    fn learn(&mut self, object: &Object, path: &mut String, url: &str, reference: Option<&str>) {
        for (name, value) in object.members() {
            let length = path.len();
            if length > 0 {
                path.push('.');
            }
            path.push_str(name);
            self.learn_value(name, value, path, url, reference);
            path.truncate(length);
        }
    }

    fn learn_value(
        &mut self,
        name: &str,
        value: &Json,
        path: &mut String,
        url: &str,
        reference: Option<&str>,
    ) {
        match value {
            Json::Object(object) => self.learn(object, path, url, reference),
            Json::Array(items) => {
                for item in items {
                    if let Json::Object(object) = item {
                        self.learn(object, path, url, reference);
                    }
                    self.bridged |= matches!(item, Json::String(word) if word == "mcp-remote");
                }
            }
            Json::Bool(flag) => self.flags.push((path.clone(), *flag)),
            Json::String(text) if text == url => self.url = Some(path.clone()),
            Json::String(text) => {
                let holds = match text.strip_prefix("Bearer ") {
                    Some(key) if key == KEY || Some(key) == reference => Holds::Bearer,
                    None if text == KEY => Holds::Key,
                    None if text == VARIABLE => Holds::Variable,
                    None if Some(text.as_str()) == reference => Holds::Key,
                    _ if TRANSPORTS.contains(&name) => {
                        // The Responses API says `type: mcp` and the transport elsewhere.
                        let known = |word: &str| Transport::from_spelling(word).is_some();
                        let better = self.kind.as_ref().is_none_or(|(_, word)| !known(word));
                        if better || known(text) {
                            self.kind = Some((path.clone(), text.clone()));
                        }
                        return;
                    }
                    _ => return,
                };
                if self.key(path).is_none() {
                    let path = path.clone();
                    self.keys.push(KeyPlace { path, holds });
                }
            }
            _ => {}
        }
    }
}
