//! Why there was no response. A browser does not say, so that it is found out by other means; texts
//! of errors differ between browsers and are never read.

use std::cell::Cell;
use std::rc::{Rc, Weak};

use gloo_events::EventListener;
use gloo_timers::callback::Timeout;
use js_sys::Reflect;
use web_sys::{AbortController, RequestMode, RequestRedirect};

use super::Route;
use super::attempt::Shared;
use super::exchange::bare;
use super::pace::pause;
use crate::mcp::diagnosis::Evidence;

/// How long a second request may take, in milliseconds.
const PATIENCE: u32 = 10_000;

/// Notices when the page's own policy stops a request to the endpoint.
pub(super) struct Watch {
    blocked: Rc<Cell<bool>>,
    _listener: Option<EventListener>,
}

impl Watch {
    pub(super) fn of(route: Option<&Route>) -> Self {
        let blocked = Rc::new(Cell::new(false));
        let document = web_sys::window().and_then(|window| window.document());
        let listener = document.zip(route.cloned()).map(|(document, route)| {
            let blocked = blocked.clone();
            EventListener::new(&document, "securitypolicyviolation", move |event| {
                let url = Reflect::get(event, &"blockedURI".into()).ok();
                let url = url.and_then(|url| url.as_string()).unwrap_or_default();
                if route.leads_to(&url) {
                    blocked.set(true);
                }
            })
        });
        Self {
            blocked,
            _listener: listener,
        }
    }

    pub(super) fn has_blocked(&self) -> bool {
        self.blocked.get()
    }
}

/// Looks, without the key, at the URL that gave no response. `None` once nobody wants to know any more.
pub(super) async fn look(url: Option<String>, asks: Weak<Shared>) -> Option<Evidence> {
    let blocked = || asks.upgrade().map(|asks| asks.watch.has_blocked());
    let mut evidence = Evidence {
        offline: web_sys::window().is_some_and(|window| !window.navigator().on_line()),
        ..Evidence::default()
    };
    // The browser tells of a request that it stopped after it has failed.
    pause().await;
    if let (Some(url), false, false) = (url, evidence.offline, blocked()?) {
        evidence.host_answers = answers(&url, RequestMode::NoCors, &asks).await;
        if evidence.host_answers == Some(true) && !blocked()? {
            evidence.plain_request_readable = answers(&url, RequestMode::Cors, &asks).await;
        }
        pause().await;
    }
    evidence.blocked_by_policy = blocked()?;
    if evidence.blocked_by_policy {
        (evidence.host_answers, evidence.plain_request_readable) = (None, None);
    }
    Some(evidence)
}

/// Whether a GET without a key and without headers has a response; `None` where it takes too long.
async fn answers(url: &str, mode: RequestMode, asks: &Weak<Shared>) -> Option<bool> {
    let stop = AbortController::new().ok()?;
    let options = bare(mode, &stop.signal());
    if mode == RequestMode::Cors {
        options.set_redirect(RequestRedirect::Manual);
    }
    let request = web_sys::Request::new_with_str_and_init(url, &options).ok()?;
    let late = Rc::new(Cell::new(false));
    let timeout = {
        let (late, stop) = (late.clone(), stop.clone());
        Timeout::new(PATIENCE, move || {
            late.set(true);
            stop.abort();
        })
    };
    asks.upgrade()?.looking.replace(Some(stop.clone()));
    let answered = gloo_net::http::Request::from(request).send().await.is_ok();
    drop(timeout);
    // The response may be a stream without an end.
    stop.abort();
    (answered || !late.get()).then_some(answered)
}
