use super::Words;
use crate::domain::{KeyKind, LookAlike, Mistake, Transport};

/// Everything the page can find, with the facts that a message needs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Code {
    // A paste: what was repaired.
    /// `Bearer ` before a key, once or several times.
    BearerRemoved { times: usize },
    /// Quotes of some kind around a value.
    QuotesRemoved,
    /// A Markdown code fence around the text.
    FenceRemoved,
    /// Zero-width characters, byte order marks, soft hyphens.
    InvisibleRemoved { count: usize },
    /// Full-width letters and marks, or no-break spaces, became their ASCII counterparts.
    WidthNormalised { count: usize },
    /// A key or URL was broken over lines.
    LinesJoined,
    /// Found inside running text; the rest of the text was not used.
    ProseSkipped,
    /// The server name's prefix stood before an instance ID.
    NamePrefixRemoved,
    /// The address of a console page gave the instance ID.
    IdFromConsole,
    /// Comments or trailing commas in JSON, or a missing outer brace.
    JsonRelaxed,

    // A paste: what could not be used.
    /// Nothing in the text is an ID, a URL, a key or a configuration.
    NothingFound,
    /// Longer than what is read; the rest was left alone.
    TooLong { limit: usize },
    /// JSON that does not parse; line and column count from 1, columns in characters.
    JsonBroken { line: usize, column: usize },
    /// A server that runs a local command: there is no endpoint in it.
    NotRemote { name: String },
    /// Several different keys; the first is used.
    SeveralKeys { count: usize },
    /// A `type` that no client knows.
    TransportUnknown { word: String },

    // The instance ID.
    /// Neither an instance ID nor a URL.
    ServiceMissing,
    /// A character that cannot stand in a URL's path segment.
    IdCharacter { character: char },
    /// A placeholder such as `{instance ID}`.
    IdPlaceholder,
    /// `mcp-…` that does not decode: cut, or its letters changed case.
    IdDamaged,
    /// The field says one ID, the URL another.
    IdDiffersFromUrl { in_url: String },

    // The endpoint.
    /// Neither https nor http.
    UrlScheme,
    /// No host, or not a host.
    UrlHost,
    /// A user name or password in the URL.
    UrlUserInfo,
    /// Whitespace or a character that must be percent-encoded.
    UrlCharacter { character: char },
    /// A placeholder still in it.
    UrlPlaceholder { text: String },
    /// A misspelt Bailian endpoint; the fix is what was meant.
    UrlMistake(Mistake),
    /// A Bailian host, but not an MCP service's path.
    UrlNotAService,
    /// A console page without an ID in its address.
    UrlConsole,
    /// Another product's endpoint.
    UrlLookAlike(LookAlike),
    /// http to another computer: the key would travel in the clear.
    UrlInsecure { host: String },
    /// A host on which MCP services were reported as not found.
    HostReportedMissing { host: String },
    /// A host of the model API with plan keys.
    HostOfPlan { host: String },
    /// Not a Bailian host: the key goes there.
    HostUnknown { host: String },

    // The transport.
    /// Transport and path disagree.
    TransportMismatch { chosen: Transport, path: Transport },
    /// The URL does not tell its transport and none was chosen.
    TransportAssumed { assumed: Transport },

    // The server name.
    /// Does not start with `AliyunBailianMCP_`.
    NamePrefixMissing,
    /// Longer than 20 characters. `console` where it is a default of the console itself.
    NameTooLong { length: usize, console: bool },
    /// A control character or a line break.
    NameCharacter { character: char },

    /// Another service has the same name.
    NameTaken,

    // The key.
    /// A kind of key that will not do, or not for long.
    KeyKind(KeyKind),
    /// A character that cannot be sent in a header.
    KeyCharacter { character: char },

    // The chosen client.
    /// The client's own rule for server names does not allow this name.
    ClientName { client: &'static str, rule: Words },
    /// The client would change a key or URL with `$` or braces in it, so a reference was written.
    ClientExpands { client: &'static str },
    /// The client has no syntax for a reference: the placeholder must be replaced by hand.
    ClientNoReference { client: &'static str },
    /// The client cannot ask for the key: a reference was written.
    ClientNoPrompt { client: &'static str },
    /// The client does not speak this transport by itself: a bridge was written.
    ClientBridge {
        client: &'static str,
        transport: Transport,
    },
    /// The client tells these servers apart by a number that it adds.
    NamesAlike { count: usize },
    /// The link is longer than what some systems pass on.
    LinkTooLong { length: usize },
}

/// How serious a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// It cannot be sent, or there is nothing to send.
    Error,
    /// It can be sent and will probably not do what was meant.
    Warning,
    /// For the record: what was repaired, what to know.
    Info,
}

impl Severity {
    /// The word of the embedding interface.
    pub fn id(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Info => "info",
        }
    }
}

impl Code {
    /// The stable name of the embedding interface.
    pub fn id(&self) -> &'static str {
        match self {
            Self::KeyKind(kind) => key_id(*kind),
            _ => self.own_id(),
        }
    }

    /// How serious it is: errors are only what cannot be sent.
    pub fn severity(&self) -> Severity {
        match self {
            Self::NothingFound
            | Self::TooLong { .. }
            | Self::ServiceMissing
            | Self::IdCharacter { .. }
            | Self::IdPlaceholder
            | Self::UrlScheme
            | Self::UrlHost
            | Self::UrlUserInfo
            | Self::UrlCharacter { .. }
            | Self::UrlPlaceholder { .. }
            | Self::UrlConsole
            | Self::NameCharacter { .. }
            | Self::NameTaken
            | Self::KeyCharacter { .. }
            | Self::KeyKind(KeyKind::Masked) => Severity::Error,
            Self::JsonBroken { .. }
            | Self::NotRemote { .. }
            | Self::SeveralKeys { .. }
            | Self::TransportUnknown { .. }
            | Self::IdDamaged
            | Self::IdDiffersFromUrl { .. }
            | Self::UrlMistake(_)
            | Self::UrlNotAService
            | Self::UrlLookAlike(_)
            | Self::UrlInsecure { .. }
            | Self::HostReportedMissing { .. }
            | Self::HostOfPlan { .. }
            | Self::TransportMismatch { .. }
            | Self::NamePrefixMissing
            | Self::NameTooLong { .. }
            | Self::ClientName { .. }
            | Self::ClientExpands { .. }
            | Self::ClientNoReference { .. }
            | Self::LinkTooLong { .. }
            | Self::KeyKind(
                KeyKind::Plan
                | KeyKind::Temporary
                | KeyKind::AccessKey
                | KeyKind::OtherVendor
                | KeyKind::Unknown,
            ) => Severity::Warning,
            Self::BearerRemoved { .. }
            | Self::QuotesRemoved
            | Self::FenceRemoved
            | Self::InvisibleRemoved { .. }
            | Self::WidthNormalised { .. }
            | Self::LinesJoined
            | Self::ProseSkipped
            | Self::NamePrefixRemoved
            | Self::IdFromConsole
            | Self::JsonRelaxed
            | Self::HostUnknown { .. }
            | Self::TransportAssumed { .. }
            | Self::ClientNoPrompt { .. }
            | Self::NamesAlike { .. }
            | Self::ClientBridge { .. }
            | Self::KeyKind(KeyKind::Standard | KeyKind::Workspace | KeyKind::Placeholder) => {
                Severity::Info
            }
        }
    }

    // A match of constants alone is compiled to a table of texts.
    fn own_id(&self) -> &'static str {
        match self {
            Self::BearerRemoved { .. } => "bearer-removed",
            Self::QuotesRemoved => "quotes-removed",
            Self::FenceRemoved => "fence-removed",
            Self::InvisibleRemoved { .. } => "invisible-removed",
            Self::WidthNormalised { .. } => "width-normalised",
            Self::LinesJoined => "lines-joined",
            Self::ProseSkipped => "prose-skipped",
            Self::NamePrefixRemoved => "name-prefix-removed",
            Self::IdFromConsole => "id-from-console",
            Self::JsonRelaxed => "json-relaxed",
            Self::NothingFound => "nothing-found",
            Self::TooLong { .. } => "too-long",
            Self::JsonBroken { .. } => "json-broken",
            Self::NotRemote { .. } => "not-remote",
            Self::SeveralKeys { .. } => "several-keys",
            Self::TransportUnknown { .. } => "transport-unknown",
            Self::ServiceMissing => "service-missing",
            Self::IdCharacter { .. } => "id-character",
            Self::IdPlaceholder => "id-placeholder",
            Self::IdDamaged => "id-damaged",
            Self::IdDiffersFromUrl { .. } => "id-differs-from-url",
            Self::UrlScheme => "url-scheme",
            Self::UrlHost => "url-host",
            Self::UrlUserInfo => "url-user-info",
            Self::UrlCharacter { .. } => "url-character",
            Self::UrlPlaceholder { .. } => "url-placeholder",
            Self::UrlMistake(_) => "url-mistake",
            Self::UrlNotAService => "url-not-a-service",
            Self::UrlConsole => "url-console",
            Self::UrlLookAlike(_) => "url-look-alike",
            Self::UrlInsecure { .. } => "url-insecure",
            Self::HostReportedMissing { .. } => "host-reported-missing",
            Self::HostOfPlan { .. } => "host-of-plan",
            Self::HostUnknown { .. } => "host-unknown",
            Self::TransportMismatch { .. } => "transport-mismatch",
            Self::TransportAssumed { .. } => "transport-assumed",
            Self::NamePrefixMissing => "name-prefix-missing",
            Self::NameTooLong { .. } => "name-too-long",
            Self::NameCharacter { .. } => "name-character",
            Self::KeyCharacter { .. } => "key-character",
            Self::ClientName { .. } => "client-name",
            Self::ClientExpands { .. } => "client-expands",
            Self::ClientNoReference { .. } => "client-no-reference",
            Self::ClientNoPrompt { .. } => "client-no-prompt",
            Self::ClientBridge { .. } => "client-bridge",
            Self::LinkTooLong { .. } => "link-too-long",
            Self::NameTaken => "name-taken",
            Self::NamesAlike { .. } => "names-alike",
            // Each kind has its own.
            Self::KeyKind(_) => "key",
        }
    }
}

fn key_id(kind: KeyKind) -> &'static str {
    match kind {
        KeyKind::Standard => "key-standard",
        KeyKind::Workspace => "key-workspace",
        KeyKind::Plan => "key-plan",
        KeyKind::Temporary => "key-temporary",
        KeyKind::AccessKey => "key-access-key",
        KeyKind::Masked => "key-masked",
        KeyKind::Placeholder => "key-placeholder",
        KeyKind::OtherVendor => "key-other-vendor",
        KeyKind::Unknown => "key-unknown-shape",
    }
}
