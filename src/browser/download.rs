use js_sys::{Array, JsString};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Blob, BlobPropertyBag, HtmlAnchorElement, Url};

use crate::domain::Secret;

/// Hands a text to the browser as a file, or fails where the browser makes none.
pub(super) fn download(text: &str, name: &str) -> Result<(), JsValue> {
    let parts = Array::of1(&JsString::from(text));
    let options = BlobPropertyBag::new();
    // Not text/plain: some browsers would then add .txt to the name.
    options.set_type("application/octet-stream");
    let blob = Blob::new_with_str_sequence_and_options(&parts, &options)?;
    let url = Url::create_object_url_with_blob(&blob)?;
    let document = web_sys::window().and_then(|window| window.document());
    let document = document.ok_or_else(|| JsValue::from_str("no document"))?;
    let anchor: HtmlAnchorElement = document.create_element("a")?.unchecked_into();
    anchor.set_href(&url);
    anchor.set_download(name);
    anchor.click();
    Url::revoke_object_url(&url)
}

/// Follows a link to an application; the page stays where it is.
pub(super) fn open(link: &Secret) {
    if let Some(window) = web_sys::window() {
        // An unknown scheme is the browser's to report.
        let _ = window.location().assign(link.expose());
    }
}
