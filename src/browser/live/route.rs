//! Where requests really go: to the endpoint's own origin, or to the page's relay in its name.

use wasm_bindgen::JsValue;

use crate::browser::js;
use crate::domain::Endpoint;

/// The way to an endpoint.
#[derive(Clone, Debug)]
pub(in crate::browser) struct Route {
    /// The endpoint's origin, as browsers write it.
    origin: String,
    /// The relay's URL for the endpoint's host, with a slash at its end.
    relay: Option<String>,
}

impl Route {
    /// The way to an endpoint, through a relay by its path on the page's own host; `None` where there
    /// is no such way.
    pub(in crate::browser) fn of(endpoint: &Endpoint, relay: Option<&str>) -> Option<Self> {
        let url = js::new("URL", &[endpoint.as_str().into()]).ok()?;
        let relay = match relay {
            Some(path) => Some(relay_for(&url, path)?),
            None => None,
        };
        let origin = js::text(&url, "origin");
        Some(Self { origin, relay })
    }

    /// The URL that is requested for a URL of the service; `None` where that is of another origin, or
    /// would leave the relay.
    pub(in crate::browser) fn to(&self, url: &str) -> Option<String> {
        let url = js::new("URL", &[url.into()]).ok()?;
        if js::text(&url, "origin") != self.origin {
            return None;
        }
        let Some(relay) = &self.relay else {
            return Some(js::text(&url, "href"));
        };
        // The browser has taken the dots out of the path already.
        let path = js::text(&url, "pathname");
        let through = [
            relay,
            path.trim_start_matches('/'),
            &js::text(&url, "search"),
        ]
        .concat();
        let through = js::text(&js::new("URL", &[through.into()]).ok()?, "href");
        through.starts_with(relay.as_str()).then_some(through)
    }

    /// Whether a URL is of the origin that requests go to.
    pub(super) fn leads_to(&self, url: &str) -> bool {
        url.starts_with(self.relay.as_ref().unwrap_or(&self.origin))
    }
}

fn relay_for(url: &JsValue, path: &str) -> Option<String> {
    let window = js::window();
    let base = js::get(&js::get(&window, "document"), "baseURI");
    let relay = js::new("URL", &[path.into(), base]).ok()?;
    let origin = js::text(&relay, "origin");
    let own = origin == js::text(&js::get(&window, "location"), "origin");
    // The contract is <relay>/<host>/<path>, for the port of https alone.
    let forwards = js::text(url, "protocol") == "https:" && js::text(url, "port").is_empty();
    if !own || !forwards {
        return None;
    }
    let folder = js::text(&relay, "pathname");
    let folder = folder.trim_end_matches('/');
    Some([&origin, folder, "/", &js::text(url, "host"), "/"].concat())
}
