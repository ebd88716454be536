use crate::emit::Format;
use crate::emit::document::{Beside, Document, Keyed};
use crate::emit::json::{Json, Object};
use crate::merge::tests::{document, merged, refusal, url};
use crate::merge::{Construct, Fault, OnClash, Refusal, Shape};

/// A map with one entry `b`.
fn map() -> Document {
    document(Format::Yaml, &["servers"], Keyed::Map, &[("b", url("x"))])
}

/// A list with one entry `b`.
fn list() -> Document {
    let entry = Object::new().with("name", "b").with("url", "x");
    document(
        Format::Yaml,
        &["servers"],
        Keyed::List("name"),
        &[("b", entry)],
    )
}

fn text(existing: &str, document: &Document, on_clash: OnClash) -> String {
    let merged = merged(existing, document, on_clash);
    let read: Result<serde_yaml_ng::Value, _> = serde_yaml_ng::from_str(&merged.text);
    assert!(read.is_ok(), "{read:?}\n{}", merged.text);
    merged.text
}

/// Into a map and into a list.
fn mapped(existing: &str) -> String {
    text(existing, &map(), OnClash::Replace)
}

fn listed(existing: &str) -> String {
    text(existing, &list(), OnClash::Replace)
}

#[test]
fn a_file_with_nothing_in_it_becomes_the_document() {
    let entry = "servers:\n  b:\n    url: x\n";
    assert_eq!(mapped(""), entry);
    assert_eq!(mapped("\u{feff}\n"), ["\u{feff}", entry].concat());
    assert_eq!(mapped("# mine"), ["# mine\n", entry].concat());
    assert_eq!(mapped("---\n"), ["---\n", entry].concat());
    assert_eq!(
        mapped("# a\n---\n# b\n"),
        ["# a\n---\n# b\n", entry].concat()
    );
    assert_eq!(
        mapped("# mine\r\n"),
        ["# mine\r\n", &entry.replace('\n', "\r\n")].concat()
    );
    assert_eq!(listed(""), "servers:\n  - name: b\n    url: x\n");
}

#[test]
fn a_server_goes_after_the_last_one() {
    let old =
        "# top\nservers: # mine\n    a:\n        url: y # one\n        # two\n\n# next\nother: 1\n";
    let new = old.replace("# two\n", "# two\n    b:\n        url: x\n");
    assert_eq!(mapped(old), new);
    let old = "servers:\r\n  - name: a\r\n    url: y\r\nother: 1";
    assert_eq!(
        listed(old),
        old.replace("y\r\n", "y\r\n  - name: b\r\n    url: x\r\n")
    );
    // As little indented as its key.
    let old = "servers:\n- name: a\nother: 1\n";
    assert_eq!(listed(old), old.replace("a\n", "a\n- name: b\n  url: x\n"));
    assert_eq!(
        mapped("\u{feff}servers:\n  a: 1"),
        "\u{feff}servers:\n  a: 1\n  b:\n    url: x"
    );
}

#[test]
fn a_missing_place_is_made() {
    assert_eq!(mapped("a: 1"), "a: 1\nservers:\n  b:\n    url: x");
    assert_eq!(
        mapped("a:\n    b: 1\n# end\n\n"),
        "a:\n    b: 1\n# end\nservers:\n    b:\n        url: x\n\n"
    );
    for (old, new) in [
        ("servers:", "servers:"),
        ("servers: ~", "servers:"),
        ("servers: null # none", "servers: # none"),
        ("servers: {} # none", "servers: # none"),
        ("servers: { }", "servers:"),
        ("servers:\n  # none yet", "servers:\n  # none yet"),
    ] {
        let new = [new, "\n  b:\n    url: x\nz: 1\n"].concat();
        assert_eq!(mapped(&[old, "\nz: 1\n"].concat()), new, "{old}");
    }
    assert_eq!(
        listed("servers: []\n"),
        "servers:\n  - name: b\n    url: x\n"
    );
    let deep = document(Format::Yaml, &["a", "b"], Keyed::Map, &[("c", url("x"))]);
    assert_eq!(
        text("a:\n  d: 1\ne: 2\n", &deep, OnClash::Keep),
        "a:\n  d: 1\n  b:\n    c:\n      url: x\ne: 2\n"
    );
    assert_eq!(
        text("a:\ne: 2\n", &deep, OnClash::Keep),
        "a:\n  b:\n    c:\n      url: x\ne: 2\n"
    );
}

