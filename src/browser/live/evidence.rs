//! Why there was no response. A browser does not say, so that it is found out by other means; texts
//! of errors differ between browsers and are never read.

use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::rc::{Rc, Weak};

use wasm_bindgen::JsCast;
use wasm_bindgen::JsValue;
use wasm_bindgen::closure::Closure;

use super::Route;
use super::attempt::Shared;
use super::exchange::{Stop, response};
use super::pace::pause;
use crate::browser::js::{self, Handler, Timer};
use crate::mcp::diagnosis::Evidence;

/// How long a second request may take, in milliseconds.
const PATIENCE: u64 = 10_000;

/// How many requests that the page's own policy stopped are remembered.
const REMEMBERED: usize = 100;

thread_local! {
    /// What the page's own policy stopped.
    static BLOCKED: RefCell<Blocked> = RefCell::default();
}

/// The last ones, and how many there were in all.
#[derive(Default)]
struct Blocked {
    last: VecDeque<String>,
    all: usize,
}

/// Notices from now on when the page's own policy stops a request.
pub(super) fn watch() {
    let Some(document) = web_sys::window().and_then(|window| window.document()) else {
        return;
    };
    let stopped = Closure::<Handler>::new(|event: JsValue, _| {
        BLOCKED.with_borrow_mut(|blocked| {
            blocked.all += 1;
            blocked.last.truncate(REMEMBERED);
            blocked.last.push_front(js::text(&event, "blockedURI"));
        });
        Ok(JsValue::UNDEFINED)
    });
    // The page listens for as long as it lives, so JavaScript keeps the function.
    let stopped = stopped.into_js_value();
    let _ = document
        .add_event_listener_with_callback("securitypolicyviolation", stopped.unchecked_ref());
}

/// How many requests of the page were stopped so far.
pub(super) fn blocked() -> usize {
    BLOCKED.with_borrow(|blocked| blocked.all)
}

/// Whether one of this way was stopped after the first so many.
pub(super) fn has_blocked(route: &Route, before: usize) -> bool {
    BLOCKED.with_borrow(|blocked| {
        let mut new = blocked
            .last
            .iter()
            .take(blocked.all - before.min(blocked.all));
        new.any(|url| route.leads_to(url))
    })
}

/// Looks, without the key, at the URL that gave no response. `None` once nobody wants to know any more.
pub(super) async fn look(url: Option<String>, asks: Weak<Shared>) -> Option<Evidence> {
    let blocked = || asks.upgrade().map(|asks| asks.was_blocked());
    let navigator = js::get(&js::window(), "navigator");
    let mut evidence = Evidence {
        offline: js::get(&navigator, "onLine") == JsValue::FALSE,
        ..Evidence::default()
    };
    // The browser tells of a request that it stopped after it has failed.
    pause().await;
    if let (Some(url), false, false) = (url, evidence.offline, blocked()?) {
        evidence.host_answers = answers(&url, "no-cors", &asks).await;
        if evidence.host_answers == Some(true) && !blocked()? {
            evidence.plain_request_readable = answers(&url, "cors", &asks).await;
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
async fn answers(url: &str, mode: &str, asks: &Weak<Shared>) -> Option<bool> {
    let stop = Stop::new()?;
    let options = js::bare(mode, &stop.signal());
    if mode == "cors" {
        js::set(&options, "redirect", &"manual".into());
    }
    let late = Rc::new(Cell::new(false));
    let timer = {
        let (late, stop) = (late.clone(), stop.clone());
        Timer::after(PATIENCE, move || {
            late.set(true);
            stop.now();
        })
    };
    asks.upgrade()?.looking.replace(Some(stop.clone()));
    let answered = response(url, &options).await.is_ok();
    drop(timer);
    // The response may be a stream without an end.
    stop.now();
    (answered || !late.get()).then_some(answered)
}
