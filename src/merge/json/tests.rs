use crate::emit::Format;
use crate::emit::document::{Beside, Document, Keyed};
use crate::emit::json::{Json, Object};
use crate::merge::tests::{document, merged, refusal, url};
use crate::merge::{Fault, OnClash, Refusal, Shape};

fn map(entries: &[(&str, Object)]) -> Document {
    document(Format::Json, &["mcpServers"], Keyed::Map, entries)
}

/// With one entry `b`.
fn b() -> Document {
    map(&[("b", url("x"))])
}

fn added(existing: &str) -> String {
    let merged = merged(existing, &b(), OnClash::Replace);
    assert!(merged.changed && merged.clashes.is_empty(), "{existing}");
    merged.text
}

#[test]
fn a_file_with_nothing_in_it_becomes_the_document() {
    let text = "{\n  \"mcpServers\": {\n    \"b\": {\n      \"url\": \"x\"\n    }\n  }\n}\n";
    assert_eq!(added(""), text);
    assert_eq!(added(" \n\n"), text);
    assert_eq!(added("\u{feff}"), ["\u{feff}", text].concat());
    assert_eq!(added("// mine\n"), ["// mine\n", text].concat());
    assert_eq!(
        added("\u{feff}/* mine */"),
        ["\u{feff}/* mine */\n", text].concat()
    );
    assert_eq!(
        added("// mine\r\n"),
        ["// mine\r\n", &text.replace('\n', "\r\n")].concat()
    );
}

#[test]
fn an_empty_root_is_filled() {
    let text = "{\n  \"mcpServers\": {\n    \"b\": {\n      \"url\": \"x\"\n    }\n  }\n}";
    assert_eq!(added("{}"), text);
    assert_eq!(added("{ }\n"), [text, "\n"].concat());
    assert_eq!(added("{\n\n}"), text);
    assert_eq!(added("\u{feff}{}"), ["\u{feff}", text].concat());
    let note = text.replacen('{', "{\n  // note", 1);
    assert_eq!(added("{\n  // note\n}"), note);
    let note = text.replacen('{', "{ /* note */", 1);
    assert_eq!(added("{ /* note */ }"), note);
}

#[test]
fn a_server_goes_after_the_last_one() {
    let old =
        "{\n\t\"x\": 1,\n\t\"mcpServers\": {\n\t\t\"a\": {} // first\n\t\t// \"c\": {}\n\t}\n}\n";
    let new = "{\n\t\"x\": 1,\n\t\"mcpServers\": {\n\t\t\"a\": {}, // first\n\t\t\"b\": {\n\t\t\t\"url\": \"x\"\n\t\t}\n\
        \t\t// \"c\": {}\n\t}\n}\n";
    assert_eq!(added(old), new);
    // Four spaces, CRLF, a trailing comma.
    let old = "{\r\n    \"mcpServers\": {\r\n        \"a\": {},  // first\r\n    },\r\n}";
    let new = "{\r\n    \"mcpServers\": {\r\n        \"a\": {},  // first\r\n        \"b\": {\r\n            \
        \"url\": \"x\"\r\n        }\r\n    },\r\n}";
    assert_eq!(added(old), new);
    // A comma on the next line, and a bracket on the last member's.
    let old = "{\n  \"mcpServers\": {\n   \"a\": 1 // one\n   , \"c\": 2 } }";
    let new = "{\n  \"mcpServers\": {\n   \"a\": 1 // one\n   , \"c\": 2,\n   \"b\": {\n     \"url\": \"x\"\n   } } }";
    assert_eq!(added(old), new);
}

