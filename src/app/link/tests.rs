mod any;
mod history;
mod version_1;

use std::rc::Rc;

use super::*;
use crate::app::{Derived, RowAction};
use crate::clients::client;
use crate::diagnostic::Place;
use crate::domain::Service;

const KEY: &str = "sk-3f1c9a27e85b4d60a1f2b3c4d5e6f708";

fn state() -> State {
    State::new(Lang::En, Platform::Linux).reduce(Action::Rest(true))
}

fn here() -> Here {
    Here {
        page: "https://portal.example/mcp/".to_owned(),
        is_file: false,
        platform: Some(Platform::Linux),
    }
}

fn after(actions: impl IntoIterator<Item = Action>) -> State {
    actions.into_iter().fold(state(), State::reduce)
}

fn paste(text: &str) -> Action {
    Action::Paste(text.to_owned())
}

fn fragment(state: &State) -> String {
    written(state, &here()).fragment
}

fn link(address: &str) -> Link {
    match read(address) {
        Read::Link(link) => *link,
        other => panic!("{address}: {other:?}"),
    }
}

/// What a colleague sees who opens it.
fn opened(fragment: &str) -> State {
    let link = Box::new(link(&format!("#{fragment}")));
    let whole = false;
    after([LinkAction::Came { link, whole }.into()])
}

fn services(state: &State) -> Vec<Service> {
    Derived::of(state).services().to_vec()
}

fn linked(state: &State) -> Rc<Linked> {
    state.extra.link.get()
}

#[test]
fn a_link_says_what_is_not_as_usual_and_reads_well() {
    let zed = client("zed").expect("a client");
    for (actions, fragment_) in [
        (vec![], "1&client=cursor"),
        (vec![Action::Client(zed)], "1&client=zed"),
        (vec![paste("WebSearch")], "1&id=WebSearch&client=cursor"),
        (
            vec![paste(
                "https://dashscope.aliyuncs.com/api/v1/mcps/WebSearch/mcp",
            )],
            "1&id=WebSearch&transport=http&client=cursor",
        ),
        (
            vec![paste(
                "https://dashscope-intl.aliyuncs.com/api/v1/mcps/WebSearch/sse",
            )],
            "1&id=WebSearch&form=api&host=dashscope-intl.aliyuncs.com&client=cursor",
        ),
        (
            vec![paste("https://mcp.example.com/x/sse?a=b&c=%E6%90%9C")],
            "1&url=https://mcp.example.com/x/sse?a=b%26c=%25E6%2590%259C&client=cursor",
        ),
        (
            vec![
                paste("WebSearch"),
                Action::Field(Place::Name, "搜 索".to_owned()),
            ],
            "1&id=WebSearch&name=%E6%90%9C%20%E7%B4%A2&client=cursor",
        ),
        (
            vec![paste("WebSearch"), Action::Platform(Platform::Windows)],
            "1&id=WebSearch&os=windows&client=cursor",
        ),
        (
            vec![
                paste("WebSearch"),
                Action::Secret(SecretMode::Reference),
                Action::Shell(Shell::PowerShell),
                Action::Extra(ExtraAction::Pick(zed)),
            ],
            "1&id=WebSearch&secret=reference&shell=powershell&with=zed&client=cursor",
        ),
        (
            vec![paste("WebSearch\namap-maps")],
            "1&id=WebSearch&id=amap-maps&client=cursor",
        ),
        (
            vec![
                paste(
                    "https://dashscope.aliyuncs.com/api/v1/mcps/a1/mcp\nhttps://dashscope.aliyuncs.com/api/v1/mcps/b2/mcp",
                ),
                Action::Select(1),
            ],
            "1&transport=http&id=a1&id=b2&show=2&client=cursor",
        ),
        (
            vec![
                paste("WebSearch\namap-maps"),
                Action::Extra(ExtraAction::Row(RowAction::Rename(
                    1,
                    "AliyunBailianMCP_xyz".to_owned(),
                ))),
                Action::Extra(ExtraAction::Row(RowAction::Together(false))),
            ],
            "1&id=WebSearch&id=amap-maps&name=AliyunBailianMCP_xyz&only=1&client=cursor",
        ),
    ] {
        assert_eq!(fragment(&after(actions)), fragment_);
    }
    assert!(written(&state(), &here()).is_usual);
}

