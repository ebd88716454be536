//! No depth is too much, and the time grows with the length alone: a quadratic scan exceeds these
//! bounds by far, also in a debug build on a busy machine.

use super::*;
use std::time::Duration;

use cpu_time::ThreadTime;

const LENGTH: usize = 100_000;

fn in_time(document: &Document, fronts: &[&str], units: &[&str], ends: &[&str]) {
    for unit in units {
        for front in fronts {
            for end in ends {
                let text = [front, unit.repeat(LENGTH / unit.len()).as_str(), end].concat();
                let start = ThreadTime::now();
                let _ = merge(&text, document, OnClash::Replace);
                let taken = start.elapsed();
                assert!(
                    taken < Duration::from_secs(5),
                    "{front:?} {unit:?} {end:?} took {taken:?}"
                );
            }
        }
    }
}

#[test]
fn json() {
    let document = document(Format::Json, &["a"], Keyed::Map, &[("b", url("x"))]);
    let units = [
        "[",
        "{\"a\":",
        "[[],",
        " ",
        "\"",
        "/**/",
        "//\n",
        "\"c\":1,",
        "\n\"c\":1,",
        "{},",
        "\r",
    ];
    in_time(
        &document,
        &["", "{\"a\":", "{\"a\":{", "{\"a\":{\"b\":{"],
        &units,
        &["", "}}}"],
    );
    let deep = [
        "{\"a\":{\"b\":",
        &"[".repeat(LENGTH),
        &"]".repeat(LENGTH),
        "}}",
    ]
    .concat();
    assert_eq!(
        merged(&deep, &document, OnClash::Replace).text,
        "{\"a\":{\"b\":{\"url\":\"x\"}}}"
    );
}

#[test]
fn toml() {
    let document = document(Format::Toml, &["a"], Keyed::Map, &[("b", url("x"))]);
    let units = [
        "[",
        "{a=",
        "[[],",
        " ",
        "\"",
        "'''",
        "#",
        "c.",
        "c=1\n",
        "[c]\n",
        "[a.b.c]\n",
        "x.y=1\n",
        "\n",
        "c=1,",
        "#\n",
    ];
    in_time(
        &document,
        &["c = ", "[a.b]\n", "[a.b", "a = {", "[a]\nb = {"],
        &units,
        &["", "c=1}"],
    );
    let deep = ["[a]\nb = ", &"[".repeat(LENGTH), &"]".repeat(LENGTH), "\n"].concat();
    assert_eq!(
        merged(&deep, &document, OnClash::Replace).text,
        "[a]\nb = { url = \"x\" }\n"
    );
}

#[test]
fn yaml() {
    let entry = url("x").with("name", "b");
    let map = document(Format::Yaml, &["a"], Keyed::Map, &[("b", entry.clone())]);
    let list = document(Format::Yaml, &["a"], Keyed::List("name"), &[("b", entry)]);
    let units = [
        "[",
        "{a: ",
        "- ",
        " ",
        "\"",
        "''",
        "#",
        "  c: 1\n",
        "\n",
        "  - c\n",
        "  - name: b\n",
        "c\n",
        "  #\n",
        "&a ",
        "|",
        "x: ",
    ];
    for document in [map, list] {
        in_time(
            &document,
            &["", "a:\n", "a: ", "a:\n  b:\n  ", "c: |\n"],
            &units,
            &["", "\nd: 1\n"],
        );
    }
    let list = document(
        Format::Yaml,
        &["a"],
        Keyed::List("name"),
        &[("b", url("x").with("name", "b"))],
    );
    let deep = [
        "a:\n  - name: b\n    c: ",
        &"[".repeat(LENGTH),
        &"]".repeat(LENGTH),
        "\n",
    ]
    .concat();
    assert_eq!(
        merged(&deep, &list, OnClash::Replace).text,
        "a:\n  - url: x\n    name: b\n"
    );
}
