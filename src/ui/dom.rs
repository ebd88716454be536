//! Building elements, and the only place here that touches one.
//!
//! Plain functions instead of `html!`: the macro writes the whole construction out at every
//! element, which made the page's code three times as large.

use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlInputElement, HtmlTextAreaElement};
use yew::virtual_dom::{Listener, ListenerKind, VNode, VTag, VText};
use yew::{Callback, Html};

use super::Context;
use crate::app::Action;

/// Names and values of attributes; one without a value is left out.
pub(super) type Attributes<'a> = &'a [(&'static str, &'a str)];

/// What is listened for, and what it becomes.
enum On {
    /// A click: this action.
    Click(Action),
    /// A choice: this action.
    Change(Action),
    /// Typing: the action made of the element's text.
    Input(fn(String) -> Action),
}

/// An element. `tag` names it with its classes and id, as a selector does: `p.hint#paste-hint`.
pub(super) fn el(tag: &'static str, attributes: Attributes, children: Vec<Html>) -> Html {
    finish(bare(tag, attributes), children)
}

/// A text.
pub(super) fn text(text: &str) -> Html {
    VNode::from(VText::new(text.to_owned()))
}

/// An element that holds one text.
pub(super) fn words(tag: &'static str, content: &str) -> Html {
    el(tag, &[], vec![text(content)])
}

/// Nothing at all.
pub(super) fn nothing() -> Html {
    VNode::default()
}

/// Several nodes in the place of one.
pub(super) fn all(nodes: Vec<Html>) -> Html {
    nodes.into_iter().collect()
}

/// A button that does `action`.
pub(super) fn button(
    context: &Context,
    tag: &'static str,
    attributes: Attributes,
    action: Action,
    children: Vec<Html>,
) -> Html {
    let mut tag = bare(tag, attributes);
    tag.add_attribute("type", "button");
    listen(&mut tag, context, On::Click(action));
    finish(tag, children)
}

/// A line or an area of text; `tag` is `input` or `textarea`.
pub(super) fn entry(
    context: &Context,
    tag: &'static str,
    attributes: Attributes,
    value: &str,
    read: fn(String) -> Action,
) -> Html {
    let mut tag = bare(tag, attributes);
    for (name, off) in [
        ("autocomplete", "off"),
        ("autocapitalize", "off"),
        ("spellcheck", "false"),
    ] {
        tag.add_attribute(name, off);
    }
    tag.set_value(value.to_owned());
    listen(&mut tag, context, On::Input(read));
    finish(tag, Vec::new())
}

/// A radio button of a group that does `action` when it is chosen.
pub(super) fn radio(
    context: &Context,
    name: &str,
    value: &str,
    chosen: bool,
    action: Action,
) -> Html {
    let mut tag = bare(
        "input",
        &[("type", "radio"), ("name", name), ("value", value)],
    );
    tag.set_checked(chosen);
    listen(&mut tag, context, On::Change(action));
    finish(tag, Vec::new())
}

fn bare(selector: &'static str, attributes: Attributes) -> VTag {
    let (selector, id) = selector.split_once('#').unwrap_or((selector, ""));
    let (name, classes) = selector.split_once('.').unwrap_or((selector, ""));
    let mut tag = VTag::new(name);
    let mut add = |name: &'static str, value: String| {
        if !value.is_empty() {
            tag.add_attribute(name, value);
        }
    };
    add("class", classes.replace('.', " "));
    add("id", id.to_owned());
    for &(name, value) in attributes {
        add(name, value.to_owned());
    }
    tag
}

fn finish(mut tag: VTag, children: Vec<Html>) -> Html {
    for child in children {
        tag.add_child(child);
    }
    VNode::from(tag)
}

fn listen(tag: &mut VTag, context: &Context, on: On) {
    let dispatch = context.dispatch.clone();
    tag.add_listener(Rc::new(Dispatching { on, dispatch }));
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
        }
    }

    fn handle(&self, event: Event) {
        self.dispatch.emit(match &self.on {
            On::Click(action) | On::Change(action) => action.clone(),
            On::Input(read) => read(held(&event)),
        });
    }

    fn passive(&self) -> bool {
        false
    }
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
