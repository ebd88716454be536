use super::*;
use crate::domain::UrlForm;

const KEY: &str = "sk-0123456789abcdef0123456789abcdef";
const URL: &str = "https://dashscope.aliyuncs.com/compatible-mode/v1/mcp/WebSearch/sse";

fn state() -> State {
    State::new(Lang::En, Platform::Linux)
}

fn after(actions: impl IntoIterator<Item = Action>) -> State {
    actions.into_iter().fold(state(), State::reduce)
}

fn paste(text: &str) -> Action {
    Action::Paste(text.to_owned())
}

fn file(state: &State) -> (String, String) {
    let derived = Derived::of(state);
    let real = derived.item(Item::File).expect("a file");
    let shown = derived.shown_item(Item::File).expect("a file");
    (real.text.clone(), shown.text.clone())
}

#[test]
fn an_empty_page_shows_an_example_and_complains_of_nothing() {
    let derived = Derived::of(&state());
    assert!(derived.service.is_none() && derived.diagnostics.is_empty());
    assert!(derived.rendered.snippets[0].text.contains("YOUR-INSTANCE"));
    assert!(state().input.is_empty());
}

#[test]
fn a_paste_fills_the_fields_and_the_output_hides_the_key() {
    let state = after([paste(&format!("WebSearch\n{KEY}"))]);
    assert_eq!(state.input.draft().instance_id, "WebSearch");
    assert_eq!(state.input.key().expose(), KEY);
    let (real, shown) = file(&state);
    assert!(real.contains(KEY) && real.contains(URL));
    assert!(
        !shown.contains(KEY) && shown.contains(crate::domain::MASK),
        "{shown}"
    );
    assert!(!state.input.masked_text().contains(KEY));
}

#[test]
fn editing_the_masked_paste_keeps_the_key() {
    let state = after([paste(&format!("{URL}\n{KEY}"))]);
    let edited = format!("{}\nmore words", state.input.masked_text());
    let state = state.reduce(Action::Paste(edited));
    assert_eq!(state.input.key().expose(), KEY);
    assert!(state.input.text().expose().ends_with("more words"));
}

#[test]
fn a_paste_replaces_only_what_it_found() {
    let state = after([paste(URL), paste(KEY)]);
    assert_eq!(state.input.draft().url, URL);
    assert_eq!(state.input.key().expose(), KEY);
    let state = state.reduce(paste("nothing to see, just some words here"));
    assert_eq!(state.input.draft().url, URL);
    assert_eq!(state.input.key().expose(), KEY);
}

#[test]
fn editing_a_field_leaves_the_paste() {
    let state = after([paste(URL), Action::Field(Place::Name, "x".into())]);
    assert_eq!(state.input.text().expose(), URL);
    assert_eq!(state.input.draft().name, "x");
}

#[test]
fn the_id_of_a_pasted_url_fills_its_field_and_follows_the_url() {
    let state = after([paste(URL)]);
    assert_eq!(state.input.draft().instance_id, "WebSearch");
    let other = URL.replace("WebSearch", "amap-maps");
    let state = state.reduce(Action::Field(Place::Url, other.clone()));
    assert_eq!(state.input.draft().instance_id, "amap-maps");
    assert_eq!(Derived::of(&state).at(Place::InstanceId).len(), 0);

    let own = Action::Field(Place::InstanceId, "WebParser".into());
    let state = state
        .reduce(own)
        .reduce(Action::Field(Place::Url, URL.into()));
    assert_eq!(
        state.input.draft().instance_id,
        "WebParser",
        "typed by hand, so it stays"
    );
}

#[test]
fn everything_can_be_taken_back() {
    let filled = after([
        Action::Field(Place::InstanceId, "amap-maps".into()),
        paste(URL),
    ]);
    assert_eq!(filled.undoable(), Some(Change::Pasted));
    let back = filled.clone().reduce(Action::Undo);
    assert_eq!(back.input.draft().instance_id, "amap-maps");
    assert!(back.input.draft().url.is_empty() && back.input.text().is_empty());

    let cleared = filled.reduce(Action::Clear);
    assert!(cleared.input.is_empty());
    assert_eq!(cleared.undoable(), Some(Change::Cleared));
    assert_eq!(cleared.reduce(Action::Undo).input.draft().url, URL);

    assert_eq!(state().reduce(Action::Undo).undoable(), None);
    let many = (0..200).fold(state(), |state, _| state.reduce(Action::Example));
    assert!(many.undo.len() <= UNDO_LIMIT);
}