#[test]
fn what_stands_on_one_line_stays_on_it() {
    let entry = "\"b\":{\"url\":\"x\"}";
    let spaced = "\"b\": {\"url\": \"x\"}";
    assert_eq!(
        added("{\"mcpServers\":{\"a\":1}}"),
        ["{\"mcpServers\":{\"a\":1,", entry, "}}"].concat()
    );
    assert_eq!(
        added("{\"mcpServers\":{}}\n"),
        ["{\"mcpServers\":{", entry, "}}\n"].concat()
    );
    assert_eq!(
        added("{\"a\":1,}"),
        ["{\"a\":1,\"mcpServers\":{", entry, "}}"].concat()
    );
    assert_eq!(
        added("{ \"mcpServers\": { \"a\": 1 } }"),
        ["{ \"mcpServers\": { \"a\": 1, ", spaced, " } }"].concat()
    );
    assert_eq!(
        added("{\"a\": 1 /* c */}"),
        ["{\"a\": 1, /* c */ \"mcpServers\": {", spaced, "}}"].concat()
    );
    let after_a_line = added("{\"a\": 1 // c\n}");
    assert_eq!(
        after_a_line,
        ["{\"a\": 1, // c\n  \"mcpServers\": {", spaced, "}\n}"].concat()
    );
    let list = document(
        Format::Json,
        &["l"],
        Keyed::List("name"),
        &[("b", url("x").with("name", "b"))],
    );
    let text = merged("{\"l\":[{\"name\":\"a\"}]}", &list, OnClash::Keep).text;
    assert_eq!(
        text,
        "{\"l\":[{\"name\":\"a\"},{\"url\":\"x\",\"name\":\"b\"}]}"
    );
}

#[test]
fn a_path_is_made() {
    let deep = document(
        Format::Jsonc,
        &["amp.mcp", "servers"],
        Keyed::Map,
        &[("b", url("x"))],
    );
    let text = merged("{\n  \"a\": 1\n}", &deep, OnClash::Keep).text;
    let servers =
        "{\n    \"servers\": {\n      \"b\": {\n        \"url\": \"x\"\n      }\n    }\n  }";
    assert_eq!(
        text,
        ["{\n  \"a\": 1,\n  \"amp.mcp\": ", servers, "\n}"].concat()
    );
    let text = merged(
        "{\n  \"amp.mcp\": null, // none\n  \"a\": 1\n}",
        &deep,
        OnClash::Keep,
    )
    .text;
    assert_eq!(
        text,
        ["{\n  \"amp.mcp\": ", servers, ", // none\n  \"a\": 1\n}"].concat()
    );
    let text = merged("{\"amp.mcp\":{\"servers\":null}}", &deep, OnClash::Keep).text;
    assert_eq!(text, "{\"amp.mcp\":{\"servers\":{\"b\":{\"url\":\"x\"}}}}");
    let path = vec!["amp.mcp", "servers"];
    let refused = refusal("{\n  \"amp.mcp\": {\"servers\": []}}", &deep);
    assert_eq!(
        refused,
        Refusal::WrongType {
            path,
            expected: Shape::Object,
            line: 2,
            column: 26
        }
    );
    for text in ["[]", "1", "null", "\"a\""] {
        let refused = refusal(text, &deep);
        let (path, expected) = (vec![], Shape::Object);
        assert_eq!(
            refused,
            Refusal::WrongType {
                path,
                expected,
                line: 1,
                column: 1
            },
            "{text}"
        );
    }
}

#[test]
fn the_same_content_is_left_alone() {
    let entry = url("https://a/b")
        .with("n", 60)
        .with("on", true)
        .with("h", Object::new().with("A", "é😀/"));
    let document = map(&[("b", entry)]);
    let old = "{\"mcpServers\":{\"\\u0062\":{/**/\"h\":{\"A\":\"\\u00e9\\ud83d\\ude00\\/\"},\"on\":true,\"n\":60.0,\
        \"url\":\"https:\\/\\/a/b\",}}}";
    for choice in OnClash::ALL {
        let merged = merged(old, &document, choice);
        assert!(!merged.changed && merged.clashes.is_empty());
        assert_eq!(merged.names, ["b"]);
    }
}

