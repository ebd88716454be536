use super::record::{Client, ConfigFile, FilePlace, Platform};
use super::snippet::{Kind, Snippet};
use super::target::{Credential, Target};
use super::variable::Variable;
use crate::diagnostic::{Code, Diagnostic, Place, Span, Words};
use crate::domain::{ApiKey, Endpoint, Service, scan};
use crate::emit::document::Document;
use crate::emit::json::Object;

/// The environment variable that configurations refer to, as the console's own blocks do.
pub const VARIABLE: &str = "DASHSCOPE_API_KEY";

/// More commands than these, one below the other, are no way to set up a client.
const COMMANDS_LIMIT: usize = 100;

/// What the person chose.
#[derive(Clone, Copy, Debug)]
pub struct Options<'a> {
    /// The key, if one was given.
    pub key: Option<&'a ApiKey>,
    /// How it gets into the configuration.
    pub secret: SecretMode,
    /// For which system paths are given.
    pub platform: Platform,
}

/// How the key gets into a configuration.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum SecretMode {
    /// Written in. Without a key this is a reference.
    Literal,
    /// Referred to by the name of an environment variable.
    Reference,
    /// Asked for by the client, which keeps it.
    Prompt,
}

/// A client that cannot reach a service at all.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unsupported {
    /// Why.
    pub reason: Words,
    /// What to use instead.
    pub instead: Words,
}

/// One service, rendered by a client.
#[derive(Clone, Default)]
pub struct Output {
    /// Its entry in the client's [`ConfigFile`].
    pub entry: Option<Object>,
    /// Links, commands, and texts of another kind than the file.
    pub snippets: Vec<Snippet>,
}

/// What a client gets.
#[derive(Clone, Debug)]
pub struct Rendered {
    /// Files first, then links, then commands.
    pub snippets: Vec<Snippet>,
    /// What the first file is written from, for merging it into a file that exists.
    pub document: Option<Document>,
    /// Set where there is nothing to hand out.
    pub unsupported: Option<Unsupported>,
    /// Remarks on this configuration, at [`Place::Client`] or [`Place::Name`].
    pub diagnostics: Vec<Diagnostic>,
    /// The variable that the configuration refers to.
    pub variable: Option<Variable>,
}

/// Renders services for a client: one configuration for all of them, and the links of each.
pub fn render(client: &'static Client, services: &[Service], options: &Options) -> Rendered {
    rendered(client, services, options, true)
}

/// The same without what is said and offered of each service alone: its name, its links. Of many
/// services there is the file alone.
pub fn render_together(
    client: &'static Client,
    services: &[Service],
    options: &Options,
) -> Rendered {
    rendered(client, services, options, false)
}

fn rendered(
    client: &'static Client,
    services: &[Service],
    options: &Options,
    each: bool,
) -> Rendered {
    let mut rendered = Rendered {
        snippets: Vec::new(),
        document: None,
        unsupported: None,
        diagnostics: Vec::new(),
        variable: None,
    };
    let found = &mut rendered.diagnostics;
    let mut remark = |code| once(found, Diagnostic::new(code, Place::Client, Span::default()));
    let credential = credential(client, options, &mut remark);
    let target = Target {
        client,
        credential,
        platform: options.platform,
        links: each,
        commands: each || services.len() <= COMMANDS_LIMIT,
    };
    let mut entries = Vec::new();
    for service in services {
        let encoded = literal_url(client, service);
        let service = encoded.as_ref().unwrap_or(service);
        let already = rendered.snippets.len();
        match (client.render)(service, &target) {
            Ok(output) => {
                let name = service.name.as_str().to_owned();
                entries.extend(output.entry.map(|entry| (name, entry)));
                rendered.snippets.extend(output.snippets);
            }
            Err(unsupported) => {
                rendered.unsupported = Some(unsupported);
                continue;
            }
        }
        let bridged = target.is_bridged(service.transport);
        if bridged {
            rendered.remark_bridge(client, service);
        }
        if each {
            rendered.remark(client, service, already);
        }
        if let Credential::Reference(_) = credential {
            rendered.variable = Some(if bridged {
                Variable::Header
            } else {
                Variable::Key
            });
        }
    }
    rendered.add_file(&target, entries);
    rendered.join_commands(services.len());
    rendered
}

impl Rendered {
    fn remark_bridge(&mut self, client: &'static Client, service: &Service) {
        let code = Code::ClientBridge {
            client: client.name,
            transport: service.transport,
        };
        let diagnostic = Diagnostic::new(code, Place::Client, Span::default());
        once(&mut self.diagnostics, diagnostic);
    }

