use super::*;
use crate::app::more::{found, row};
use crate::app::{Action, Derived, ExtraAction, Item, LiveAction};
use crate::clients::Platform;
use crate::diagnostic::{Lang, Place};
use crate::domain::{PathForm, Transport};
use crate::mcp::diagnosis::PageOrigin;

const KEY: &str = "sk-3f1c9a27e85b4d60a1f2b3c4d5e6f708";

fn ready() -> State {
    State::new(Lang::En, Platform::Linux).reduce(Action::Rest(true))
}

fn under(state: State, text: &str) -> State {
    let site = Site::read(PageOrigin::Https, text);
    assert_eq!(site.notices, []);
    state.reduce(LiveAction::Site(site).into())
}

fn choose(state: State, index: usize) -> State {
    let action = Later::new(SiteAction::Choose(index));
    state.reduce(Action::Extra(ExtraAction::Site(action)))
}

fn ids(clients: &[&'static Client]) -> Vec<&'static str> {
    clients.iter().map(|client| client.id).collect()
}

#[test]
fn hidden_clients_are_offered_nowhere() {
    let dify = client("dify").expect("a client");
    let state = ready()
        .reduce(Action::Extra(ExtraAction::Pick(dify)))
        .reduce(Action::Extra(ExtraAction::Recent(vec![
            "dify".into(),
            "zed".into(),
        ])));
    let state = under(state, r#"{ "hiddenClients": ["cursor", "dify"] }"#);
    assert!(state.extra.picked.is_empty());
    let row = ids(&row(&state));
    assert_eq!(row.first(), Some(&"zed"));
    assert!(
        row.len() == 9 && !row.contains(&"cursor") && !row.contains(&"dify"),
        "{row:?}"
    );
    assert_eq!(found(&state).len(), every().count() - 2);
    assert_eq!(state.client.id, "cherry-studio", "the next one");
}

#[test]
fn where_all_are_hidden_none_is() {
    let all: Vec<_> = every().map(|client| client.id).collect();
    let text = serde_json::json!({ "hiddenClients": all }).to_string();
    let state = under(ready(), &text);
    assert_eq!(state.client.id, "cursor");
    assert_eq!(found(&state).len(), every().count());
}

#[test]
fn the_default_client_is_for_those_who_have_not_chosen() {
    let text = r#"{ "defaultClient": "goose" }"#;
    let state = under(ready(), text);
    assert_eq!((state.client.id, row(&state)[0].id), ("goose", "goose"));
    let chosen = ready().reduce(Action::Client(client("zed").expect("a client")));
    assert_eq!(under(chosen, text).client.id, "zed");
    for last in ["zed", "cursor"] {
        let recent = ExtraAction::Recent(vec![last.into()]);
        let state = ready().reduce(Action::Extra(recent));
        assert_eq!(under(state, text).client.id, last, "of an earlier visit");
    }
    let text = r#"{ "defaultClient": "goose", "hiddenClients": ["goose"] }"#;
    assert_eq!(under(ready(), text).client.id, "cursor", "hidden wins");
}

#[test]
fn urls_are_built_as_the_site_says_and_stay_so_when_all_is_cleared() {
    let text = r#"{ "form": { "host": "mcp.example.com:8443", "path": "api", "transport": "streamable_http" } }"#;
    let state = under(ready(), text);
    assert!(state.input.is_empty());
    let url = |state: &State| {
        let service = Derived::of(state).service.expect("a service");
        service.endpoint.as_str().to_owned()
    };
    let expected = "https://mcp.example.com:8443/api/v1/mcps/WebSearch/mcp";
    let pasted = state.clone().reduce(Action::Paste("WebSearch".into()));
    assert_eq!(url(&pasted), expected);
    let again = pasted.reduce(Action::Clear);
    assert!(again.input.is_empty());
    let typed = again.reduce(Action::Field(Place::InstanceId, "WebSearch".into()));
    assert_eq!(url(&typed), expected);
    // A URL is as it was pasted, and what was chosen already stays.
    let pasted = state.reduce(Action::Paste(
        "https://dashscope.aliyuncs.com/api/v1/mcps/a/sse".into(),
    ));
    assert!(url(&pasted).ends_with("/a/sse"));
    let chosen = ready().reduce(Action::Form(PathForm::Api, Transport::Sse));
    assert_eq!(
        under(chosen.clone(), text).input.draft(),
        chosen.input.draft()
    );
}

const SERVICES: &str = r#"{ "services": [
    { "id": "WebSearch", "name": "Web search", "description": { "en": "Finds pages.", "zh": "搜索网页。" } },
    { "url": "https://mcp.example.com/x/sse", "name": "Own", "transport": "sse" },
    { "url": "http://a.example/api/v1/mcps/{", "name": "no" }
] }"#;

#[test]
fn a_service_of_the_site_fills_the_fields_and_can_be_taken_back() {
    let services = SERVICES.replace(
        ",\n    { \"url\": \"http://a.example/api/v1/mcps/{\", \"name\": \"no\" }",
        "",
    );
    let state = under(ready(), &services);
    let site = settings(&state);
    let keyed = state.reduce(Action::Paste(KEY.into()));
    let one = choose(keyed.clone(), 0);
    assert!(is_chosen(&one, &site.services[0]) && !is_chosen(&one, &site.services[1]));
    assert_eq!(one.input.key().expose(), KEY);
    assert!(Derived::of(&one).service.is_some());
    let two = choose(one, 1);
    assert!(is_chosen(&two, &site.services[1]));
    assert_eq!(two.undoable(), Some(Change::Preset));
    let back = two.reduce(Action::Undo).reduce(Action::Undo);
    assert_eq!(back.input.draft(), keyed.input.draft());
    // It takes the place of what was pasted, which goes away; the key stays.
    let pasted = keyed.reduce(Action::Paste(format!(
        "amap-maps code_interpreter_mcp {KEY}"
    )));
    let chosen = choose(pasted, 0);
    assert_eq!(chosen.input.rows().len(), 1);
    assert_eq!(chosen.input.key().expose(), KEY);
    // Then only the key is missing, in whichever order.
    let other = choose(under(ready(), &services), 0).reduce(Action::Paste(KEY.into()));
    assert!(is_chosen(&other, &site.services[0]));
    assert!(
        Derived::of(&other)
            .text(&other, Item::File)
            .is_some_and(|text| text.contains(KEY))
    );
}

#[test]
fn a_service_is_checked_like_a_paste() {
    let text = r#"{ "services": [
        { "url": "http://mcp.example.com/api/v1/mcps/WebSearch/sse", "name": "plain", "transport": "streamable_http" },
        { "id": "YOUR_MCP_NAME", "name": "placeholder" }
    ] }"#;
    let state = choose(under(ready(), text), 0);
    let codes: Vec<_> = Derived::of(&state)
        .diagnostics
        .iter()
        .map(|it| it.code.id())
        .collect();
    for code in ["url-insecure", "host-unknown", "transport-mismatch"] {
        assert!(codes.contains(&code), "{codes:?}");
    }
    let state = choose(state, 1);
    assert!(Derived::of(&state).service.is_none());
}

