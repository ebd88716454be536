//! The styles of the parts that are loaded after the page is ready, which come with them.

use js_sys::{Array, Function, Reflect};
use wasm_bindgen::{JsCast, JsValue};

/// Comes after `style.css`, which it goes on from.
const REST: &str = include_str!("../../static/rest.css");

/// Adds them to the page. They are a sheet made by script, which takes no request, and which the
/// page's policy allows where it allows no inline style. A browser without such sheets shows those
/// parts without them.
pub(super) fn adopt() {
    let _ = try_adopt();
}

fn try_adopt() -> Result<(), JsValue> {
    let window = web_sys::window().ok_or(JsValue::NULL)?;
    let constructor: Function = Reflect::get(&window, &"CSSStyleSheet".into())?.dyn_into()?;
    let sheet = Reflect::construct(&constructor, &Array::new())?;
    let replace: Function = Reflect::get(&sheet, &"replaceSync".into())?.dyn_into()?;
    replace.call1(&sheet, &REST.into())?;
    let document = window.document().ok_or(JsValue::NULL)?;
    Reflect::set(&document, &"adoptedStyleSheets".into(), &Array::of1(&sheet))?;
    Ok(())
}
