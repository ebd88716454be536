use proptest::prelude::*;

use super::*;
use crate::mcp::export;

fn names(text: &str) -> Result<Vec<String>, PastedError> {
    let pasted = read(text)?;
    Ok(pasted.tools.into_iter().map(|tool| tool.name).collect())
}

const LIST: &str =
    r#"{"tools":[{"name":"a","inputSchema":{"type":"object"}},{"name":"推荐美食."}]}"#;

#[test]
fn every_form_in_which_a_list_is_shown() {
    let response = format!(r#"{{"jsonrpc":"2.0","id":2,"result":{LIST}}}"#);
    let inner = LIST.strip_prefix("{\"tools\":").expect("it");
    let bare = inner.strip_suffix('}').expect("it").to_owned();
    let initialized =
        r#"{"jsonrpc":"2.0","id":1,"result":{"protocolVersion":"2024-11-05","serverInfo":{}}}"#;
    let stream = format!(
        "event:endpoint\ndata:/api/v1/mcps/X/message?sessionId=1\n\nevent:message\ndata:{initialized}\n\n\
         : keep-alive\n\nid: 7\nevent: message\ndata: {response}"
    );
    let (head, tail) = response.split_at(response.find("},").expect("it") + 2);
    for text in [
        LIST.to_owned(),
        format!("\u{feff}\n {LIST} \r\n"),
        response.clone(),
        format!("[{initialized},{response}]"),
        bare,
        format!("```json\n{LIST}\n```\n"),
        stream.clone(),
        stream.replace('\n', "\r\n"),
        format!("{stream}\n\n"),
        format!("HTTP/1.1 200 OK\nContent-Type: text/event-stream\n\n{stream}"),
        // Data over two lines.
        format!("data: {head}\ndata: {tail}\n"),
        format!("{initialized}\n{response}\n"),
        format!("[info] connecting\nListing tools…\n{LIST}\nDone.\n"),
        format!(
            "> npx @modelcontextprotocol/inspector --cli\n\n{}",
            LIST.replace(",", ",\n  ")
        ),
    ] {
        let expected = vec!["a".to_owned(), "推荐美食.".to_owned()];
        assert_eq!(names(&text), Ok(expected), "{text}");
    }
}

#[test]
fn pages_one_after_the_other() {
    let page = |name: &str, more: &str| {
        format!(
            r#"{{"jsonrpc":"2.0","id":1,"result":{{"tools":[{{"name":"{name}"}},{{}}]{more}}}}}"#
        )
    };
    let (first, last) = (page("a", r#","nextCursor":"""#), page("b", ""));
    let pasted = read(&format!("{first}\n{last}")).expect("tools");
    assert_eq!(
        (pasted.tools.len(), pasted.unreadable, pasted.has_more),
        (2, 2, false)
    );
    let pasted = read(&format!("data: {first}\n\n")).expect("tools");
    assert_eq!((pasted.tools.len(), pasted.has_more), (1, true));
}

#[test]
fn our_own_export_comes_back_as_it_was() {
    let pasted = read(
        r#"{"tools":[{"name":"a\n\"b\"","title":"T","description":"d","inputSchema":{ "type" : "object" },
            "annotations":{"readOnlyHint":true,"destructiveHint":false}},{"name":"b"}]}"#,
    )
    .expect("tools");
    let again = read(&export::json(&pasted.tools)).expect("tools");
    assert_eq!(again, pasted);
    let first = again.tools.first().expect("it");
    assert_eq!(
        first.input_schema.as_deref(),
        Some("{ \"type\" : \"object\" }")
    );
    assert_eq!(first.annotations.read_only, Some(true));
}

#[test]
fn what_is_no_list_is_named() {
    use PastedError::{Empty, NoTools, NoneListed, NoneNamed, NotJson};
    let not_json = |line, column| NotJson { line, column };
    for (text, expected) in [
        ("", Empty),
        (" \n\t", Empty),
        ("```\n```", Empty),
        ("hello", not_json(1, 1)),
        ("百炼 {", not_json(1, 1)),
        ("{\"tools\":[\n {\"name\":\"搜\" x}]}", not_json(2, 14)),
        // Cut off where a terminal's window ended.
        (
            "{\"tools\":[\n{\"name\":\"a\"},\n{\"name\":\"b\"},\n{\"na",
            not_json(4, 5),
        ),
        (
            "[{\"name\":\"a\"},\n{\"name\":\"b\"},\n{\"na",
            not_json(3, 5),
        ),
        (
            "{\"tools\":[{\"name\":\"a\"}]}\n{\"tools\":[",
            not_json(2, 11),
        ),
        ("```json\n{\"tools\":x}\n```", not_json(2, 10)),
        (
            "event: message\ndata: {\"a\":\ndata: 搜}\n\n",
            not_json(3, 7),
        ),
        ("event: endpoint\ndata: /message\n\n", NoTools(Seen::Stream)),
        ("{}", NoTools(Seen::Object)),
        ("{\"tools\":5}", NoTools(Seen::Object)),
        ("{\"mcpServers\":{}}", NoTools(Seen::Configuration)),
        (
            "{\"id\":1,\"result\":{\"protocolVersion\":\"2024-11-05\"}}",
            NoTools(Seen::Initialized),
        ),
        ("[]", NoTools(Seen::List)),
        ("[1,\"a\"]", NoTools(Seen::List)),
        ("\"a\"", NoTools(Seen::Scalar)),
        ("{\"result\":{\"tools\":[]}}", NoneListed),
        ("{\"tools\":[{},{\"name\":\"\"}]}", NoneNamed { entries: 2 }),
        ("[{\"title\":\"x\"}]", NoneNamed { entries: 1 }),
        (
            "data: {\"jsonrpc\":\"2.0\",\"id\":2,\"error\":{\"code\":-32601,\"message\":\"no\"}}",
            PastedError::Refused {
                code: -32601,
                message: "no".to_owned(),
            },
        ),
    ] {
        assert_eq!(read(text), Err(expected), "{text:?}");
    }
}

proptest! {
    #[test]
    fn any_text_is_read_without_harm(text in "\\PC{0,200}|[{}\\[\\]\":,a-z\n\r `]{0,200}|(data: ?[{}\\[\\]\"a:,]{0,20}\n){0,9}") {
        if let Ok(pasted) = read(&text) {
            prop_assert!(!pasted.tools.is_empty());
        }
    }
}
