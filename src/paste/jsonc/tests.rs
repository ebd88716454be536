use super::*;

/// The value as `serde_json` has it, which is an independent reader.
fn plain(text: &str, node: &Node) -> serde_json::Value {
    match &node.value {
        Value::Null => serde_json::Value::Null,
        Value::Bool(value) => (*value).into(),
        Value::Number => serde_json::from_str(node.span.slice(text)).expect("a number"),
        Value::Text(value) => value.text.clone().into(),
        Value::Array(elements) => elements.iter().map(|node| plain(text, node)).collect(),
        Value::Object(members) => members
            .iter()
            .map(|member| (member.key.text.clone(), plain(text, &member.value)))
            .collect(),
    }
}

fn strict(text: &str) {
    let read = read(text, 0);
    assert_eq!((read.error, read.relaxed), (None, Vec::new()), "{text}");
    let node = read.node.expect(text);
    let expected: serde_json::Value = serde_json::from_str(text).expect(text);
    assert_eq!(plain(text, &node), expected, "{text}");
}

#[test]
fn strict_json_reads_as_serde_json_reads_it() {
    for text in [
        "null",
        "[true, false, 0, -1.5e3, 12345678901234567890]",
        r#"{"a": {"b": []}, "c": {}, "": ""}"#,
        r#""\"\\\/\b\f\n\r\t\u0041\u767e\ud83d\ude00""#,
        "\"搜索“”：，😀\"",
        " \n\t[ 1 ]",
        r#"{"a": "/* no comment */ // none"}"#,
        r#"{"a": 1, "a": 2}"#,
    ] {
        strict(text);
    }
}

#[test]
fn relaxed_json_and_where_it_is() {
    for (text, strict, relaxed) in [
        ("[1, // one\n2]", "[1,2]", "// one"),
        ("[1 /* one */]", "[1]", "/* one */"),
        ("[1,]", "[1]", ","),
        ("{\"a\":1,}", "{\"a\":1}", ","),
        ("{'a': 'b \"c\"'}", r#"{"a":"b \"c\""}"#, "'"),
        ("{“a”: “b”}", r#"{"a":"b"}"#, "“"),
        ("{a-b: 1}", r#"{"a-b":1}"#, "a-b"),
        ("｛\"a\"：1｝", r#"{"a":1}"#, "｛"),
        ("[\"a\tb\"]", r#"["a\tb"]"#, "\t"),
        (r#"["\d"]"#, r#"["d"]"#, r"\d"),
    ] {
        let read = read(text, 0);
        assert_eq!(read.error, None, "{text}");
        assert_eq!(
            read.relaxed.first().expect(text).slice(text),
            relaxed,
            "{text}"
        );
        let expected: serde_json::Value = serde_json::from_str(strict).expect(strict);
        assert_eq!(plain(text, &read.node.expect(text)), expected, "{text}");
    }
}

#[test]
fn members_without_their_braces() {
    let text = r#"  "a": 1, "b": {"c": 2}, and so on"#;
    let read = read_members(text, 2);
    assert_eq!(read.error, None);
    let node = read.node.expect("an object");
    assert_eq!(
        plain(text, &node),
        serde_json::json!({"a": 1, "b": {"c": 2}})
    );
    assert_eq!(text.get(read.end..), Some(" and so on"));
}

#[test]
fn what_is_broken_is_kept_as_far_as_it_goes() {
    for (text, kept, at) in [
        (r#"{"a": "b"#, r#"{"a":"b"}"#, 8),
        (r#"{"a": 1 "b": 2}"#, r#"{"a":1}"#, 8),
        (r#"{"a": [1, 2"#, r#"{"a":[1,2]}"#, 11),
        (r#"{"a": {"b": oops}}"#, r#"{"a":{}}"#, 12),
        ("{\"a\": \"b\nc\"}", r#"{"a":"b"}"#, 8),
        ("{\"a\": 1 /* open", r#"{"a":1}"#, 15),
        ("{\"a\" 1}", "{}", 5),
    ] {
        let read = read(text, 0);
        assert_eq!(read.error, Some(at), "{text}");
        let expected: serde_json::Value = serde_json::from_str(kept).expect(kept);
        assert_eq!(plain(text, &read.node.expect(text)), expected, "{text}");
    }
    assert!(read("", 0).node.is_none());
    assert!(read("nonsense", 0).error.is_some());
}

#[test]
fn depth_is_bounded() {
    let nested = |depth: usize| "[".repeat(depth) + &"]".repeat(depth);
    assert_eq!(read(&nested(DEPTH_LIMIT), 0).error, None);
    assert_eq!(read(&nested(DEPTH_LIMIT + 1), 0).error, Some(DEPTH_LIMIT));
}

#[test]
fn spans_are_of_the_source() {
    let text = r#"{ "k" : "v\n" }"#;
    let node = read(text, 0).node.expect("an object");
    assert_eq!(node.span, Span::of(text));
    let member = node.members().first().expect("a member");
    assert_eq!(member.key.inner.slice(text), "k");
    assert_eq!(member.value.span.slice(text), r#""v\n""#);
    let value = member.value.text().expect("a string");
    assert_eq!(value.inner.slice(text), r"v\n");
    assert!(!value.verbatim && member.key.verbatim);
}

#[test]
fn lines_and_columns_count_from_one_in_characters() {
    let text = "搜\n搜索x";
    assert_eq!(position(text, 0), (1, 1));
    assert_eq!(position(text, 4), (2, 1));
    assert_eq!(position(text, 10), (2, 3));
}

#[test]
fn numbers_in_json_and_beyond() {
    for number in [
        "0", "-1", "12.5", "1e5", "1E-7", "-0.5e+10", "+1", ".5", "5.",
    ] {
        let read = read(number, 0);
        let value = read.node.map(|node| node.value);
        assert_eq!((value, read.error), (Some(Value::Number), None), "{number}");
    }
    for word in [
        "-", ".", "1e", "e5", "1.2.3", "1e5e5", "--1", "0x1", "Infinity", "NaN",
    ] {
        assert_eq!(read(word, 0).error, Some(0), "{word}");
    }
}