#[test]
fn a_clash_is_settled_as_chosen() {
    let old =
        "{\n  \"mcpServers\": {\n    \"b\": { \"url\": \"y\" }, // mine\n    \"c\": 1\n  }\n}\n";
    let kept = merged(old, &b(), OnClash::Keep);
    assert_eq!((kept.text.as_str(), kept.changed), (old, false));
    assert_eq!(
        (kept.clashes, kept.names),
        (vec!["b".to_owned()], vec!["b".to_owned()])
    );
    let replaced = merged(old, &b(), OnClash::Replace);
    assert_eq!(
        replaced.text,
        old.replace("{ \"url\": \"y\" }", "{\n      \"url\": \"x\"\n    }")
    );
    assert_eq!(replaced.clashes, ["b"]);
    let renamed = merged(old, &b(), OnClash::Rename);
    let entry = ",\n    \"b_2\": {\n      \"url\": \"x\"\n    }";
    assert_eq!(
        renamed.text,
        old.replace("\"c\": 1", &["\"c\": 1", entry].concat())
    );
    assert_eq!(
        (renamed.clashes, renamed.names),
        (vec!["b".to_owned()], vec!["b_2".to_owned()])
    );
}

#[test]
fn a_renamed_entry_takes_the_next_free_name() {
    let old = r#"{"mcpServers":{"b":1,"b_2":2}}"#;
    let document = map(&[("b", url("x")), ("b_3", url("z"))]);
    let merged = merged(old, &document, OnClash::Rename);
    // The name of another entry of the document is not free.
    assert_eq!(merged.names, ["b_4", "b_3"]);
    assert_eq!(
        merged.text,
        r#"{"mcpServers":{"b":1,"b_2":2,"b_4":{"url":"x"},"b_3":{"url":"z"}}}"#
    );
}

#[test]
fn of_a_repeated_member_the_last_one_counts() {
    let old = r#"{"mcpServers":{"b":7},"mcpServers":{"b":1,"\u0062":2,"c":3}}"#;
    let merged = merged(old, &b(), OnClash::Replace);
    assert_eq!(
        merged.text,
        r#"{"mcpServers":{"b":7},"mcpServers":{"b":1,"\u0062":{"url":"x"},"c":3}}"#
    );
}

#[test]
fn a_list_is_known_by_a_member() {
    let entry = Object::new().with("name", "b").with("url", "x");
    let document = document(
        Format::Json,
        &["servers"],
        Keyed::List("name"),
        &[("b", entry)],
    );
    let element = "{\n      \"name\": \"b\",\n      \"url\": \"x\"\n    }";
    let text = merged(
        "{\n  \"servers\": [\n    1\n  ]\n}",
        &document,
        OnClash::Keep,
    )
    .text;
    assert_eq!(
        text,
        ["{\n  \"servers\": [\n    1,\n    ", element, "\n  ]\n}"].concat()
    );
    let text = merged("{\n  \"servers\": []\n}", &document, OnClash::Keep).text;
    assert_eq!(
        text,
        ["{\n  \"servers\": [\n    ", element, "\n  ]\n}"].concat()
    );
    let old = "{\n  \"servers\": [\n    { \"name\": \"b\" }\n  ]\n}";
    let text = merged(old, &document, OnClash::Replace).text;
    assert_eq!(
        text,
        ["{\n  \"servers\": [\n    ", element, "\n  ]\n}"].concat()
    );
    let renamed = merged(old, &document, OnClash::Rename);
    let element = element.replace("\"b\"", "\"b_2\"");
    assert_eq!(
        renamed.text,
        [
            "{\n  \"servers\": [\n    { \"name\": \"b\" },\n    ",
            &element,
            "\n  ]\n}"
        ]
        .concat()
    );
    let refused = refusal("{\"servers\": {}}", &document);
    let (path, expected) = (vec!["servers"], Shape::Array);
    assert_eq!(
        refused,
        Refusal::WrongType {
            path,
            expected,
            line: 1,
            column: 13
        }
    );
}

