//! Files that a person opens, drops and saves.

use std::cell::{Cell, RefCell};

use js_sys::{Promise, Uint8Array};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use yew::Callback;

use super::js::{self, Handler};
use super::{download, js::call};
use crate::app::{Action, ComfortAction, ExtraAction, FileProblem, Opened};
use crate::domain::Secret;
use crate::merge::FILE_LIMIT;

thread_local! {
    /// The file that the browser lets the page write; it belongs to the browser, not to the state.
    static WRITABLE: RefCell<Option<JsValue>> = const { RefCell::new(None) };
    /// Whether a file is being dragged over the page.
    static DRAGGED: Cell<bool> = const { Cell::new(false) };
}

/// How long a browser needs to take one download before the next, in milliseconds.
const BETWEEN_DOWNLOADS: u32 = 300;

/// Hands out files one after the other: browsers drop downloads that come at once.
pub(super) fn download_all(files: Vec<(String, String)>) {
    // A few seconds at most, and the page cannot be left meanwhile without ending it.
    spawn_local(async move {
        for (name, text) in files {
            let _ = download::download(&text, &name);
            let _ = JsFuture::from(after(BETWEEN_DOWNLOADS)).await;
        }
    });
}

fn after(milliseconds: u32) -> Promise {
    Promise::new(&mut |resolve, _| {
        let _ = call(
            &js::window(),
            "setTimeout",
            &[resolve.into(), milliseconds.into()],
        );
    })
}

/// Asks for a file: where the browser can write it in place, by the picker that allows that.
pub(super) fn open(dispatch: Callback<Action>) {
    let Some(window) = web_sys::window() else {
        return;
    };
    match call(&window, "showOpenFilePicker", &[]) {
        Ok(promise) => {
            spawn_local(async move {
                // A refusal means that the person changed their mind, or that the picker is not
                // allowed here.
                match picked(promise).await {
                    Ok((handle, file)) => {
                        WRITABLE.with(|writable| *writable.borrow_mut() = Some(handle));
                        read(file, true, dispatch).await;
                    }
                    Err(refused) if js::text(&refused, "name") == "AbortError" => {}
                    Err(_) => open_by_input(dispatch),
                }
            });
        }
        Err(_) => open_by_input(dispatch),
    }
}

async fn picked(promise: JsValue) -> Result<(JsValue, JsValue), JsValue> {
    let handles = JsFuture::from(promise.unchecked_into::<Promise>()).await?;
    let handle = js::get(&handles, "0");
    let file = called(&handle, "getFile", &[]).await?;
    Ok((handle, file))
}

/// Calls a method that answers with a promise, and waits for that.
async fn called(of: &JsValue, method: &str, arguments: &[JsValue]) -> Result<JsValue, JsValue> {
    let promise = call(of, method, arguments)?;
    JsFuture::from(promise.unchecked_into::<Promise>()).await
}

fn open_by_input(dispatch: Callback<Action>) {
    let document = js::get(&js::window(), "document");
    let Ok(input) = call(&document, "createElement", &["input".into()]) else {
        return;
    };
    js::set(&input, "type", &"file".into());
    let chosen = {
        let input = input.clone();
        Closure::<Handler>::new(move |_, _| {
            if let Some(file) = first_of(&input) {
                spawn_local(read(file, false, dispatch.clone()));
            }
            Ok(JsValue::UNDEFINED)
        })
    };
    js::set(&input, "onchange", &chosen.into_js_value());
    let _ = call(&input, "click", &[]);
}

/// The first of the files that an input or a drag holds.
fn first_of(holder: &JsValue) -> Option<JsValue> {
    let file = js::get(&js::get(holder, "files"), "0");
    (!file.is_undefined()).then_some(file)
}

async fn read(file: JsValue, writable: bool, dispatch: Callback<Action>) {
    let opened = Opened {
        name: js::text(&file, "name"),
        text: text_of(&file).await,
        writable,
    };
    dispatch.emit(Action::Extra(ExtraAction::Opened(opened)));
}

