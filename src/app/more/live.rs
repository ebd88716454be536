//! How the live listing changes, and what it wants of the browser.

use std::rc::Rc;

use crate::app::live::{LONG_PASTE, Live, LiveAction, LiveTarget, Run, TimedStep, ToolsView};
use crate::app::site::Reach;
use crate::app::{Derived, Later, State};
use crate::domain::{ApiKey, Endpoint, Service, Transport};
use crate::mcp::diagnosis::{Evidence, Situation};
use crate::mcp::session::{Approach, Completeness, Era, Failure, Step};

/// What is wanted of the browser: one listing, or after a failure the evidence for its cause.
#[derive(Clone, Copy, Debug)]
pub struct SessionRequest<'a> {
    /// Under which number it reports.
    pub attempt: u32,
    /// What it is about.
    pub target: &'a LiveTarget,
    /// The key that goes along.
    pub key: Option<&'a ApiKey>,
    /// The path of the relay that it goes through.
    pub relay: Option<&'a str>,
    /// Whether the person has cancelled it: what came so far is still to be reported.
    pub cancelled: bool,
}

/// What is known of a failure without looking further.
static NO_EVIDENCE: Evidence = Evidence {
    blocked_by_policy: false,
    host_answers: None,
    plain_request_readable: None,
    offline: false,
};

/// What is wanted, if anything.
pub fn session_request(live: &Live) -> Option<SessionRequest<'_>> {
    let cancelled = match live.run {
        Run::Going { cancelled, .. } => cancelled,
        Run::Failed { evidence: None, .. } => false,
        _ => return None,
    };
    let target = live.target.as_deref()?;
    let relay = live.site.relay.as_deref().filter(|_| target.relayed);
    Some(SessionRequest {
        attempt: live.attempt,
        target,
        key: live.key.as_deref(),
        relay,
        cancelled,
    })
}

/// What is known of the failure, where the latest attempt has failed or was cut short.
pub fn situation(live: &Live) -> Option<Situation<'_>> {
    let target = live.target.as_deref()?;
    let (failure, transport, evidence) = match &live.run {
        Run::Failed {
            failure,
            transport,
            evidence,
            ..
        } => (&**failure, *transport, evidence.as_ref()),
        Run::Listed { listing, .. } => match &listing.completeness {
            Completeness::Cut(failure) => (failure, listing.era.transport(), None),
            _ => return None,
        },
        Run::Idle | Run::Going { .. } => return None,
    };
    Some(Situation {
        endpoint: &target.endpoint,
        key: target.key,
        relayed: target.relayed,
        permitted: live.site.reach(&target.endpoint) != Reach::OtherHost,
        page: live.site.page,
        transport,
        failure,
        evidence: evidence.unwrap_or(&NO_EVIDENCE),
    })
}

/// Changes the state.
pub(super) fn reduce(state: &mut State, action: LiveAction) {
    let mut live = Rc::unwrap_or_clone(state.extra.live.get());
    match action {
        LiveAction::Check => check(&mut live, state, None),
        LiveAction::CheckAs(transport) => check(&mut live, state, Some(transport)),
        LiveAction::Site(site) => {
            super::site::settle(state, &site);
            live.site = Rc::new(site);
        }
        action => go_on(&mut live, action),
    }
    state.extra.live = Later::new(live);
}

/// Forgets everything given, the key first of all, and with it what is on its way.
pub(super) fn forget(state: &mut State) {
    let mut live = Rc::unwrap_or_clone(state.extra.live.get());
    live.clear();
    state.extra.live = Later::new(live);
}

/// What happens apart from a new attempt.
fn go_on(live: &mut Live, action: LiveAction) {
    match action {
        LiveAction::Cancel => match &mut live.run {
            Run::Going { cancelled, .. } => *cancelled = true,
            Run::Failed { evidence, .. } if evidence.is_none() => {
                *evidence = Some(Evidence::default());
            }
            _ => {}
        },
        LiveAction::Began { attempt, now_ms } if attempt == live.attempt => {
            if let Run::Going { begun_ms, .. } = &mut live.run {
                *begun_ms = now_ms;
            }
        }
        LiveAction::Step {
            attempt,
            at_ms,
            step,
        } => step_began(live, attempt, at_ms, step),
        LiveAction::First { attempt, tools } if attempt == live.attempt => {
            if let Run::Going { first, .. } = &mut live.run {
                *first = Some(tools);
            }
        }
        LiveAction::Listed {
            attempt,
            at_ms,
            listing,
        } => {
            if let Some(took_ms) = ended(live, attempt, at_ms) {
                let known = live.target.as_ref().map(|target| &target.endpoint);
                // Under another URL the verdict would be of another endpoint.
                let same = known == Some(&listing.endpoint);
                live.verdict = same.then(|| Rc::new((listing.endpoint.clone(), listing.era)));
                live.run = Run::Listed { listing, took_ms };
            }
        }
        LiveAction::Failed {
            attempt,
            at_ms,
            failure,
            transport,
        } => {
            if let Some(took_ms) = ended(live, attempt, at_ms) {
                // Of any other failure the protocol knows the cause.
                let looks = *failure == Failure::Network;
                let evidence = (!looks).then(Evidence::default);
                live.verdict = None;
                live.run = Run::Failed {
                    failure,
                    transport,
                    evidence,
                    took_ms,
                };
            }
        }
        LiveAction::Evidence {
            attempt,
            evidence: found,
        } if attempt == live.attempt => {
            if let Run::Failed { evidence, .. } = &mut live.run
                && evidence.is_none()
            {
                *evidence = Some(found);
            }
        }
        LiveAction::Began { .. } | LiveAction::First { .. } | LiveAction::Evidence { .. } => {}
        LiveAction::Search(text) => {
            live.tools.search = text;
            (live.tools.open, live.tools.first_row) = (None, 0);
        }
        LiveAction::Open(tool) => {
            live.tools.open = Some(tool).filter(|_| live.tools.open != Some(tool));
        }
        LiveAction::Scroll(row) => live.tools.first_row = row,
        LiveAction::Pasted(text) => {
            let long = usize::from(text.len() >= LONG_PASTE);
            live.tools = ToolsView {
                put_away: live.tools.put_away + long,
                pasted: text.into(),
                ..ToolsView::default()
            };
        }
        LiveAction::Nothing
        | LiveAction::Site(_)
        | LiveAction::Check
        | LiveAction::CheckAs(_)
        | LiveAction::Export(_) => {}
    }
}

