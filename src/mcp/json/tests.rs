use proptest::prelude::{Just, Strategy, any, prop, prop_oneof, proptest};
use serde_json::Value as Reference;

use super::*;

/// The same value in the reference implementation, numbers as their text.
fn same(value: &Value<'_>, reference: &Reference) -> bool {
    match (value, reference) {
        (Value::Null, Reference::Null) => true,
        (Value::Bool(a), Reference::Bool(b)) => a == b,
        (Value::Number(a), Reference::Number(b)) => close(a.parse().ok(), b.as_f64()),
        (Value::String(a), Reference::String(b)) => a == b,
        (Value::Array(a), Reference::Array(b)) => {
            a.len() == b.len() && a.iter().zip(b).all(|(a, b)| same(a, b))
        }
        (Value::Object(a), Reference::Object(b)) => {
            b.iter()
                .all(|(name, b)| a.get(name).is_some_and(|a| same(a, b)))
                && a.members()
                    .iter()
                    .all(|(name, _)| b.contains_key(name.as_ref()))
        }
        _ => false,
    }
}

/// The reference reads a double to its last digit but one.
fn close(a: Option<f64>, b: Option<f64>) -> bool {
    let (Some(a), Some(b)) = (a, b) else {
        return false;
    };
    (a - b).abs() <= 1e-14 * b.abs()
}

fn check(text: &str) {
    let reference: Result<Reference, _> = serde_json::from_str(text);
    match (Value::read(text), reference) {
        (Ok(value), Ok(reference)) => assert!(same(&value, &reference), "{text}"),
        (Err(_), Err(_)) => {}
        // It refuses half surrogate pairs and numbers beyond the largest double.
        (Ok(_), Err(error)) if error.to_string().contains("surrogate") => {}
        (Ok(_), Err(error)) if error.to_string().contains("hex escape") => {}
        (Ok(_), Err(error)) if error.to_string().contains("out of range") => {}
        (ours, reference) => panic!("{text:?}: {ours:?} and {reference:?}"),
    }
}

#[test]
fn what_is_json_and_what_is_not() {
    for text in [
        "",
        " ",
        "null",
        "nul",
        "nulll",
        "true",
        "false",
        "True",
        "0",
        "-0",
        "-",
        "01",
        "1.",
        ".5",
        "1.5",
        "1e5",
        "1E+5",
        "1e-5",
        "1e",
        "+1",
        "0x1",
        "NaN",
        "\"\"",
        "\"a",
        "\"\\u00e9\"",
        "\"\\u00E\"",
        "\"\\x\"",
        "\"\\",
        "\"\u{1}\"",
        "\"\u{7f}\"",
        "\"\\ud83d\\ude00\"",
        "'a'",
        "[]",
        "[",
        "]",
        "[1,]",
        "[,1]",
        "[1 2]",
        "[1,2]",
        "{}",
        "{",
        "{a:1}",
        "{\"a\"}",
        "{\"a\":}",
        "{\"a\":1,}",
        "{,}",
        "{\"a\":1 \"b\":2}",
        "{\"a\":1,\"b\":[{}]}",
        " [ 1 , 2 ] \r\n\t",
        "[1] 2",
        "\u{feff}1",
        "/**/1",
        "1//",
        "\u{a0}1",
        "{\"a\":1,\"a\":2}",
        "{\"\\u0061\":1}",
    ] {
        check(text);
    }
}

#[test]
fn strings_are_unescaped() {
    for (text, string) in [
        (r#""a\"\\\/\b\f\n\r\t""#, "a\"\\/\u{8}\u{c}\n\r\t"),
        (r#""\u641c搜\ud83d\ude00""#, "搜搜😀"),
        (
            r#""\ud83dx\ude00\ud83d\u0041\ud83d\n""#,
            "\u{fffd}x\u{fffd}\u{fffd}A\u{fffd}\n",
        ),
    ] {
        assert_eq!(
            Value::read(text),
            Ok(Value::String(string.into())),
            "{text}"
        );
    }
    let plain = Value::read("\"plain\"").expect("a string");
    assert!(matches!(plain, Value::String(Cow::Borrowed("plain"))));
}

#[test]
fn objects_keep_their_text_and_order() {
    let text = r#" {"b":{ "type" : "str" },"a":1.50,"b":{"last":[]}} "#;
    let value = Value::read(text).expect("JSON");
    let object = value.as_object().expect("an object");
    assert_eq!(object.text(), text.trim());
    let names: Vec<_> = object
        .members()
        .iter()
        .map(|(name, _)| name.as_ref())
        .collect();
    assert_eq!(names, ["b", "a", "b"]);
    assert_eq!(value.get("a"), Some(&Value::Number("1.50")));
    let last = value
        .get("b")
        .and_then(Value::as_object)
        .expect("an object");
    assert_eq!(last.text(), r#"{"last":[]}"#);
}

#[test]
fn depth_is_bounded() {
    let nested = |depth: usize| ["[".repeat(depth), "]".repeat(depth)].concat();
    assert!(Value::read(&nested(DEPTH)).is_ok());
    assert_eq!(
        Value::read(&nested(DEPTH + 1)),
        Err(JsonError { at: DEPTH })
    );
    assert!(Value::read(&"[{\"a\":".repeat(1_000_000)).is_err());
}

fn values() -> impl Strategy<Value = Reference> {
    let leaf = prop_oneof![
        Just(Reference::Null),
        any::<bool>().prop_map(Reference::from),
        any::<i64>().prop_map(Reference::from),
        any::<f32>().prop_map(Reference::from),
        any::<String>().prop_map(Reference::from),
    ];
    leaf.prop_recursive(4, 32, 6, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..6).prop_map(Reference::from),
            prop::collection::hash_map(any::<String>(), inner, 0..6)
                .prop_map(|members| Reference::Object(members.into_iter().collect())),
        ]
    })
}

proptest! {
    #[test]
    fn every_value_is_read(value in values()) {
        check(&value.to_string());
        check(&serde_json::to_string_pretty(&value).expect("JSON"));
    }

    #[test]
    fn a_damaged_text_is_judged_as_the_reference_does(
        value in values(),
        at in any::<prop::sample::Index>(),
        with in prop::sample::select(vec!["", "\"", "\\", ",", ":", "{", "]", "0", "e", " ", "\\u", "-", "\u{0}"]),
    ) {
        let mut characters: Vec<String> = value.to_string().chars().map(String::from).collect();
        let at = at.index(characters.len());
        characters[at] = with.to_owned();
        check(&characters.concat());
    }
}
