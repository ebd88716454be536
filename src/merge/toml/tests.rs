use crate::emit::Format;
use crate::emit::document::{Document, Keyed};
use crate::emit::json::{Json, Object};
use crate::merge::tests::{document, merged, refusal, url};
use crate::merge::{Construct, Fault, OnClash, Refusal, Shape};

fn map(entries: &[(&str, Object)]) -> Document {
    document(Format::Toml, &["mcp_servers"], Keyed::Map, entries)
}

fn b() -> Document {
    map(&[("b", url("x"))])
}

/// Merges and asserts that every reader still reads the result.
fn text(existing: &str, on_clash: OnClash) -> String {
    let merged = merged(existing, &b(), on_clash);
    let read: Result<toml::Table, _> = merged.text.parse();
    assert!(read.is_ok(), "{read:?}\n{}", merged.text);
    merged.text
}

fn added(existing: &str) -> String {
    text(existing, OnClash::Keep)
}

fn replaced(existing: &str) -> String {
    text(existing, OnClash::Replace)
}

const TABLE: &str = "[mcp_servers.b]\nurl = \"x\"";

#[test]
fn a_file_with_nothing_in_it_becomes_the_document() {
    assert_eq!(added(""), [TABLE, "\n"].concat());
    assert_eq!(added("\u{feff}\n\n"), ["\u{feff}", TABLE, "\n"].concat());
    assert_eq!(added("# mine"), ["# mine\n", TABLE, "\n"].concat());
    assert_eq!(
        added("# mine\r\n"),
        "# mine\r\n[mcp_servers.b]\r\nurl = \"x\"\r\n"
    );
}

#[test]
fn a_table_goes_after_the_last_server() {
    let old = "model = \"o3\"\n\n[mcp_servers.a]\nurl = \"y\" # one\n# two\n\n# Next.\n[tools]\nweb = true\n";
    let after = "# two\n";
    let new = old.replace(after, &[after, "\n", TABLE, "\n"].concat());
    assert_eq!(added(old), new);
    let old = "[mcp_servers.a.env]\r\nX = \"y\"\r\n# Next.\r\n[tools]\r\n";
    let new = "[mcp_servers.a.env]\r\nX = \"y\"\r\n\r\n[mcp_servers.b]\r\nurl = \"x\"\r\n# Next.\r\n[tools]\r\n";
    assert_eq!(added(old), new);
    assert_eq!(
        added("[mcp_servers]"),
        ["[mcp_servers]\n\n", TABLE].concat()
    );
    let old = "[mcp_servers]\na = { url = \"y\" }\n";
    assert_eq!(added(old), [old, "\n", TABLE, "\n"].concat());
    let old = "mcp_servers.a.url = \"y\"\n[x]\n";
    assert_eq!(added(old), [old, "\n", TABLE, "\n"].concat());
}

#[test]
fn or_at_the_end() {
    assert_eq!(added("a = 1"), ["a = 1\n\n", TABLE].concat());
    assert_eq!(
        added("a = 1 # c\u{3000}\n\n\n"),
        ["a = 1 # c\u{3000}\n\n", TABLE, "\n\n\n"].concat()
    );
    assert_eq!(
        added("[[a]]\n# end\n"),
        ["[[a]]\n# end\n\n", TABLE, "\n"].concat()
    );
}

#[test]
fn what_looks_like_a_header_in_a_string_or_array_is_none() {
    let old = "a = \"\"\"\n[mcp_servers.z]\n\\\"\"\"\"\"\nb = '''\n[mcp_servers.y]'''\nc = [\n  [1], # [mcp_servers.x]\n  2,\n]\n[t]\n";
    assert_eq!(added(old), [old, "\n", TABLE, "\n"].concat());
}

#[test]
fn a_quoted_or_spaced_name_is_the_same_name() {
    for header in [
        "[mcp_servers.b]",
        "[ mcp_servers . \"b\" ] # c",
        "['mcp_servers'.\"\\u0062\"]",
    ] {
        let old = [header, "\nurl = 'x'\n"].concat();
        for choice in OnClash::ALL {
            assert_eq!(text(&old, choice), old);
        }
        let old = [header, "\nurl = 'y' # d\nz = [\n1]\n# e\n"].concat();
        assert_eq!(replaced(&old), [header, "\nurl = \"x\"\n# e\n"].concat());
    }
}

#[test]
fn the_same_content_is_left_alone_however_it_is_written() {
    let entry = url("https://a/é")
        .with("timeout", 1000)
        .with("on", true)
        .with("args", Json::strings(&["-y", "a\tb"]))
        .with("none", Json::Null)
        .with("env", Object::new().with("A", "b"));
    let document = map(&[("b", entry)]);
    let pairs = "\non = true\nurl = \"\"\"\nhttps:\\\n  //a/\\u00e9\"\"\"\ntimeout = 1_000\nargs = ['-y', \"a\\tb\", ]\n";
    for old in [
        ["[mcp_servers.b]", pairs, "env.A = 'b'\n"].concat(),
        [
            "[mcp_servers.b]",
            pairs,
            "[mcp_servers.b.env]\n\"A\" = '''b'''\n",
        ]
        .concat(),
        [
            "[mcp_servers.b.env]\nA = \"b\"\n[x]\n[mcp_servers.b]",
            pairs,
        ]
        .concat(),
        [
            "[mcp_servers]\nb = {",
            &pairs
                .trim()
                .replace("\nu", ",u")
                .replace("\nt", ",t")
                .replace("\na", ",a"),
            ", env = {A='b'}}\n",
        ]
        .concat(),
    ] {
        for choice in OnClash::ALL {
            let merged = merged(&old, &document, choice);
            assert!(!merged.changed && merged.clashes.is_empty(), "{old}");
        }
    }
}

