//! What the owner of the site has set.

use wasm_bindgen_futures::spawn_local;
use yew::Callback;

use crate::app::{Action, LiveAction, Site};
use crate::mcp::diagnosis::PageOrigin;

/// Beside the page.
const FILE: &str = "site.json";

/// Says where the page is, then reads the settings. Where there are none, all is as if there were
/// nothing in them.
pub(in crate::browser) fn load(dispatch: Callback<Action>) {
    let page = origin();
    dispatch.emit(Action::from(LiveAction::Site(Site::of(page))));
    if page == PageOrigin::File {
        return;
    }
    // It is a small file of the page's own, so nothing cancels this.
    spawn_local(async move {
        if let Ok(response) = gloo_net::http::Request::get(FILE).send().await
            && response.ok()
            && let Ok(text) = response.text().await
        {
            dispatch.emit(Action::from(LiveAction::Site(Site::read(page, &text))));
        }
    });
}

fn origin() -> PageOrigin {
    let protocol = web_sys::window().and_then(|window| window.location().protocol().ok());
    match protocol.as_deref() {
        Some("https:") => PageOrigin::Https,
        Some("file:") => PageOrigin::File,
        _ => PageOrigin::Http,
    }
}
