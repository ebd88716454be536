//! Loads the part of the page that it does not need to be ready.
//!
//! The released page has two files of WebAssembly: `cargo xtask dist` parts the one that the compiler
//! writes, and notes the second one in the document. A page that was built otherwise has it all in
//! one and no such note.

use js_sys::{Object, Reflect, WebAssembly};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{RequestInit, Response};

/// Loads it, then says whether that worked; where there is nothing to load, it did.
pub(super) fn load(done: impl Fn(bool) + 'static) {
    let Some((url, integrity)) = noted() else {
        return done(true);
    };
    // It is small, and the page is of no use to anybody once it is closed, so nothing cancels this.
    spawn_local(async move { done(instantiate(&url, &integrity).await.is_ok()) });
}

/// The file's address and checksum.
fn noted() -> Option<(String, String)> {
    let document = web_sys::window()?.document()?;
    let note = document.query_selector("meta[name=rest]").ok()??;
    let attribute = |name| note.get_attribute(name).unwrap_or_default();
    Some((attribute("content"), attribute("data-integrity")))
}

/// The rest shares memory, functions and the table of functions with what runs already.
async fn instantiate(url: &str, integrity: &str) -> Result<(), JsValue> {
    let window = web_sys::window().ok_or(JsValue::NULL)?;
    let options = RequestInit::new();
    options.set_integrity(integrity);
    let response = JsFuture::from(window.fetch_with_str_and_init(url, &options)).await?;
    let response: Response = response.unchecked_into();
    let bytes = JsFuture::from(response.array_buffer()?).await?;
    let imports = Object::new();
    Reflect::set(&imports, &"".into(), &wasm_bindgen::exports())?;
    let module = JsFuture::from(WebAssembly::compile(&bytes))
        .await?
        .unchecked_into();
    let promise = WebAssembly::instantiate_module(&module, &imports);
    JsFuture::from(promise).await.map(drop)
}
