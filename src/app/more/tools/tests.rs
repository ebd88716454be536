use super::*;
use crate::app::{Action, LiveAction};
use crate::clients::{Platform, client};
use crate::diagnostic::Lang;
use crate::domain::Transport;
use crate::mcp::session::Failure;

const LIST: &str = r#"{"tools": [
    {"name": "maps_weather", "title": "Weather", "description": "Of a city"},
    {"name": "maps_geo", "description": "查询 Coordinates"},
    {"name": "DeleteInstance", "description": "Of a city as well"}
]}"#;

fn page() -> State {
    let state = State::new(Lang::En, Platform::Linux).reduce(Action::Rest(true));
    act(state, LiveAction::Pasted(LIST.to_owned()))
}

fn act(state: State, action: LiveAction) -> State {
    state.reduce(action.into())
}

fn tools(derived: &Derived) -> Rc<Tools> {
    derived.extra.given().expect("the rest").tools.clone()
}

fn after(state: &State, before: &Derived) -> (Derived, Rc<Tools>) {
    let derived = Derived::after(state, Some(before));
    let tools = tools(&derived);
    (derived, tools)
}

#[test]
fn words_are_found_in_names_titles_and_descriptions() {
    for (searched, expected) in [
        ("", vec![0, 1, 2]),
        ("maps", vec![0, 1]),
        ("WEATHER", vec![0]),
        ("city of", vec![0, 2]),
        ("查询", vec![1]),
        ("deleteinstance well", vec![2]),
        ("maps nothing", vec![]),
    ] {
        let state = act(page(), LiveAction::Search(searched.to_owned()));
        let found = tools(&Derived::of(&state)).found.clone();
        assert_eq!(*found, expected, "{searched}");
    }
}

#[test]
fn only_what_has_changed_is_computed_anew() {
    let state = page();
    let derived = Derived::of(&state);
    let first = tools(&derived);
    let fit = |tools: &Tools| tools.fit.clone().expect("a verdict");

    let state = act(state, LiveAction::Search("maps".to_owned()));
    let (derived, searched) = after(&state, &derived);
    assert!(Rc::ptr_eq(&fit(&first), &fit(&searched)));
    assert!(!Rc::ptr_eq(&first.found, &searched.found));

    let other = client("claude-code").expect("a client");
    let state = state.reduce(Action::Client(other));
    let (derived, elsewhere) = after(&state, &derived);
    assert!(Rc::ptr_eq(&searched.found, &elsewhere.found));
    assert_eq!(fit(&elsewhere).client.id, "claude-code");

    let state = act(state, LiveAction::Pasted(LIST.to_owned()));
    let (_, pasted) = after(&state, &derived);
    assert_eq!(*pasted.found, [0, 1, 2]);
    assert!(!Rc::ptr_eq(&fit(&elsewhere), &fit(&pasted)));
}

#[test]
fn a_name_in_its_field_is_the_one_that_is_judged() {
    use crate::diagnostic::Place;
    let state = page().reduce(Action::Field(Place::Name, "mine".to_owned()));
    assert_eq!(tools(&Derived::of(&state)).server, "mine");
}

#[test]
fn names_are_a_line_each_and_dangers_are_counted() {
    let derived = Derived::of(&page());
    let tools = tools(&derived);
    assert_eq!(tools.risky, 1);
    assert_eq!(tools.names().lines().count(), 3);
}

#[test]
fn a_text_that_is_no_list_has_no_tools() {
    let state = act(page(), LiveAction::Pasted("{}".to_owned()));
    let tools = tools(&Derived::of(&state));
    assert!(matches!(&tools.source, Source::Pasted(_, read) if read.is_err()));
    assert!(tools.source.tools().is_empty() && tools.found.is_empty());
}

#[test]
fn the_first_tools_stand_there_until_all_have_come() {
    let paste = "WebSearch\nsk-0123456789abcdef0123456789abcdef";
    let state = State::new(Lang::En, Platform::Linux).reduce(Action::Rest(true));
    let state = act(state.reduce(Action::Paste(paste.into())), LiveAction::Check);
    let read = read(LIST).expect("a list");
    let coming = LiveAction::First {
        attempt: 1,
        tools: Rc::new(read.tools),
    };
    let state = act(state, coming);
    let shown = tools(&Derived::of(&state));
    assert!(matches!(shown.source, Source::Coming(_)));
    assert_eq!((shown.found.len(), shown.source.tools().len()), (3, 3));
    let failed = LiveAction::Failed {
        attempt: 1,
        at_ms: 9,
        failure: Rc::new(Failure::StreamClosed),
        transport: Transport::Sse,
    };
    let shown = tools(&Derived::of(&act(state, failed)));
    assert!(matches!(shown.source, Source::None));
}
