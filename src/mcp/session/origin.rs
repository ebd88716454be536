//! Where a message URL leads, decided before anything is sent there.

use super::failure::Failure;
use crate::domain::{Endpoint, scan};

/// Resolves the message URL of an `endpoint` event against the URL of the stream.
///
/// # Errors
/// [`Failure::NoEndpoint`] where it is no http URL, [`Failure::EndpointElsewhere`] where it is of
/// another origin. Whatever a browser might read differently, a backslash for one, is no URL here.
pub(super) fn message_url(stream: &Endpoint, reference: &str) -> Result<String, Failure> {
    let reference = reference.trim_matches(|c: char| c.is_ascii_whitespace());
    let url = Endpoint::parse(&absolute(stream, reference)).map_err(|_| Failure::NoEndpoint)?;
    if reference.is_empty() {
        return Err(Failure::NoEndpoint);
    }
    let origin = origin(&url);
    if origin == self::origin(stream) {
        Ok(url.as_str().to_owned())
    } else {
        Err(Failure::EndpointElsewhere { origin })
    }
}

/// Dot segments are left to whoever sends the request: they cannot leave the origin.
fn absolute(base: &Endpoint, reference: &str) -> String {
    let scheme = scan::until(reference, |c| {
        !(c.is_ascii_alphanumeric() || scan::one_of("+-.", c))
    });
    let has_scheme = reference
        .get(scheme.len()..)
        .is_some_and(|rest| rest.starts_with(':'));
    if has_scheme {
        return reference.to_owned();
    }
    if reference.starts_with("//") {
        let scheme = if base.is_https() { "https:" } else { "http:" };
        return [scheme, reference].concat();
    }
    if reference.starts_with('/') {
        return [base.origin(), reference].concat();
    }
    if reference.starts_with('?') || reference.starts_with('#') {
        return [base.origin(), base.path(), reference].concat();
    }
    let folder = scan::cut_last(base.path(), '/').map_or("", |(folder, _)| folder);
    [base.origin(), folder, "/", reference].concat()
}

/// Scheme, host in lower case, and the port unless it is the scheme's own.
fn origin(url: &Endpoint) -> String {
    let (scheme, default) = if url.is_https() {
        ("https://", 443)
    } else {
        ("http://", 80)
    };
    let port = scan::cut_last(url.origin(), ':').map_or("", |(_, port)| port);
    match port.parse::<u16>() {
        Ok(port) if port != default => {
            let port = crate::domain::number(usize::from(port));
            [scheme, &url.host(), ":", &port].concat()
        }
        _ => [scheme, &url.host()].concat(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn message_urls_are_resolved_and_stay_at_home() {
        let stream = "https://a.example/api/v1/mcps/X/sse?k=v#f";
        let home = |path: &str| Ok(["https://a.example", path].concat());
        let elsewhere = |origin: &str| {
            Err(Failure::EndpointElsewhere {
                origin: origin.into(),
            })
        };
        for (reference, url) in [
            ("/api/message?sessionId=1", home("/api/message?sessionId=1")),
            (
                "message?u=http://x",
                home("/api/v1/mcps/X/message?u=http://x"),
            ),
            ("../message", home("/api/v1/mcps/X/../message")),
            ("?s=1", home("/api/v1/mcps/X/sse?s=1")),
            (" /m\n", home("/m")),
            ("https://a.example/m", home("/m")),
            ("//a.example/m", home("/m")),
            (
                "HTTPS://A.example:443/m",
                Ok("HTTPS://A.example:443/m".into()),
            ),
            (
                "https://a.example:0443/m",
                Ok("https://a.example:0443/m".into()),
            ),
            ("//evil.example/m", elsewhere("https://evil.example")),
            ("https://evil.example/m", elsewhere("https://evil.example")),
            ("http://a.example/m", elsewhere("http://a.example")),
            (
                "https://a.example:444/m",
                elsewhere("https://a.example:444"),
            ),
            (
                "https://a.example.evil.example/m",
                elsewhere("https://a.example.evil.example"),
            ),
            ("https://a.example@evil.example/m", Err(Failure::NoEndpoint)),
            ("/\\evil.example/m", Err(Failure::NoEndpoint)),
            ("\\\\evil.example/m", Err(Failure::NoEndpoint)),
            ("https:/evil.example", Err(Failure::NoEndpoint)),
            ("https:evil.example", Err(Failure::NoEndpoint)),
            ("/\t/evil.example/m", Err(Failure::NoEndpoint)),
            ("javascript:alert(1)", Err(Failure::NoEndpoint)),
            ("data:,x", Err(Failure::NoEndpoint)),
            ("", Err(Failure::NoEndpoint)),
            ("{\"a\":1}", Err(Failure::NoEndpoint)),
        ] {
            let stream = Endpoint::parse(stream).expect("an endpoint");
            assert_eq!(message_url(&stream, reference), url, "{reference:?}");
        }
    }

    #[test]
    fn ports_and_addresses_are_part_of_the_origin() {
        for (stream, reference, same) in [
            ("http://[::1]:8080/sse", "http://[::1]:8080/m", true),
            ("http://[::1]:8080/sse", "http://[::1]/m", false),
            ("http://a.example:80/sse", "http://a.example/m", true),
            ("http://127.0.0.1:1/sse", "http://localhost:1/m", false),
        ] {
            let base = Endpoint::parse(stream).expect("an endpoint");
            assert_eq!(
                message_url(&base, reference).is_ok(),
                same,
                "{stream} {reference}"
            );
        }
    }
}
