use std::rc::Rc;

use yew::prelude::*;

use super::Context;
use super::client_pane::ClientPane;
use super::header::Header;
use super::service_pane::ServicePane;
use crate::app::{Derived, State};

/// One state of the page and all that follows from it.
pub struct View {
    /// The state.
    pub state: State,
    /// What follows.
    pub derived: Derived,
    /// The endpoint in use, or its shape.
    pub(super) url: String,
}

/// A view is made anew for every state, so it is equal to itself alone.
impl PartialEq for View {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self, other)
    }
}

impl View {
    /// Computes it.
    pub fn of(state: State) -> Self {
        let derived = Derived::of(&state);
        let url = derived
            .shape
            .as_ref()
            .map(|shape| shape.endpoint.as_str().to_owned());
        let url = url.unwrap_or_default();
        Self {
            state,
            derived,
            url,
        }
    }
}

/// Properties of [`Page`].
#[derive(PartialEq, Properties)]
pub struct Props {
    /// Language and ways out.
    pub context: Context,
    /// What to show.
    pub view: Rc<View>,
}

/// The whole page.
#[component]
pub fn Page(props: &Props) -> Html {
    let (context, view) = (&props.context, &*props.view);
    let strings = context.strings();
    html! {
        <>
            { Header { context }.view() }
            <main class="panes">
                { ServicePane { context, view }.view() }
                { ClientPane { context, view }.view() }
            </main>
            <footer>
                <p>{ strings.footer_privacy }</p>
                <p>{ strings.footer_unofficial }</p>
            </footer>
        </>
    }
}
