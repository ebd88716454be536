//! JavaScript by name.
//!
//! A function of the browser that is bound by its type weighs some forty bytes in what is loaded first,
//! also where only code that is loaded later calls it: a client for requests cost over a kilobyte. What
//! is called by name from there weighs nothing.

use js_sys::{Array, Function, Reflect};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::RequestInit;

/// A function for JavaScript: of the one type that all of them have here.
pub(super) type Handler = dyn Fn(JsValue, JsValue) -> Result<JsValue, JsValue>;

/// A member, or `undefined`.
pub(super) fn get(of: &JsValue, name: &str) -> JsValue {
    Reflect::get(of, &name.into()).unwrap_or(JsValue::UNDEFINED)
}

/// A member that is a string; empty where it is not.
pub(super) fn text(of: &JsValue, name: &str) -> String {
    get(of, name).as_string().unwrap_or_default()
}

/// Whether a member is `true`.
pub(super) fn is(of: &JsValue, name: &str) -> bool {
    get(of, name) == JsValue::TRUE
}

/// Sets a member of an object that is not frozen, which cannot fail.
pub(super) fn set(of: &JsValue, name: &str, value: &JsValue) {
    let _ = Reflect::set(of, &name.into(), value);
}

/// Calls a method.
///
/// # Errors
/// What it throws, or that there is none.
pub(super) fn call(of: &JsValue, name: &str, arguments: &[JsValue]) -> Result<JsValue, JsValue> {
    let function: Function = get(of, name).dyn_into()?;
    function.apply(of, &array(arguments))
}

/// Calls a function at every such event of a target, for as long as the page lives: JavaScript keeps the
/// function.
pub(super) fn listen(target: &JsValue, events: &[&str], then: impl Fn(JsValue) + 'static) {
    let function = Closure::<Handler>::new(move |event, _| {
        then(event);
        Ok(JsValue::UNDEFINED)
    });
    let function = function.into_js_value();
    for event in events {
        let arguments = [(*event).into(), function.clone()];
        let _ = call(target, "addEventListener", &arguments);
    }
}

/// Makes an object of a class of the browser.
///
/// # Errors
/// What its constructor throws, or that there is none.
pub(super) fn new(class: &str, arguments: &[JsValue]) -> Result<JsValue, JsValue> {
    let class: Function = get(&window(), class).dyn_into()?;
    Reflect::construct(&class, &array(arguments))
}

/// The window, or `undefined`.
pub(super) fn window() -> JsValue {
    web_sys::window().map_or(JsValue::UNDEFINED, JsValue::from)
}

/// Options of a request that carries nothing of the person: no cookies, no referrer. The browser's
/// cache is left as it is: otherwise Chromium would ask for leave before each request.
pub(super) fn bare(mode: &str, signal: &JsValue) -> RequestInit {
    let options = RequestInit::new();
    for (name, value) in [
        ("mode", mode),
        ("credentials", "omit"),
        ("referrerPolicy", "no-referrer"),
    ] {
        set(&options, name, &value.into());
    }
    set(&options, "signal", signal);
    options
}

/// Calls a function once, after so many milliseconds; never, once this is dropped.
pub(super) struct Timer {
    id: JsValue,
    _then: Closure<Handler>,
}

impl Timer {
    /// Sets it.
    pub(super) fn after(milliseconds: u64, then: impl Fn() + 'static) -> Self {
        let then = Closure::<Handler>::new(move |_, _| {
            then();
            Ok(JsValue::UNDEFINED)
        });
        let function = then.as_ref().clone();
        let milliseconds = JsValue::from_f64(milliseconds as f64);
        // The browser has timers.
        let id = call(&window(), "setTimeout", &[function, milliseconds]);
        let id = id.unwrap_or(JsValue::UNDEFINED);
        Self { id, _then: then }
    }
}

impl Drop for Timer {
    fn drop(&mut self) {
        let _ = call(&window(), "clearTimeout", std::slice::from_ref(&self.id));
    }
}

fn array(items: &[JsValue]) -> Array {
    let array = Array::new();
    for (index, item) in items.iter().enumerate() {
        let _ = Reflect::set(&array, &JsValue::from_f64(index as f64), item);
    }
    array
}
