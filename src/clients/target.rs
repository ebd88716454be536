use super::record::{Client, Platform, Scope};
use super::render::Output;
use super::snippet::Snippet;
use crate::domain::{ApiKey, Transport};
use crate::emit::json::Object;
use crate::emit::shell::Shell;

/// What stands in the key's place where a client can neither refer to a variable nor be given the
/// key. Its brackets make it plain that it must be replaced.
pub const PLACEHOLDER: &str = "<DASHSCOPE_API_KEY>";

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
    /// Whether links are wanted.
    pub links: bool,
    /// Whether commands are wanted.
    pub commands: bool,
}

impl<'a> Target<'a> {
    /// The value of the `Authorization` header: `Bearer ` and the key, or the way to it.
    ///
    /// `asked` is the client's syntax for a key that it asks for; few have one.
    pub fn bearer(&self, asked: &str) -> String {
        ["Bearer ", self.key(asked)].concat()
    }

    /// The key, or the way to it, for a client that writes `Bearer ` itself.
    pub fn key<'b>(&'b self, asked: &'b str) -> &'b str {
        match self.credential {
            Credential::Literal(key) => key.expose(),
            Credential::Reference(syntax) => syntax,
            Credential::Prompt => asked,
            Credential::Placeholder => PLACEHOLDER,
        }
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
            links: self.links,
            commands: self.commands,
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

    /// The entry in the client's file, and what else there is.
    pub fn entry(&self, entry: Object, snippets: Vec<Snippet>) -> Output {
        Output {
            entry: Some(entry),
            snippets,
        }
    }

    /// A link that opens the client.
    pub fn link(&self, text: String) -> Snippet {
        Snippet::link(self.is_literal(), text)
    }

    /// A command for one shell, if that can pass the words.
    pub fn command(&self, shell: Shell, words: &[&str]) -> Option<Snippet> {
        if !self.commands {
            return None;
        }
        Snippet::command(shell, self.is_literal(), words)
    }

    /// A command for every shell that can pass the words.
    pub fn commands(&self, words: &[&str]) -> Vec<Snippet> {
        if !self.commands {
            return Vec::new();
        }
        Snippet::commands(self.is_literal(), words)
    }

    /// Where the client's file lies: the person's own, else the project's.
    pub fn path(&self) -> Option<&'static str> {
        let at = |scope| self.client.path(self.platform, scope);
        at(Scope::User).or_else(|| at(Scope::Project))
    }
}
