//! Endpoint URLs: what can be requested ([`Endpoint`]), what a URL is recognised as ([`Seen`]), and
//! how one is built from an instance ID ([`UrlForm`]).

mod form;
mod seen;

pub use form::{Host, PathForm, UrlForm};
pub use seen::{LookAlike, Mistake, Seen};

use super::scan;

/// An absolute http or https URL without whitespace, userinfo or placeholder.
///
/// It is kept as it was written: a pasted URL wins verbatim.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Endpoint {
    url: String,
    https: bool,
    authority: (usize, usize),
}

/// Why a text cannot be an endpoint.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum EndpointError {
    /// Nothing was given.
    Empty,
    /// It does not start with `https://` or `http://`.
    Scheme,
    /// There is no host, or it holds what no host can.
    Host,
    /// `user:password@` before the host: browsers refuse it, and it would leak.
    UserInfo,
    /// Whitespace, a control character or a character that must be percent-encoded; `at` is its
    /// byte offset.
    Character { character: char, at: usize },
    /// A placeholder such as `{instance ID}` still in it, from byte `start` to `end`.
    Placeholder { start: usize, end: usize },
}

impl Endpoint {
    /// Checks one URL, already free of surrounding whitespace.
    pub fn parse(text: &str) -> Result<Self, EndpointError> {
        if text.is_empty() {
            return Err(EndpointError::Empty);
        }
        if let Some((start, end)) = placeholder(text) {
            return Err(EndpointError::Placeholder { start, end });
        }
        let bad = |c: char| !c.is_ascii_graphic() || scan::one_of("\"<>\\^`{|}", c);
        if let Some((at, character)) = scan::find(text, bad) {
            return Err(EndpointError::Character { character, at });
        }
        let mark = scan::position(text, "://").ok_or(EndpointError::Scheme)?;
        let scheme = text.get(..mark).unwrap_or_default();
        let rest = text.get(mark + "://".len()..).unwrap_or_default();
        let https = match scheme.to_ascii_lowercase().as_str() {
            "https" => true,
            "http" => false,
            _ => return Err(EndpointError::Scheme),
        };
        let authority = scan::until(rest, |c| scan::one_of("/?#", c));
        if scan::has(authority, "@") {
            return Err(EndpointError::UserInfo);
        }
        if !is_authority(authority) {
            return Err(EndpointError::Host);
        }
        let start = scheme.len() + "://".len();
        Ok(Self {
            url: text.to_owned(),
            https,
            authority: (start, start + authority.len()),
        })
    }

    /// The whole URL, as it was written.
    pub fn as_str(&self) -> &str {
        &self.url
    }

    /// Whether it is https.
    pub fn is_https(&self) -> bool {
        self.https
    }

    /// The host in lower case, without its port: `dashscope.aliyuncs.com`, `[::1]`.
    pub fn host(&self) -> String {
        let authority = self.slice(self.authority.0, self.authority.1);
        let host = match scan::cut_last(authority, ':') {
            Some((host, port)) if port.bytes().all(|b| b.is_ascii_digit()) => host,
            _ => authority,
        };
        host.to_ascii_lowercase()
    }

    /// Scheme, host and port, as they were written: `https://dashscope.aliyuncs.com`.
    pub fn origin(&self) -> &str {
        self.slice(0, self.authority.1)
    }

    /// The path, without query and fragment; empty where the URL has none.
    pub fn path(&self) -> &str {
        let rest = self.slice(self.authority.1, self.url.len());
        scan::until(rest, |c| scan::one_of("?#", c))
    }

    /// What follows the path: the query and the fragment, each with its mark.
    pub fn after_path(&self) -> &str {
        self.slice(self.authority.1 + self.path().len(), self.url.len())
    }

    /// Whether the host is this computer itself: `localhost`, `127.…`, `[::1]`.
    pub fn is_loopback(&self) -> bool {
        let host = self.host();
        // Four numbers: a name may begin as an address does.
        let four = host.bytes().all(|b| b.is_ascii_digit() || b == b'.');
        host == "localhost"
            || host.ends_with(".localhost")
            || host == "[::1]"
            || four && host.starts_with("127.")
    }

    /// The same URL under another path.
    pub fn with_path(&self, path: &str) -> String {
        [self.origin(), path, self.after_path()].concat()
    }

    fn slice(&self, start: usize, end: usize) -> &str {
        self.url.get(start..end).unwrap_or_default()
    }
}