/// The bytes as they are: the browser's own reader would lose a byte order mark and replace what is
/// no UTF-8.
async fn text_of(file: &JsValue) -> Result<Secret, FileProblem> {
    if js::get(file, "size").as_f64() > Some(FILE_LIMIT as f64) {
        return Err(FileProblem::TooLong);
    }
    let buffer = called(file, "arrayBuffer", &[])
        .await
        .map_err(|_| FileProblem::Unreadable)?;
    let text = String::from_utf8(Uint8Array::new(&buffer).to_vec());
    text.map(Secret::new).map_err(|_| FileProblem::Binary)
}

/// Writes the file that was opened.
pub(super) fn save(text: &str, dispatch: Callback<Action>) {
    let Some(handle) = WRITABLE.with(|writable| writable.borrow().clone()) else {
        return dispatch.emit(Action::Extra(ExtraAction::Saved(false)));
    };
    let text = JsValue::from_str(text);
    // The browser asks the person, so this can take long; leaving the page ends it unwritten.
    spawn_local(async move {
        let saved = write(&handle, text).await.is_ok();
        dispatch.emit(Action::Extra(ExtraAction::Saved(saved)));
    });
}

async fn write(handle: &JsValue, text: JsValue) -> Result<(), JsValue> {
    let stream = called(handle, "createWritable", &[]).await?;
    called(&stream, "write", &[text]).await?;
    called(&stream, "close", &[]).await.map(drop)
}

/// Takes files that are dropped anywhere: on the part for merging, to merge into; elsewhere, as if
/// their text was pasted. While one is dragged, the page says so.
pub(super) fn accept_dropped(dispatch: Callback<Action>) {
    let document = js::get(&js::window(), "document");
    let emit = dispatch.clone();
    js::listen(&document, &["dragover"], move |event| {
        if carries_files(&event) {
            let _ = call(&event, "preventDefault", &[]);
            drag(true, &emit);
        }
    });
    let emit = dispatch.clone();
    js::listen(&document, &["dragleave"], move |event| {
        // Between two elements of the page, the other one is named.
        if js::get(&event, "relatedTarget").is_null() {
            drag(false, &emit);
        }
    });
    js::listen(&document, &["drop"], move |event| {
        drag(false, &dispatch);
        let Some(file) = first_of(&js::get(&event, "dataTransfer")) else {
            return;
        };
        let _ = call(&event, "preventDefault", &[]);
        spawn_local(take(file, is_on_merge(&event), dispatch.clone()));
    });
}

/// Says it once, not at each of the many events of a drag.
fn drag(over: bool, dispatch: &Callback<Action>) {
    if DRAGGED.replace(over) != over {
        dispatch.emit(ComfortAction::Drag(over).into());
    }
}

async fn take(file: JsValue, into_merge: bool, dispatch: Callback<Action>) {
    if into_merge {
        return read(file, false, dispatch).await;
    }
    match text_of(&file).await {
        Ok(text) => dispatch.emit(Action::Paste(text.expose().to_owned())),
        // Said at the part for files, the only one with words for it.
        Err(problem) => {
            let (name, text) = (js::text(&file, "name"), Err(problem));
            let opened = Opened {
                name,
                text,
                writable: false,
            };
            dispatch.emit(Action::Extra(ExtraAction::Opened(opened)));
        }
    }
}

fn carries_files(event: &JsValue) -> bool {
    let types = js::get(&js::get(event, "dataTransfer"), "types");
    call(&types, "includes", &["Files".into()]) == Ok(JsValue::TRUE)
}

fn is_on_merge(event: &JsValue) -> bool {
    let target = js::get(event, "target");
    let merge = call(&target, "closest", &["#merge".into()]);
    merge.is_ok_and(|merge| !merge.is_null())
}
