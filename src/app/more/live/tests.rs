use super::*;
use crate::app::{Action, Rest, Site};
use crate::clients::Platform;
use crate::diagnostic::{Lang, Place};
use crate::domain::KeyKind;
use crate::mcp::diagnosis::PageOrigin;
use crate::mcp::session::Listing;

const KEY: &str = "sk-0123456789abcdef0123456789abcdef";
const URL: &str = "https://dashscope.aliyuncs.com/compatible-mode/v1/mcp/WebSearch/sse";

fn page() -> State {
    let state = State::new(Lang::En, Platform::Linux).reduce(Action::Rest(true));
    act(state, LiveAction::Site(Site::of(PageOrigin::Https)))
}

fn given() -> State {
    page().reduce(Action::Paste(["WebSearch\n", KEY].concat()))
}

fn act(state: State, action: LiveAction) -> State {
    state.reduce(Action::from(action))
}

fn live(state: &State) -> Rc<Live> {
    state.extra.live.get()
}

fn wanted(state: &State) -> Option<(u32, bool)> {
    session_request(&live(state)).map(|request| (request.attempt, request.cancelled))
}

fn listing(url: &str, completeness: Completeness) -> Rc<Listing> {
    Rc::new(Listing {
        era: Era::HttpSse,
        endpoint: Endpoint::parse(url).expect("an endpoint"),
        server: None,
        protocol: "2024-11-05".to_owned(),
        tools: Vec::new(),
        pages: 1,
        unreadable: 0,
        left_out: 0,
        stale: false,
        completeness,
    })
}

fn failed(attempt: u32, failure: Failure) -> LiveAction {
    LiveAction::Failed {
        attempt,
        at_ms: 90,
        failure: Rc::new(failure),
        transport: Transport::Sse,
    }
}

#[test]
fn without_a_service_nothing_is_asked() {
    let state = act(page(), LiveAction::Check);
    assert_eq!(wanted(&state), None);
    assert_eq!(live(&state).attempt, 0);
}

#[test]
fn an_attempt_is_of_what_was_on_the_screen() {
    let state = act(given(), LiveAction::Check);
    // Whatever is typed meanwhile, and even without any service, it goes on.
    let state = state
        .reduce(Action::Field(Place::Key, "sk-other".into()))
        .reduce(Action::Field(Place::InstanceId, "amap-maps".into()))
        .reduce(Action::Paste(String::new()));
    let live = live(&state);
    let request = session_request(&live).expect("wanted");
    assert_eq!(request.target.endpoint.as_str(), URL);
    assert_eq!(request.key.map(ApiKey::expose), Some(KEY));
    assert_eq!(request.target.key, Some(KeyKind::Standard));
    assert_eq!(request.target.approach, Approach::Only(Era::HttpSse));
    assert_eq!((request.relay, request.attempt), (None, 1));
}

#[test]
fn what_was_there_before_is_over() {
    let state = act(act(given(), LiveAction::Check), LiveAction::Check);
    assert_eq!(wanted(&state), Some((2, false)));
    for late in [
        LiveAction::Began {
            attempt: 1,
            now_ms: 5,
        },
        LiveAction::Step {
            attempt: 1,
            at_ms: 6,
            step: Step::Connecting,
        },
        LiveAction::First {
            attempt: 1,
            tools: Rc::default(),
        },
        LiveAction::Listed {
            attempt: 1,
            at_ms: 7,
            listing: listing(URL, Completeness::Whole),
        },
        failed(1, Failure::NoEndpoint),
        LiveAction::Evidence {
            attempt: 1,
            evidence: Evidence::default(),
        },
    ] {
        let after = live(&act(state.clone(), late.clone()));
        assert!(after.steps.is_empty(), "{late:?}");
        assert!(
            matches!(
                after.run,
                Run::Going {
                    begun_ms: 0,
                    first: None,
                    ..
                }
            ),
            "{late:?}"
        );
    }
}

#[test]
fn steps_are_timed_from_the_beginning_and_pages_are_one() {
    let (attempt, begun) = (1, 1000);
    let mut state = act(given(), LiveAction::Check);
    state = act(
        state,
        LiveAction::Began {
            attempt,
            now_ms: begun,
        },
    );
    for (at_ms, step) in [
        (1001, Step::Connecting),
        (1040, Step::Initializing),
        (1050, Step::Listing { tools: 0 }),
        (1060, Step::Listing { tools: 100 }),
        (1070, Step::Listing { tools: 200 }),
    ] {
        state = act(
            state,
            LiveAction::Step {
                attempt,
                at_ms,
                step,
            },
        );
    }
    let step = |step, at_ms, pages| TimedStep { step, at_ms, pages };
    assert_eq!(
        live(&state).steps,
        [
            step(Step::Connecting, 1, 0),
            step(Step::Initializing, 40, 0),
            step(Step::Listing { tools: 200 }, 50, 2)
        ]
    );
    let state = act(
        state,
        LiveAction::Listed {
            attempt,
            at_ms: 1100,
            listing: listing(URL, Completeness::Whole),
        },
    );
    assert!(matches!(live(&state).run, Run::Listed { took_ms: 100, .. }));
    assert_eq!(wanted(&state), None);
    assert!(live(&state).key.is_none(), "the key is not kept");
}

#[test]
fn cancelling_keeps_what_came() {
    let state = act(act(given(), LiveAction::Check), LiveAction::Cancel);
    assert_eq!(
        wanted(&state),
        Some((1, true)),
        "it is still to be reported"
    );
    let came = listing(URL, Completeness::Cut(Failure::Cancelled));
    let state = act(
        state,
        LiveAction::Listed {
            attempt: 1,
            at_ms: 5,
            listing: came,
        },
    );
    assert_eq!(wanted(&state), None);
    let live = live(&state);
    assert!(matches!(live.run, Run::Listed { .. }));
    let situation = situation(&live).expect("it was cut");
    assert_eq!(*situation.failure, Failure::Cancelled);
}

