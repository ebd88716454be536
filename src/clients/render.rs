use super::record::{Client, Platform, Scope};
use super::snippet::Snippet;
use crate::diagnostic::{Code, Diagnostic, Place, Span, Words};
use crate::domain::{ApiKey, Endpoint, Service, Transport, scan};
use crate::emit::Format;
use crate::emit::shell::Shell;

/// The environment variable that configurations refer to, as the console's own blocks do.
pub const VARIABLE: &str = "DASHSCOPE_API_KEY";

/// What stands in the key's place where a client can neither refer to a variable nor be given the
/// key. Its brackets make it plain that it must be replaced.
pub const PLACEHOLDER: &str = "<DASHSCOPE_API_KEY>";

/// The variable of the bridge: the whole header value, because a space inside an argument is lost on
/// Windows.
const HEADER_VARIABLE: &str = "AUTH_HEADER";

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

/// A configuration's way to the key, after the client's abilities were considered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Credential<'a> {
    /// The key itself.
    Literal(&'a ApiKey),
    /// The client's own reference syntax.
    Reference(&'static str),
    /// The client asks.
    Prompt,
    /// To be replaced by hand.
    Placeholder,
}

/// What a client's render function is given besides the service.
#[derive(Clone, Copy, Debug)]
pub struct Target<'a> {
    /// The client itself.
    pub client: &'static Client,
    /// The way to the key.
    pub credential: Credential<'a>,
    /// For which system.
    pub platform: Platform,
}

/// A client that cannot reach a service at all.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unsupported {
    /// Why.
    pub reason: Words,
    /// What to use instead.
    pub instead: Words,
}

/// What a client gets.
#[derive(Clone, Debug)]
pub struct Rendered {
    /// Files first, then links, then commands.
    pub snippets: Vec<Snippet>,
    /// Set where there is nothing to hand out.
    pub unsupported: Option<Unsupported>,
    /// Remarks on this configuration, at [`Place::Client`] or [`Place::Name`].
    pub diagnostics: Vec<Diagnostic>,
    /// The variable that the configuration refers to.
    pub variable: Option<Variable>,
}

/// An environment variable that a configuration needs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Variable {
    /// `DASHSCOPE_API_KEY`, the key.
    Key,
    /// `AUTH_HEADER`, the key with `Bearer ` before it, for the bridge.
    Header,
}

/// Renders a service for a client.
pub fn render(client: &'static Client, service: &Service, options: &Options) -> Rendered {
    let mut diagnostics = Vec::new();
    let remark = |code| Diagnostic::new(code, Place::Client, Span::default());
    let credential = credential(client, options, &mut |code| diagnostics.push(remark(code)));
    let target = Target {
        client,
        credential,
        platform: options.platform,
    };
    let encoded = literal_url(client, service);
    let service = encoded.as_ref().unwrap_or(service);
    let bridged = target.is_bridged(service.transport);
    if bridged {
        let transport = service.transport;
        diagnostics.push(remark(Code::ClientBridge {
            client: client.name,
            transport,
        }));
    }
    if let Some(rule) = client.limits.server_name {
        let name = service.name.as_str();
        if !(rule.allows)(name) {
            let code = Code::ClientName {
                client: client.name,
                rule: rule.words,
            };
            diagnostics.push(Diagnostic::new(code, Place::Name, Span::of(name)));
        }
    }
    let (snippets, unsupported) = match (client.render)(service, &target) {
        Ok(snippets) => (snippets, None),
        Err(unsupported) => (Vec::new(), Some(unsupported)),
    };
    if let Some(link) = snippets.iter().find(|snippet| snippet.is_long_link()) {
        diagnostics.push(remark(Code::LinkTooLong {
            length: link.text.len(),
        }));
    }
    let variable = match credential {
        Credential::Reference(_) if bridged => Some(Variable::Header),
        Credential::Reference(_) => Some(Variable::Key),
        _ => None,
    };
    Rendered {
        snippets,
        unsupported,
        diagnostics,
        variable,
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

impl<'a> Target<'a> {
    /// The value of the `Authorization` header: `Bearer ` and the key, or the way to it.
    ///
    /// `asked` is the client's syntax for a key that it asks for; few have one.
    pub fn bearer(&self, asked: &str) -> String {
        let key = match self.credential {
            Credential::Literal(key) => key.expose(),
            Credential::Reference(syntax) => syntax,
            Credential::Prompt => asked,
            Credential::Placeholder => PLACEHOLDER,
        };
        ["Bearer ", key].concat()
    }

    /// Whether the key itself is written.
    pub fn is_literal(&self) -> bool {
        matches!(self.credential, Credential::Literal(_))
    }

    /// The same target with a way to the key that does not carry it, for a link to hand on.
    pub fn without_key(&self) -> Target<'static> {
        let credential = match self.client.reference {
            _ if self.client.prompts => Credential::Prompt,
            Some(syntax) => Credential::Reference(syntax),
            None => Credential::Placeholder,
        };
        Target {
            client: self.client,
            credential,
            platform: self.platform,
        }
    }

    /// Whether the client needs the bridge for this transport.
    pub fn is_bridged(&self, transport: Transport) -> bool {
        use super::record::Support;
        let native = match transport {
            Transport::Sse => Support::Sse,
            Transport::StreamableHttp => Support::StreamableHttp,
        };
        !self.client.support.contains(&native)
    }

    /// The client's file, at its place.
    pub fn file(&self, format: Format, text: String) -> Snippet {
        Snippet::file(format, self.path(), self.is_literal(), text)
    }

    /// A link that opens the client.
    pub fn link(&self, text: String) -> Snippet {
        Snippet::link(self.is_literal(), text)
    }

    /// A command for one shell, if that can pass the words.
    pub fn command(&self, shell: Shell, words: &[&str]) -> Option<Snippet> {
        Snippet::command(shell, self.is_literal(), words)
    }

    /// A command for every shell that can pass the words.
    pub fn commands(&self, words: &[&str]) -> Vec<Snippet> {
        Snippet::commands(self.is_literal(), words)
    }

    /// Where the client's file lies: the person's own, else the project's.
    pub fn path(&self) -> Option<&'static str> {
        let at = |scope| self.client.path(self.platform, scope);
        at(Scope::User).or_else(|| at(Scope::Project))
    }
}

impl Variable {
    /// Its name.
    pub fn name(self) -> &'static str {
        match self {
            Self::Key => VARIABLE,
            Self::Header => HEADER_VARIABLE,
        }
    }

    /// The line that sets it, for one shell. Without a key the line holds the placeholder.
    pub fn set(self, shell: Shell, key: Option<&ApiKey>) -> Option<Snippet> {
        // The placeholder's angle brackets would be redirections in cmd, so here it goes without.
        let given = key.map_or(VARIABLE, ApiKey::expose);
        let mut value = String::new();
        if self == Self::Header {
            value.push_str("Bearer ");
        }
        value.push_str(given);
        let text = shell.set_variable(self.name(), &value)?;
        Some(Snippet::line(shell, key.is_some(), text))
    }
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
