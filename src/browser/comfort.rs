//! The browser's part in the comforts of the page: shortcuts, the theme, printing.

use std::cell::Cell;

use wasm_bindgen::JsValue;
use yew::Callback;

use super::js::{self, call, get, text};
use super::{download, locale};
use crate::app::{Action, ComfortAction, Item, Theme};
use crate::ui::{View, sheet_text};

/// Under this name the theme, once chosen by hand, is remembered; `static/boot.js` reads it too.
const THEME: &str = "bailian-mcp-config.theme";

/// All that is remembered.
const REMEMBERED: [&str; 3] = [THEME, locale::LANGUAGE, super::more::CLIENTS];

thread_local! {
    /// Whether single letters are shortcuts, for the listener.
    static LETTERS: Cell<bool> = const { Cell::new(true) };
}

/// Listens for shortcuts, and says what is known of the theme and of an earlier load.
pub(super) fn begin(dispatch: &Callback<Action>) {
    let theme = Theme::of(&locale::remembered(THEME).unwrap_or_default());
    dispatch.emit(ComfortAction::Remembered(theme).into());
    let emit = dispatch.clone();
    js::listen(
        &get(&js::window(), "document"),
        &["keydown"],
        move |event| key(&event, &emit),
    );
}

/// Says so where the page was loaded again by its reader. Comes after everything that fills the page.
pub(super) fn say_reloaded(dispatch: &Callback<Action>) {
    let performance = get(&js::window(), "performance");
    let entries = call(&performance, "getEntriesByType", &["navigation".into()]);
    let first = get(&entries.unwrap_or(JsValue::UNDEFINED), "0");
    if text(&first, "type") == "reload" {
        dispatch.emit(ComfortAction::Reloaded.into());
    }
}

/// Does what an action asks of the browser. The reducer sees it next.
pub(super) fn act(view: &View, action: ComfortAction) {
    match action {
        ComfortAction::NextTheme => set_theme(view.state.comfort().theme.next()),
        ComfortAction::Letters(letters) => LETTERS.set(letters),
        ComfortAction::ForgetAll => {
            for name in REMEMBERED {
                locale::forget(name);
            }
        }
        ComfortAction::Print => {
            let _ = call(&js::window(), "print", &[]);
        }
        ComfortAction::SaveSheet => {
            let name = view.derived.services().first().map(|first| &first.name);
            let name = name.map_or("mcp", |name| name.as_str());
            let _ = download::download(&sheet_text(view), &[name, "-sheet.md"].concat());
        }
        _ => {}
    }
}

fn set_theme(theme: Theme) {
    let root = get(&get(&js::window(), "document"), "documentElement");
    js::set(&get(&root, "dataset"), "theme", &theme.id().into());
    if theme == Theme::System {
        locale::forget(THEME);
    } else {
        locale::remember(THEME, theme.id());
    }
}

fn key(event: &JsValue, dispatch: &Callback<Action>) {
    if js::is(event, "defaultPrevented") || js::is(event, "isComposing") || js::is(event, "altKey")
    {
        return;
    }
    let with_control = js::is(event, "ctrlKey") || js::is(event, "metaKey");
    let pressed = text(event, "key");
    let action = match (&*pressed, with_control) {
        ("Enter", true) => copied(),
        ("Escape", false) => Some(ComfortAction::ListKeys(false).into()),
        (_, true) => return,
        _ if !LETTERS.get() || is_typing(event) => return,
        ("?", _) => Some(ComfortAction::ListKeys(!is_listed()).into()),
        ("t" | "T", _) => Some(ComfortAction::NextTheme.into()),
        ("c" | "C", _) => copied(),
        ("p" | "P", _) => return focus("#paste", event),
        ("k" | "K", _) => return focus("#key", event),
        ("/", _) => return focus("#client-search", event),
        _ => None,
    };
    if let Some(action) = action {
        dispatch.emit(action);
    }
}

/// Copying, where there is a button for it: an example is not for copying.
fn copied() -> Option<Action> {
    find(".copy.primary").map(|_| Action::Copy(Item::File))
}

/// Whether what is pressed goes into a field.
fn is_typing(event: &JsValue) -> bool {
    let fields = "input:not([type=radio]):not([type=checkbox]), textarea, select";
    let inside = call(&get(event, "target"), "closest", &[fields.into()]);
    inside.is_ok_and(|inside| !inside.is_null())
}

fn is_listed() -> bool {
    find(".keys").is_some()
}

fn focus(selector: &str, event: &JsValue) {
    if let Some(element) = find(selector) {
        // The letter itself must not go into the field.
        let _ = call(event, "preventDefault", &[]);
        let _ = call(&element, "focus", &[]);
    }
}

fn find(selector: &str) -> Option<JsValue> {
    let document = get(&js::window(), "document");
    let element = call(&document, "querySelector", &[selector.into()]).ok()?;
    (!element.is_null()).then_some(element)
}
