use super::*;
use crate::app::{Action, Item, Rest};
use crate::clients::Platform;
use crate::clients::more::every;
use crate::diagnostic::{Lang, Place};
use crate::merge::OnClash;

const KEY: &str = "sk-0123456789abcdef0123456789abcdef";

/// A page with everything loaded, after these actions.
fn after(actions: impl IntoIterator<Item = Action>) -> State {
    let state = State::new(Lang::En, Platform::Linux).reduce(Action::Rest(true));
    actions.into_iter().fold(state, State::reduce)
}

fn pasted() -> Action {
    Action::Paste(["WebSearch\n", KEY].concat())
}

fn ids(clients: &[&'static Client]) -> Vec<&'static str> {
    clients.iter().map(|client| client.id).collect()
}

#[test]
fn a_search_reads_names_as_people_write_them() {
    for (written, id) in [
        ("roo", "roo-code"),
        ("Claude-Desktop", "claude-desktop"),
        ("lmstudio", "lm-studio"),
        ("  KIRO ", "kiro"),
    ] {
        let state = after([Action::Extra(ExtraAction::Search(written.into()))]);
        assert_eq!(ids(&found(&state)).first(), Some(&id), "{written}");
        assert_eq!(
            state
                .reduce(Action::Extra(ExtraAction::ChooseFound))
                .client
                .id,
            id
        );
    }
    let nothing = after([Action::Extra(ExtraAction::Search("no such".into()))]);
    assert!(found(&nothing).is_empty());
    let before = nothing.client.id;
    assert_eq!(
        nothing
            .reduce(Action::Extra(ExtraAction::ChooseFound))
            .client
            .id,
        before
    );
    assert_eq!(found(&after([])).len(), every().count());
}

#[test]
fn the_first_row_begins_with_earlier_choices_and_always_has_the_chosen_one() {
    let recent = ["zed", "no-such-client", "cursor", "goose", "crush", "kiro"].map(str::to_owned);
    let state = after([Action::Extra(ExtraAction::Recent(recent.into()))]);
    let shown = ids(&row(&state));
    assert_eq!(
        &shown[..4],
        ["zed", "cursor", "goose", "crush"],
        "{RECENT} of them"
    );
    assert_eq!(shown.len(), ROW);
    let amp = client("amp").expect("a client");
    assert_eq!(
        ids(&row(&state.reduce(Action::Client(amp)))).last(),
        Some(&"amp")
    );
}

#[test]
fn nothing_that_is_loaded_later_happens_before() {
    let state = State::new(Lang::En, Platform::Linux);
    assert_eq!(state.rest, Rest::Loading);
    let state = state.reduce(Action::Extra(ExtraAction::Search("zed".into())));
    assert_eq!(state.extra.search, "");
    assert!(Derived::of(&state).extra.given().is_none());
}

#[test]
fn picked_clients_get_files_with_names_of_their_own() {
    let pick = |id: &str| Action::Extra(ExtraAction::Pick(client(id).expect(id)));
    let state = after([
        pasted(),
        pick("cursor"),
        pick("lm-studio"),
        pick("goose"),
        pick("goose"),
    ]);
    let derived = Derived::of(&state);
    let extra = derived.extra.given().expect("all is loaded");
    let names: Vec<_> = extra.several.iter().filter_map(Several::filename).collect();
    assert_eq!(names, ["cursor-mcp.json", "lm-studio-mcp.json"]);
    for (index, one) in extra.several.iter().enumerate() {
        assert!(!one.shown().expect("a text").text.contains(KEY));
        assert!(
            derived
                .text(&state, Item::Of(index))
                .expect("a text")
                .contains(KEY)
        );
    }
}

#[test]
fn a_merged_file_has_the_key_and_the_screen_has_not() {
    let existing = || Action::Extra(ExtraAction::Existing("{\n  \"a\": 1\n}\n".into()));
    let state = after([pasted(), existing()]);
    let derived = Derived::of(&state);
    let merging = derived
        .extra
        .given()
        .and_then(|extra| extra.merged())
        .expect("a merged file");
    assert!(merging.merged.text.contains(KEY) && !merging.shown.contains(KEY));
    assert!(
        merging.merged.text.starts_with("{\n  \"a\": 1,\n"),
        "{}",
        merging.merged.text
    );
    assert_eq!(
        derived.text(&state, Item::Merged).as_deref(),
        Some(&*merging.merged.text)
    );
    assert!(!format!("{state:?} {derived:?}").contains(KEY));
    // Without a service there is nothing to add.
    assert!(
        Derived::of(&after([existing()]))
            .extra
            .given()
            .is_some_and(|extra| extra.merged.is_none())
    );
}

#[test]
fn a_choice_for_a_taken_name_outlives_the_file() {
    let keep = Action::Extra(ExtraAction::OnClash(OnClash::Keep));
    let state = after([keep, Action::Extra(ExtraAction::Existing("{}".into()))]);
    assert_eq!(state.extra.existing.on_clash, OnClash::Keep);
}

#[test]
fn clearing_forgets_the_file_and_undo_brings_it_back() {
    let existing = Action::Extra(ExtraAction::Existing("{}".into()));
    let cleared = after([pasted(), existing, Action::Clear]);
    assert!(cleared.extra.existing.text.is_empty());
    assert_eq!(
        cleared.reduce(Action::Undo).extra.existing.text.expose(),
        "{}"
    );
}

#[test]
fn a_paste_is_examined_for_the_chosen_client() {
    let block = r#"{"mcpServers":{"web":{"type":"streamable_http","url":"https://dashscope.aliyuncs.com/api/v1/mcps/WebSearch/mcp","headers":{"Authorization":"Bearer x"}}}}"#;
    let roo = Action::Client(client("roo-code").expect("a client"));
    let diagnosis = Derived::of(&after([Action::Paste(block.into()), roo]))
        .extra
        .given()
        .and_then(|extra| extra.diagnosis.clone());
    assert!(!diagnosis.expect("a configuration").findings.is_empty());
    let long = [block, &" ".repeat(EXAMINED)].concat();
    assert!(
        Derived::of(&after([Action::Paste(long)]))
            .extra
            .given()
            .is_some_and(|extra| extra.diagnosis.is_none())
    );
}

#[test]
fn a_text_is_examined_anew_only_where_it_or_the_client_has_changed() {
    let block = r#"{"servers": {"a": {"url": "https://example.com/mcp"}}}"#;
    let state = after([Action::Paste(block.into())]);
    let first = Derived::of(&state);
    let examined = |derived: &Derived| {
        let extra = derived.extra.given().expect("the rest is there");
        extra.diagnosis.clone().expect("a configuration")
    };
    let state = state.reduce(Action::Field(Place::Name, "AliyunBailianMCP_b".into()));
    let renamed = Derived::after(&state, Some(&first));
    assert!(Rc::ptr_eq(&examined(&first), &examined(&renamed)));
    for action in [
        Action::Client(client("roo-code").expect("a client")),
        Action::Paste(block.replace("url", "uri")),
    ] {
        let state = state.clone().reduce(action);
        let derived = Derived::after(&state, Some(&renamed));
        assert!(!Rc::ptr_eq(&examined(&first), &examined(&derived)));
        let anew = Derived::of(&state);
        assert_eq!(examined(&derived).findings, examined(&anew).findings);
    }
}
