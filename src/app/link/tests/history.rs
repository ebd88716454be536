use super::*;
use crate::app::Change;
use crate::clients::default_client;

#[test]
fn opening_keeps_the_key_and_clearing_forgets_what_came() {
    let state = after([paste(&format!("amap-maps\n{KEY}"))]);
    let link = Box::new(link("#1&id=WebSearch&client=vscode"));
    let state = state.reduce(LinkAction::Came { link, whole: true }.into());
    assert_eq!(state.input.key().expose(), KEY);
    assert_eq!(state.input.draft().instance_id, "WebSearch");
    assert!(state.input.text().is_empty());
    assert!(linked(&state).client && linked(&state).notice.is_some());
    let state = state.reduce(Action::Clear);
    assert_eq!(linked(&state).notice, None);
    assert_eq!(state.undoable(), Some(Change::Cleared));
}

#[test]
fn going_back_restores_what_was_typed_and_keeps_the_key_of_the_moment() {
    let before = after([paste("WebSearch"), Action::Secret(SecretMode::Reference)]);
    let kept = Kept::of(&before);
    let later = before.reduce(paste(&format!("amap-maps\n{KEY}")));
    let later = later.reduce(Action::Client(client("zed").expect("a client")));
    let back = later.reduce(LinkAction::Back(Box::new(kept)).into());
    assert_eq!(back.input.draft().instance_id, "WebSearch");
    assert_eq!(back.input.text().expose(), "WebSearch");
    assert_eq!(back.input.key().expose(), KEY);
    assert_eq!(
        (back.client.id, back.secret),
        (default_client().id, SecretMode::Reference)
    );
}

#[test]
fn another_service_or_client_is_another_entry_and_typing_is_not() {
    let zed = client("zed").expect("a client");
    let typed = |place, text: &str| Action::Field(place, text.to_owned());
    let filled = || after([paste("WebSearch")]);
    for (before, action, turn) in [
        (state(), paste("WebSearch"), Turn::Setting),
        (state(), Action::Client(zed), Turn::Other),
        (filled(), Action::Client(zed), Turn::Other),
        (filled(), paste("amap-maps"), Turn::Other),
        (filled(), paste("WebSearc"), Turn::Typed),
        (
            filled(),
            typed(Place::InstanceId, "WebXSearch"),
            Turn::Typed,
        ),
        (filled(), typed(Place::Name, "a"), Turn::Typed),
        (
            filled(),
            Action::Secret(SecretMode::Reference),
            Turn::Setting,
        ),
        (filled(), Action::ShowOutput(true), Turn::None),
        (filled(), typed(Place::Key, KEY), Turn::None),
        (filled(), Action::Clear, Turn::Cleared),
        (after([paste("a1\nb2")]), Action::Select(1), Turn::Other),
    ] {
        let kept = Kept::of(&before);
        let said = format!("{action:?}");
        let after = before.reduce(action);
        assert_eq!(kept.change(&after), turn, "{said}");
    }
}