    /// What there is to know about a service, whose snippets are the last ones, in this client.
    fn remark(&mut self, client: &'static Client, service: &Service, already: usize) {
        let name = service.name.as_str();
        if let Some(rule) = client.server_name.filter(|rule| !(rule.allows)(name)) {
            let code = Code::ClientName {
                client: client.name,
                rule: rule.words,
            };
            self.diagnostics
                .push(Diagnostic::new(code, Place::Name, Span::of(name)));
        }
        let mut own = self.snippets.iter().skip(already);
        if let Some(link) = own.find(|snippet| snippet.is_long_link()) {
            let code = Code::LinkTooLong {
                length: link.text.len(),
            };
            once(
                &mut self.diagnostics,
                Diagnostic::new(code, Place::Client, Span::default()),
            );
        }
    }

    /// Puts the file with all entries before everything else.
    fn add_file(&mut self, target: &Target, entries: Vec<(String, Object)>) {
        let Some(file) = target.client.file.filter(|_| !entries.is_empty()) else {
            return;
        };
        let document = file.document(target, entries);
        let text = document.text();
        self.snippets.insert(0, file.snippet(target, text));
        self.document = Some(document);
    }

    /// The commands of many services become one text per shell.
    fn join_commands(&mut self, services: usize) {
        if services < 2 {
            return;
        }
        let (mut links, mut commands) = (Vec::new(), Vec::<Snippet>::new());
        for snippet in std::mem::take(&mut self.snippets) {
            match snippet.kind {
                Kind::File => self.snippets.push(snippet),
                Kind::Link => links.push(snippet),
                Kind::Command => {
                    let mut others = commands.iter_mut();
                    match others.find(|other| other.format == snippet.format) {
                        Some(other) => {
                            other.text.push('\n');
                            other.text.push_str(&snippet.text);
                        }
                        None => commands.push(snippet),
                    }
                }
            }
        }
        self.snippets.append(&mut links);
        self.snippets.append(&mut commands);
    }
}

/// What is true of many services is said once.
fn once(found: &mut Vec<Diagnostic>, diagnostic: Diagnostic) {
    if !found.contains(&diagnostic) {
        found.push(diagnostic);
    }
}

impl ConfigFile {
    /// The file's content for these entries.
    pub fn document(&self, target: &Target, entries: Vec<(String, Object)>) -> Document {
        Document {
            format: self.format,
            path: self.servers,
            keyed: self.keyed,
            entries,
            beside: (self.beside)(target),
        }
    }

    fn snippet(&self, target: &Target, text: String) -> Snippet {
        let carries_key = target.is_literal();
        match self.place {
            FilePlace::At(scope) => {
                let path = target
                    .client
                    .path(target.platform, scope)
                    .or_else(|| target.path());
                Snippet::file(self.format, path, carries_key, text)
            }
            FilePlace::Import(name) => Snippet::import(self.format, name, carries_key, text),
        }
    }
}

fn credential<'a>(
    client: &'static Client,
    options: &Options<'a>,
    remark: &mut dyn FnMut(Code),
) -> Credential<'a> {
    let name = client.name;
    let reference = client
        .reference
        .map_or(Credential::Placeholder, Credential::Reference);
    match (options.secret, options.key) {
        (SecretMode::Literal, Some(key)) if expands(client, key.expose()) => {
            remark(Code::ClientExpands { client: name });
            reference
        }
        (SecretMode::Literal, Some(key)) => Credential::Literal(key),
        (SecretMode::Prompt, _) if client.prompts => Credential::Prompt,
        (SecretMode::Prompt, _) => {
            remark(Code::ClientNoPrompt { client: name });
            reference
        }
        (SecretMode::Literal, None) => reference,
        (SecretMode::Reference, _) => {
            if client.reference.is_none() {
                remark(Code::ClientNoReference { client: name });
            }
            reference
        }
    }
}

fn expands(client: &Client, text: &str) -> bool {
    client.expands.iter().any(|mark| scan::has(text, mark))
}

/// A URL may hold a `$`, which means the same percent-encoded and which no client then expands.
fn literal_url(client: &Client, service: &Service) -> Option<Service> {
    let url = service.endpoint.as_str();
    if !expands(client, url) {
        return None;
    }
    let endpoint = Endpoint::parse(&scan::replaced(url, "$", "%24")).ok()?;
    let service = service.clone();
    Some(Service {
        endpoint,
        ..service
    })
}

impl SecretMode {
    /// All of them, in the order in which they are shown.
    pub const ALL: [Self; 3] = [Self::Literal, Self::Reference, Self::Prompt];

    /// The word of the embedding interface.
    pub fn id(self) -> &'static str {
        match self {
            Self::Literal => "literal",
            Self::Reference => "reference",
            Self::Prompt => "prompt",
        }
    }

    /// Reads the word of the embedding interface.
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|mode| mode.id() == id)
    }
}
