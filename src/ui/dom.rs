//! Writing elements, and the only place here that touches one.
//!
//! An element is opened, given its attributes and children, and closed, as in an HTML file. `html!`
//! writes the whole construction out at every element, which made the page's code three times as
//! large, and functions that take and return nodes cost twice as much, in lists and copies.

use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlInputElement, HtmlTextAreaElement, KeyboardEvent};
use yew::virtual_dom::{
    AttributeOrProperty, Attributes, Listener, ListenerKind, VList, VNode, VTag, VText,
};
use yew::{Callback, Html};

use super::Context;
use super::attribute::{Attribute, NAMES};
use crate::app::{Action, ExtraAction, Rest, RowAction};
use crate::diagnostic::Lang;
use crate::domain::scan;
use crate::i18n::Strings;

/// What is listened for, and what it becomes.
enum On {
    /// A click: this action.
    Click(Action),
    /// A choice: this action.
    Change(Action),
    /// Typing: the action made of the element's text.
    Input(fn(String) -> Action),
    /// The Enter key: this action.
    Enter(Action),
    /// Typing into the name of the service in this row.
    Name(usize),
    /// Scrolling among rows of this height: the action made of the first row in view.
    Scroll(usize, fn(usize) -> Action),
}

/// A row is said to be the first in view by the page at every so many rows.
const STEP: usize = 4;

/// A page that is being written.
pub(super) struct Page {
    /// Language of the page.
    pub(super) lang: Lang,
    /// Whether all of the page is there.
    pub(super) rest: Rest,
    /// Its words.
    pub(super) strings: &'static Strings,
    dispatch: Callback<Action>,
    /// What is not closed yet, the innermost last.
    open: Vec<Open>,
}

/// An element, or without a tag a group, and its children so far.
struct Open {
    tag: Option<VTag>,
    children: Vec<Html>,
}

impl Page {
    /// A page without anything on it.
    pub(super) fn new(context: &Context) -> Self {
        Self {
            lang: context.lang,
            rest: context.rest,
            strings: context.strings(),
            dispatch: context.dispatch.clone(),
            open: Vec::new(),
        }
    }

    /// Opens an element. `selector` names it with its classes and id: `p.hint#paste-hint`.
    pub(super) fn open(&mut self, selector: &'static str) {
        let (selector, id) = scan::cut(selector, '#').unwrap_or((selector, ""));
        let (name, classes) = scan::cut(selector, '.').unwrap_or((selector, ""));
        let mut tag = VTag::new(name);
        tag.attributes = Attributes::Dynamic {
            keys: NAMES,
            values: vec![None; NAMES.len()].into_boxed_slice(),
        };
        self.begin(Some(tag));
        self.set(Attribute::Class, &scan::replaced(classes, ".", " "));
        self.set(Attribute::Id, id);
    }

    /// Opens a group: several nodes that keep their place among their siblings when they change in
    /// number, so that an element beside them keeps the focus.
    pub(super) fn group(&mut self) {
        self.begin(None);
    }

    /// Gives the element just opened an attribute; an empty one is left out.
    pub(super) fn set(&mut self, attribute: Attribute, value: &str) {
        let Some(tag) = self.tag() else { return };
        if let (Attributes::Dynamic { values, .. }, false) = (&mut tag.attributes, value.is_empty())
            && let Some(place) = values.get_mut(attribute as usize)
        {
            *place = Some(AttributeOrProperty::Attribute(value.to_owned().into()));
        }
    }

    /// Closes what was opened last.
    pub(super) fn close(&mut self) {
        let node = self.end();
        self.add(node);
    }

    /// Closes everything: the page.
    pub(super) fn finish(mut self) -> Html {
        while self.open.len() > 1 {
            self.close();
        }
        self.end()
    }

    /// A text.
    pub(super) fn text(&mut self, text: &str) {
        self.add(VNode::from(VText::new(text.to_owned())));
    }

    /// An element that holds one text.
    pub(super) fn words(&mut self, selector: &'static str, content: &str) {
        self.open(selector);
        self.text(content);
        self.close();
    }

    /// The label of a field.
    pub(super) fn label(&mut self, field: &str, content: &str) {
        self.open("label");
        self.set(Attribute::For, field);
        self.text(content);
        self.close();
    }

    /// Keeps the place of something that is missing.
    pub(super) fn nothing(&mut self) {
        self.add(VNode::default());
    }

    /// Opens a button that does `action`.
    pub(super) fn button(&mut self, selector: &'static str, action: Action) {
        self.open(selector);
        self.set(Attribute::Type, "button");
        self.listen(On::Click(action));
    }

    /// Opens a line or an area of text: an `input` or a `textarea`.
    pub(super) fn entry(
        &mut self,
        selector: &'static str,
        value: &str,
        read: fn(String) -> Action,
    ) {
        self.open(selector);
        self.set(Attribute::AutoComplete, "off");
        self.set(Attribute::AutoCapitalize, "off");
        self.set(Attribute::SpellCheck, "false");
        if let Some(tag) = self.tag() {
            tag.set_value(value.to_owned());
        }
        self.listen(On::Input(read));
    }

    /// Opens an area for a text that may be very long. It keeps its own text: comparing that at every
    /// drawing would take longer than the drawing. Under another key it is a new one, and empty.
    pub(super) fn area(&mut self, selector: &'static str, key: &str, read: fn(String) -> Action) {
        self.open(selector);
        self.key(key);
        self.set(Attribute::AutoComplete, "off");
        self.set(Attribute::SpellCheck, "false");
        self.listen(On::Input(read));
    }

