//! The page's address: what it brings when the page begins or the browser goes back, and what it says
//! of the page meanwhile.
//!
//! The address follows the service and the client. Choosing another one makes a new entry of the
//! history; a setting or typing changes the entry that there is. What was typed is kept in memory for
//! each entry, and the key of the moment stays through all of them.

use std::cell::RefCell;
use std::rc::Rc;

use wasm_bindgen::JsValue;
use yew::Callback;

use super::js::{self, Timer};
use super::locale;
use crate::app::link::{Here, Kept, Link, Part, Read, Refusal, Turn, read, written};
use crate::app::{Action, LinkAction, Site, State};
use crate::domain::scan;

/// How long typing has paused before the address follows, in milliseconds.
const PAUSE: u64 = 500;

/// How many entries of the history are remembered.
const KEPT: usize = 50;

thread_local! {
    static ADDRESS: RefCell<Address> = RefCell::new(Address::default());
    /// The focus that is to be set once the page is drawn.
    static FOCUS: RefCell<Option<Timer>> = const { RefCell::new(None) };
}

/// What is known of the address; it belongs to the browser, not to the state.
#[derive(Default)]
struct Address {
    /// The fragment that the page has read or written last, without its mark.
    fragment: String,
    /// What is to be written once the typing pauses.
    waiting: Option<(String, Timer)>,
    /// What the page showed when it was looked at last.
    shown: Option<Kept>,
    /// How often something had come by an address then.
    came: u32,
    /// What the owner of the site had set then. What that changes on the page is nobody's choice.
    site: Option<Rc<Site>>,
    /// What the page showed at other entries, by their fragments, the latest last.
    entries: Vec<(String, Kept)>,
}

/// Reads the address, and goes on to read it whenever the browser changes it.
pub(super) fn begin(dispatch: Callback<Action>) {
    let page = page();
    let is_file = js::text(&location(), "protocol") == "file:";
    let platform = Some(locale::platform());
    dispatch.emit(
        LinkAction::Here(Here {
            page,
            is_file,
            platform,
        })
        .into(),
    );
    arrive(&dispatch, &given(), false);
    let events = ["popstate", "hashchange"];
    js::listen(&js::window(), &events, move |_| moved(&dispatch));
}

/// Lets the address follow what is on the page.
pub(super) fn follow(state: &State) {
    ADDRESS.with_borrow_mut(|address| address.follow(state));
}

impl Address {
    fn follow(&mut self, state: &State) {
        let linked = state.extra.link.get();
        let live = state.extra.live.get();
        let same = |site: &Rc<Site>| Rc::ptr_eq(site, &live.site);
        let goes_on = self.came == linked.came && self.site.as_ref().is_some_and(same);
        let Some(before) = self.shown.as_ref().filter(|_| goes_on) else {
            self.came = linked.came;
            self.site = Some(live.site.clone());
            self.shown = Some(Kept::of(state));
            return;
        };
        let turn = before.change(state);
        if turn == Turn::None {
            // What is typed elsewhere is kept as well.
            if !before.is_of(state) {
                self.shown = Some(Kept::of(state));
            }
            return;
        }
        let before = self.shown.replace(Kept::of(state));
        let written = written(state, &linked.here);
        let fragment = match turn {
            Turn::Cleared => String::new(),
            _ if written.is_usual => String::new(),
            _ => written.fragment,
        };
        match turn {
            Turn::None => {}
            Turn::Typed => {
                let write = || ADDRESS.with_borrow_mut(Self::write_waiting);
                let timer = Timer::after(PAUSE, write);
                self.waiting = Some((fragment, timer));
            }
            Turn::Setting => {
                self.waiting = None;
                self.write("replaceState", fragment);
            }
            Turn::Cleared => {
                self.waiting = None;
                self.entries.clear();
                self.write("replaceState", fragment);
            }
            Turn::Other => {
                self.write_waiting();
                if self.fragment != fragment {
                    self.keep(before);
                    self.write("pushState", fragment);
                }
            }
        }
    }

    fn write_waiting(&mut self) {
        if let Some((fragment, _)) = self.waiting.take() {
            self.write("replaceState", fragment);
        }
    }

    fn write(&mut self, method: &str, fragment: String) {
        if self.fragment != fragment {
            set(method, &fragment);
            self.fragment = fragment;
        }
    }

    fn keep(&mut self, shown: Option<Kept>) {
        self.entries
            .retain(|(fragment, _)| *fragment != self.fragment);
        if self.entries.len() == KEPT {
            self.entries.remove(0);
        }
        let fragment = self.fragment.clone();
        self.entries.extend(shown.map(|shown| (fragment, shown)));
    }

