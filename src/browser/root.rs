use yew::prelude::*;

use super::{clipboard, download, live, locale, more, rest};
use crate::app::{Action, Item, Rest, State};
use crate::domain::Secret;
use crate::ui::{self, View};

/// The page with its state and its ways into the browser.
///
/// A struct, and the only component: hooks and further components would double Yew's share of the
/// WebAssembly.
pub struct Root {
    view: View,
    /// The listing on its way.
    live: live::Held,
}

impl Component for Root {
    type Message = Action;
    type Properties = ();

    fn create(_: &Context<Self>) -> Self {
        let mut state = State::new(locale::language(), locale::platform());
        state.extra.withheld = locale::mark(locale::WITHHELD).is_some();
        Self {
            view: View::of(state),
            live: None,
        }
    }

    fn update(&mut self, context: &Context<Self>, action: Action) -> bool {
        match &action {
            Action::Copy(item) => self.copy(context, *item),
            Action::Download => self.download(),
            Action::Open(item) => {
                if let Some(link) = self.text(*item) {
                    download::open(&link);
                }
            }
            Action::LoadRest => load_rest(context),
            Action::Extra(action) if self.view.state.rest == Rest::Ready => {
                more::act(&self.view, action, &dispatch(context));
            }
            _ => {}
        }
        let begins = matches!(action, Action::Rest(true));
        let before = self.view.state.client.id;
        let changed = self.view.after(action);
        let state = &self.view.state;
        if state.rest == Rest::Ready && state.client.id != before {
            more::remember(&state.extra, state.client);
        }
        if state.rest == Rest::Ready {
            more::follow(&self.view, &mut self.live, &dispatch(context));
        }
        if begins {
            more::begin(&dispatch(context));
        }
        changed
    }

    fn view(&self, context: &Context<Self>) -> Html {
        let context = ui::Context {
            lang: self.view.state.lang,
            rest: self.view.state.rest,
            dispatch: dispatch(context),
        };
        ui::page(&context, &self.view)
    }

    fn rendered(&mut self, context: &Context<Self>, first: bool) {
        locale::set_language(self.view.state.lang);
        if first {
            load_rest(context);
        }
    }
}

fn dispatch(context: &Context<Root>) -> Callback<Action> {
    let link = context.link().clone();
    Callback::from(move |action| link.send_message(action))
}

fn load_rest(context: &Context<Root>) {
    let link = context.link().clone();
    rest::load(move |worked| link.send_message(Action::Rest(worked)));
}

impl Root {
    fn text(&self, item: Item) -> Option<Secret> {
        let text = self.view.derived.text(&self.view.state, item);
        text.map(Secret::new)
    }

    fn copy(&self, context: &Context<Self>, item: Item) {
        if let Some(text) = self.text(item) {
            let link = context.link().clone();
            let done = move |worked| link.send_message(Action::Copied(item, worked));
            clipboard::copy(text, done);
        }
    }

    fn download(&self) {
        let file = self.view.derived.item(Item::File);
        if let Some((file, text)) = file.zip(self.text(Item::File)) {
            let name = file.filename.as_deref().unwrap_or("mcp.json");
            // Only a browser without files fails, and it has no word for it either.
            let _ = download::download(text.expose(), name);
        }
    }
}