#[test]
fn what_stands_beside_is_added_once_and_never_touched() {
    let mut document = map(&[]);
    let input = Object::new().with("id", "k").with("password", true);
    document.beside = vec![
        Beside::Missing("$schema", Json::from("s")),
        Beside::Element("inputs", input),
    ];
    let text = merged("{\n  \"a\": 1\n}", &document, OnClash::Keep).text;
    let inputs = "[\n    {\n      \"id\": \"k\",\n      \"password\": true\n    }\n  ]";
    assert_eq!(
        text,
        [
            "{\n  \"a\": 1,\n  \"$schema\": \"s\",\n  \"inputs\": ",
            inputs,
            "\n}"
        ]
        .concat()
    );
    let old = "{\"$schema\":7,\"inputs\":[{\"id\":\"k\"}]}";
    assert!(!merged(old, &document, OnClash::Replace).changed);
    let text = merged(
        "{\"$schema\":7,\"inputs\":[{\"id\":\"j\"}]}",
        &document,
        OnClash::Keep,
    )
    .text;
    assert_eq!(
        text,
        "{\"$schema\":7,\"inputs\":[{\"id\":\"j\"},{\"id\":\"k\",\"password\":true}]}"
    );
    let text = merged("{\"$schema\":7,\"inputs\":null}", &document, OnClash::Keep).text;
    assert_eq!(
        text,
        "{\"$schema\":7,\"inputs\":[{\"id\":\"k\",\"password\":true}]}"
    );
}

#[test]
fn several_servers_stand_in_their_order() {
    let document = map(&[("b", url("x")), ("a", url("y"))]);
    let merged = merged(r#"{"mcpServers":{"c":1}}"#, &document, OnClash::Keep);
    assert_eq!(
        merged.text,
        r#"{"mcpServers":{"c":1,"b":{"url":"x"},"a":{"url":"y"}}}"#
    );
    assert_eq!(merged.names, ["b", "a"]);
}

#[test]
fn a_broken_file_is_refused_with_its_place() {
    for (text, line, column, what) in [
        ("{", 1, 1, Fault::Unclosed('{')),
        ("{\"a\": [1, 2", 1, 7, Fault::Unclosed('[')),
        ("{\n  \"a\": \"b\n}", 2, 10, Fault::Control),
        ("{\n  \"搜\": \"b", 2, 8, Fault::Unclosed('"')),
        ("{\"a\": 1 \"b\": 2}", 1, 9, Fault::Unexpected('"')),
        ("{\"a\" 1}", 1, 6, Fault::Unexpected('1')),
        ("{\"a\": 1,, \"b\": 2}", 1, 9, Fault::Unexpected(',')),
        ("{,}", 1, 2, Fault::Unexpected(',')),
        ("{\"a\": [,]}", 1, 8, Fault::Unexpected(',')),
        ("{'a': 1}", 1, 2, Fault::Unexpected('\'')),
        ("{a: 1}", 1, 2, Fault::Unexpected('a')),
        ("{\"a\": tru}", 1, 7, Fault::Word),
        ("{\"a\": 01}", 1, 7, Fault::Word),
        ("{\"a\": 1.}", 1, 7, Fault::Word),
        ("{\"a\": -}", 1, 7, Fault::Word),
        ("{\"a\": \"\\x\"}", 1, 8, Fault::Escape),
        ("{\"a\": \"\\u12g4\"}", 1, 8, Fault::Escape),
        ("{\"a\": }", 1, 7, Fault::Unexpected('}')),
        ("{\"a\": 1]", 1, 8, Fault::Unexpected(']')),
        ("{\"a\": 1}\r\n}", 2, 1, Fault::Unexpected('}')),
        ("{} {}", 1, 4, Fault::Unexpected('{')),
        ("{ /* a", 1, 3, Fault::UnclosedComment),
        ("/* a", 1, 1, Fault::UnclosedComment),
        ("{ / }", 1, 3, Fault::Unexpected('/')),
        ("{\u{a0}}", 1, 2, Fault::Unexpected('\u{a0}')),
        ("{\"a\":", 1, 1, Fault::Unclosed('{')),
        ("{\"a\"", 1, 5, Fault::End),
    ] {
        assert_eq!(
            refusal(text, &b()),
            Refusal::Syntax { line, column, what },
            "{text}"
        );
    }
}
