use web_sys::Window;

use crate::clients::Platform;
use crate::diagnostic::Lang;
use crate::domain::scan;

/// Under this name the language, once chosen by hand, is remembered.
pub(super) const LANGUAGE: &str = "bailian-mcp-config.language";

/// The site's language on the document's root.
pub(super) const DEFAULT_LANGUAGE: &str = "data-language";

/// On the document's root where the site lets no key be written.
pub(super) const WITHHELD: &str = "data-withheld";

/// The language chosen before, else the browser's first one.
pub(super) fn language() -> Lang {
    let Some(window) = web_sys::window() else {
        return Lang::default();
    };
    let chosen = storage(&window).and_then(|storage| storage.get_item(LANGUAGE).ok().flatten());
    Lang::from_tag(&chosen.unwrap_or_else(|| usual(&window)))
}

/// The language of those who have not chosen one: the site's, which stands on the document's root,
/// else the browser's.
fn usual(window: &Window) -> String {
    let set = mark(DEFAULT_LANGUAGE);
    set.or_else(|| window.navigator().language())
        .unwrap_or_default()
}

/// What is written on the document's root when a page is built with its site's settings.
pub(super) fn mark(name: &str) -> Option<String> {
    let document = web_sys::window()?.document()?;
    document.document_element()?.get_attribute(name)
}

/// Remembers a language once it is another than the usual one, and tells the document.
pub(super) fn set_language(lang: Lang) {
    let Some(window) = web_sys::window() else {
        return;
    };
    if let Some(root) = window
        .document()
        .and_then(|document| document.document_element())
    {
        // An attribute's name can be refused, this one is not.
        let _ = root.set_attribute("lang", lang.tag());
    }
    let Some(storage) = storage(&window) else {
        return;
    };
    let chosen = storage.get_item(LANGUAGE).ok().flatten();
    if chosen.is_some() || Lang::from_tag(&usual(&window)) != lang {
        // Storage may be full or denied; then the language is the usual one next time.
        let _ = storage.set_item(LANGUAGE, lang.tag());
    }
}

/// The system that the browser runs on, for the paths shown first.
pub(super) fn platform() -> Platform {
    let agent = web_sys::window().and_then(|window| window.navigator().user_agent().ok());
    let agent = agent.unwrap_or_default();
    if scan::has(&agent, "Windows") {
        Platform::Windows
    } else if scan::has(&agent, "Mac OS") || scan::has(&agent, "Macintosh") {
        Platform::MacOs
    } else {
        Platform::Linux
    }
}

/// What is remembered under a name.
pub(super) fn remembered(name: &str) -> Option<String> {
    storage(&web_sys::window()?)?.get_item(name).ok()?
}

/// Remembers a text. Storage may be full or denied; then it is forgotten.
pub(super) fn remember(name: &str, text: &str) {
    if let Some(storage) = web_sys::window().as_ref().and_then(storage) {
        let _ = storage.set_item(name, text);
    }
}

/// Forgets what is remembered under a name.
pub(super) fn forget(name: &str) {
    if let Some(storage) = web_sys::window().as_ref().and_then(storage) {
        let _ = storage.remove_item(name);
    }
}

fn storage(window: &Window) -> Option<web_sys::Storage> {
    window.local_storage().ok().flatten()
}