    /// The browser is at another entry: what the page showed there, if it knows.
    fn moved_to(&mut self, fragment: &str) -> Option<Kept> {
        self.waiting = None;
        let shown = self.shown.clone();
        self.keep(shown);
        self.fragment = fragment.to_owned();
        let mut entries = self.entries.iter();
        let entry = entries.find(|(known, _)| known == fragment);
        entry.map(|(_, kept)| kept.clone())
    }
}

fn moved(dispatch: &Callback<Action>) {
    let address = given();
    let fragment = fragment_of(&address);
    let at = ADDRESS.with_borrow(|known| known.fragment == fragment);
    if at {
        return;
    }
    match ADDRESS.with_borrow_mut(|known| known.moved_to(fragment)) {
        Some(kept) => dispatch.emit(LinkAction::Back(Box::new(kept)).into()),
        None => arrive(dispatch, &address, true),
    }
}

/// Does what an address asks for. `whole` where nothing else is to be on the page.
fn arrive(dispatch: &Callback<Action>, address: &str, whole: bool) {
    let fragment = fragment_of(address);
    ADDRESS.with_borrow_mut(|known| known.fragment = fragment.to_owned());
    match read(address) {
        Read::Link(link) => {
            focus(&link, whole);
            dispatch.emit(LinkAction::Came { link, whole }.into());
        }
        Read::Refused(refusal) => {
            if refusal == Refusal::Key {
                ADDRESS.with_borrow_mut(|known| known.fragment.clear());
                set_all("replaceState", "");
            }
            dispatch.emit(LinkAction::Refused(refusal).into());
        }
        Read::Nothing if whole && fragment.is_empty() => {
            let link = Box::default();
            dispatch.emit(LinkAction::Came { link, whole }.into());
        }
        Read::Nothing => {}
    }
}

/// Puts the focus where the link wants it, once the page is drawn. Whoever opens a link with a service
/// has nothing to do but to paste a key.
fn focus(link: &Link, whole: bool) {
    let usual = (!link.services.is_empty() && !whole).then_some(Part::Key);
    let Some(part) = link.part.or(usual) else {
        return;
    };
    let asked = link.part.is_some();
    let then = move || {
        let document = js::get(&js::window(), "document");
        let busy = js::get(&document, "activeElement") != js::get(&document, "body");
        if !asked && busy {
            return;
        }
        let Ok(element) = js::call(&document, "getElementById", &[part.element().into()]) else {
            return;
        };
        if asked {
            let options = js_sys::Object::new();
            js::set(&options, "block", &"center".into());
            let _ = js::call(&element, "scrollIntoView", &[options.into()]);
        }
        let options = js_sys::Object::new();
        js::set(&options, "preventScroll", &JsValue::TRUE);
        let _ = js::call(&element, "focus", &[options.into()]);
    };
    FOCUS.with_borrow_mut(|timer| *timer = Some(Timer::after(0, then)));
}

/// Query and fragment. At first those that `boot.js` has kept: it cleans the address of what may be a
/// key.
fn given() -> String {
    let root = js::get(&js::get(&js::window(), "document"), "documentElement");
    let (kept, location) = (js::text(&root, "link"), location());
    let now = [js::text(&location, "search"), js::text(&location, "hash")].concat();
    js::set(&root, "link", &JsValue::UNDEFINED);
    if kept.is_empty() || !now.is_empty() {
        return now;
    }
    // Most of them hold no key after all.
    if !matches!(read(&kept), Read::Refused(_)) {
        set_all("replaceState", &kept);
    }
    kept
}

fn fragment_of(address: &str) -> &str {
    scan::cut(address, '#').map_or("", |(_, fragment)| fragment)
}

fn location() -> JsValue {
    js::get(&js::window(), "location")
}

/// The page's address without query and fragment.
fn page() -> String {
    let address = js::text(&location(), "href");
    scan::until(&address, |c| c == '?' || c == '#').to_owned()
}

/// Changes the fragment; the query and the page stay.
fn set(method: &str, fragment: &str) {
    let mark = if fragment.is_empty() { "" } else { "#" };
    set_all(
        method,
        &[&js::text(&location(), "search"), mark, fragment].concat(),
    );
}

/// Changes all that follows the path. A browser may refuse; then the address says less than the page.
/// The history is given no more of an entry than its address.
fn set_all(method: &str, rest: &str) {
    let history = js::get(&js::window(), "history");
    let address = [&page(), rest].concat();
    let _ = js::call(
        &history,
        method,
        &[JsValue::NULL, "".into(), address.into()],
    );
}