#[test]
fn what_a_person_pastes_comes_out_the_same_at_a_colleagues() {
    for text in [
        "WebSearch",
        "mcp-MmZlNzMyZTFjNmRj",
        "AliyunBailianMCP_WebSearch",
        "https://dashscope.aliyuncs.com/compatible-mode/v1/mcp/WebSearch/sse",
        "https://dashscope.aliyuncs.com/api/v1/mcps/WebSearch/mcp?x=1#y",
        "HTTPS://Dashscope.aliyuncs.com/api/v1/mcps/WebSearch/sse",
        "http://127.0.0.1:8931/api/v1/mcps/WebSearch/sse",
        "https://bailian.console.aliyun.com/?tab=mcp#/mcp-market/detail/WebSearch",
        "WebSearch\nWebSearch2\nWebParser\nhttps://mcp.example.com/sse",
        r#"{"mcpServers": {"搜索": {"type": "streamableHttp", "url": "https://mcp.example.com/x"}, "b": {"url": "https://dashscope.aliyuncs.com/api/v1/mcps/a/sse"}}}"#,
        "https://dashscope.aliyuncs.com/api/v1/mcps/{instance ID}/sse",
    ] {
        let sender = after([paste(&format!("{text}\n{KEY}"))]);
        let fragment = fragment(&sender);
        let reader = opened(&fragment);
        assert_eq!(services(&reader), services(&sender), "{text}: {fragment}");
        assert!(reader.input.key().is_empty());
        let reader = reader.reduce(paste(KEY));
        let item = crate::app::Item::File;
        let [sent, read] = [&sender, &reader].map(|state| Derived::of(state).text(state, item));
        assert_eq!(sent, read, "{text}");
    }
}

#[test]
fn a_key_makes_no_link_and_none_is_taken_from_one() {
    for address in [
        format!("#1&id=WebSearch&name={KEY}"),
        format!("?key={KEY}#1&id=WebSearch"),
        format!("#2&x={KEY}"),
        format!("#{KEY}"),
        "#1&id=WebSearch&x=Bearer%2520abcdefgh12".to_owned(),
        "#1&url=https://me:secret@a.example/sse".to_owned(),
        "#1&url=https://a.example/sse?api_key=0123456789".to_owned(),
    ] {
        assert!(
            matches!(read(&address), Read::Refused(Refusal::Key)),
            "{address}"
        );
    }
    let typed = |place, text: &str| Action::Field(place, text.to_owned());
    let mut state = after([paste("WebSearch"), typed(Place::Name, KEY)]);
    let made = written(&state, &here());
    assert_eq!(
        (&*made.fragment, made.left_out),
        ("1&id=WebSearch&client=cursor", 1)
    );
    for place in [Place::InstanceId, Place::Url] {
        for text in [
            KEY,
            "sk-3f",
            "https://a.example/?token=0123456789",
            "https://a:b@c.example/",
        ] {
            let state = after([typed(place, text)]);
            let made = written(&state, &here());
            assert_eq!(
                (&*made.fragment, made.left_out),
                ("1&client=cursor", 1),
                "{text}"
            );
        }
    }
    // A key of no known shape is known by being in use.
    let odd = "0123abcd-no-shape";
    state = after([typed(Place::InstanceId, odd)]);
    assert_eq!(written(&state, &here()).left_out, 0);
    state = state.reduce(typed(Place::Key, odd));
    assert_eq!(written(&state, &here()).left_out, 1);
}

#[test]
fn a_link_that_cannot_be_taken_is_told_apart_from_no_link() {
    for (address, version) in [
        ("#2&id=a", "2"),
        ("#0", "0"),
        ("#01&id=a", "01"),
        ("#12", "12"),
    ] {
        let Read::Refused(Refusal::Version(found)) = read(address) else {
            panic!("{address}");
        };
        assert_eq!(found, version);
    }
    let long = format!("#1&id={}", "a".repeat(30_000));
    assert!(matches!(read(&long), Read::Refused(Refusal::TooLong)));
    for address in ["", "#", "#live", "#1st", "?a=b", "#&id=a", "#id=a"] {
        assert!(matches!(read(address), Read::Nothing), "{address}");
    }
}