#[test]
fn what_looks_like_a_key_in_a_string_is_none() {
    let old = "a: |\n  servers:\n    # not a comment\n\n   x\nb: >-\n  servers: {\nc: \"\n  servers: '\\\"\n  \"\nd: 'it''s\n  servers:\n  '\n\
        e: one\n  two # three\nf: { servers: [\n  \"}\", it's ] } # [\ng: [a, # ]\n  b]\n";
    assert_eq!(mapped(old), [old, "servers:\n  b:\n    url: x\n"].concat());
    // Nor one that lies deeper.
    let old = "a:\n  servers:\n    c: 1\n";
    assert_eq!(mapped(old), [old, "servers:\n  b:\n    url: x\n"].concat());
}

#[test]
fn what_a_block_scalar_keeps_stays() {
    let old = "servers:\n  a:\n    url: |+\n      y\n\n\nother: 1\n";
    assert_eq!(
        mapped(old),
        old.replace("\n\nother", "\n\n  b:\n    url: x\nother")
    );
    // Without a line end at the end of the file there is none in the string either.
    assert_eq!(
        mapped("# a\na: |\n  y"),
        "# a\nservers:\n  b:\n    url: x\na: |\n  y"
    );
    assert_eq!(
        mapped("servers: # s\n  a: >\n    y"),
        "servers: # s\n  b:\n    url: x\n  a: >\n    y"
    );
    let old = "a: |+\n  y\n\n";
    let value: serde_yaml_ng::Value = serde_yaml_ng::from_str(&mapped(old)).expect("YAML");
    assert_eq!(value["a"], "y\n\n");
}

#[test]
fn the_same_content_is_left_alone_however_it_is_written() {
    let entry = Object::new()
        .with("name", "b")
        .with("url", "https://a/é?b=c")
        .with("timeout", 300)
        .with("on", true)
        .with("none", Json::Null)
        .with("args", Json::strings(&["-y", "it's"]))
        .with("env", Object::new().with("A", "b: c"))
        .with("empty", Object::new());
    let block = "url: https://a/é?b=c # c\n    on: True\n    'timeout': 300\n    none:\n    args:\n    - -y\n    - \"it's\"\n    \
        env:\n        \"A\": 'b: c'\n    empty: { }\n";
    let flow = "{name: b, \"url\": 'https://a/\u{e9}?b=c', timeout: 300, on: true, none: ~, args: [-y, \"it's\",], env: {A: \"b: c\"}, \
        empty: {}}\n";
    let plain = flow.replace("'https://a/\u{e9}?b=c'", "\"https://a/\\xe9?b=c\"");
    let cases = [
        (
            ["servers:\n  \"b\":\n    name: b\n    ", block].concat(),
            Keyed::Map,
        ),
        (["servers:\n  b: ", flow].concat(), Keyed::Map),
        (["servers:\n  b: ", &plain].concat(), Keyed::Map),
        (
            ["servers:\n  - name: 'b'\n    ", block].concat(),
            Keyed::List("name"),
        ),
        (["servers:\n- ", flow].concat(), Keyed::List("name")),
    ];
    for (old, keyed) in cases {
        let document = document(Format::Yaml, &["servers"], keyed, &[("b", entry.clone())]);
        for choice in OnClash::ALL {
            let merged = merged(&old, &document, choice);
            assert!(!merged.changed && merged.clashes.is_empty(), "{old}");
        }
    }
}

