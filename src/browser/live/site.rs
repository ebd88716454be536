//! What the owner of the site has set.

use std::cell::RefCell;

use js_sys::Promise;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::RequestInit;
use yew::Callback;

use super::evidence;
use super::exchange::response;

use crate::app::{Action, LiveAction, Site};
use crate::browser::js;
use crate::mcp::diagnosis::PageOrigin;

/// Beside the page.
const FILE: &str = "site.json";

thread_local! {
    /// The settings for whoever embeds the page, which has no state to look into.
    static SETTINGS: RefCell<Site> = RefCell::default();
}

/// The settings as they are known.
pub(in crate::browser) fn settings() -> Site {
    SETTINGS.with_borrow(Site::clone)
}

fn tell(site: Site, dispatch: &Callback<Action>) {
    SETTINGS.set(site.clone());
    dispatch.emit(Action::from(LiveAction::Site(site)));
}

/// Begins to watch the page's policy, says where the page is, then reads the settings. Where there are none, all is as if there were
/// nothing in them.
pub(in crate::browser) fn load(dispatch: Callback<Action>) {
    evidence::watch();
    let page = origin();
    tell(Site::of(page), &dispatch);
    if page == PageOrigin::File {
        return;
    }
    // It is a small file of the page's own, so nothing cancels this.
    spawn_local(async move {
        if let Some(text) = text().await {
            tell(Site::read(page, &text), &dispatch);
        }
    });
}

async fn text() -> Option<String> {
    let response = response(FILE, &RequestInit::new()).await.ok()?;
    let response = web_sys::Response::from(response);
    if !js::is(&response, "ok") {
        return None;
    }
    let promise: Promise = js::call(&response, "text", &[]).ok()?.unchecked_into();
    JsFuture::from(promise).await.ok()?.as_string()
}

fn origin() -> PageOrigin {
    let location = js::get(&js::window(), "location");
    match js::text(&location, "protocol").as_str() {
        "https:" => PageOrigin::Https,
        "file:" => PageOrigin::File,
        _ => PageOrigin::Http,
    }
}
