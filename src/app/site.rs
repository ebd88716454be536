//! What the owner of a site has set for the page, and whom the page may speak to.

mod notice;
mod read;
mod shape;

use crate::diagnostic::Lang;
use crate::domain::{Endpoint, PathForm, Transport, scan};
use crate::mcp::diagnosis::PageOrigin;

pub use notice::{Expected, Found, Notice, Problem};

/// Where the page is, and what is written in the `site.json` beside it, or inside a single file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Site {
    /// Where the page comes from.
    pub page: PageOrigin,
    /// The path of the relay on the page's own host, relative to the page and without a slash at its
    /// end.
    pub relay: Option<String>,
    /// Hosts beyond those that every page may reach, in lower case, with a port where it is not 443.
    pub hosts: Vec<String>,
    /// How URLs are built from an ID, until the person chooses otherwise.
    pub form: Form,
    /// Services to choose from.
    pub services: Vec<Preset>,
    /// The id of the client that is shown first.
    pub default_client: Option<&'static str>,
    /// The ids of the clients that are not offered.
    pub hidden: Vec<&'static str>,
    /// Whether the key itself may be written into a configuration.
    pub literal_key: bool,
    /// Who runs the site.
    pub organization: Option<String>,
    /// Where its people find help: an https URL, or one relative to the page.
    pub help: Option<String>,
    /// The language for those who have not chosen one.
    pub language: Option<Lang>,
    /// What in the settings could not be used.
    pub notices: Vec<Notice>,
}

/// How a URL is built from an ID; what is `None` is as in the source document.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Form {
    /// On which host, with a port where it is not 443.
    pub host: Option<String>,
    /// Under which path.
    pub path: Option<PathForm>,
    /// With which transport.
    pub transport: Option<Transport>,
}

/// A service that the owner of a site offers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Preset {
    /// Its friendly name.
    pub name: String,
    /// Which service it is.
    pub service: PresetService,
    /// How it is spoken to; `None` for what the URL or the form says.
    pub transport: Option<Transport>,
    /// What it is for, in both languages; either may be empty.
    pub description: (String, String),
}

/// How a service is named.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PresetService {
    /// By its instance ID.
    Id(String),
    /// By its URL.
    Url(String),
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

/// Nothing is set.
impl Default for Site {
    fn default() -> Self {
        Self::of(PageOrigin::Native)
    }
}

impl Site {
    /// A site without settings.
    pub fn of(page: PageOrigin) -> Self {
        Self {
            page,
            relay: None,
            hosts: Vec::new(),
            form: Form::default(),
            services: Vec::new(),
            default_client: None,
            hidden: Vec::new(),
            literal_key: true,
            organization: None,
            help: None,
            language: None,
            notices: Vec::new(),
        }
    }

    /// Reads settings. A mistake in them takes that setting away, is told in
    /// [`notices`](Site::notices), and never allows anything: where it cannot be known whether keys may
    /// be written, they are not.
    pub fn read(page: PageOrigin, text: &str) -> Self {
        let mut site = Self::of(page);
        read::read(&mut site, text);
        site
    }

    /// A site whose settings exist and could not be had: the server's status, or none without an
    /// answer.
    pub fn unreadable(page: PageOrigin, status: Option<usize>) -> Self {
        let notice = Notice::new("", Problem::Unreadable { status });
        Self {
            literal_key: false,
            notices: vec![notice],
            ..Self::of(page)
        }
    }

    /// The same for a visit that a link began: what it shows first is the link's to say.
    pub fn behind_link(self) -> Self {
        Self {
            default_client: None,
            language: None,
            form: Form::default(),
            ..self
        }
    }

    /// Whether a client is offered. Where all are hidden, none is.
    pub fn offers(&self, id: &str) -> bool {
        self.hidden.iter().all(|hidden| *hidden != id)
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

impl Preset {
    /// What it is for, in one language, else in the other.
    pub fn description(&self, lang: Lang) -> &str {
        let (en, zh) = &self.description;
        let (first, second) = match lang {
            Lang::En => (en, zh),
            Lang::Zh => (zh, en),
        };
        if first.is_empty() { second } else { first }
    }
}

#[cfg(test)]
mod tests;
