//! What the owner of a site has set for the page, and whom the page may speak to.

use crate::domain::{Endpoint, scan};
use crate::mcp::diagnosis::PageOrigin;
use crate::mcp::json::Value;

/// Where the page is, and what is written in the `site.json` beside it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Site {
    /// Where the page comes from.
    pub page: PageOrigin,
    /// The path of the relay on the page's own host, relative to the page and without a slash at its
    /// end.
    pub relay: Option<String>,
    /// Hosts beyond those that every page may reach, in lower case, with a port where it is not 443.
    pub hosts: Vec<String>,
}

/// Whether the page can connect to an endpoint, and how.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reach {
    /// By a request of its own.
    Direct,
    /// Through the relay on its own host.
    Relayed,
    /// A page that came by https may not ask for a plain http address of another machine.
    MixedContent,
    /// The page's own policy names Alibaba Cloud over https, this machine, and what the owner of the
    /// site added. This is none of them.
    OtherHost,
}

/// The longest setting that is read.
const LONGEST: usize = 200;

/// Nothing is set.
impl Default for Site {
    fn default() -> Self {
        Self::of(PageOrigin::Native)
    }
}

impl Site {
    /// A site without settings.
    pub fn of(page: PageOrigin) -> Self {
        let (relay, hosts) = (None, Vec::new());
        Self { page, relay, hosts }
    }

    /// Reads a `site.json`. Whatever it has that is not understood is passed over: a mistake in it
    /// takes a setting away and never adds one.
    pub fn read(page: PageOrigin, text: &str) -> Self {
        let mut site = Self::of(page);
        let Ok(value) = Value::read(text.trim_start_matches('\u{feff}')) else {
            return site;
        };
        if let Some(relay) = value.get("relay").and_then(Value::as_str) {
            site.relay = is_path(relay).then(|| relay.trim_matches('/').to_owned());
        }
        let hosts = value.get("hosts").and_then(Value::as_array);
        for host in hosts.unwrap_or_default() {
            if let Some(host) = host.as_str().filter(|host| is_host(host)) {
                site.hosts.push(host.to_ascii_lowercase());
            }
        }
        site
    }

    /// Whether the page can connect to this endpoint. The released page's policy says the same in the
    /// browser's words: `xtask/src/page/seal.rs`.
    pub fn reach(&self, endpoint: &Endpoint) -> Reach {
        let authority = authority(endpoint);
        let host = endpoint.host();
        if host == "127.0.0.1" || host == "localhost" {
            return Reach::Direct;
        }
        if !endpoint.is_https() {
            return match self.page {
                PageOrigin::Https => Reach::MixedContent,
                _ => Reach::OtherHost,
            };
        }
        let named = self.hosts.contains(&authority);
        if !named && !authority.ends_with(".aliyuncs.com") {
            return Reach::OtherHost;
        }
        // A relay forwards to the port of https alone, and a file has no host of its own.
        if self.relay.is_some() && self.page != PageOrigin::File && authority == host {
            Reach::Relayed
        } else {
            Reach::Direct
        }
    }
}

/// Host and port in lower case, without the port of https.
fn authority(endpoint: &Endpoint) -> String {
    let authority = scan::cut(endpoint.origin(), ':').map_or("", |(_, rest)| rest);
    let authority = authority.trim_start_matches('/').to_ascii_lowercase();
    match authority.strip_suffix(":443") {
        Some(host) => host.to_owned(),
        None => authority,
    }
}

/// A path on the page's own host: no scheme, no other host, nothing that leads back.
fn is_path(path: &str) -> bool {
    let plain = |b: u8| b.is_ascii_alphanumeric() || b"-_./".contains(&b);
    let leads_back = path.split('/').any(|part| part == ".." || part == ".");
    let names_host = path.starts_with("//");
    let short = path.len() <= LONGEST && !path.trim_matches('/').is_empty();
    short && path.bytes().all(plain) && !leads_back && !names_host
}

