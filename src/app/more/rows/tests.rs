use std::rc::Rc;
use std::time::Duration;

use cpu_time::ThreadTime;

use super::*;
use crate::app::{Action, Derived, ExtraAction, Item};
use crate::clients::{Kind, Platform, client};
use crate::diagnostic::{Lang, Severity};
use crate::domain::{NAME_LIMIT, PathForm, Transport};

const URL: &str = "https://dashscope.aliyuncs.com/api/v1/mcps/WebSearch/mcp";

fn after(actions: impl IntoIterator<Item = Action>) -> State {
    let state = State::new(Lang::En, Platform::Linux).reduce(Action::Rest(true));
    actions.into_iter().fold(state, State::reduce)
}

fn paste(text: &str) -> Action {
    Action::Paste(text.to_owned())
}

fn row(action: RowAction) -> Action {
    Action::Extra(ExtraAction::Row(action))
}

fn rename(index: usize, name: &str) -> Action {
    row(RowAction::Rename(index, name.to_owned()))
}

fn names(state: &State) -> Vec<String> {
    let rows = state.input.rows().iter();
    rows.map(|row| row.draft.name.clone()).collect()
}

/// The codes that are said of a row.
fn said(state: &State, index: usize) -> Vec<&'static str> {
    let derived = Derived::of(state);
    let rows = derived.rows.as_ref().expect("several services");
    let found = rows.findings(index, &state.input.rows()[index]);
    found.iter().map(|found| found.code.id()).collect()
}

/// The names of the servers in the file, sorted.
fn servers(state: &State) -> Vec<String> {
    let derived = Derived::of(state);
    let file = derived.item(Item::File).expect("a file");
    let value: serde_json::Value = serde_json::from_str(&file.text).expect("JSON");
    let servers = value["mcpServers"].as_object().expect("servers");
    servers.keys().cloned().collect()
}

fn many(count: usize) -> String {
    let mut text = String::new();
    for index in 0..count {
        text.push_str(&format!("service-{index:04}\n"));
    }
    text
}

#[test]
fn pasted_services_are_named_apart_and_pasted_names_stay() {
    let state = after([paste(
        "id,name\nWebSearch,\nWebParser,AliyunBailianMCP_we2\nwebx-1,\n",
    )]);
    let mut expected = ["web", "we2", "we3"].map(|tail| format!("AliyunBailianMCP_{tail}"));
    assert_eq!(names(&state), expected);
    expected.sort();
    assert_eq!(servers(&state), expected);
}

#[test]
fn services_pasted_too_early_are_named_when_the_rest_is_there() {
    let state = State::new(Lang::En, Platform::Linux).reduce(paste("WebSearch\nWebParser"));
    assert_eq!(names(&state), ["", ""]);
    assert!(Derived::of(&state).rows.is_none());
    let state = state.reduce(Action::Rest(true));
    assert_eq!(
        names(&state),
        ["AliyunBailianMCP_web", "AliyunBailianMCP_we2"]
    );
}

#[test]
fn a_single_service_keeps_its_empty_name() {
    let state = after([paste("WebSearch")]);
    assert_eq!(names(&state), [""]);
    assert!(Derived::of(&state).rows.is_none());
}

#[test]
fn one_configuration_for_all_or_for_the_selected_one() {
    let state = after([paste("WebSearch\namap-maps\ngitHub"), Action::Select(1)]);
    assert_eq!(servers(&state).len(), 3);
    assert_eq!(Derived::of(&state).services().len(), 3);
    let alone = state.reduce(row(RowAction::Together(false)));
    assert_eq!(servers(&alone), ["AliyunBailianMCP_ama"]);
    assert!(Derived::of(&alone).item(Item::Link(0)).is_some());
}

#[test]
fn what_cannot_be_used_is_left_out() {
    let state = after([paste("id,name\nWebSearch,a\n{instance ID},b\namap-maps,c")]);
    let derived = Derived::of(&state);
    let rows = derived.rows.as_ref().expect("several services");
    assert_eq!(rows.services.len(), 2);
    assert_eq!(servers(&state), ["a", "c"]);
    let nothing = after([paste("id,name\n{instance ID},b\n{ID},c")]);
    let derived = Derived::of(&nothing);
    assert!(derived.services().is_empty());
    let file = derived.item(Item::File).expect("an example");
    assert!(file.text.contains("YOUR-INSTANCE"), "{}", file.text);
}

#[test]
fn a_name_given_twice_is_an_error_with_a_free_name() {
    let state = after([
        paste("WebSearch\namap-maps\ngitHub"),
        rename(2, "AliyunBailianMCP_web"),
        Action::Select(2),
    ]);
    assert!(said(&state, 0).is_empty());
    assert_eq!(said(&state, 2), ["name-taken"]);
    assert_eq!(servers(&state).len(), 2);
    let derived = Derived::of(&state);
    let found = derived.at(Place::Name);
    let taken = found.iter().find(|found| found.code == Code::NameTaken);
    let taken = taken.expect("it is said of the fields too");
    assert_eq!(taken.severity(), Severity::Error);
    let fix = taken.fix.clone().expect("a fix");
    let fixed = state.reduce(Action::Fix(Place::Name, fix));
    assert!(said(&fixed, 2).is_empty(), "{:?}", names(&fixed));
    assert_eq!(servers(&fixed).len(), 3);
}

