//! Files that a person opens, drops and saves.

use std::cell::RefCell;

use js_sys::{Function, Promise, Reflect, Uint8Array};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{Document, DragEvent, Element, Event, File, HtmlInputElement};
use yew::Callback;

use super::download;
use crate::app::{Action, ExtraAction, FileProblem, Opened};
use crate::domain::Secret;
use crate::merge::FILE_LIMIT;

thread_local! {
    /// The file that the browser lets the page write; it belongs to the browser, not to the state.
    static WRITABLE: RefCell<Option<JsValue>> = const { RefCell::new(None) };
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
        if let Some(window) = web_sys::window() {
            let _ = window.set_timeout_with_callback_and_timeout_and_arguments_0(
                &resolve,
                milliseconds as i32,
            );
        }
    })
}

/// Asks for a file: where the browser can write it in place, by the picker that allows that.
pub(super) fn open(dispatch: Callback<Action>) {
    let Some(window) = web_sys::window() else {
        return;
    };
    let picker = Reflect::get(&window, &"showOpenFilePicker".into()).ok();
    match picker.and_then(|picker| picker.dyn_into::<Function>().ok()) {
        Some(picker) => {
            let Ok(promise) = picker.call0(&window) else {
                return open_by_input(dispatch);
            };
            spawn_local(async move {
                // A refusal means that the person changed their mind, or that the picker is not
                // allowed here.
                match picked(promise).await {
                    Ok((handle, file)) => {
                        WRITABLE.with(|writable| *writable.borrow_mut() = Some(handle));
                        read(file, true, dispatch).await;
                    }
                    Err(refused) if name_of(&refused) == "AbortError" => {}
                    Err(_) => open_by_input(dispatch),
                }
            });
        }
        None => open_by_input(dispatch),
    }
}

async fn picked(promise: JsValue) -> Result<(JsValue, File), JsValue> {
    let handles = JsFuture::from(promise.unchecked_into::<Promise>()).await?;
    let handle = Reflect::get_u32(&handles, 0)?;
    let file = called(&handle, "getFile", &[]).await?;
    Ok((handle, file.unchecked_into()))
}

/// Calls a method that answers with a promise, and waits for that.
async fn called(of: &JsValue, method: &str, arguments: &[&JsValue]) -> Result<JsValue, JsValue> {
    let function: Function = Reflect::get(of, &method.into())?.dyn_into()?;
    let promise = match arguments {
        [one] => function.call1(of, one)?,
        _ => function.call0(of)?,
    };
    JsFuture::from(promise.unchecked_into::<Promise>()).await
}

fn name_of(error: &JsValue) -> String {
    let name = Reflect::get(error, &"name".into()).ok();
    name.and_then(|name| name.as_string()).unwrap_or_default()
}

fn open_by_input(dispatch: Callback<Action>) {
    let Some(input) = input() else { return };
    let chosen = {
        let input = input.clone();
        Closure::once_into_js(move |_: Event| {
            if let Some(file) = input.files().and_then(|files| files.get(0)) {
                spawn_local(read(file, false, dispatch));
            }
        })
    };
    input.set_onchange(Some(chosen.unchecked_ref()));
    input.click();
}

fn input() -> Option<HtmlInputElement> {
    let document = web_sys::window()?.document()?;
    let input: HtmlInputElement = document.create_element("input").ok()?.dyn_into().ok()?;
    input.set_type("file");
    Some(input)
}

async fn read(file: File, writable: bool, dispatch: Callback<Action>) {
    let opened = Opened {
        name: file.name(),
        text: text_of(&file).await,
        writable,
    };
    dispatch.emit(Action::Extra(ExtraAction::Opened(opened)));
}

/// The bytes as they are: the browser's own reader would lose a byte order mark and replace what is
/// no UTF-8.
async fn text_of(file: &File) -> Result<Secret, FileProblem> {
    if file.size() > FILE_LIMIT as f64 {
        return Err(FileProblem::TooLong);
    }
    let buffer = JsFuture::from(file.array_buffer())
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
        let saved = write(&handle, &text).await.is_ok();
        dispatch.emit(Action::Extra(ExtraAction::Saved(saved)));
    });
}

async fn write(handle: &JsValue, text: &JsValue) -> Result<(), JsValue> {
    let stream = called(handle, "createWritable", &[]).await?;
    called(&stream, "write", &[text]).await?;
    called(&stream, "close", &[]).await.map(drop)
}

/// Takes files that are dropped anywhere: on the part for merging, to merge into; elsewhere, as if
/// their text was pasted.
pub(super) fn accept_dropped(dispatch: Callback<Action>) {
    let Some(document) = web_sys::window().and_then(|window| window.document()) else {
        return;
    };
    let over = Closure::<dyn Fn(DragEvent)>::new(|event: DragEvent| {
        if carries_files(&event) {
            event.prevent_default();
        }
    });
    let dropped = Closure::<dyn Fn(DragEvent)>::new(move |event: DragEvent| {
        let file = event
            .data_transfer()
            .and_then(|data| data.files())
            .and_then(|files| files.get(0));
        let Some(file) = file else { return };
        event.prevent_default();
        let into_merge = is_on_merge(&event);
        let dispatch = dispatch.clone();
        spawn_local(async move {
            if into_merge {
                return read(file, false, dispatch).await;
            }
            match text_of(&file).await {
                Ok(text) => dispatch.emit(Action::Paste(text.expose().to_owned())),
                // Said at the part for files, the only one with words for it.
                Err(problem) => {
                    let (name, text) = (file.name(), Err(problem));
                    let opened = Opened {
                        name,
                        text,
                        writable: false,
                    };
                    dispatch.emit(Action::Extra(ExtraAction::Opened(opened)));
                }
            }
        });
    });
    listen(&document, "dragover", over);
    listen(&document, "drop", dropped);
}

/// The page listens for as long as it lives, so JavaScript keeps the function.
fn listen(document: &Document, event: &str, function: Closure<dyn Fn(DragEvent)>) {
    let function = function.into_js_value();
    let _ = document.add_event_listener_with_callback(event, function.unchecked_ref());
}

fn carries_files(event: &DragEvent) -> bool {
    event
        .data_transfer()
        .is_some_and(|data| data.types().includes(&"Files".into(), 0))
}

fn is_on_merge(event: &DragEvent) -> bool {
    let target = event
        .target()
        .and_then(|target| target.dyn_into::<Element>().ok());
    target.is_some_and(|element| element.closest("#merge").ok().flatten().is_some())
}
