use super::findings::findings;
use crate::clients::{self, Client, Options, Platform, SecretMode, Snippet};
use crate::diagnostic::{Diagnostic, Lang, Place};
use crate::domain::{Draft, Secret, Transport, check};
use crate::emit::json::{Json, Object};
use crate::emit::shell::Shell;
use crate::paste::{field, key_field};

/// What `render` is asked for, each argument already of its type.
#[derive(Clone, Debug)]
pub struct Request {
    /// For which client.
    pub client: &'static Client,
    /// Which service.
    pub service: ServiceRequest,
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

/// Renders one service for one client, cleaning and checking what was given as the page does.
///
/// Offsets of the findings count in the field that each speaks of.
pub fn render(request: &Request) -> Object {
    let given = &request.service;
    let (instance_id, mut found) = field(&given.instance_id, Place::InstanceId);
    let (url, at_url) = field(&given.url, Place::Url);
    let (name, at_name) = field(&given.name, Place::Name);
    let draft = Draft {
        instance_id,
        url,
        name,
        transport: given.transport,
        ..Draft::default()
    };
    let checked = check(&draft, &[]);
    found.extend(at_url);
    found.extend(at_name);
    found.extend(checked.diagnostics);
    let mut key = None;
    if !request.key.is_empty() {
        let (parsed, at_key) = key_field(request.key.expose());
        found.extend(at_key);
        key = parsed;
    }
    let mut snippets = Vec::new();
    let mut environment = Vec::new();
    let mut unsupported = Json::Null;
    if let Some(service) = checked.service {
        let (secret, platform) = (request.secret, request.platform);
        let options = Options {
            key: key.as_ref(),
            secret,
            platform,
        };
        let rendered = clients::render(request.client, &[service], &options);
        found.extend(rendered.diagnostics);
        for text in &rendered.snippets {
            snippets.push(snippet(text));
        }
        if let Some(variable) = rendered.variable {
            for shell in Shell::ALL {
                if let Some(line) = variable.set(shell, key.as_ref()) {
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
    answer(snippets, environment, unsupported, &found, request.lang)
}

fn answer(
    snippets: Vec<Json>,
    environment: Vec<Json>,
    unsupported: Json,
    found: &[Diagnostic],
    lang: Lang,
) -> Object {
    // Where a span points into a field, the field is ASCII up to there.
    Object::new()
        .with("snippets", snippets)
        .with("environment", environment)
        .with("unsupported", unsupported)
        .with("diagnostics", findings(found, lang, &|byte| byte))
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