    /// A field to search in: typing searches, and Enter takes what was found first.
    pub(super) fn search(&mut self, id: &'static str, label: &str, value: &str) {
        let typed: fn(String) -> Action = |text| Action::Extra(ExtraAction::Search(text));
        self.entry("input.searched", value, typed);
        self.set(Attribute::Id, id);
        self.set(Attribute::Type, "search");
        self.set(Attribute::AriaLabel, label);
        self.set(Attribute::Placeholder, label);
        let dispatch = &self.dispatch;
        let listener = |on| {
            let dispatch = dispatch.clone();
            Some(Rc::new(Dispatching { on, dispatch }) as Rc<dyn Listener>)
        };
        let enter = Action::Extra(ExtraAction::ChooseFound);
        let both = Box::new([listener(On::Input(typed)), listener(On::Enter(enter))]);
        if let Some(tag) = self.tag() {
            tag.set_listeners(both);
        }
        self.close();
    }

    /// Opens the field for the name of the service in a row.
    pub(super) fn name_entry(&mut self, selector: &'static str, row: usize, value: &str) {
        self.entry(selector, value, Action::Paste);
        self.listen(On::Name(row));
    }

    /// Opens an element in which rows of one height, in CSS pixels, scroll.
    pub(super) fn scrolling(
        &mut self,
        selector: &'static str,
        height: usize,
        read: fn(usize) -> Action,
    ) {
        self.open(selector);
        self.listen(On::Scroll(height, read));
    }

    /// Makes the element just opened do `action` when it is clicked.
    pub(super) fn clickable(&mut self, action: Action) {
        self.listen(On::Click(action));
    }

    /// Names the element just opened among its siblings, which all are named: it stays itself when
    /// they become others.
    pub(super) fn key(&mut self, key: &str) {
        if let Some(tag) = self.tag() {
            tag.key = Some(key.into());
        }
    }

    /// A box to tick that does `action`.
    pub(super) fn check(&mut self, ticked: bool, action: Action) {
        self.open("input");
        self.set(Attribute::Type, "checkbox");
        if let Some(tag) = self.tag() {
            tag.set_checked(ticked);
        }
        self.listen(On::Change(action));
        self.close();
    }

    /// A radio button of a group that does `action` when it is chosen.
    pub(super) fn radio(&mut self, name: &str, value: &str, chosen: bool, action: Action) {
        self.open("input");
        self.set(Attribute::Type, "radio");
        self.set(Attribute::Name, name);
        self.set(Attribute::Value, value);
        if let Some(tag) = self.tag() {
            tag.set_checked(chosen);
        }
        self.listen(On::Change(action));
        self.close();
    }

    fn begin(&mut self, tag: Option<VTag>) {
        let children = Vec::new();
        self.open.push(Open { tag, children });
    }

    fn end(&mut self) -> Html {
        let Some(Open { tag, children }) = self.open.pop() else {
            return VNode::default();
        };
        let children = VNode::from(VList::from(children));
        let Some(mut tag) = tag else { return children };
        if let Some(inside) = tag.children_mut() {
            *inside = children;
        }
        VNode::from(tag)
    }

    fn add(&mut self, node: Html) {
        if let Some(open) = self.open.last_mut() {
            open.children.push(node);
        }
    }

    fn tag(&mut self) -> Option<&mut VTag> {
        self.open.last_mut()?.tag.as_mut()
    }

    fn listen(&mut self, on: On) {
        let dispatch = self.dispatch.clone();
        if let Some(tag) = self.tag() {
            tag.set_listeners(Box::new([Some(Rc::new(Dispatching { on, dispatch }))]));
        }
    }
}

/// The one kind of listener on the page.
struct Dispatching {
    on: On,
    dispatch: Callback<Action>,
}

impl Listener for Dispatching {
    fn kind(&self) -> ListenerKind {
        match self.on {
            On::Click(_) => ListenerKind::onclick,
            On::Change(_) => ListenerKind::onchange,
            On::Input(_) => ListenerKind::oninput,
            On::Enter(_) => ListenerKind::onkeydown,
            On::Name(_) => ListenerKind::oninput,
            On::Scroll(..) => ListenerKind::onscroll,
        }
    }

    fn handle(&self, event: Event) {
        let is_enter = || {
            let key = event.dyn_ref::<KeyboardEvent>().map(KeyboardEvent::key);
            key.is_some_and(|key| key == "Enter")
        };
        self.dispatch.emit(match &self.on {
            On::Click(action) | On::Change(action) => action.clone(),
            On::Input(read) => read(held(&event)),
            On::Enter(action) if is_enter() => action.clone(),
            On::Enter(_) => return,
            On::Name(row) => {
                let named = RowAction::Rename(*row, held(&event));
                Action::Extra(ExtraAction::Row(named))
            }
            On::Scroll(height, read) => read(first_row(&event, *height)),
        });
    }

    fn passive(&self) -> bool {
        false
    }
}

/// The first row in view, or one of the few before it.
fn first_row(event: &Event, height: usize) -> usize {
    let target = event.target();
    let element = target
        .as_ref()
        .and_then(|target| target.dyn_ref::<Element>());
    let top = element.map_or(0, Element::scroll_top);
    usize::try_from(top).unwrap_or(0) / (height * STEP).max(1) * STEP
}

/// The text that the element of an event holds.
fn held(event: &Event) -> String {
    let Some(target) = event.target() else {
        return String::new();
    };
    if let Some(input) = target.dyn_ref::<HtmlInputElement>() {
        return input.value();
    }
    target
        .dyn_ref::<HtmlTextAreaElement>()
        .map(HtmlTextAreaElement::value)
        .unwrap_or_default()
}
