//! The live listing: what the state wants becomes requests, and what comes back becomes actions.
//!
//! [`follow`] compares what is wanted with what is on its way. Whoever holds the [`Attempt`] owns all
//! of it: dropping it gives everything up.

mod attempt;
mod evidence;
mod exchange;
mod pace;
mod route;
mod site;

use std::any::Any;
use std::rc::Rc;

use yew::Callback;

use crate::app::more::live::{SessionRequest, session_request};
use crate::app::{Action, LiveAction};
use crate::ui::View;
pub(super) use attempt::{Attempt, Order, Report};
pub(super) use route::Route;
pub(super) use site::{load, settings};

/// What is on its way, if anything. The page holds it without knowing what it is: the code that does
/// is loaded later.
pub(super) type Held = Option<Box<dyn Any>>;

/// An attempt under its number.
struct Numbered {
    number: u32,
    attempt: Attempt,
}

/// Begins what is wanted, and gives up what is not wanted any more.
pub(super) fn follow(view: &View, held: &mut Held, dispatch: &Callback<Action>) {
    let live = view.state.extra.live.get();
    let Some(wanted) = session_request(&live) else {
        *held = None;
        return;
    };
    let numbered = held.as_ref().and_then(|held| held.downcast_ref());
    match numbered {
        Some(Numbered { number, attempt }) if *number == wanted.attempt => {
            if wanted.cancelled {
                attempt.cancel();
            }
        }
        _ => {
            // The old one first: it must not speak to the service beside the new one.
            *held = None;
            *held = Some(Box::new(begun(&wanted, dispatch.clone())));
        }
    }
}

fn begun(wanted: &SessionRequest<'_>, dispatch: Callback<Action>) -> Numbered {
    let number = wanted.attempt;
    let target = wanted.target;
    let order = Order {
        endpoint: target.endpoint.clone(),
        key: wanted.key.cloned(),
        approach: target.approach,
        route: Route::of(&target.endpoint, wanted.relay),
    };
    let report = move |at_ms, report| dispatch.emit(Action::from(told(number, at_ms, report)));
    Numbered {
        number,
        attempt: Attempt::begin(order, Box::new(report)),
    }
}

fn told(attempt: u32, at_ms: u64, report: Report) -> LiveAction {
    match report {
        Report::Began => LiveAction::Began {
            attempt,
            now_ms: at_ms,
        },
        Report::Step(step) => LiveAction::Step {
            attempt,
            at_ms,
            step,
        },
        Report::First(tools) => LiveAction::First {
            attempt,
            tools: Rc::new(tools),
        },
        Report::Listed(listing) => LiveAction::Listed {
            attempt,
            at_ms,
            listing: Rc::new(listing),
        },
        Report::Failed { failure, transport } => LiveAction::Failed {
            attempt,
            at_ms,
            failure: Rc::new(failure),
            transport,
        },
        Report::Evidence(evidence) => LiveAction::Evidence { attempt, evidence },
    }
}
