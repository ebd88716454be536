//! How what the page knows about links changes, and the link of what is on the page.

use std::rc::Rc;

use crate::app::link::{LONG, Link, LinkAction, Linked, Notice, Written, written};
use crate::app::{Derived, Extra, Later, State};
use crate::domain::{Draft, Endpoint, Host, visible_line};
use crate::emit::qr::{self, Qr};

/// How many services and hosts are named one by one.
const NAMED: usize = 3;

/// How much of an ID or a host is shown, in characters.
const SHOWN: usize = 60;

/// The link of what is on the page.
#[derive(Debug)]
pub struct Shared {
    /// What is in it.
    pub written: Written,
    /// The link; where the page is a file, its fragment with the mark before it.
    pub text: String,
    /// Whether some chat programs break it.
    pub is_long: bool,
    /// The same to be scanned, unless it is too long for that or would lead nowhere.
    pub qr: Option<Qr>,
}

impl Shared {
    /// The one before, as long as it is the same.
    pub(super) fn of(state: &State, before: Option<&Derived>) -> Option<Rc<Self>> {
        let linked = state.extra.link.get();
        if !linked.open {
            return None;
        }
        let here = &linked.here;
        let written = written(state, here);
        let page = if here.is_file { "" } else { &here.page };
        let text = [page, "#", &written.fragment].concat();
        let before = before.and_then(|before| before.extra.given()?.shared.as_ref());
        if let Some(before) =
            before.filter(|before| before.text == text && before.written == written)
        {
            return Some(before.clone());
        }
        let qr = if here.is_file || written.too_long {
            None
        } else {
            qr::of(&text)
        };
        let is_long = text.len() > LONG;
        Some(Rc::new(Self {
            written,
            text,
            is_long,
            qr,
        }))
    }
}

/// Changes the state.
pub(super) fn reduce(state: &mut State, action: LinkAction) {
    let mut linked = Rc::unwrap_or_clone(state.extra.link.get());
    match action {
        LinkAction::Nothing => {}
        LinkAction::Here(here) => linked.here = here,
        LinkAction::Came { link, whole } => came(state, &mut linked, *link, whole),
        LinkAction::Back(kept) => {
            linked.came += 1;
            linked.notice = None;
            state.input = kept.input.with_key_of(&state.input);
            state.client = kept.client;
            (state.secret, state.platform, state.shell) = (kept.secret, kept.platform, kept.shell);
            (state.extra.picked, state.extra.together) = (kept.picked, kept.together);
        }
        LinkAction::Refused(refusal) => {
            linked.came += 1;
            linked.notice = Some(Notice::Refused(refusal));
        }
        LinkAction::Dismiss => linked.notice = None,
        LinkAction::Show(open) => linked.open = open,
    }
    state.extra.link = Later::new(linked);
}

fn came(state: &mut State, linked: &mut Linked, link: Link, whole: bool) {
    linked.came += 1;
    linked.notice = None;
    let brought = !link.services.is_empty();
    if brought || whole {
        linked.hosts = foreign(&link.services);
        state.extra.together = !link.only;
        state.extra.picked = link.picked;
        let named = named(&link.services);
        state.input = state
            .input
            .with_services(link.services, link.shown, state.rest);
        if brought {
            let client = link.client.map(|client| client.name);
            linked.notice = Some(Notice::Opened {
                services: named,
                client,
            });
        }
    } else if !link.picked.is_empty() {
        state.extra.picked = link.picked;
    }
    if !link.unknown.is_empty() {
        linked.notice = Some(Notice::UnknownClient(link.unknown));
    }
    if let Some(client) = link.client {
        state.client = client;
        linked.client = true;
    }
    if let Some(platform) = link.platform {
        state.platform = platform;
        state.shell = State::new(state.lang, platform).shell;
    }
    state.secret = link.secret.unwrap_or(state.secret);
    state.shell = link.shell.unwrap_or(state.shell);
    state.lang = link.lang.unwrap_or(state.lang);
}

/// What has changed was not the person's choice, and is not put into the address.
pub(super) fn unchosen(extra: &mut Extra) {
    let mut linked = Rc::unwrap_or_clone(extra.link.get());
    linked.came += 1;
    extra.link = Later::new(linked);
}

/// Forgets what a link brought.
pub(super) fn forget(state: &mut State) {
    let mut linked = Rc::unwrap_or_clone(state.extra.link.get());
    (linked.notice, linked.hosts, linked.open) = (None, Vec::new(), false);
    state.extra.link = Later::new(linked);
}

/// What the services are called in a sentence.
fn named(services: &[Draft]) -> Vec<String> {
    let word = |draft: &Draft| {
        let text = if draft.instance_id.is_empty() {
            &draft.url
        } else {
            &draft.instance_id
        };
        visible_line(text, SHOWN)
    };
    services.iter().map(word).collect()
}

/// The hosts that are not Alibaba Cloud's, each once.
fn foreign(services: &[Draft]) -> Vec<String> {
    let mut hosts = Vec::new();
    for draft in services {
        let host = match Endpoint::parse(&draft.url) {
            Ok(endpoint) => endpoint.host(),
            Err(_) if draft.url.is_empty() => draft.form.host.name(),
            Err(_) => continue,
        };
        let plain = !matches!(Host::of(&host), Host::Other(_)) || host.ends_with(".aliyuncs.com");
        if !plain && !hosts.contains(&host) {
            hosts.push(host);
        }
    }
    hosts
}

/// Those of them that are still in use, the first few, as they may be shown.
pub fn foreign_in_use(state: &State, derived: &Derived) -> Vec<String> {
    let linked = state.extra.link.get();
    let shown = derived.service.as_slice().iter();
    let used = |host: &&String| {
        let mut services = derived.services().iter().chain(shown.clone());
        services.any(|service| service.endpoint.host() == **host)
    };
    let hosts = linked.hosts.iter().filter(used).take(NAMED);
    hosts.map(|host| visible_line(host, SHOWN)).collect()
}