#[test]
fn what_is_hostile_or_unknown_in_a_link_does_no_harm() {
    let got = link(
        "#1&id=Web%E2%80%AESearch%00&id=&foo=bar&client=%E2%80%AEx&client=zed&name=a%zz&name=b",
    );
    assert_eq!(got.services.len(), 1);
    assert!(!got.services[0].instance_id.contains('\u{202e}'));
    assert_eq!(
        (got.services[0].name.as_str(), got.client.is_none()),
        ("", true)
    );
    assert_eq!(got.unknown, "[U+202E]x");
    assert_eq!(link("#1&id=a&id=b&show=9&show=1&only=x").shown, 0);
    let got = link(&format!("#1&id={}&id=b", "a".repeat(2_001)));
    assert_eq!(got.services.len(), 1);
    let many = format!("#1{}", "&id=a".repeat(4_000));
    assert!(link(&many).services.len() <= 1_000);
}

#[test]
fn a_host_that_is_not_alibaba_clouds_is_named_as_long_as_it_is_in_use() {
    let state = opened(
        "1&url=https://dashscope.aliyuncs.com.evil.example/x/sse&id=a&host=mcp.example.com&url=http://127.0.0.1:99/sse&id=b&id=c&host=dashscope-intl.aliyuncs.com",
    );
    let hosts = [
        "dashscope.aliyuncs.com.evil.example",
        "mcp.example.com",
        "127.0.0.1",
    ];
    assert_eq!(linked(&state).hosts, hosts);
    let named = |state: &State| crate::app::more::link::foreign_in_use(state, &Derived::of(state));
    assert_eq!(named(&state), hosts);
    let state = state.reduce(paste("WebSearch"));
    assert!(named(&state).is_empty());
}

#[test]
fn a_thousand_services_are_too_many_and_two_hundred_are_not() {
    let ids = |count: usize| {
        (0..count)
            .map(|n| format!("service-{n:04}\n"))
            .collect::<String>()
    };
    let made = written(&after([paste(&ids(1_000))]), &here());
    assert!(made.too_long);
    assert_eq!((&*made.fragment, made.services), ("1&client=cursor", 0));
    let sender = after([paste(&ids(200))]);
    let made = written(&sender, &here());
    assert_eq!((made.too_long, made.services), (false, 200));
    assert_eq!(services(&opened(&made.fragment)), services(&sender));
}

#[test]
fn the_link_is_shown_with_a_code_and_of_a_file_its_end_alone() {
    let show = || LinkAction::Show(true).into();
    let shared = |here: Here, text: &str| {
        let state = after([LinkAction::Here(here).into(), paste(text), show()]);
        let derived = Derived::of(&state);
        let shared = derived.extra.given().and_then(|extra| extra.shared.clone());
        let copied = derived.text(&state, crate::app::Item::Shared);
        let shared = shared.expect("a link");
        assert_eq!(copied.as_deref(), Some(&*shared.text));
        shared
    };
    let hosted = shared(here(), "WebSearch");
    let link = "https://portal.example/mcp/#1&id=WebSearch&client=cursor";
    assert_eq!((&*hosted.text, hosted.is_long), (link, false));
    assert!(hosted.qr.is_some());
    let is_file = true;
    let of_file = shared(Here { is_file, ..here() }, "WebSearch");
    assert_eq!(of_file.text, "#1&id=WebSearch&client=cursor");
    assert!(of_file.qr.is_none());
    let ids = (0..150)
        .map(|n| format!("service-{n:04}\n"))
        .collect::<String>();
    let long = shared(here(), &ids);
    assert!(long.is_long && long.qr.is_none() && !long.written.too_long);
    let closed = after([paste("WebSearch"), show(), LinkAction::Show(false).into()]);
    let derived = Derived::of(&closed);
    assert!(
        derived
            .extra
            .given()
            .is_some_and(|extra| extra.shared.is_none())
    );
}
