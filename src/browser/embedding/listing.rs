//! `listTools`: the live listing for whoever embeds the page.

use std::cell::{Cell, RefCell};
use std::future::poll_fn;
use std::rc::Rc;
use std::task::{Poll, Waker};

use js_sys::{Error, Function};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::future_to_promise;

use super::{Answer, lang, member, object, plain, set, string, word, wrong};
use crate::app::{Reach, Site};
use crate::browser::js::{self, Handler};
use crate::browser::live::{Attempt, Order, Report, Route, settings};
use crate::diagnostic::Lang;
use crate::domain::{ApiKey, Endpoint, Transport};
use crate::embed::{self, Refused, Taken};
use crate::emit::json::Json;
use crate::mcp::diagnosis::{Evidence, Situation};
use crate::mcp::session::{Approach, Era, Failure, Listing};
use crate::paste::key_field;

/// Answers with a promise of the listing.
pub(super) fn list_tools(options: JsValue, _: JsValue) -> Answer {
    let asked = Asked::read(options);
    Ok(future_to_promise(async move { asked?.list().await }).into())
}

/// What is asked for, each argument of its type.
struct Asked {
    endpoint: Endpoint,
    transport: Option<Transport>,
    key: Option<ApiKey>,
    site: Site,
    reach: Reach,
    route: Option<Route>,
    signal: JsValue,
    on_progress: Option<Function>,
    lang: Lang,
}

/// How it ended.
enum Ended {
    Listed(Box<Listing>, u64),
    Failed(Failure, Transport, Evidence),
}

/// What was heard so far.
#[derive(Default)]
struct Heard {
    begun: Cell<u64>,
    steps: RefCell<Vec<Taken>>,
    failed: RefCell<Option<(Failure, Transport)>>,
    ended: RefCell<Option<Ended>>,
    waits: RefCell<Option<Waker>>,
}

impl Asked {
    fn read(options: JsValue) -> Result<Self, JsValue> {
        let options = object(options, "options")?;
        let url = string(&options, "url")?.unwrap_or_default();
        let endpoint = Endpoint::parse(url.trim());
        let endpoint = endpoint.map_err(|_| wrong("url", "an http or https URL"))?;
        let read = |id: &str| match id {
            "auto" => Some(None),
            "sse" => Some(Some(Transport::Sse)),
            "streamable_http" => Some(Some(Transport::StreamableHttp)),
            _ => None,
        };
        let expected = "auto, sse or streamable_http";
        let transport = word(&options, "transport", read, expected)?.flatten();
        let text = string(&options, "key")?.unwrap_or_default();
        let (key, _) = key_field(&text);
        if key.is_none() && !text.trim().is_empty() {
            return Err(wrong("key", "an API key that can be sent"));
        }
        let mut site = settings();
        let relay = member(&options, "relay");
        let named = string(&options, "relay")?;
        if relay.is_null() {
            site.relay = None;
        }
        let reach = site.reach(&endpoint);
        let through = named.or(site.relay.clone().filter(|_| reach == Reach::Relayed));
        let route = Route::of(&endpoint, through.as_deref());
        if route.is_none() && through.is_some() {
            return Err(wrong("relay", "a path on the page's own host"));
        }
        let reach = if through.is_some() {
            Reach::Relayed
        } else {
            reach
        };
        let on_progress = member(&options, "onProgress");
        let on_progress = match on_progress.dyn_into::<Function>() {
            Ok(function) => Some(function),
            Err(other) if other.is_undefined() || other.is_null() => None,
            Err(_) => return Err(wrong("onProgress", "a function")),
        };
        let signal = member(&options, "signal");
        Ok(Self {
            endpoint,
            transport,
            key,
            site,
            reach,
            route,
            signal,
            on_progress,
            lang: lang(&options)?,
        })
    }

    async fn list(self) -> Answer {
        let heard = Rc::new(Heard::default());
        let ended = match self.reach {
            Reach::Direct | Reach::Relayed => self.ended(&heard).await,
            // What cannot leave the page is not sent, and is the same failure.
            Reach::MixedContent | Reach::OtherHost => self.failed(Failure::Network),
        };
        let (failure, transport, evidence) = match ended {
            Ended::Listed(listing, total) => {
                let text = embed::listing(&listing, &heard.steps.borrow(), total);
                return js::call(&js::get(&js::window(), "JSON"), "parse", &[text.into()]);
            }
            Ended::Failed(failure, transport, evidence) => (failure, transport, evidence),
        };
        let situation = Situation {
            endpoint: &self.endpoint,
            key: self.key.as_ref().map(ApiKey::kind),
            relayed: self.reach == Reach::Relayed,
            permitted: self.reach != Reach::OtherHost,
            page: self.site.page,
            transport,
            failure: &failure,
            evidence: &evidence,
        };
        Err(error(&embed::refused(&situation, self.lang)))
    }

