//! One request and the reading of its response.

use std::cell::RefCell;
use std::rc::{Rc, Weak};

use gloo_net::http::Response;
use js_sys::{Object, Promise, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{RequestInit, ResponseType};

use super::attempt::Shared;
use super::pace::pause;
use crate::browser::js::{self, Timer};
use crate::mcp::session::{Head, Input, Request, RequestId};

/// The largest piece that is handed over at once, in bytes.
const PIECE: usize = 64 << 10;

/// How long the answer to a message may take that nobody waits for, in milliseconds.
const UNHEARD: u64 = 90_000;

/// How long the body of such an answer may take, so that its connection is free for the next one.
const DRAIN: u64 = 1000;

/// How long a request may still take when its listing is over, in milliseconds.
const FAREWELL: u64 = 5000;

/// A request that was sent.
#[derive(Clone)]
pub(super) struct Open {
    pub(super) id: RequestId,
    /// Whether its answer is read, and not only its status.
    stream: bool,
    stop: Stop,
    limit: Rc<RefCell<Option<Timer>>>,
}

/// What gives a request up: an `AbortController`.
#[derive(Clone)]
pub(super) struct Stop(JsValue);

impl Stop {
    pub(super) fn new() -> Option<Self> {
        js::new("AbortController", &[]).ok().map(Self)
    }

    pub(super) fn signal(&self) -> JsValue {
        js::get(&self.0, "signal")
    }

    /// With the browser's own reason: some code takes no other for an error.
    pub(super) fn now(&self) {
        let _ = js::call(&self.0, "abort", &[]);
    }
}

impl Open {
    /// A request to be sent; `None` where the browser makes none.
    pub(super) fn of(request: &Request) -> Option<Self> {
        let open = Self {
            id: request.id,
            stream: request.stream,
            stop: Stop::new()?,
            limit: Rc::default(),
        };
        if !request.stream {
            open.limit(UNHEARD);
        }
        Some(open)
    }

    /// Gives it up.
    pub(super) fn abort(&self) {
        self.limit.replace(None);
        self.stop.now();
    }

    /// The listing is over: a message has little time left to arrive, and nobody reads a stream.
    pub(super) fn release(&self) {
        if self.stream {
            self.abort();
        } else {
            self.limit(FAREWELL);
        }
    }

    fn limit(&self, milliseconds: u64) {
        let stop = self.stop.clone();
        let timer = Timer::after(milliseconds, move || stop.now());
        self.limit.replace(Some(timer));
    }

    /// Sends it to a URL of the endpoint's own origin, or of the relay, and reports what comes. It
    /// ends with its response, or soon after it was aborted.
    pub(super) async fn run(self, shared: Weak<Shared>, request: Request, url: String) {
        let id = request.id;
        let options = options(&request, &self.stop.signal());
        let Ok(response) = response(&url, &options).await else {
            self.limit.replace(None);
            return tell(&shared, &Input::NetworkError { request: id });
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
            self.limit(DRAIN);
        }
        let response = web_sys::Response::from(response);
        let last = match js::call(&js::get(&response, "body"), "getReader", &[]) {
            Ok(reader) => read(&shared, id, &reader).await,
            // It has no body.
            Err(_) => Input::End { request: id },
        };
        self.limit.replace(None);
        tell(&shared, &last);
    }
}

/// The response of a request.
///
/// # Errors
/// When there is none. What the browser says of that is not looked at.
pub(super) async fn response(url: &str, options: &RequestInit) -> Result<Response, Unanswered> {
    // The builder of gloo-net would write the query anew, and knows no `keepalive`.
    let request = web_sys::Request::new_with_str_and_init(url, options).map_err(|_| Unanswered)?;
    let sent = gloo_net::http::Request::from(request).send().await;
    sent.map_err(|_| Unanswered)
}

/// There is no response.
pub(super) struct Unanswered;

fn tell(shared: &Weak<Shared>, input: &Input<'_>) {
    if let Some(shared) = shared.upgrade() {
        shared.hear(*input);
    }
}

/// Reads a body to its end, in pieces and with pauses, and gives how it ended.
async fn read(shared: &Weak<Shared>, request: RequestId, reader: &JsValue) -> Input<'static> {
    loop {
        let read = match js::call(reader, "read", &[]) {
            Ok(promise) => JsFuture::from(promise.unchecked_into::<Promise>()).await,
            Err(thrown) => Err(thrown),
        };
        let Ok(read) = read else {
            return Input::NetworkError { request };
        };
        if js::is(&read, "done") {
            return Input::End { request };
        }
        let chunk = js::get(&read, "value");
        let length = js::get(&chunk, "length").as_f64().unwrap_or_default() as usize;
        let mut at = 0;
        while at < length {
            let end = length.min(at + PIECE);
            let (from, to) = (JsValue::from_f64(at as f64), JsValue::from_f64(end as f64));
            at = end;
            // Nobody may be left to hear it; then the end of a short body is still waited for.
            let Some(shared) = shared.upgrade() else {
                pause().await;
                break;
            };
            let Ok(piece) = js::call(&chunk, "subarray", &[from, to]) else {
                return Input::NetworkError { request };
            };
            let piece = piece.unchecked_into::<Uint8Array>().to_vec();
            let bytes = Input::Bytes {
                request,
                chunk: &piece,
            };
            let pace = shared.pace.clone();
            pace.work(piece.len(), move || shared.hear(bytes)).await;
        }
    }
}

fn options(request: &Request, signal: &JsValue) -> RequestInit {
    let headers = Object::new();
    for (name, value) in &request.headers {
        js::set(&headers, name, &value.into());
    }
    if let Some(authorization) = request.authorization() {
        js::set(&headers, "Authorization", &authorization.into());
    }
    let options = js::bare("cors", signal);
    js::set(&options, "redirect", &"manual".into());
    js::set(&options, "method", &request.method.as_str().into());
    js::set(&options, "headers", &headers);
    if let Some(body) = &request.body {
        js::set(&options, "body", &body.into());
    }
    if !request.stream {
        // A message arrives even if the page is closed meanwhile.
        js::set(&options, "keepalive", &JsValue::TRUE);
    }
    options
}
