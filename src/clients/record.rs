use super::render::{Output, Unsupported};
use super::target::Target;
use crate::diagnostic::Words;
use crate::domain::Service;
use crate::emit::Format;
use crate::emit::document::{Beside, Keyed};

/// Everything known about one client.
pub struct Client {
    /// Kebab-case, stable, equal to the file's name.
    pub id: &'static str,
    /// As the client calls itself.
    pub name: &'static str,
    /// Its own page on MCP servers.
    pub docs_url: &'static str,
    /// On what the record rests.
    pub verified: Verified,
    /// How it reaches a service.
    pub support: &'static [Support],
    /// The formats of its configuration and of what else is offered.
    pub formats: &'static [Format],
    /// The text that its servers stand in, if it reads one.
    pub file: Option<ConfigFile>,
    /// Where its configuration lives; empty where it is kept inside the application.
    pub paths: &'static [ConfigPath],
    /// Its rule for server names.
    pub server_name: Option<NameRule>,
    /// How its configuration refers to the variable [`VARIABLE`](super::VARIABLE), where it can.
    pub reference: Option<&'static str>,
    /// Whether it can ask for the key when the service is first used.
    pub prompts: bool,
    /// What in a literal text it would replace: a key or URL with it is never written out.
    pub expands: &'static [&'static str],
    /// What to do after the configuration is in place, and how success looks.
    pub next: Words,
    /// What people stumble over, a line each.
    pub notes: &'static [Words],
    /// Renders a service. Pure: the same input gives the same output.
    pub render: fn(&Service, &Target) -> Result<Output, Unsupported>,
}

/// How a client's servers stand in its configuration file, or in a text that is pasted into it.
#[derive(Clone, Copy)]
pub struct ConfigFile {
    /// The syntax.
    pub format: Format,
    /// The members that lead to the servers, outermost first.
    pub servers: &'static [&'static str],
    /// How servers are told apart.
    pub keyed: Keyed,
    /// Where the text belongs.
    pub place: FilePlace,
    /// What has to stand beside the servers.
    pub beside: fn(&Target) -> Vec<Beside>,
}

/// Where a configuration belongs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FilePlace {
    /// Into the file of this scope, or of the other one where there is none.
    At(Scope),
    /// Into the client's own window; the name is for a download.
    Import(&'static str),
}

impl ConfigFile {
    /// The file that most clients read: `{ "mcpServers": { NAME: entry } }`, the person's own.
    pub const MCP_SERVERS: Self = Self {
        format: Format::Json,
        servers: &["mcpServers"],
        keyed: Keyed::Map,
        place: FilePlace::At(Scope::User),
        beside: |_| Vec::new(),
    };
}

/// How a client reaches a service. The embedding interface uses [`Support::id`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Support {
    /// HTTP+SSE by itself.
    Sse,
    /// Streamable HTTP by itself.
    StreamableHttp,
    /// A local program between the client and the service.
    StdioBridge,
}

/// On what a record rests.
#[derive(Clone, Copy, Debug)]
pub struct Verified {
    /// The day, `YYYY-MM-DD`.
    pub date: &'static str,
    /// The version looked at; for documentation, what was read.
    pub version: &'static str,
    /// How.
    pub evidence: Evidence,
}

/// How sure a record is, strongest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Evidence {
    /// The client itself ran and connected with this configuration.
    Ran,
    /// Its source was read.
    Source,
    /// Its documentation was read.
    Documentation,
    /// Others quote its documentation.
    SecondHand,
    /// Nothing that could be read says so for certain.
    Unverified,
}

/// A place of a configuration file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ConfigPath {
    /// On which system.
    pub platform: Platform,
    /// For whom.
    pub scope: Scope,
    /// With `~` for the home folder or a Windows variable, as the system's own shell reads it;
    /// project paths are relative to the project.
    pub path: &'static str,
}

/// The systems a path is given for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Platform {
    /// macOS.
    MacOs,
    /// Linux.
    Linux,
    /// Windows.
    Windows,
}

/// For whom a configuration file counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Scope {
    /// The person, in every project.
    User,
    /// One project, shared with those who work on it.
    Project,
}

/// A client's own rule for server names.
#[derive(Clone, Copy, Debug)]
pub struct NameRule {
    /// Whether a name keeps it.
    pub allows: fn(&str) -> bool,
    /// The rule in words.
    pub words: Words,
}

impl ConfigPath {
    /// The paths of a file that lies in the home folder under the same name everywhere.
    pub const fn home(unix: &'static str, windows: &'static str) -> [Self; 3] {
        [
            Self {
                platform: Platform::MacOs,
                scope: Scope::User,
                path: unix,
            },
            Self {
                platform: Platform::Linux,
                scope: Scope::User,
                path: unix,
            },
            Self {
                platform: Platform::Windows,
                scope: Scope::User,
                path: windows,
            },
        ]
    }

    /// The paths of a file in the home folder and of its counterpart in a project.
    pub const fn home_and_project(
        unix: &'static str,
        windows: &'static str,
        project: (&'static str, &'static str),
    ) -> [Self; 6] {
        let [mac, linux, win] = Self::home(unix, windows);
        let (project, on_windows) = project;
        [
            mac,
            linux,
            win,
            Self {
                platform: Platform::MacOs,
                scope: Scope::Project,
                path: project,
            },
            Self {
                platform: Platform::Linux,
                scope: Scope::Project,
                path: project,
            },
            Self {
                platform: Platform::Windows,
                scope: Scope::Project,
                path: on_windows,
            },
        ]
    }
}

/// By its id alone.
impl std::fmt::Debug for Client {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.id)
    }
}

impl Client {
    /// Where its file lies on a platform, in a scope.
    pub fn path(&self, platform: Platform, scope: Scope) -> Option<&'static str> {
        let found = self
            .paths
            .iter()
            .find(|p| p.platform == platform && p.scope == scope);
        found.map(|p| p.path)
    }
}

impl Support {
    /// The word of the embedding interface.
    pub fn id(self) -> &'static str {
        match self {
            Self::Sse => "sse",
            Self::StreamableHttp => "streamable_http",
            Self::StdioBridge => "stdio_bridge",
        }
    }
}

impl Evidence {
    /// The word of the embedding interface.
    pub fn id(self) -> &'static str {
        match self {
            Self::Ran => "ran",
            Self::Source => "source",
            Self::Documentation => "documentation",
            Self::SecondHand => "second_hand",
            Self::Unverified => "unverified",
        }
    }
}

impl Platform {
    /// All of them, in the order in which they are shown.
    pub const ALL: [Self; 3] = [Self::MacOs, Self::Linux, Self::Windows];

    /// The word of the embedding interface.
    pub fn id(self) -> &'static str {
        match self {
            Self::MacOs => "macos",
            Self::Linux => "linux",
            Self::Windows => "windows",
        }
    }

    /// Reads the word of the embedding interface.
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|platform| platform.id() == id)
    }
}

impl Scope {
    /// The word of the embedding interface.
    pub fn id(self) -> &'static str {
        match self {
            Self::User => "user",
            Self::Project => "project",
        }
    }
}
