use wasm_bindgen::JsCast;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{HtmlDocument, HtmlElement, HtmlTextAreaElement, Window};

use crate::domain::Secret;

/// Copies by the Clipboard API, and where that is missing (plain http) or refused, by the older
/// command. Reports what became of it.
///
/// The task ends by itself as soon as the browser has answered, so it needs no cancelling.
pub(super) fn copy(text: Secret, done: impl FnOnce(bool) + 'static) {
    spawn_local(async move {
        let worked = match web_sys::window() {
            Some(window) => write(&window, text.expose()).await,
            None => false,
        };
        done(worked);
    });
}

async fn write(window: &Window, text: &str) -> bool {
    if window.is_secure_context() {
        let clipboard = window.navigator().clipboard();
        if JsFuture::from(clipboard.write_text(text)).await.is_ok() {
            return true;
        }
    }
    by_command(window, text).unwrap_or(false)
}

/// Selects the text in a hidden text area and copies the selection.
fn by_command(window: &Window, text: &str) -> Option<bool> {
    let document: HtmlDocument = window.document()?.dyn_into().ok()?;
    let focused = document.active_element();
    let area: HtmlTextAreaElement = document.create_element("textarea").ok()?.dyn_into().ok()?;
    area.set_value(text);
    area.set_class_name("visually-hidden");
    document.body()?.append_child(&area).ok()?;
    area.select();
    let worked = document.exec_command("copy").unwrap_or(false);
    area.set_value("");
    area.remove();
    if let Some(focused) = focused.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        // Losing the focus would not be worth an error.
        let _ = focused.focus();
    }
    Some(worked)
}
