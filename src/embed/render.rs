use super::findings::finding;
use crate::clients::{self, Client, Options, Platform, Rendered, SecretMode, Snippet};
use crate::diagnostic::{Diagnostic, Lang, Place};
use crate::domain::{ApiKey, Draft, Secret, Service, Transport, check};
use crate::emit::json::{Json, Object};
use crate::emit::shell::Shell;
use crate::paste::{field, key_field};

/// What `render` is asked for, each argument already of its type.
#[derive(Clone, Debug)]
pub struct Request {
    /// For which client.
    pub client: &'static Client,
    /// Which services; at least one.
    pub services: Vec<ServiceRequest>,
    /// The key as text; empty where none was given.
    pub key: Secret,
    /// How the key gets into the configuration.
    pub secret: SecretMode,
    /// For which system.
    pub platform: Platform,
    /// Language of the texts.
    pub lang: Lang,
}

/// A service, as an embedding page names it.
#[derive(Clone, Debug, Default)]
pub struct ServiceRequest {
    /// The instance ID.
    pub instance_id: String,
    /// The endpoint, which wins over the ID.
    pub url: String,
    /// The transport.
    pub transport: Option<Transport>,
    /// The server name.
    pub name: String,
}

/// What is answered, before it is written out.
pub(super) struct Answer {
    /// What the client gets, where there is a service.
    pub(super) rendered: Option<Rendered>,
    /// The key, where one was given that can be sent.
    key: Option<ApiKey>,
    /// Each finding with the place of its service in the request, where it is about one.
    found: Vec<(Option<usize>, Diagnostic)>,
}

/// Renders services for one client, cleaning and checking what was given as the page does.
///
/// Offsets of the findings count in the field that each speaks of.
pub fn render(request: &Request) -> Object {
    let answer = answer(request);
    let mut snippets = Vec::new();
    let mut environment = Vec::new();
    let mut unsupported = Json::Null;
    if let Some(rendered) = &answer.rendered {
        for text in &rendered.snippets {
            snippets.push(snippet(text));
        }
        if let Some(variable) = rendered.variable {
            for shell in Shell::ALL {
                if let Some(line) = variable.set(shell, answer.key.as_ref()) {
                    environment.push(snippet(&line));
                }
            }
        }
        if let Some(because) = rendered.unsupported {
            let because = Object::new()
                .with("reason", because.reason.text(request.lang))
                .with("instead", because.instead.text(request.lang));
            unsupported = because.into();
        }
    }
    Object::new()
        .with("snippets", snippets)
        .with("environment", environment)
        .with("unsupported", unsupported)
        .with("diagnostics", answer.findings(request.lang))
}

/// Checks the services and renders those that can be used.
pub(super) fn answer(request: &Request) -> Answer {
    let mut found = Vec::new();
    let mut services: Vec<Service> = Vec::new();
    for (index, given) in request.services.iter().enumerate() {
        let (instance_id, mut at_fields) = field(&given.instance_id, Place::InstanceId);
        let (url, at_url) = field(&given.url, Place::Url);
        let (name, at_name) = field(&given.name, Place::Name);
        let transport = given.transport;
        let draft = Draft {
            instance_id,
            url,
            name,
            transport,
            ..Draft::default()
        };
        let taken: Vec<&str> = services
            .iter()
            .map(|service| service.name.as_str())
            .collect();
        let checked = check(&draft, &taken);
        at_fields.extend(at_url);
        at_fields.extend(at_name);
        at_fields.extend(checked.diagnostics);
        found.extend(at_fields.into_iter().map(|finding| (Some(index), finding)));
        services.extend(checked.service);
    }
    let mut key = None;
    if !request.key.is_empty() {
        let (parsed, at_key) = key_field(request.key.expose());
        found.extend(at_key.into_iter().map(|finding| (None, finding)));
        key = parsed;
    }
    let mut rendered = None;
    if !services.is_empty() {
        let (secret, platform) = (request.secret, request.platform);
        let options = Options {
            key: key.as_ref(),
            secret,
            platform,
        };
        let mut all = clients::render(request.client, &services, &options);
        let about = std::mem::take(&mut all.diagnostics);
        found.extend(about.into_iter().map(|finding| (None, finding)));
        rendered = Some(all);
    }
    Answer {
        rendered,
        key,
        found,
    }
}

impl Answer {
    /// The findings with their texts.
    pub(super) fn findings(&self, lang: Lang) -> Vec<Json> {
        let mut out = Vec::new();
        for (service, diagnostic) in &self.found {
            // Where a span points into a field, the field is ASCII up to there.
            let finding = finding(diagnostic, lang, &|byte| byte);
            out.push(finding.with("service", *service).into());
        }
        out
    }
}

fn snippet(snippet: &Snippet) -> Json {
    let out = Object::new()
        .with("kind", snippet.kind.id())
        .with("format", snippet.format.id())
        .with("path", snippet.path.as_deref())
        .with("filename", snippet.filename.as_deref())
        .with("carriesKey", snippet.carries_key)
        .with("text", snippet.text.as_str());
    out.into()
}
