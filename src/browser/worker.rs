//! The service worker, which keeps the page for when there is no network, and what it tells of newer
//! versions.
//!
//! Only the hosted page has one. Where the browser has none, or refuses this one, all is as without.

use js_sys::{Object, Promise};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use yew::Callback;

use super::js::{self, Handler, call};
use crate::app::{Action, ExtraAction, Update};

/// Stands beside the page where its document names a manifest: `cargo xtask dist` writes both.
const WORKER: &str = "./worker.js";

/// The one policy that the page's own policy allows.
const POLICY: &str = "service-worker";

/// What the worker is told when it shall take over; `static/worker.js` says the same.
const TAKE_OVER: &str = "take-over";

/// Lets the browser keep the page, and says so when it has fetched a newer version.
pub(super) fn begin(dispatch: Callback<Action>) {
    let Some(container) = container() else { return };
    // It only listens, and the page is of no use to anybody once it is closed, so nothing cancels this.
    spawn_local(async move {
        if let Ok(registration) = register(&container).await {
            watch(&container, registration, dispatch);
        }
    });
}

/// Lets the newer version take over, then loads the page anew, once.
pub(super) fn renew() {
    let Some(container) = container() else { return };
    spawn_local(async move {
        let registration = answer(&container, "getRegistration", &[]).await;
        let waiting = js::get(&registration.unwrap_or(JsValue::UNDEFINED), "waiting");
        if !waiting.is_object() {
            // Another tab has let it take over already.
            return reload();
        }
        let options = Object::new();
        js::set(&options, "once", &JsValue::TRUE);
        let taken = listener(reload);
        let listens = ["controllerchange".into(), taken, options.into()];
        let _ = call(&container, "addEventListener", &listens);
        let _ = call(&waiting, "postMessage", &[TAKE_OVER.into()]);
    });
}

/// The browser's workers, where the page has one and may: on https, or on this machine.
fn container() -> Option<JsValue> {
    let window = js::window();
    let document = js::get(&window, "document");
    let manifest = call(&document, "querySelector", &["link[rel=manifest]".into()]).ok()?;
    let scheme = js::text(&js::get(&window, "location"), "protocol");
    if !manifest.is_object() || !js::is(&window, "isSecureContext") || scheme == "file:" {
        return None;
    }
    let container = js::get(&js::get(&window, "navigator"), "serviceWorker");
    container.is_object().then_some(container)
}

async fn register(container: &JsValue) -> Result<JsValue, JsValue> {
    // Dropped when the browser has its address: no other script can have one made.
    let address = Closure::<Handler>::new(|_, _| Ok(WORKER.into()));
    let url = trusted(address.as_ref())?;
    answer(container, "register", &[url]).await
}

/// The worker's address as this browser takes it: only some know trusted types. It is the same one
/// whatever the policy is asked for.
fn trusted(address: &JsValue) -> Result<JsValue, JsValue> {
    let types = js::get(&js::window(), "trustedTypes");
    if !types.is_object() {
        return Ok(WORKER.into());
    }
    let rules = Object::new();
    js::set(&rules, "createScriptURL", address);
    let policy = call(&types, "createPolicy", &[POLICY.into(), rules.into()])?;
    call(&policy, "createScriptURL", &[JsValue::from_str("")])
}

/// Says when a version waits that is not the one that runs. On a first visit, or when the person had
/// the page loaded past the worker, no worker controls the page, and what it keeps is no news.
fn watch(container: &JsValue, registration: JsValue, dispatch: Callback<Action>) {
    let container = container.clone();
    let tell = move || {
        if js::get(&container, "controller").is_object() {
            let there = ExtraAction::Update(Update::There);
            dispatch.emit(Action::Extra(there));
        }
    };
    if js::get(&registration, "waiting").is_object() {
        tell();
    }
    follow(&js::get(&registration, "installing"), tell.clone());
    let found = registration.clone();
    let found = listener(move || follow(&js::get(&found, "installing"), tell.clone()));
    let listens = ["updatefound".into(), found];
    let _ = call(&registration, "addEventListener", &listens);
}

/// Says when this worker has all its files.
fn follow(worker: &JsValue, tell: impl Fn() + 'static) {
    if !worker.is_object() {
        return;
    }
    let of = worker.clone();
    let changed = listener(move || {
        if js::text(&of, "state") == "installed" {
            tell();
        }
    });
    let listens = ["statechange".into(), changed];
    let _ = call(worker, "addEventListener", &listens);
}

/// What a method's promise is settled with.
async fn answer(of: &JsValue, name: &str, arguments: &[JsValue]) -> Result<JsValue, JsValue> {
    let promise: Promise = call(of, name, arguments)?.dyn_into()?;
    JsFuture::from(promise).await
}

/// A function for JavaScript, which keeps it for as long as it listens.
fn listener(then: impl Fn() + 'static) -> JsValue {
    let listener = Closure::<Handler>::new(move |_, _| {
        then();
        Ok(JsValue::UNDEFINED)
    });
    listener.into_js_value()
}

fn reload() {
    let _ = call(&js::get(&js::window(), "location"), "reload", &[]);
}