#[test]
fn evidence_is_looked_for_where_the_browser_says_nothing() {
    let state = act(act(given(), LiveAction::Check), failed(1, Failure::Network));
    assert_eq!(wanted(&state), Some((1, false)));
    assert!(
        situation(&live(&state)).is_some(),
        "and it is shown already"
    );
    let evidence = Evidence {
        host_answers: Some(true),
        ..Evidence::default()
    };
    let found = LiveAction::Evidence {
        attempt: 1,
        evidence: evidence.clone(),
    };
    let state = act(state, found);
    assert_eq!(wanted(&state), None);
    let live = live(&state);
    let situation = situation(&live).expect("a failure");
    assert_eq!(*situation.evidence, evidence);
    assert_eq!(situation.page, PageOrigin::Https);

    let state = act(
        act(given(), LiveAction::Check),
        failed(1, Failure::NoEndpoint),
    );
    assert_eq!(wanted(&state), None, "the cause is known");
}

#[test]
fn clearing_forgets_the_key_and_gives_up() {
    let state = act(given(), LiveAction::Check).reduce(Action::Clear);
    assert_eq!(wanted(&state), None);
    let cleared = live(&state);
    assert!(cleared.key.is_none() && cleared.target.is_none());
    assert_eq!(
        cleared.site.page,
        PageOrigin::Https,
        "which nobody has typed"
    );
    let again = act(state.reduce(Action::Undo), LiveAction::Check);
    assert_eq!(
        wanted(&again),
        Some((3, false)),
        "numbers are never used twice"
    );
}

#[test]
fn how_an_endpoint_is_spoken_to_is_remembered_until_it_fails() {
    let mcp = "https://dashscope.aliyuncs.com/api/v1/mcps/WebSearch/mcp";
    let approach = |state: &State| live(state).target.as_ref().map(|target| target.approach);
    let state = act(page().reduce(Action::Paste(mcp.into())), LiveAction::Check);
    assert_eq!(approach(&state), Some(Approach::Auto));
    let mut listing = (*listing(mcp, Completeness::Whole)).clone();
    listing.era = Era::Streamable;
    let listed = LiveAction::Listed {
        attempt: 1,
        at_ms: 1,
        listing: Rc::new(listing),
    };
    let state = act(act(state, listed), LiveAction::Check);
    assert_eq!(approach(&state), Some(Approach::Only(Era::Streamable)));
    let state = act(
        act(state, failed(2, Failure::StreamClosed)),
        LiveAction::Check,
    );
    assert_eq!(approach(&state), Some(Approach::Auto));
}

#[test]
fn the_other_transport_has_its_own_url() {
    for (url, transport, expected) in [
        (
            "https://dashscope.aliyuncs.com/api/v1/mcps/X/mcp",
            Transport::Sse,
            "https://dashscope.aliyuncs.com/api/v1/mcps/X/sse",
        ),
        (
            "https://dashscope.aliyuncs.com/compatible-mode/v1/mcp/X/sse",
            Transport::StreamableHttp,
            "https://dashscope.aliyuncs.com/api/v1/mcps/X/mcp",
        ),
        (
            "https://a.example/sse?k=v",
            Transport::StreamableHttp,
            "https://a.example/mcp?k=v",
        ),
        (
            "https://a.example/other",
            Transport::Sse,
            "https://a.example/other",
        ),
    ] {
        let endpoint = Endpoint::parse(url).expect(url);
        assert_eq!(spoken(&endpoint, transport).as_str(), expected);
    }
    let state = act(given(), LiveAction::CheckAs(Transport::StreamableHttp));
    let target = live(&state).target.clone().expect("a target");
    assert_eq!(
        target.endpoint.as_str(),
        "https://dashscope.aliyuncs.com/api/v1/mcps/WebSearch/mcp"
    );
    assert_eq!(target.transport, Transport::StreamableHttp);
}

#[test]
fn what_the_page_may_not_reach_is_not_asked() {
    for (url, blocked) in [
        ("https://mcp.example.com/sse", true),
        ("http://192.168.1.9/sse", false),
    ] {
        let state = page().reduce(Action::Paste([url, "\n", KEY].concat()));
        let state = act(state, LiveAction::Check);
        assert_eq!(wanted(&state), None, "{url}");
        let live = live(&state);
        assert!(live.key.is_none(), "{url}");
        let situation = situation(&live).expect("a failure");
        assert_eq!(*situation.failure, Failure::Network, "{url}");
        assert_eq!(situation.evidence.blocked_by_policy, blocked, "{url}");
    }
}

#[test]
fn a_relay_is_used_where_the_site_has_one() {
    let site = Site::read(PageOrigin::Https, "{\"relay\": \"relay\"}");
    let state = act(act(given(), LiveAction::Site(site)), LiveAction::Check);
    let live = live(&state);
    let request = session_request(&live).expect("wanted");
    assert!(request.target.relayed);
    assert_eq!(request.relay, Some("relay"));
    assert_eq!(request.target.endpoint.as_str(), URL, "the real one");
}

#[test]
fn a_rest_that_is_not_there_hears_nothing() {
    let state = State::new(Lang::En, Platform::Linux);
    assert_eq!(state.rest, Rest::Loading);
    let state = act(state.reduce(Action::Paste(URL.into())), LiveAction::Check);
    assert_eq!(live(&state).attempt, 0);
}
