//! What the owner of the site has set.

use std::cell::RefCell;

use js_sys::Promise;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::RequestInit;
use yew::Callback;

use super::evidence;
use super::exchange::response;

use crate::app::{Action, LiveAction, Site};
use crate::browser::{js, locale};
use crate::mcp::diagnosis::PageOrigin;

/// Beside the page.
const FILE: &str = "site.json";

/// In a single file, which has nothing beside it: a script that is none.
const ELEMENT: &str = "script#site[type='application/json']";

/// How the address of a shared link goes on behind the page's own.
const LINK: &str = "#1&";

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

/// The settings are there.
fn settle(site: Site, linked: bool, dispatch: &Callback<Action>) {
    let site = if linked { site.behind_link() } else { site };
    let language = site.language;
    tell(site, dispatch);
    let Some(lang) = language else { return };
    // What a language is compared with that is to be remembered.
    let root = js::get(&js::get(&js::window(), "document"), "documentElement");
    let arguments = [locale::DEFAULT_LANGUAGE.into(), lang.tag().into()];
    let _ = js::call(&root, "setAttribute", &arguments);
    if locale::remembered(locale::LANGUAGE).is_none() {
        dispatch.emit(Action::Lang(lang));
    }
}

/// Begins to watch the page's policy, says where the page is, then reads the settings. Where there are
/// none, all is as if there were nothing in them.
pub(in crate::browser) fn load(dispatch: Callback<Action>) {
    evidence::watch();
    let page = origin();
    let location = js::get(&js::window(), "location");
    let linked = js::text(&location, "hash").starts_with(LINK);
    let unset = Site {
        literal_key: locale::mark(locale::WITHHELD).is_none(),
        ..Site::of(page)
    };
    tell(unset, &dispatch);
    if let Some(text) = inside() {
        return settle(Site::read(page, &text), linked, &dispatch);
    }
    if page == PageOrigin::File {
        return;
    }
    // It is a small file of the page's own, so nothing cancels this.
    spawn_local(async move {
        match beside().await {
            Ok(Some(text)) => settle(Site::read(page, &text), linked, &dispatch),
            Ok(None) => {}
            Err(status) => settle(Site::unreadable(page, status), linked, &dispatch),
        }
    });
}

/// The text inside a single file.
fn inside() -> Option<String> {
    let document = js::get(&js::window(), "document");
    let element = js::call(&document, "querySelector", &[ELEMENT.into()]).ok()?;
    js::get(&element, "textContent").as_string()
}

/// The text beside the page; `None` where there is none, and the status where it is not handed out.
async fn beside() -> Result<Option<String>, Option<usize>> {
    let response = response(FILE, &RequestInit::new()).await;
    let response = JsValue::from(web_sys::Response::from(response.map_err(|_| None)?));
    if !js::is(&response, "ok") {
        return match js::get(&response, "status").as_f64() {
            Some(404.0 | 410.0) => Ok(None),
            status => Err(status.map(|status| status as usize)),
        };
    }
    let promise = js::call(&response, "text", &[]).map_err(|_| None)?;
    let text = JsFuture::from(promise.unchecked_into::<Promise>()).await;
    Ok(text.map_err(|_| None)?.as_string())
}

fn origin() -> PageOrigin {
    let location = js::get(&js::window(), "location");
    match js::text(&location, "protocol").as_str() {
        "https:" => PageOrigin::Https,
        "file:" => PageOrigin::File,
        _ => PageOrigin::Http,
    }
}