fn is_authority(authority: &str) -> bool {
    let (host, port) = match scan::cut_last(authority, ':') {
        Some((host, port)) if !port.ends_with(']') => (host, Some(port)),
        _ => (authority, None),
    };
    let foreign = |c: char| !(c.is_ascii_alphanumeric() || scan::one_of("-_.", c));
    let empty_label = [".", host, "."].concat();
    let empty_label = scan::has(&empty_label, "..");
    let name = !empty_label && scan::find(host, foreign).is_none();
    let six = host.strip_prefix('[').and_then(|h| h.strip_suffix(']'));
    // The groups are the browser's to count; a full parser would weigh three kilobytes here.
    let group = |c: char| c.is_ascii_hexdigit() || c == ':' || c == '.';
    let address = six.is_some_and(|h| scan::has(h, ":") && h.chars().all(group));
    (name || address) && port.is_none_or(|p| p.parse::<u16>().is_ok())
}

/// The first `{…}`, `<…>` or spelled-out placeholder, as a byte range.
fn placeholder(text: &str) -> Option<(usize, usize)> {
    for (open, close) in [('{', '}'), ('<', '>')] {
        if let Some((before, after)) = scan::cut(text, open) {
            let (inside, _) = scan::cut(after, close)?;
            let start = before.strip_suffix('$').unwrap_or(before).len();
            let end = before.len() + open.len_utf8() + inside.len() + close.len_utf8();
            return Some((start, end));
        }
    }
    let words = [
        "YOUR_MCP_NAME",
        "YOUR_INSTANCE_ID",
        "YOUR_SERVER_CODE",
        "your-instance-id",
    ];
    words
        .iter()
        .find_map(|word| scan::position(text, word).map(|start| (start, start + word.len())))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_url_is_kept_as_written_and_taken_apart() {
        let url = "HTTPS://Dashscope.aliyuncs.com:443/api/v1/mcps/WebSearch/sse?a=b#c";
        let endpoint = Endpoint::parse(url).expect("an endpoint");
        assert_eq!(endpoint.as_str(), url);
        assert_eq!(endpoint.host(), "dashscope.aliyuncs.com");
        assert_eq!(endpoint.path(), "/api/v1/mcps/WebSearch/sse");
        assert_eq!(endpoint.after_path(), "?a=b#c");
        assert_eq!(
            endpoint.with_path("/x"),
            "HTTPS://Dashscope.aliyuncs.com:443/x?a=b#c"
        );
        assert!(endpoint.is_https());
    }

    #[test]
    fn loopback_in_every_spelling() {
        for url in [
            "http://localhost:1/",
            "http://127.0.0.1",
            "http://127.9.9.9:80/x",
            "http://[::1]:3/",
        ] {
            assert!(Endpoint::parse(url).expect(url).is_loopback(), "{url}");
        }
        for url in [
            "http://127.0.0.1.example.com/",
            "https://localhost.example.com/",
            "http://[::2]/",
        ] {
            assert!(!Endpoint::parse(url).expect(url).is_loopback(), "{url}");
        }
    }

    #[test]
    fn what_cannot_be_requested_is_refused_with_its_cause() {
        for (url, error) in [
            ("", EndpointError::Empty),
            ("dashscope.aliyuncs.com/sse", EndpointError::Scheme),
            ("ftp://a.example/", EndpointError::Scheme),
            ("javascript://a.example/", EndpointError::Scheme),
            ("https:///sse", EndpointError::Host),
            ("https://a..b/sse", EndpointError::Host),
            ("https://a.example:99999/", EndpointError::Host),
            ("https://[::zz]/", EndpointError::Host),
            ("https://me:pw@a.example/", EndpointError::UserInfo),
            (
                "https://a.example/b c",
                EndpointError::Character {
                    character: ' ',
                    at: 19,
                },
            ),
            (
                "https://a.example/搜",
                EndpointError::Character {
                    character: '搜',
                    at: 18,
                },
            ),
            (
                "https://a.example/{instance ID}/sse",
                EndpointError::Placeholder { start: 18, end: 31 },
            ),
            (
                "https://a.example/${ID}/sse",
                EndpointError::Placeholder { start: 18, end: 23 },
            ),
            (
                "https://a.example/YOUR_MCP_NAME/sse",
                EndpointError::Placeholder { start: 18, end: 31 },
            ),
            (
                "https://a.example/{x",
                EndpointError::Character {
                    character: '{',
                    at: 18,
                },
            ),
        ] {
            assert_eq!(Endpoint::parse(url), Err(error), "{url}");
        }
    }
}