#[test]
fn an_entry_is_replaced_alone() {
    let old = "servers:\n  a: 1\n  b: # mine\n    url: y # c\n    # d\n    env:\n      A: |\n        x\n\n  # c\n  c: 1\n";
    assert_eq!(
        mapped(old),
        "servers:\n  a: 1\n  b: # mine\n    url: x\n\n  # c\n  c: 1\n"
    );
    for value in [
        " 1",
        " ~",
        "",
        " {url: y}",
        " {\n    url: y\n  }",
        " \"y\n    z\"",
        " |\n    y",
        " *a",
    ] {
        let old = ["a: &a 1\nservers:\n  b:", value, " # c\n  c: 1\n"].concat();
        let old = old.replace("    y # c", "    y");
        let new = "a: &a 1\nservers:\n  b: # c\n    url: x\n  c: 1\n";
        assert_eq!(
            mapped(&old).replace("b: # c", "b:"),
            new.replace("b: # c", "b:"),
            "{old}"
        );
    }
    let element = "- name: b\n    url: x";
    for value in [
        "- name: b",
        "-\n    name: b # c\n    url: [y,\n z]",
        "- {name: b}",
        "-   url: y\n      name: \"b\" # c",
    ] {
        let old = ["servers:\n  - uses: a\n  ", value, "\n  # c\n  - name: c\n"].concat();
        let new = [
            "servers:\n  - uses: a\n  ",
            element,
            "\n  # c\n  - name: c\n",
        ]
        .concat();
        assert_eq!(listed(&old), new, "{old}");
    }
}

#[test]
fn a_clash_is_settled_as_chosen() {
    let old = "servers:\n  - name: b\n    url: y\n";
    let kept = merged(old, &list(), OnClash::Keep);
    assert_eq!(
        (kept.text.as_str(), kept.clashes),
        (old, vec!["b".to_owned()])
    );
    let renamed = merged(old, &list(), OnClash::Rename);
    assert_eq!(renamed.text, [old, "  - name: b_2\n    url: x\n"].concat());
    assert_eq!(renamed.names, ["b_2"]);
    let old = "servers:\n  b: 1\n  b_2: 2\n";
    assert_eq!(
        text(old, &map(), OnClash::Rename),
        [old, "  b_3:\n    url: x\n"].concat()
    );
}

#[test]
fn what_stands_beside_is_added_once() {
    let mut document = list();
    document.beside = vec![
        Beside::Missing("version", "1.0".into()),
        Beside::Missing("name", "n".into()),
    ];
    let new = "name: mine\nversion: \"1.0\"\nservers:\n  - name: b\n    url: x\n";
    assert_eq!(text("name: mine\n", &document, OnClash::Keep), new);
}

#[test]
fn what_cannot_be_changed_without_a_loss_is_refused() {
    for (old, what, line, column) in [
        ("servers: {a: 1}", Construct::Flow, 1, 10),
        ("servers: &a\n  c: 1\n", Construct::Anchor, 1, 10),
        ("a: &a {}\nservers: *a\n", Construct::Alias, 2, 10),
        ("servers: !a\n  c: 1\n", Construct::Tag, 1, 10),
        (
            "a: &a {}\nservers:\n  c: 1\n  <<: *a\n",
            Construct::MergeKey,
            4,
            3,
        ),
        (
            "servers:\n  b: &a\n    c: 1\nd: *a",
            Construct::Anchor,
            2,
            6,
        ),
        (
            "servers:\n  b:\n    c: [&a 1]\nd: *a",
            Construct::Anchor,
            3,
            9,
        ),
        ("servers:\n  b: !t\n    c: 1\n", Construct::Tag, 2, 6),
        ("servers:\n  b: !t 1\n", Construct::Tag, 2, 6),
        ("servers:\n  !t b: 1\n", Construct::Tag, 2, 3),
        ("a: 1\n---\nb: 1\n", Construct::Documents, 2, 1),
        ("a: 1\n...\n", Construct::Documents, 2, 1),
        ("? a\n: b\n", Construct::ComplexKey, 1, 1),
        ("a: 1\rb: 2", Construct::LineEnd, 1, 5),
        ("a: \"\u{2028}\"", Construct::LineEnd, 1, 5),
    ] {
        assert_eq!(
            refusal(old, &map()),
            Refusal::Unsupported { what, line, column },
            "{old}"
        );
    }
    let wrong = |path: &[&'static str], expected, line, column| Refusal::WrongType {
        path: path.to_vec(),
        expected,
        line,
        column,
    };
    assert_eq!(
        refusal("servers: a", &map()),
        wrong(&["servers"], Shape::Object, 1, 10)
    );
    assert_eq!(
        refusal("servers: []", &map()),
        wrong(&["servers"], Shape::Object, 1, 10)
    );
    assert_eq!(
        refusal("servers:\n  - a", &map()),
        wrong(&["servers"], Shape::Object, 2, 3)
    );
    assert_eq!(
        refusal("servers:\n  a: 1", &list()),
        wrong(&["servers"], Shape::Array, 2, 3)
    );
    assert_eq!(refusal("- a", &map()), wrong(&[], Shape::Object, 1, 1));
    let name = || "servers".to_owned();
    assert_eq!(
        refusal("servers:\nservers:", &map()),
        Refusal::Duplicate {
            name: name(),
            line: 2,
            column: 1
        }
    );
    let old = "servers:\n  c:\n    &a # empty\n";
    assert_eq!(mapped(old), [old, "  b:\n    url: x\n"].concat());
    // An anchor elsewhere, and one in a server that stays, are no hindrance.
    let old = "a: &a\n  c: 1\nd: *a\nservers:\n  c: &b {d: &c 1}\n";
    assert_eq!(mapped(old), [old, "  b:\n    url: x\n"].concat());
}

