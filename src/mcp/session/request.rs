use crate::domain::ApiKey;

/// Which request an input or output is about. Never used twice in a session.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RequestId(pub usize);

/// The HTTP methods in use.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Method {
    /// Opens the stream of HTTP+SSE.
    Get,
    /// Carries a message.
    Post,
    /// Ends a session of Streamable HTTP.
    Delete,
}

impl Method {
    /// The word on the wire.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Get => "GET",
            Self::Post => "POST",
            Self::Delete => "DELETE",
        }
    }
}

/// A request to be sent. Its URL is always of the endpoint's origin, and redirects must not be
/// followed: they would carry the key elsewhere.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Request {
    /// Under which ID its response is reported.
    pub id: RequestId,
    /// Its method.
    pub method: Method,
    /// Its absolute URL.
    pub url: String,
    /// Its headers, apart from `Authorization`.
    pub headers: Vec<(&'static str, String)>,
    /// The key for its `Authorization` header.
    pub key: Option<ApiKey>,
    /// Its body.
    pub body: Option<String>,
    /// Whether the body of a successful response matters, chunk by chunk. That of a refusal always does.
    pub stream: bool,
}

impl Request {
    /// The value of its `Authorization` header.
    pub fn authorization(&self) -> Option<String> {
        let key = self.key.as_ref()?;
        Some(["Bearer ", key.expose()].concat())
    }
}

/// What a session needs to know of a response before its body.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Head {
    /// The status; 0 where a browser hides it.
    pub status: u16,
    /// `Content-Type`.
    pub content_type: Option<String>,
    /// `Mcp-Session-Id`, where there is one and the browser may read it.
    pub session_id: Option<String>,
    /// Whether it came, or would have come, by a redirect.
    pub redirected: bool,
}

impl Head {
    /// Whether the content type is this one, whatever its parameters and case.
    pub(super) fn is(&self, wanted: &str) -> bool {
        let found = self.content_type.as_deref().unwrap_or_default();
        let essence = found.split(';').next().unwrap_or_default();
        essence.trim().eq_ignore_ascii_case(wanted)
    }
}