#[test]
fn a_table_is_replaced_with_its_deeper_tables() {
    let old = "x = 1\n\n# B.\n[mcp_servers.b] # mine\ncommand = \"c\"\n\n# env\n[mcp_servers.b.env]\nA = \"b\" # c\n\n[y]\n";
    let new = "x = 1\n\n# B.\n[mcp_servers.b] # mine\nurl = \"x\"\n\n[y]\n";
    assert_eq!(replaced(old), new);
    // Apart from each other, and before it.
    let old = "[mcp_servers.b.env]\nA = \"b\"\n\n[y]\nz = 1\n\n[mcp_servers.b]\ncommand = \"c\"\n\n[mcp_servers.c]\n\n[mcp_servers.b.d]\n\n[z]";
    let new = "\n[y]\nz = 1\n\n[mcp_servers.b]\nurl = \"x\"\n\n[mcp_servers.c]\n\n[z]";
    assert_eq!(replaced(old), new);
    assert_eq!(
        replaced(&["\u{feff}", old].concat()),
        ["\u{feff}", new].concat()
    );
    // A deeper table alone.
    let old = "[mcp_servers.b.env]\nA = \"b\"\n[[mcp_servers.b.c]]\n";
    assert_eq!(replaced(old), [TABLE, "\n"].concat());
    assert_eq!(replaced("[mcp_servers.b]"), TABLE);
}

#[test]
fn an_inline_table_is_edited_where_it_is() {
    assert_eq!(
        added("mcp_servers = {}\n"),
        "mcp_servers = { b = { url = \"x\" } }\n"
    );
    assert_eq!(
        added("mcp_servers = { a = 1 } # c"),
        "mcp_servers = { a = 1, b = { url = \"x\" } } # c"
    );
    assert_eq!(
        added("mcp_servers = { a = 1, }"),
        "mcp_servers = { a = 1, b = { url = \"x\" } }"
    );
    assert_eq!(
        replaced("mcp_servers = { a = 1, b = [2], c = 3 }"),
        "mcp_servers = { a = 1, b = { url = \"x\" }, c = 3 }"
    );
    assert_eq!(
        replaced("[mcp_servers]\nb = {a = 1} # c\n"),
        "[mcp_servers]\nb = { url = \"x\" } # c\n"
    );
    assert_eq!(
        replaced("mcp_servers.b = {a = 1} # c\n"),
        "mcp_servers.b = { url = \"x\" } # c\n"
    );
    let deep = document(
        Format::Toml,
        &["a", "b", "c"],
        Keyed::Map,
        &[("d", url("x"))],
    );
    let text = merged("a.b = {}", &deep, OnClash::Keep).text;
    assert_eq!(text, "a.b = { c = { d = { url = \"x\" } } }");
    let text = merged("a = { b = { c = { e = 1 } } }", &deep, OnClash::Keep).text;
    assert_eq!(text, "a = { b = { c = { e = 1, d = { url = \"x\" } } } }");
}

#[test]
fn a_clash_is_settled_as_chosen() {
    let old = "[mcp_servers.b]\nurl = \"y\"\n\n[mcp_servers.b_2]\nurl = 1\n[z]\n";
    let kept = merged(old, &b(), OnClash::Keep);
    assert_eq!(
        (kept.text.as_str(), kept.clashes),
        (old, vec!["b".to_owned()])
    );
    let renamed = merged(old, &b(), OnClash::Rename);
    assert_eq!(
        renamed.text,
        old.replace("[z]", "\n[mcp_servers.b_3]\nurl = \"x\"\n[z]")
    );
    assert_eq!(renamed.names, ["b_3"]);
}

