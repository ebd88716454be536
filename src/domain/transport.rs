use super::instance_id::letters;

/// How a client speaks to the service.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Transport {
    /// HTTP+SSE of MCP 2024-11-05: `GET …/sse`, deprecated and still what most services speak.
    Sse,
    /// Streamable HTTP of MCP 2025-03-26 and later: `POST …/mcp`.
    StreamableHttp,
}

impl Transport {
    /// The word of the embedding interface: `sse` or `streamable_http`.
    pub fn id(self) -> &'static str {
        match self {
            Self::Sse => "sse",
            Self::StreamableHttp => "streamable_http",
        }
    }

    /// The last path segment of a Bailian endpoint that speaks this transport.
    pub fn suffix(self) -> &'static str {
        match self {
            Self::Sse => "sse",
            Self::StreamableHttp => "mcp",
        }
    }

    /// The other one.
    pub fn other(self) -> Self {
        match self {
            Self::Sse => Self::StreamableHttp,
            Self::StreamableHttp => Self::Sse,
        }
    }

    /// Reads any spelling that a client uses in its `type` field.
    ///
    /// `remote` (opencode, Kilo) names no transport and gives `None`, as does an unknown word.
    pub fn from_spelling(word: &str) -> Option<Self> {
        match letters(word).as_str() {
            "sse" | "httpsse" | "sseonly" | "ssefirst" => Some(Self::Sse),
            "http" | "streamablehttp" | "httpstreamable" | "streamable" | "httpstream"
            | "httponly" | "httpfirst" => Some(Self::StreamableHttp),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_spelling_in_use_is_read() {
        for word in ["sse", "SSE"] {
            assert_eq!(
                Transport::from_spelling(word),
                Some(Transport::Sse),
                "{word}"
            );
        }
        for word in [
            "http",
            "streamableHttp",
            "streamable-http",
            "streamable_http",
            "streamable",
            "httpStreamable",
        ] {
            let found = Transport::from_spelling(word);
            assert_eq!(found, Some(Transport::StreamableHttp), "{word}");
        }
        for word in ["remote", "stdio", "sse/streamableHttp", ""] {
            assert_eq!(Transport::from_spelling(word), None, "{word}");
        }
    }
}
