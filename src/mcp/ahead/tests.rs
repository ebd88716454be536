use proptest::prelude::{Just, Strategy, any, prop, prop_oneof, proptest};

use super::super::json_rpc::{self, Message};
use super::*;

const LIMIT: usize = 1000;

/// The page of a response whose text comes in pieces; `None` where it is no response with a list.
fn read(text: &str, piece: usize) -> Option<Page> {
    let mut ahead = Ahead::default();
    for end in (0..text.len()).step_by(piece) {
        ahead.read(&text.as_bytes()[..end], LIMIT);
    }
    let Reply { text, listed } = ahead.finish(text.to_owned(), LIMIT);
    page(&text, |result| listed.clone().page(result))
}

fn page(text: &str, read: impl Fn(&Value<'_>) -> Option<Page>) -> Option<Page> {
    match json_rpc::read(text).ok()?.first()? {
        Message::Response { result, .. } => read(result),
        _ => None,
    }
}

fn assert_the_same(text: &str) {
    let whole = page(text, Page::read);
    for piece in [1, 2, 3, 7, 1 << 20] {
        assert_eq!(read(text, piece), whole, "{text} in pieces of {piece}");
    }
}

/// A response with these members in its result.
fn response(members: &str) -> String {
    ["{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":{", members, "}}"].concat()
}

#[test]
fn tools_are_the_same_as_of_the_whole_text() {
    for members in [
        r#""tools":[]"#,
        r#""tools":[ ]"#,
        r#""tools":[{"name":"a"}]"#,
        r#""tools":[{"name":"a"},{"name":"b","description":"1]}, \" \\"}],"nextCursor":"x""#,
        r#""nextCursor":"","_meta":{"tools":[{"name":"no"}]}, "tools" : [ {"name" : "a"} , {"name":"b"} ] "#,
        r#""tools":[{"name":"a","inputSchema":{"type":"object","properties":{"x":{"enum":["]",[1],{}]}}}}]"#,
        r#""tools":[null,{"name":""},3,"x",[{"name":"b"}],{"name":"搜"},true]"#,
        r#""tools":[0]"#,
        r#""tools":{"name":"a"}"#,
        r#""tools":null"#,
        r#""other":[{"name":"a"}]"#,
        // Of two members of a name the last one counts, also where the first is not read ahead.
        r#""tools":[{"name":"a"}],"tools":[{"name":"b"}]"#,
        r#""tools":[{"name":"a"}],"tools":[]"#,
        r#""tools":[{"name":"a"}],"tools":1"#,
        r#""t\u006fols":[{"name":"a"}]"#,
        r#""tools":[{"name":"a"}],"t\u006fols":[{"name":"b"}]"#,
        r#""t\u006fols":[{"name":"b"}],"tools":[{"name":"a"}]"#,
    ] {
        let text = response(members);
        assert!(json_rpc::read(&text).is_ok(), "{text}");
        assert_the_same(&text);
    }
}

#[test]
fn a_list_is_taken_from_the_result_alone() {
    for text in [
        r#"{"tools":[{"name":"a"}]}"#,
        r#"{"id":1,"params":{"tools":[{"name":"a"}]},"result":{"tools":[{"name":"b"}]}}"#,
        r#"{"id":1,"result":{"tools":[{"name":"a"}]},"params":{"tools":[{"name":"b"}]}}"#,
        r#"{"id":1,"result":{"result":{"tools":[{"name":"a"}]}}}"#,
        r#"{"id":1,"result":{"tools":[{"name":"a"}]},"result":{"tools":[{"name":"b"}]}}"#,
        r#"[{"id":1,"result":{"tools":[{"name":"a"}]}}]"#,
        r#"{"id":1,"error":{"code":1,"tools":[1]}}"#,
        "[]",
        "1",
        "",
    ] {
        assert_the_same(text);
    }
}

#[test]
fn what_is_not_json_is_still_found() {
    for members in [
        r#""tools":[,]"#,
        r#""tools":[{"name":"a"},]"#,
        r#""tools":[{"name":"a"} {"name":"b"}]"#,
        r#""tools":[{"name":"a"}}]"#,
        r#""tools":[{"name":"a"]]"#,
        r#""tools":[{"name":a}]"#,
        r#""tools":[{"name":"a"}] 1"#,
        r#""tools":["#,
        r#""tools":[{"name":"a"}"#,
        r#""tools":[{"name":"a"},{"na"#,
        r#""tools":[{"name":"a\"#,
        r#""tools" [{"name":"a"}]"#,
    ] {
        let text = response(members);
        assert!(json_rpc::read(&text).is_err(), "{text}");
        for piece in [1, 2, 1 << 20] {
            let mut ahead = Ahead::default();
            for end in (0..text.len()).step_by(piece) {
                ahead.read(&text.as_bytes()[..end], LIMIT);
            }
            let reply = ahead.finish(text.clone(), LIMIT);
            assert!(json_rpc::read(&reply.text).is_err(), "{text}");
        }
    }
}

#[test]
fn one_text_after_the_other() {
    let mut ahead = Ahead::default();
    for name in ["a", "b"] {
        let text = response(&[r#""tools":[{"name":""#, name, r#""}]"#].concat());
        ahead.read(&text.as_bytes()[..text.len() / 2], LIMIT);
        let reply = ahead.finish(text, LIMIT);
        let page = page(&reply.text, |result| reply.listed.clone().page(result));
        assert_eq!(page.expect("a page").tools[0].name, name);
    }
}

#[test]
fn no_more_tools_are_kept_than_are_wanted() {
    let text = response(&[r#""tools":["#, &[r#"{"name":"a"}"#; 50].join(","), "]"].concat());
    let mut ahead = Ahead::default();
    let reply = ahead.finish(text, 10);
    assert_eq!(reply.listed.tools.len(), 11);
    assert!(reply.text.len() < 100, "{}", reply.text);
}

#[test]
fn the_work_of_a_step_does_not_grow_with_the_text() {
    // Entries leave the text as soon as they are complete; were they read again with each piece, the
    // place that has been reached would not move on with it.
    let text = response(&[r#""tools":["#, &[r#"{"name":"a"}"#; 500].join(","), "]"].concat());
    let mut ahead = Ahead::default();
    for end in (0..text.len()).step_by(64) {
        ahead.read(&text.as_bytes()[..end], LIMIT);
        assert_eq!(ahead.at, end);
        assert!(end - ahead.taken < 64, "{} at {end}", ahead.taken);
    }
}

fn json() -> impl Strategy<Value = String> {
    let leaf = prop_oneof![
        Just("1".to_owned()),
        Just("null".to_owned()),
        Just(r#""a]\"},{\\""#.to_owned()),
        Just(r#"{"name":"t"}"#.to_owned()),
    ];
    leaf.prop_recursive(4, 40, 5, |inner| {
        let name = prop::sample::select(vec!["result", "tools", "name", "id", "nextCursor"]);
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..5)
                .prop_map(|items| format!("[{}]", items.join(", "))),
            prop::collection::vec((name, inner), 0..5).prop_map(|members| {
                let members: Vec<String> = members
                    .iter()
                    .map(|(name, value)| format!("\"{name}\": {value}"))
                    .collect();
                format!("{{{}}}", members.join(","))
            }),
        ]
    })
}

proptest! {
    #[test]
    fn any_text_reads_the_same_in_pieces(
        value in json(),
        spoilt in prop::option::of((any::<prop::sample::Index>(), prop::sample::select(vec!["]", "}", "\"", ",", "\\", "[", "{", ":"]))),
        piece in 1usize..40,
    ) {
        let mut text = ["{\"id\":1,\"result\":", &value, "}"].concat();
        if let Some((at, byte)) = spoilt {
            let at = at.index(text.len() + 1);
            text.insert_str(at, byte);
        }
        assert_eq!(read(&text, piece), page(&text, Page::read), "{text}");
    }
}
