use super::*;

fn one(text: &str) -> Message<'_> {
    let mut messages = read(text).expect("JSON");
    assert_eq!(messages.len(), 1, "{text}");
    messages.remove(0)
}

#[test]
fn every_kind_of_message() {
    let response = one(r#"{"jsonrpc":"2.0","id":1,"result":{"a":2}}"#);
    let Message::Response { id, result } = response else {
        panic!("{response:?}")
    };
    assert!(id.is(1));
    assert_eq!(result.get("a"), Some(&Value::Number("2")));
    let error = ErrorObject {
        code: -32022,
        message: "no".into(),
        supported: vec!["2026-07-28".into()],
    };
    let text = r#"{"id":"7","error":{"code":-32022,"message":"no","data":{"supported":["2026-07-28",1]}}}"#;
    assert_eq!(
        one(text),
        Message::Error {
            id: Some(Id::String("7".into())),
            error
        }
    );
    let text = r#"{"id":"x","method":"ping"}"#;
    assert_eq!(
        one(text),
        Message::Request {
            id: Id::String("x".into()),
            method: "ping".into()
        }
    );
    let text = r#"{"method":"notifications/message","params":{}}"#;
    assert_eq!(
        one(text),
        Message::Notification {
            method: "notifications/message".into()
        }
    );
}

#[test]
fn ids_are_matched_as_number_or_string() {
    for (text, matches) in [
        ("1", true),
        ("\"1\"", true),
        ("1.0", true),
        ("2", false),
        ("\"01\"", false),
    ] {
        let text = ["{\"id\":", text, ",\"result\":{}}"].concat();
        let Message::Response { id, .. } = one(&text) else {
            panic!("{text}")
        };
        assert_eq!(id.is(1), matches, "{text}");
    }
}

#[test]
fn odd_messages_are_passed_over() {
    for text in [
        "1",
        "null",
        "{}",
        r#"{"id":null,"result":{}}"#,
        r#"{"result":{}}"#,
        r#"{"id":[1],"result":{}}"#,
        r#"{"id":1}"#,
        r#"{"id":null,"method":"ping"}"#,
        r#"{"id":{},"method":"ping"}"#,
    ] {
        assert_eq!(one(text), Message::Other, "{text}");
    }
    for (text, code, words) in [
        (r#"{"error":"broken"}"#, 0, "broken"),
        (r#"{"id":null,"error":{"code":"x"}}"#, 0, ""),
        (
            r#"{"id":null,"error":{"code":-32600,"message":"bad"}}"#,
            -32600,
            "bad",
        ),
    ] {
        let error = ErrorObject {
            code,
            message: words.into(),
            supported: vec![],
        };
        assert_eq!(one(text), Message::Error { id: None, error }, "{text}");
    }
    assert!(matches!(
        one(r#"{"id":1,"error":null,"result":1}"#),
        Message::Response { .. }
    ));
}

#[test]
fn a_batch_is_its_messages() {
    let batch = read(r#"[{"id":1,"result":{}},3,{"method":"a"}]"#).expect("JSON");
    assert_eq!(batch.len(), 3);
    assert_eq!(batch[1], Message::Other);
    assert_eq!(read("[]").expect("JSON"), []);
    assert!(read("{").is_err());
}

#[test]
fn what_is_sent() {
    let params = Object::new().with("cursor", "");
    let text = r#"{"jsonrpc":"2.0","id":3,"method":"tools/list","params":{"cursor":""}}"#;
    assert_eq!(request(3, "tools/list", params), text);
    let text = r#"{"jsonrpc":"2.0","method":"notifications/initialized"}"#;
    assert_eq!(notification("notifications/initialized"), text);
    for (id, shown) in [
        (Id::Number("9".into()), "9"),
        (Id::String("a\"b".into()), r#""a\"b""#),
    ] {
        let text = ["{\"jsonrpc\":\"2.0\",\"id\":", shown, ",\"result\":{}}"].concat();
        assert_eq!(empty_result(&id), text);
        let refusal = method_not_found(&id);
        let refusal = one(&refusal);
        let Message::Error {
            id: Some(of),
            error,
        } = refusal
        else {
            panic!("{refusal:?}")
        };
        assert_eq!((of, error.code), (id, -32601));
    }
}
