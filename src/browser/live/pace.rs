//! Time: the clock, and pauses that let the page answer to the person.

use std::cell::Cell;

use js_sys::{Function, Promise};
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;

use crate::browser::js;

/// How long is worked before everybody else has a turn, in milliseconds.
const TURN: f64 = 8.0;

/// How much is read in a turn at most, in bytes: some browsers' clocks are coarse.
const TURN_BYTES: usize = 1 << 20;

/// What was worked since everybody else had a turn.
#[derive(Default)]
pub(super) struct Pace {
    worked: Cell<f64>,
    bytes: Cell<usize>,
}

impl Pace {
    /// Does a piece of work on so many bytes, and then, if that was enough for now, pauses.
    pub(super) async fn work(&self, bytes: usize, piece: impl FnOnce()) {
        let begun = now();
        piece();
        self.worked.set(self.worked.get() + now() - begun);
        self.bytes.set(self.bytes.get() + bytes);
        if self.worked.get() >= TURN || self.bytes.get() >= TURN_BYTES {
            self.worked.set(0.0);
            self.bytes.set(0);
            pause().await;
        }
    }
}

/// The time in milliseconds since the page was opened. It never goes back.
fn now() -> f64 {
    let performance = js::get(&js::window(), "performance");
    let now = js::call(&performance, "now", &[]).ok();
    now.and_then(|now| now.as_f64()).unwrap_or_default()
}

/// The same in whole milliseconds.
pub(super) fn now_ms() -> u64 {
    now() as u64
}

/// Lets everything that waits have its turn. A message is quicker than a timer, which browsers hold
/// back where many follow each other or the page is in the background.
pub(super) async fn pause() {
    let Ok(channel) = js::new("MessageChannel", &[]) else {
        return;
    };
    let (inside, outside) = (js::get(&channel, "port1"), js::get(&channel, "port2"));
    let promise = Promise::new(&mut |resolve: Function, _| {
        js::set(&inside, "onmessage", &resolve);
        // Nothing is sent that could not be.
        let _ = js::call(&outside, "postMessage", &[JsValue::NULL]);
    });
    let _ = JsFuture::from(promise).await;
    let _ = js::call(&inside, "close", &[]);
}
