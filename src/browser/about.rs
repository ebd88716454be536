//! What the document says of the page itself: `cargo xtask dist` writes it there.

use wasm_bindgen::JsValue;
use yew::Callback;

use super::js::{self, call, get, text};
use crate::app::{About, Action, ExtraAction, Later, Offer};

/// Reads it.
pub(super) fn begin(dispatch: &Callback<Action>) {
    let document = get(&js::window(), "document");
    let root = get(&get(&document, "documentElement"), "dataset");
    let about = About {
        version: text(&root, "version"),
        commit: text(&root, "commit"),
        single: !get(&root, "single").is_undefined(),
        offer: offer(&document),
    };
    dispatch.emit(Action::Extra(ExtraAction::About(Later::new(about))));
}

fn offer(document: &JsValue) -> Option<Offer> {
    let note = call(document, "querySelector", &["meta[name=single]".into()]).ok()?;
    if note.is_null() {
        return None;
    }
    let facts = get(&note, "dataset");
    Some(Offer {
        url: text(&note, "content"),
        sha256: text(&facts, "sha256"),
        size: text(&facts, "size").parse().unwrap_or_default(),
    })
}