#[test]
fn what_cannot_be_changed_without_a_loss_is_refused() {
    let unsupported = |what, line, column| Refusal::Unsupported { what, line, column };
    for (old, expected) in [
        (
            "[mcp_servers]\nb.url = 'y'\n",
            unsupported(Construct::DottedKeys, 2, 1),
        ),
        (
            "\nmcp_servers.b.url = 'y'",
            unsupported(Construct::DottedKeys, 2, 1),
        ),
        (
            "[mcp_servers]\nb.url = 'y'\n[mcp_servers.b.env]",
            unsupported(Construct::DottedKeys, 2, 1),
        ),
        (
            "mcp_servers = { b.url = 'y' }",
            unsupported(Construct::DottedKeys, 1, 17),
        ),
        (
            "[[mcp_servers.b]]\n",
            unsupported(Construct::ArrayOfTables, 1, 1),
        ),
    ] {
        assert_eq!(refusal(old, &b()), expected, "{old}");
        // It can stay, or be joined by another.
        assert_eq!(text(old, OnClash::Keep), old);
        text(old, OnClash::Rename);
    }
    let path = || vec!["mcp_servers"];
    for (old, line, column) in [
        ("[[mcp_servers]]", 1, 1),
        ("mcp_servers = [ ]", 1, 15),
        ("\n'mcp_servers' = 1", 2, 17),
    ] {
        let expected = Shape::Object;
        assert_eq!(
            refusal(old, &b()),
            Refusal::WrongType {
                path: path(),
                expected,
                line,
                column
            },
            "{old}"
        );
    }
    for (old, line) in [
        ("[mcp_servers]\n[mcp_servers]", 2),
        ("[mcp_servers.b]\n\n[mcp_servers.b]", 3),
        ("[mcp_servers]\nb = 1\nb = 2", 3),
        ("[mcp_servers]\nb = 1\n[mcp_servers.b]", 3),
    ] {
        let refused = refusal(old, &b());
        assert!(
            matches!(refused, Refusal::Duplicate { line: at, column: 1, .. } if at == line),
            "{old}: {refused:?}"
        );
        assert!(old.parse::<toml::Table>().is_err());
    }
}

#[test]
fn a_broken_file_is_refused_with_its_place() {
    for (text, line, column, what) in [
        ("a", 1, 2, Fault::End),
        ("a = ", 1, 5, Fault::End),
        ("a = 1 b = 2", 1, 7, Fault::Unexpected('b')),
        ("a = \"b\nc = 1", 1, 7, Fault::Control),
        ("a = 'b", 1, 5, Fault::Unclosed('\'')),
        ("a = \"\"\"b\n\"\"", 1, 5, Fault::Unclosed('"')),
        ("a = \"\\q\"", 1, 6, Fault::Escape),
        ("a = \"\\ud800\"", 1, 6, Fault::Escape),
        ("a = [1, 2\nb = 3", 2, 1, Fault::Unexpected('b')),
        ("a = [1, 2", 1, 5, Fault::Unclosed('[')),
        ("a = { b }", 1, 9, Fault::Unexpected('}')),
        ("a = [1 2]", 1, 8, Fault::Unexpected('2')),
        ("a = [,]", 1, 6, Fault::Unexpected(',')),
        ("[a", 1, 3, Fault::End),
        ("[a]]", 1, 4, Fault::Unexpected(']')),
        ("[[a]\n", 1, 4, Fault::Unexpected(']')),
        ("[]", 1, 2, Fault::Unexpected(']')),
        ("[a.]", 1, 4, Fault::Unexpected(']')),
        ("搜 = 1", 1, 1, Fault::Unexpected('搜')),
        ("a = yes", 1, 5, Fault::Word),
        ("a = 01", 1, 5, Fault::Word),
        ("a = 1.", 1, 5, Fault::Word),
        ("a = 1__0", 1, 5, Fault::Word),
        ("a = 0x", 1, 5, Fault::Word),
        ("a = -0x1", 1, 5, Fault::Word),
        ("# a\u{1}", 1, 4, Fault::Control),
        ("a = 1 # a\u{1}", 1, 10, Fault::Control),
        ("\"\"\"a\"\"\" = 1", 1, 1, Fault::Unexpected('"')),
    ] {
        assert_eq!(
            refusal(text, &b()),
            Refusal::Syntax { line, column, what },
            "{text}"
        );
        assert!(text.parse::<toml::Table>().is_err(), "{text}");
    }
    for (text, found) in [
        ("{\n \"mcpServers\": {}}", Format::Json),
        ("// a\n{}", Format::Json),
        ("a: 1\n", Format::Yaml),
    ] {
        assert_eq!(
            refusal(text, &b()),
            Refusal::OtherFormat { found },
            "{text}"
        );
    }
}

#[test]
fn every_value_is_read() {
    for value in [
        "+1",
        "-0",
        "1_000",
        "0xdead_beef",
        "0o7",
        "0b1",
        "1.5",
        "-1.5e+3",
        "6.6_1",
        "1e1",
        "inf",
        "-nan",
        "1979-05-27",
        "07:32:00",
        "1979-05-27T07:32:00Z",
        "1979-05-27 07:32:00.5-07:00",
        "1979-05-27t07:32:00",
        "\"\"",
        "''",
        "\"\"\"\"\"\"",
        "''''a'''''",
        "\"\"\"a\"\"\"\"\"",
        "[[], [{}]]",
        "{a.b=1,\"c d\".'e'=[]}",
        "\"\\x41\\e\\U0001F600\"",
    ] {
        let old = ["a = ", value, "\n"].concat();
        assert!(old.parse::<toml::Table>().is_ok(), "{old}");
        assert_eq!(added(&old), [&old, "\n", TABLE, "\n"].concat());
    }
}
