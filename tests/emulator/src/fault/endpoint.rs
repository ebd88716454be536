use std::time::Duration;

/// What goes wrong with the `endpoint` event of HTTP+SSE.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum EndpointFault {
    /// It comes so much later.
    Slow(Duration),
    /// It never comes, and the stream stays open.
    Never,
    /// Another event comes first.
    Another,
    /// It names this message URL: of another origin, without a scheme, or none at all.
    Names(String),
    /// A second one follows and names this message URL.
    Second(String),
}

impl EndpointFault {
    /// How much later the first event comes.
    pub(crate) fn delay(&self) -> Duration {
        match self {
            Self::Slow(delay) => *delay,
            // Longer than any test waits; the stream ends with the service.
            Self::Never => Duration::from_secs(24 * 60 * 60),
            _ => Duration::ZERO,
        }
    }

    /// What stands at the beginning of the stream in the place of this message URL.
    pub(crate) fn opening(&self, message_url: &str) -> String {
        match self {
            Self::Slow(_) | Self::Never => event(message_url),
            Self::Another => format!("event:hello\ndata:1\n\n{}", event(message_url)),
            Self::Names(url) => event(url),
            Self::Second(url) => [event(message_url), event(url)].concat(),
        }
    }
}

/// The event as the real service writes it, without a space after a colon.
pub(crate) fn event(message_url: &str) -> String {
    format!("event:endpoint\ndata:{message_url}\n\n")
}
