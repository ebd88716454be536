//! Loads the part of the page that it does not need to be ready.
//!
//! The released page has two parts of WebAssembly: `cargo xtask dist` parts the one that the compiler
//! writes, and gives the page a function that loads the second: from a file beside it, or out of the
//! page's own file. A page that was built otherwise has it all in one and no such function.

use js_sys::Promise;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::{JsFuture, spawn_local};

use super::js;

/// Its name in `static/release/start.js`.
const LOAD: &str = "loadRest";

/// Loads it, then says whether that worked; where there is nothing to load, it did.
pub(super) fn load(done: impl Fn(bool) + 'static) {
    let Ok(promise) = js::call(&js::window(), LOAD, &[]) else {
        return done(true);
    };
    let loaded = JsFuture::from(promise.unchecked_into::<Promise>());
    // It is small, and the page is of no use to anybody once it is closed, so nothing cancels this.
    spawn_local(async move { done(loaded.await.is_ok()) });
}
