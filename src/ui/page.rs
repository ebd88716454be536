use yew::Html;

use super::Context;
use super::attribute::Attribute;
use super::client_pane::client_pane;
use super::dom::Page;
use super::header::header;
use super::more::{about, below_top, live};
use super::service_pane::service_pane;
use crate::app::more::{Follows, follows};
use crate::app::{Action, Derived, Rest, State};

/// One state of the page and all that follows from it.
pub struct View {
    /// The state.
    pub state: State,
    /// What follows.
    pub derived: Derived,
    /// The endpoint in use, or its shape.
    pub(super) url: String,
}

impl View {
    /// The view after an action, and whether it looks any different.
    pub fn after(&mut self, action: Action) -> bool {
        let follows = match &action {
            Action::Extra(action) if self.state.rest == Rest::Ready => follows(&self.state, action),
            _ => Follows::Everything,
        };
        let state = self.state.clone().reduce(action);
        if follows == Follows::Everything {
            *self = Self::following(state, Some(&self.derived));
        } else {
            self.state = state;
        }
        follows != Follows::Nothing
    }

    /// Computes it.
    pub fn of(state: State) -> Self {
        Self::following(state, None)
    }

    fn following(state: State, before: Option<&Derived>) -> Self {
        let derived = Derived::after(&state, before);
        let url = derived
            .shape
            .as_ref()
            .map(|shape| shape.endpoint.as_str().to_owned());
        Self {
            state,
            derived,
            url: url.unwrap_or_default(),
        }
    }
}

/// The page goes on without what did not come.
fn rest_failed(page: &mut Page) {
    page.open("div.undo");
    page.set(Attribute::Role, "alert");
    page.words("span", page.strings.rest_failed);
    page.button("button.button#load-rest", Action::LoadRest);
    page.text(page.strings.rest_again);
    page.close();
    page.close();
}

/// The whole page.
pub fn page(context: &Context, view: &View) -> Html {
    let mut page = Page::new(context);
    page.group();
    header(&mut page, &view.state);
    if view.state.rest == Rest::Failed {
        rest_failed(&mut page);
    } else {
        page.nothing();
    }
    page.group();
    if view.state.rest == Rest::Ready {
        below_top(&mut page, view);
    }
    page.close();
    page.open(if view.state.output_shown {
        "main.panes.revealed"
    } else {
        "main.panes"
    });
    service_pane(&mut page, view);
    client_pane(&mut page, view);
    if view.state.rest == Rest::Ready {
        live(&mut page, view);
    } else {
        page.nothing();
    }
    page.close();
    page.open("footer");
    page.words("p", page.strings.footer_privacy);
    page.words("p", page.strings.footer_unofficial);
    if view.state.rest == Rest::Ready {
        about(&mut page, &view.state);
    }
    page.close();
    page.finish()
}
