//! One request and the reading of its response.

use std::cell::RefCell;
use std::rc::{Rc, Weak};

use gloo_timers::callback::Timeout;
use js_sys::{Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    AbortController, AbortSignal, Headers, ReadableStreamDefaultReader, ReferrerPolicy,
    RequestCredentials, RequestInit, RequestMode, RequestRedirect, ResponseType,
};

use super::attempt::Shared;
use crate::mcp::session::{Head, Input, Method, Request, RequestId};

/// The largest piece that is handed over at once, in bytes.
const PIECE: usize = 64 << 10;

/// How long the answer to a message may take that nobody waits for, in milliseconds.
const UNHEARD: u32 = 90_000;

/// How long the body of such an answer may take, so that its connection is free for the next one.
const DRAIN: u32 = 1000;

/// How long a request may still take when its listing is over, in milliseconds.
const FAREWELL: u32 = 5000;

/// A request that was sent.
pub(super) struct Open {
    pub(super) id: RequestId,
    stop: AbortController,
    limit: Rc<RefCell<Option<Timeout>>>,
}

impl Open {
    /// Sends a request to a URL of the endpoint's own origin, or of the relay; `None` where there is
    /// no such request.
    pub(super) fn send(
        shared: &Weak<Shared>,
        request: Request,
        url: &str,
    ) -> Option<(Self, Going)> {
        let stop = AbortController::new().ok()?;
        let fetch = fetch(&request, url, &stop.signal()).ok()?;
        let limit = Rc::new(RefCell::new(None));
        let open = Self {
            id: request.id,
            stop,
            limit,
        };
        if !request.stream {
            open.limit(UNHEARD);
        }
        let going = Going {
            shared: shared.clone(),
            request,
            fetch,
            open: open.again(),
        };
        Some((open, going))
    }

    /// Gives it up.
    pub(super) fn abort(&self) {
        self.limit.replace(None);
        // With the browser's own reason: some code takes no other for an error.
        self.stop.abort();
    }

    /// Gives it little time to come to its end by itself.
    pub(super) fn release(&self) {
        self.limit(FAREWELL);
    }

    fn limit(&self, milliseconds: u32) {
        let stop = self.stop.clone();
        let timeout = Timeout::new(milliseconds, move || stop.abort());
        self.limit.replace(Some(timeout));
    }

    fn again(&self) -> Self {
        Self {
            id: self.id,
            stop: self.stop.clone(),
            limit: self.limit.clone(),
        }
    }
}

/// A request on its way. It ends with its response, or soon after it was aborted.
pub(super) struct Going {
    shared: Weak<Shared>,
    request: Request,
    fetch: web_sys::Request,
    open: Open,
}

impl Going {
    pub(super) async fn run(self) {
        let Self {
            shared,
            request,
            fetch,
            open,
        } = self;
        let id = request.id;
        let Ok(response) = gloo_net::http::Request::from(fetch).send().await else {
            tell(&shared, &Input::NetworkError { request: id });
            open.limit.replace(None);
            return;
        };
        let headers = response.headers();
        let head = Head {
            status: response.status(),
            content_type: headers.get("content-type"),
            session_id: headers.get("mcp-session-id"),
            redirected: response.type_() == ResponseType::Opaqueredirect,
        };
        let head = Input::ResponseHead {
            request: id,
            head: &head,
        };
        tell(&shared, &head);
        if !request.stream {
            open.limit(DRAIN);
        }
        let last = match response.body() {
            Some(body) => {
                let reader = body.get_reader().unchecked_into();
                read(&shared, id, &reader).await
            }
            None => Input::End { request: id },
        };
        open.limit.replace(None);
        tell(&shared, &last);
    }
}

fn tell(shared: &Weak<Shared>, input: &Input<'_>) {
    if let Some(shared) = shared.upgrade() {
        shared.hear(*input);
    }
}

/// Reads a body to its end, in pieces and with pauses, and gives how it ended.
async fn read(
    shared: &Weak<Shared>,
    request: RequestId,
    reader: &ReadableStreamDefaultReader,
) -> Input<'static> {
    let mut piece = Vec::new();
    loop {
        let Ok(read) = JsFuture::from(reader.read()).await else {
            return Input::NetworkError { request };
        };
        let member = |name: &str| Reflect::get(&read, &name.into()).unwrap_or(JsValue::UNDEFINED);
        let Ok(chunk) = member("value").dyn_into::<Uint8Array>() else {
            return Input::End { request };
        };
        let mut at = 0;
        while at < chunk.length() {
            let end = chunk.length().min(at + PIECE as u32);
            piece.resize((end - at) as usize, 0);
            chunk.subarray(at, end).copy_to(&mut piece);
            at = end;
            // Nobody may be left to hear it; then the end of a short body is still waited for.
            let Some(shared) = shared.upgrade() else {
                continue;
            };
            let bytes = Input::Bytes {
                request,
                chunk: &piece,
            };
            let pace = shared.pace.clone();
            pace.work(piece.len(), move || shared.hear(bytes)).await;
        }
    }
}

/// No cookies, no referrer, no redirect to anywhere else. The browser's cache is left as it is:
/// otherwise Chromium would ask for leave before each request.
fn fetch(request: &Request, url: &str, signal: &AbortSignal) -> Result<web_sys::Request, JsValue> {
    let headers = Headers::new()?;
    for (name, value) in &request.headers {
        headers.set(name, value)?;
    }
    if let Some(authorization) = request.authorization() {
        headers.set("Authorization", &authorization)?;
    }
    let options = bare(RequestMode::Cors, signal);
    options.set_redirect(RequestRedirect::Manual);
    options.set_method(request.method.as_str());
    options.set_headers(&headers);
    if let Some(body) = &request.body {
        options.set_body(&body.into());
    }
    if request.method == Method::Delete || !request.stream {
        // It arrives even if the page is closed meanwhile.
        Reflect::set(&options, &"keepalive".into(), &true.into())?;
    }
    web_sys::Request::new_with_str_and_init(url, &options)
}

/// A request that carries nothing of the person.
pub(super) fn bare(mode: RequestMode, signal: &AbortSignal) -> RequestInit {
    let options = RequestInit::new();
    options.set_mode(mode);
    options.set_credentials(RequestCredentials::Omit);
    options.set_referrer_policy(ReferrerPolicy::NoReferrer);
    options.set_signal(Some(signal));
    options
}
