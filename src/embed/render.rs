use serde::Serialize;

use super::Finding;
use crate::clients::{self, Client, Options, Platform, SecretMode, Snippet};
use crate::diagnostic::{Diagnostic, Lang, Place};
use crate::domain::{ApiKey, Draft, Transport, check};
use crate::emit::shell::Shell;
use crate::paste::{field, key_field};

/// What `render` is asked for, each argument already of its type.
#[derive(Clone, Debug)]
pub struct Request {
    /// For which client.
    pub client: &'static Client,
    /// Which service.
    pub service: ServiceRequest,
    /// The key as text, if one was given.
    pub key: Option<crate::domain::Secret>,
    /// How the key gets into the configuration; without it: written in if there is one.
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

/// What `render` answers.
#[derive(Debug, Serialize)]
pub struct Rendering {
    /// Files first, then links, then commands.
    pub snippets: Vec<SnippetOut>,
    /// The lines that set the variable that the configuration refers to, one per shell.
    pub environment: Vec<SnippetOut>,
    /// Set where the client cannot reach the service.
    pub unsupported: Option<UnsupportedOut>,
    /// Findings; offsets count in the field that each speaks of.
    pub diagnostics: Vec<Finding>,
}

/// One thing to take away.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub struct SnippetOut {
    /// `file`, `link` or `command`.
    pub kind: &'static str,
    /// `json`, `jsonc`, `toml`, `yaml`, `url`, `bash`, `powershell` or `cmd`.
    pub format: &'static str,
    /// Where the file belongs.
    pub path: Option<String>,
    /// The file's name.
    pub filename: Option<String>,
    /// Whether the key stands in the text.
    pub carries_key: bool,
    /// The text.
    pub text: String,
}

/// Why there is nothing to hand out.
#[derive(Debug, Serialize)]
pub struct UnsupportedOut {
    /// Why.
    pub reason: &'static str,
    /// What to use instead.
    pub instead: &'static str,
}

/// Without the text, which may hold the key.
impl std::fmt::Debug for SnippetOut {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} {}", self.kind, self.format)
    }
}

impl From<Snippet> for SnippetOut {
    fn from(snippet: Snippet) -> Self {
        Self {
            kind: snippet.kind.id(),
            format: snippet.format.id(),
            path: snippet.path,
            filename: snippet.filename,
            carries_key: snippet.carries_key,
            text: snippet.text,
        }
    }
}

/// Renders one service for one client, cleaning and checking what was given as the page does.
pub fn render(request: &Request) -> Rendering {
    let given = &request.service;
    let (instance_id, mut diagnostics) = field(&given.instance_id, Place::InstanceId);
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
    diagnostics.extend(at_url.into_iter().chain(at_name).chain(checked.diagnostics));
    let key = request.key.as_ref().map(|key| key_field(key.expose()));
    let (key, at_key) = key.unwrap_or_default();
    diagnostics.extend(at_key);
    let Some(service) = checked.service else {
        return rendering(Vec::new(), Vec::new(), None, &diagnostics, request.lang);
    };
    let options = Options {
        key: key.as_ref(),
        secret: request.secret,
        platform: request.platform,
    };
    let rendered = clients::render(request.client, &service, &options);
    diagnostics.extend(rendered.diagnostics);
    let unsupported = rendered.unsupported.map(|unsupported| UnsupportedOut {
        reason: unsupported.reason.text(request.lang),
        instead: unsupported.instead.text(request.lang),
    });
    let environment = environment(rendered.variable, key.as_ref());
    rendering(
        rendered.snippets,
        environment,
        unsupported,
        &diagnostics,
        request.lang,
    )
}

fn environment(variable: Option<clients::Variable>, key: Option<&ApiKey>) -> Vec<Snippet> {
    let lines = |variable: clients::Variable| Shell::ALL.map(|shell| variable.set(shell, key));
    variable
        .map(lines)
        .into_iter()
        .flatten()
        .flatten()
        .collect()
}

fn rendering(
    snippets: Vec<Snippet>,
    environment: Vec<Snippet>,
    unsupported: Option<UnsupportedOut>,
    diagnostics: &[Diagnostic],
    lang: Lang,
) -> Rendering {
    // Fields are short and ASCII where a span points into them.
    let finding = |diagnostic: &Diagnostic| Finding::of(diagnostic, lang, |byte| byte);
    Rendering {
        snippets: snippets.into_iter().map(SnippetOut::from).collect(),
        environment: environment.into_iter().map(SnippetOut::from).collect(),
        unsupported,
        diagnostics: diagnostics.iter().map(finding).collect(),
    }
}