#[test]
fn services_are_found_by_name_id_and_description() {
    let services = SERVICES.replace("/{\", \"name\": \"no\"", "/y/sse\", \"name\": \"no\"");
    let site = Site::read(PageOrigin::Https, &services);
    let places =
        |search| -> Vec<usize> { presets(&site, search).iter().map(|(at, _)| *at).collect() };
    assert_eq!(places(""), [0, 1, 2]);
    assert_eq!(places("WEB search"), [0]);
    assert_eq!(places("网页"), [0]);
    assert_eq!(places("mcp.example"), [1]);
    assert!(places("nothing").is_empty());
}

/// Not in a file, not in a link, not in a command, not in the line that sets the variable, not in a
/// file that is merged into, whatever is chosen.
#[test]
fn a_key_that_may_not_be_written_is_in_no_output_of_any_client() {
    let service = format!("WebSearch\namap-maps\n{KEY}");
    for text in [&*service, &format!("WebSearch\n{KEY}")] {
        for mode in SecretMode::ALL {
            for client in every() {
                let state = under(
                    ready().reduce(Action::Paste(text.into())),
                    r#"{ "literalKey": false }"#,
                )
                .reduce(Action::Client(client))
                .reduce(Action::Extra(ExtraAction::Pick(client)))
                .reduce(Action::Extra(ExtraAction::Existing("{}".into())))
                // Even if somebody asked for it.
                .reduce(Action::Secret(mode));
                let derived = Derived::of(&state);
                assert!(derived.key.is_some() && !derived.services().is_empty());
                let mut items = vec![
                    Item::File,
                    Item::Variable,
                    Item::Command,
                    Item::Merged,
                    Item::Of(0),
                ];
                items.extend((0..6).map(Item::Link));
                for item in items {
                    let written = derived.text(&state, item).unwrap_or_default();
                    assert!(!written.contains(KEY), "{} {mode:?} {item:?}", client.id);
                    let carries = derived.item(item).is_some_and(|item| item.carries_key);
                    assert!(!carries, "{} {mode:?} {item:?}", client.id);
                }
                let rendered = format!(
                    "{:?}",
                    derived
                        .rendered
                        .snippets
                        .iter()
                        .map(|it| &it.text)
                        .collect::<Vec<_>>()
                );
                assert!(!rendered.contains(KEY), "{} {mode:?}", client.id);
            }
        }
    }
}

#[test]
fn what_the_page_writes_before_its_settings_are_there_has_no_key_where_the_build_says_so() {
    let mut state = State::new(Lang::En, Platform::Linux);
    state.extra.withheld = true;
    let state = state.reduce(Action::Paste(format!("WebSearch\n{KEY}")));
    let text = Derived::of(&state).text(&state, Item::File);
    assert!(text.is_some_and(|text| !text.contains(KEY)));
}

#[test]
fn unreadable_settings_keep_the_key_out() {
    for site in [
        Site::read(PageOrigin::Https, "{"),
        Site::read(PageOrigin::Https, "<!doctype html>"),
        Site::read(PageOrigin::Https, "[]"),
        Site::read(PageOrigin::Https, r#"{ "literalKey": "true" }"#),
        Site::read(PageOrigin::Https, r#"{ "literal_key": true }"#),
        Site::unreadable(PageOrigin::Https, Some(500)),
    ] {
        assert_eq!(site.notices.len(), 1, "{site:?}");
        let state = ready().reduce(LiveAction::Site(site).into());
        assert!(state.extra.withheld);
    }
}