fn is_host(host: &str) -> bool {
    let whole = Endpoint::parse(&["https://", host].concat());
    let plain = |b: u8| b.is_ascii_alphanumeric() || b"-.:".contains(&b);
    host.len() <= LONGEST && host.bytes().all(plain) && whole.is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn reach(site: &Site, url: &str) -> Reach {
        site.reach(&Endpoint::parse(url).expect(url))
    }

    #[test]
    fn settings_are_read_and_anything_else_is_passed_over() {
        let page = PageOrigin::Http;
        let site = Site::read(
            page,
            "\u{feff}{\"relay\": \"relay/\", \"hosts\": [\"MCP.example.com\", 5, \"a/b\", \"b.example:8443\"], \"x\": {}}",
        );
        assert_eq!(site.relay.as_deref(), Some("relay"));
        assert_eq!(site.hosts, ["mcp.example.com", "b.example:8443"]);
        for text in [
            "",
            "{",
            "[]",
            "null",
            "{\"relay\": 1, \"hosts\": {}}",
            "<!doctype html>",
        ] {
            assert_eq!(Site::read(page, text), Site::of(page), "{text}");
        }
    }

    #[test]
    fn a_relay_is_on_the_pages_own_host() {
        for relay in ["relay", "/relay", "a/b-c_d.e/"] {
            let text = format!("{{\"relay\": \"{relay}\"}}");
            assert!(
                Site::read(PageOrigin::Http, &text).relay.is_some(),
                "{relay}"
            );
        }
        for relay in [
            "",
            "/",
            "https://relay.example",
            "//relay.example/x",
            "../relay",
            "a/./b",
            "a?b",
            "a%2e",
        ] {
            let text = format!("{{\"relay\": \"{relay}\"}}");
            assert_eq!(Site::read(PageOrigin::Http, &text).relay, None, "{relay}");
        }
    }

    #[test]
    fn every_page_reaches_alibaba_cloud_and_this_machine() {
        for page in [PageOrigin::Https, PageOrigin::Http, PageOrigin::File] {
            let site = Site::of(page);
            for url in [
                "https://dashscope.aliyuncs.com/x/sse",
                "HTTPS://Dashscope.Aliyuncs.com:443/x/sse",
                "http://127.0.0.1:8081/x",
                "http://localhost/x",
                "https://localhost:3000/x",
            ] {
                assert_eq!(reach(&site, url), Reach::Direct, "{page:?} {url}");
            }
            for url in [
                "https://dashscope.aliyuncs.com.example/x",
                "https://aliyuncs.com/x",
                "https://xaliyuncs.com/x",
                "https://dashscope.aliyuncs.com:8443/x",
                "https://mcp.example.com/x",
            ] {
                assert_eq!(reach(&site, url), Reach::OtherHost, "{page:?} {url}");
            }
        }
    }

    #[test]
    fn plain_http_is_for_this_machine_alone() {
        let url = "http://dashscope.aliyuncs.com/x";
        assert_eq!(
            reach(&Site::of(PageOrigin::Https), url),
            Reach::MixedContent
        );
        assert_eq!(reach(&Site::of(PageOrigin::Http), url), Reach::OtherHost);
    }

    #[test]
    fn the_owner_of_a_site_adds_hosts_and_a_relay() {
        let text = "{\"relay\": \"relay\", \"hosts\": [\"mcp.example.com\", \"b.example:8443\"]}";
        let site = Site::read(PageOrigin::Https, text);
        for (url, expected) in [
            ("https://mcp.example.com/x", Reach::Relayed),
            ("https://dashscope.aliyuncs.com/x", Reach::Relayed),
            ("https://b.example:8443/x", Reach::Direct),
            ("https://b.example/x", Reach::OtherHost),
            ("http://mcp.example.com/x", Reach::MixedContent),
            ("http://127.0.0.1/x", Reach::Direct),
        ] {
            assert_eq!(reach(&site, url), expected, "{url}");
        }
        let from_disk = Site::read(PageOrigin::File, text);
        assert_eq!(
            reach(&from_disk, "https://mcp.example.com/x"),
            Reach::Direct
        );
    }
}