#[test]
fn choosing_a_form_replaces_a_pasted_url_and_keeps_its_id() {
    let form = Action::Form(PathForm::Api, Transport::StreamableHttp);
    let state = after([paste(URL), form]);
    let service = Derived::of(&state).service.expect("a service");
    assert_eq!(
        service.endpoint.as_str(),
        "https://dashscope.aliyuncs.com/api/v1/mcps/WebSearch/mcp"
    );
    assert_eq!(service.transport, Transport::StreamableHttp);
    assert_eq!(state.undoable(), Some(Change::Form));
    assert_eq!(state.reduce(Action::Undo).input.draft().url, URL);
}

#[test]
fn every_fix_on_the_page_applies_to_what_the_person_typed() {
    for (place, text) in [
        (
            Place::Url,
            "\u{200b}http://dashscope.aliyuncs.com/api/v1/mcps/WebSearch/sse ",
        ),
        (
            Place::Url,
            " https://dashscope.aliyuncs.com/api/v1/mcps/WebSearch",
        ),
        (Place::Name, "my server"),
    ] {
        let state = after([
            Action::Field(Place::InstanceId, "WebSearch".into()),
            Action::Field(place, text.into()),
        ]);
        let fixed = (0..4).fold(state, |state, _| {
            let derived = Derived::of(&state);
            match derived.at(place).iter().find_map(|found| found.fix.clone()) {
                Some(fix) => state.reduce(Action::Fix(place, fix)),
                None => state,
            }
        });
        let left: Vec<&str> = Derived::of(&fixed)
            .at(place)
            .iter()
            .map(|found| found.code.id())
            .collect();
        assert!(left.is_empty(), "{text}: {left:?}");
    }
}

#[test]
fn several_services_stay_and_one_is_shown() {
    let text = format!(
        r#"{{"mcpServers": {{
        "A": {{"url": "{URL}"}},
        "B": {{"url": "https://dashscope.aliyuncs.com/api/v1/mcps/amap-maps/mcp"}}}}}}"#
    );
    let state = after([paste(&text), Action::Select(1), Action::Select(9)]);
    assert_eq!(state.input.rows().len(), 2);
    assert_eq!(
        Derived::of(&state).service.map(|s| s.transport),
        Some(Transport::StreamableHttp)
    );
}

#[test]
fn the_example_is_the_documents_own_and_works_without_a_key() {
    let state = after([Action::Example]);
    let derived = Derived::of(&state);
    assert_eq!(
        derived.service.as_ref().map(|s| s.endpoint.as_str()),
        Some(URL)
    );
    assert!(derived.key.is_none());
    assert!(
        derived.rendered.snippets[0]
            .text
            .contains("${env:DASHSCOPE_API_KEY}")
    );
    assert_eq!(state.input.draft().form, UrlForm::DOCUMENTED);
}

#[test]
fn an_error_keeps_what_was_typed_and_shows_the_shape() {
    let state = after([Action::Field(Place::InstanceId, "a b".into())]);
    let derived = Derived::of(&state);
    assert!(derived.service.is_none());
    assert_eq!(state.input.draft().instance_id, "a b");
    assert!(
        derived
            .at(Place::InstanceId)
            .iter()
            .any(|found| found.code.id() == "id-character")
    );
    assert!(derived.rendered.snippets[0].text.contains("YOUR-INSTANCE"));
}

#[test]
fn debug_output_never_holds_the_key() {
    let state = after([
        paste(&format!("WebSearch {KEY}")),
        Action::Client(crate::clients::client("codex-cli").expect("a client")),
    ]);
    let text = format!("{state:?} {:?}", Derived::of(&state));
    assert!(!text.contains("0123456789abcdef"));
}