#[test]
fn a_broken_file_is_refused_with_its_place() {
    for (text, line, column, what) in [
        ("a:\n\tb: 1", 2, 1, Fault::Tab),
        ("a:\n  b: 1\n c: 2", 3, 2, Fault::Indentation),
        ("a: 1\n  b: 2", 2, 4, Fault::Unexpected(':')),
        ("a: x\n  b: 2", 2, 4, Fault::Unexpected(':')),
        ("a:\n    b: 1\n  c: 2", 3, 3, Fault::Indentation),
        ("  a: 1\nb: 2", 2, 1, Fault::Indentation),
        ("a:\n  - b\n  c: d", 3, 3, Fault::Indentation),
        ("a: - b", 1, 4, Fault::Unexpected('-')),
        ("a: b: c", 1, 5, Fault::Unexpected(':')),
        ("a: 'x' y", 1, 8, Fault::Unexpected('y')),
        ("a: 'x", 1, 4, Fault::Unclosed('\'')),
        ("a: \"x\\q\"", 1, 6, Fault::Escape),
        ("a: [x, {y]", 1, 10, Fault::Unexpected(']')),
        ("a: [x, {y: 1}", 1, 4, Fault::Unclosed('[')),
        ("a: []\n  b", 2, 3, Fault::Unexpected('b')),
        ("a: @b", 1, 4, Fault::Unexpected('@')),
        ("a: |x\n", 1, 5, Fault::Unexpected('x')),
        ("a: |\n    x\n   y\nb: 1", 3, 4, Fault::Unexpected('y')),
        ("a: 1\nb", 2, 1, Fault::Unexpected('b')),
        ("a: 1\n&b\n", 2, 1, Fault::Unexpected('&')),
        (": 1", 1, 1, Fault::Unexpected(':')),
        ("a", 1, 1, Fault::Unexpected('a')),
        ("a: \u{7}", 1, 4, Fault::Control),
        ("a: 'x':\n", 1, 7, Fault::Unexpected(':')),
    ] {
        assert_eq!(
            refusal(text, &map()),
            Refusal::Syntax { line, column, what },
            "{text}"
        );
        let read: Result<serde_yaml_ng::Mapping, _> = serde_yaml_ng::from_str(text);
        assert!(read.is_err(), "{text}");
    }
    // Some readers take a tab where nothing follows it.
    let refused = refusal("a: 1\n \t\n", &map());
    assert_eq!(
        refused,
        Refusal::Syntax {
            line: 2,
            column: 2,
            what: Fault::Tab
        }
    );
    // Some readers take this for a comment.
    let refused = refusal("servers: {}# none", &map());
    assert_eq!(
        refused,
        Refusal::Syntax {
            line: 1,
            column: 12,
            what: Fault::Unexpected('#')
        }
    );
    for (text, found) in [
        ("{\"a\": 1}", Format::Json),
        ("// a\n{}", Format::Json),
        ("[a.b]\nc = 1", Format::Toml),
        ("a = 1", Format::Toml),
    ] {
        assert_eq!(
            refusal(text, &map()),
            Refusal::OtherFormat { found },
            "{text}"
        );
    }
}
