use std::rc::Rc;

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{HtmlDocument, HtmlElement, HtmlTextAreaElement, Window};

use crate::domain::Secret;

/// Copies by the Clipboard API, and where that is missing (plain http) or refused, by the older
/// command. Reports what became of it.
pub(super) fn copy(text: Secret, done: impl Fn(bool) + 'static) {
    let Some(window) = web_sys::window() else {
        return done(false);
    };
    if !window.is_secure_context() {
        return done(by_command(&window, text.expose()).unwrap_or(false));
    }
    let promise = window.navigator().clipboard().write_text(text.expose());
    let done = Rc::new(done);
    let copied = {
        let done = done.clone();
        Closure::once(move |_| done(true))
    };
    let refused = Closure::once(move |_| done(by_command(&window, text.expose()).unwrap_or(false)));
    // The promise is settled once, and then nothing holds the two functions.
    let _ = promise.then2(&copied, &refused);
    drop((copied.into_js_value(), refused.into_js_value()));
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
