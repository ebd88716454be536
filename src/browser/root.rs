use std::rc::Rc;

use yew::prelude::*;

use super::{clipboard, download, embedding, locale};
use crate::app::{Action, State};
use crate::ui::{Context, Effects, Page, View};

/// The state, seen by Yew.
struct Store(Rc<View>);

impl Reducible for Store {
    type Action = Action;

    fn reduce(self: Rc<Self>, action: Action) -> Rc<Self> {
        Rc::new(Self(Rc::new(View::of(self.0.state.clone().reduce(action)))))
    }
}

/// The page with its state and its ways into the browser.
#[component]
pub fn Root() -> Html {
    let store = use_reducer(|| {
        let state = State::new(locale::language(), locale::platform());
        Store(Rc::new(View::of(state)))
    });
    let lang = store.0.state.lang;
    use_effect_with(lang, |lang| locale::set_language(*lang));
    use_effect_with((), |()| embedding::install());
    let effects = use_memo((), |()| Effects {
        copy: Callback::from(clipboard::copy),
        download: Callback::from(|request| download::download(&request)),
        open: Callback::from(|link| download::open(&link)),
    });
    let dispatch = {
        let dispatcher = store.dispatcher();
        use_callback((), move |action, ()| dispatcher.dispatch(action))
    };
    let context = Context {
        lang,
        dispatch,
        effects: (*effects).clone(),
    };
    html! { <Page {context} view={store.0.clone()} /> }
}