/// Begins an attempt at the service on the screen, where there is one.
fn check(live: &mut Live, state: &State, instead: Option<Transport>) {
    let Derived {
        service: Some(service),
        key,
        ..
    } = Derived::of(state)
    else {
        return;
    };
    let Service {
        endpoint,
        transport,
        ..
    } = service;
    let (endpoint, transport) = match instead {
        Some(transport) => (spoken(&endpoint, transport), transport),
        None => (endpoint, transport),
    };
    let reach = live.site.reach(&endpoint);
    let approach = approach(live, &endpoint, transport);
    live.attempt += 1;
    live.steps.clear();
    live.tools = ToolsView::default();
    live.target = Some(Rc::new(LiveTarget {
        endpoint,
        transport,
        approach,
        key: key.as_ref().map(ApiKey::kind),
        relayed: reach == Reach::Relayed,
    }));
    live.key = None;
    live.run = match reach {
        Reach::Direct | Reach::Relayed => {
            live.key = key.map(Rc::new);
            Run::Going {
                begun_ms: 0,
                cancelled: false,
                first: None,
            }
        }
        // What cannot leave the page is not sent, and is the same failure.
        Reach::MixedContent | Reach::OtherHost => Run::Failed {
            failure: Rc::new(Failure::Network),
            transport,
            evidence: Some(Evidence {
                blocked_by_policy: reach == Reach::OtherHost,
                ..Evidence::default()
            }),
            took_ms: 0,
        },
    };
}

fn approach(live: &Live, endpoint: &Endpoint, transport: Transport) -> Approach {
    if let Some(verdict) = &live.verdict
        && verdict.0 == *endpoint
        && verdict.1.transport() == transport
    {
        return Approach::Only(verdict.1);
    }
    let names_sse = endpoint.path().ends_with("/sse");
    match transport {
        Transport::Sse => Approach::Only(Era::HttpSse),
        Transport::StreamableHttp if names_sse => Approach::Only(Era::Streamable),
        Transport::StreamableHttp => Approach::Auto,
    }
}

/// The URL under which a service speaks a transport, where its form tells.
fn spoken(endpoint: &Endpoint, transport: Transport) -> Endpoint {
    let path = endpoint.path();
    let stem = path.strip_suffix("/sse").or(path.strip_suffix("/mcp"));
    let Some(stem) = stem else {
        return endpoint.clone();
    };
    let path = match (stem.strip_prefix("/compatible-mode/v1/mcp/"), transport) {
        (Some(id), Transport::StreamableHttp) => ["/api/v1/mcps/", id, "/mcp"].concat(),
        _ => [stem, "/", transport.suffix()].concat(),
    };
    Endpoint::parse(&endpoint.with_path(&path)).unwrap_or_else(|_| endpoint.clone())
}

fn step_began(live: &mut Live, attempt: u32, at_ms: u64, step: Step) {
    let Run::Going { begun_ms, .. } = &live.run else {
        return;
    };
    if attempt != live.attempt {
        return;
    }
    // The pages of a listing are one step that counts.
    if let (Some(last), Step::Listing { .. }) = (live.steps.last_mut(), step)
        && matches!(last.step, Step::Listing { .. })
    {
        last.step = step;
        last.pages += 1;
        return;
    }
    let at_ms = at_ms.saturating_sub(*begun_ms);
    let pages = 0;
    live.steps.push(TimedStep { step, at_ms, pages });
}

/// How long the attempt took, if it is the latest and on its way. Its key is forgotten.
fn ended(live: &mut Live, attempt: u32, at_ms: u64) -> Option<u64> {
    match live.run {
        Run::Going { begun_ms, .. } if attempt == live.attempt => {
            live.key = None;
            Some(at_ms.saturating_sub(begun_ms))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests;