#[test]
fn an_emptied_name_stands_for_a_free_one() {
    let state = after([paste("WebSearch\nWebParser"), rename(0, ""), rename(1, " ")]);
    assert_eq!(
        servers(&state),
        ["AliyunBailianMCP_we2", "AliyunBailianMCP_web"]
    );
    let derived = Derived::of(&state);
    assert_eq!(derived.suggestion, "AliyunBailianMCP_web");
    assert_eq!(
        derived
            .service
            .map(|service| service.name.as_str().to_owned()),
        Some("AliyunBailianMCP_web".into())
    );
}

#[test]
fn a_row_is_removed_and_comes_back() {
    let state = after([
        paste("WebSearch\namap-maps\ngitHub"),
        Action::Select(2),
        row(RowAction::Remove(0)),
    ]);
    assert_eq!(state.input.draft().instance_id, "gitHub");
    assert_eq!(state.undoable(), Some(Change::Removed));
    let back = state.clone().reduce(Action::Undo);
    assert_eq!(names(&back).len(), 3);
    let one = state
        .reduce(row(RowAction::Remove(1)))
        .reduce(row(RowAction::Remove(0)));
    assert_eq!(names(&one).len(), 1, "one stays");
    assert_eq!(one.input.draft().instance_id, "amap-maps");
}

#[test]
fn the_form_of_one_url_is_given_to_all_that_are_built() {
    let state = after([
        paste(&format!("id,url\nWebSearch,\namap-maps,\nx-1,{URL}")),
        Action::Form(PathForm::Api, Transport::StreamableHttp),
    ]);
    assert!(forms_differ(&state.input));
    let same = state.clone().reduce(row(RowAction::SameForm));
    assert!(!forms_differ(&same.input));
    let derived = Derived::of(&same);
    let urls = derived
        .services()
        .iter()
        .map(|service| service.endpoint.as_str());
    let expected = ["WebSearch", "amap-maps", "WebSearch"];
    let expected = expected.map(|id| URL.replace("WebSearch", id));
    assert_eq!(urls.collect::<Vec<_>>(), expected);
    let back = same.reduce(Action::Undo);
    assert!(forms_differ(&back.input));
}

#[test]
fn an_edit_asks_anew_about_one_row_and_an_undo_shares_the_others() {
    let state = after([paste("WebSearch\namap-maps\ngitHub")]);
    let edited = state.clone().reduce(rename(1, "x"));
    let same = |index: usize| Rc::ptr_eq(&state.input.rows()[index], &edited.input.rows()[index]);
    assert!(same(0) && !same(1) && same(2));
    assert_eq!(said(&edited, 1), ["name-prefix-missing"]);
    assert!(said(&state, 1).is_empty());
}

#[test]
fn vs_code_is_said_to_number_what_it_cuts() {
    let vscode = Action::Client(client("vscode").expect("a client"));
    let state = after([
        paste("WebSearch\namap-maps"),
        vscode.clone(),
        rename(0, "web"),
        rename(1, "map"),
    ]);
    let alike = |state: &State| {
        let derived = Derived::of(state);
        let mut found = derived.at(Place::Client).into_iter();
        found.any(|found| found.code == Code::NamesAlike { count: 2 })
    };
    assert!(!alike(&state));
    assert!(alike(&after([paste("WebSearch\namap-maps"), vscode])));
    assert_eq!(kept_in_vs_code("AliyunBailianMCP_web"), "aliyunbailian");
    assert_eq!(kept_in_vs_code("百炼 Web"), "_web");
}

#[test]
fn scrolling_changes_nothing_else() {
    let state = after([paste("WebSearch\namap-maps"), row(RowAction::Scroll(8))]);
    assert_eq!(state.extra.first_row, 8);
    assert_eq!(servers(&state).len(), 2);
}

/// The bounds are for a debug build on a busy machine; anything quadratic exceeds them by far.
#[test]
fn thousands_of_services_in_time() {
    let text = many(4_000);
    let start = ThreadTime::now();
    let state = after([paste(&text)]);
    let derived = Derived::of(&state);
    assert!(
        start.elapsed() < Duration::from_secs(10),
        "{:?}",
        start.elapsed()
    );
    assert_eq!(derived.services().len(), 4_000);
    let distinct: std::collections::BTreeSet<String> = names(&state).into_iter().collect();
    assert_eq!(distinct.len(), 4_000);
    assert!(distinct.iter().all(|name| name.len() <= NAME_LIMIT));
    let start = ThreadTime::now();
    let state = state.reduce(rename(3_999, "x"));
    Derived::of(&state);
    assert!(
        start.elapsed() < Duration::from_secs(5),
        "{:?}",
        start.elapsed()
    );
    let urls = text.lines().map(|id| URL.replace("WebSearch", id));
    let urls: Vec<String> = urls.collect();
    let start = ThreadTime::now();
    let state = after([paste(&urls.join("\n"))]);
    assert_eq!(state.input.rows().len(), 4_000);
    assert!(
        start.elapsed() < Duration::from_secs(10),
        "{:?}",
        start.elapsed()
    );
}

/// A command for each of many services would be no way to set up a client.
#[test]
fn many_services_have_a_file_and_no_commands() {
    for (count, commands) in [(80, 3), (81, 0)] {
        let vscode = Action::Client(client("vscode").expect("a client"));
        let derived = Derived::of(&after([paste(&many(count)), vscode]));
        let kinds = derived.rendered.snippets.iter().map(|snippet| snippet.kind);
        assert_eq!(
            kinds.filter(|kind| *kind == Kind::Command).count(),
            commands
        );
        assert!(derived.item(Item::File).is_some() && derived.item(Item::Link(0)).is_none());
    }
}