    /// Waits for the end. Dropping the attempt, here at the latest, gives up what is left of it.
    async fn ended(&self, heard: &Rc<Heard>) -> Ended {
        if js::is(&self.signal, "aborted") {
            return self.failed(Failure::Cancelled);
        }
        let (aborts, cancelled) = (
            heard.clone(),
            Cell::new(Some(self.failed(Failure::Cancelled))),
        );
        let aborted = Closure::<Handler>::new(move |_, _| {
            if let Some(cancelled) = cancelled.take() {
                aborts.end(cancelled);
            }
            Ok(JsValue::UNDEFINED)
        });
        let listener = ["abort".into(), aborted.as_ref().clone()];
        // Without a signal there is nothing to listen to.
        let _ = js::call(&self.signal, "addEventListener", &listener);
        let order = Order {
            endpoint: self.endpoint.clone(),
            key: self.key.clone(),
            approach: self.approach(),
            route: self.route.clone(),
        };
        let (hears, on_progress) = (heard.clone(), self.on_progress.clone());
        let report = move |at_ms, report| hears.hear(at_ms, report, on_progress.as_ref());
        let _attempt = Attempt::begin(order, Box::new(report));
        let ended = poll_fn(|context| match heard.ended.take() {
            Some(ended) => Poll::Ready(ended),
            None => {
                heard.waits.replace(Some(context.waker().clone()));
                Poll::Pending
            }
        })
        .await;
        let _ = js::call(&self.signal, "removeEventListener", &listener);
        ended
    }

    fn approach(&self) -> Approach {
        let names_sse = self.endpoint.path().ends_with("/sse");
        match self.transport {
            Some(Transport::Sse) => Approach::Only(Era::HttpSse),
            Some(Transport::StreamableHttp) if names_sse => Approach::Only(Era::Streamable),
            // Every service that is known by this name has sessions; a modern one is still found.
            Some(Transport::StreamableHttp) => Approach::First(Era::Streamable),
            None => Approach::Auto,
        }
    }

    /// A failure of which nothing more is to be found out.
    fn failed(&self, failure: Failure) -> Ended {
        let transport = self.transport.unwrap_or(Transport::Sse);
        Ended::Failed(failure, transport, Evidence::default())
    }
}

impl Heard {
    fn hear(&self, at_ms: u64, report: Report, on_progress: Option<&Function>) {
        let since = at_ms.saturating_sub(self.begun.get());
        match report {
            Report::Began => self.begun.set(at_ms),
            Report::Step(step) => {
                let at_ms = since;
                let taken = Taken { step, at_ms };
                if let (Some(function), Ok(told)) =
                    (on_progress, plain(&Json::Object(embed::step(&taken))))
                {
                    // What it throws is the caller's own business.
                    let _ = function.call1(&JsValue::UNDEFINED, &told);
                }
                self.steps.borrow_mut().push(taken);
            }
            Report::First(_) => {}
            Report::Listed(listing) => self.end(Ended::Listed(Box::new(listing), since)),
            Report::Failed { failure, transport } if failure == Failure::Network => {
                self.failed.replace(Some((failure, transport)));
            }
            Report::Failed { failure, transport } => {
                self.end(Ended::Failed(failure, transport, Evidence::default()));
            }
            Report::Evidence(evidence) => {
                if let Some((failure, transport)) = self.failed.take() {
                    self.end(Ended::Failed(failure, transport, evidence));
                }
            }
        }
    }

    fn end(&self, ended: Ended) {
        self.ended.replace(Some(ended));
        if let Some(waits) = self.waits.take() {
            waits.wake();
        }
    }
}

fn error(refused: &Refused) -> JsValue {
    let error = Error::new(&refused.title);
    if refused.code == "cancelled" {
        // As everything that takes an AbortSignal does.
        set(&error, "name", &"AbortError".into());
    }
    for (name, text) in [
        ("code", refused.code),
        ("title", &refused.title),
        ("cause", &refused.cause),
        ("remedy", &refused.remedy),
    ] {
        set(&error, name, &text.into());
    }
    set(&error, "certain", &refused.certain.into());
    if let Some(status) = refused.status {
        set(&error, "status", &status.into());
    }
    error.into()
}
