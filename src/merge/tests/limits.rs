use super::*;

fn json() -> Document {
    document(
        Format::Json,
        &["mcpServers"],
        Keyed::Map,
        &[("a", url("x"))],
    )
}

#[test]
fn what_is_no_text_is_refused() {
    let refused = refusal("{\n\"搜\0\": 1}", &json());
    assert_eq!(refused, Refusal::Binary { line: 2, column: 3 });
    let refused = refusal("\u{feff}{\u{fffd}}", &json());
    assert_eq!(refused, Refusal::Binary { line: 1, column: 2 });
}

#[test]
fn a_long_file_is_refused() {
    let long = [" ".repeat(FILE_LIMIT - 1), "{}".to_owned()].concat();
    assert_eq!(
        refusal(&long, &json()),
        Refusal::TooLong { limit: FILE_LIMIT }
    );
    assert!(merge(&long[1..], &json(), OnClash::Keep).is_ok());
}

#[test]
fn another_format_is_named() {
    for (text, found) in [
        ("# Codex\n[mcp_servers.a]\nurl = \"x\"\n", Format::Toml),
        ("model = \"o3\"\n", Format::Toml),
        ("[[a]]\n", Format::Toml),
        ("mcpServers:\n  - name: a\n", Format::Yaml),
        ("---\na: 1\n", Format::Yaml),
    ] {
        assert_eq!(
            refusal(text, &json()),
            Refusal::OtherFormat { found },
            "{text}"
        );
    }
    for text in ["\"a\": 1", "[\"a\"", "{", "搜", "a:b"] {
        let refused = refusal(text, &json());
        assert!(
            matches!(refused, Refusal::Syntax { .. }),
            "{text}: {refused:?}"
        );
    }
}

#[test]
fn a_place_is_that_of_the_file_as_it_is() {
    // The first entry could be added; the second stops at a place that the addition would move.
    let mut document = json();
    document.beside = vec![
        Beside::Missing("version", Json::Number(1)),
        Beside::Element("inputs", Object::new().with("id", "k")),
    ];
    let text = "{\"mcpServers\": {},\n \"inputs\": 7}";
    let path = vec!["inputs"];
    let expected = Shape::Array;
    assert_eq!(
        refusal(text, &document),
        Refusal::WrongType {
            path,
            expected,
            line: 2,
            column: 12
        }
    );
}

#[test]
fn words_of_the_interface() {
    for choice in OnClash::ALL {
        assert_eq!(OnClash::from_id(choice.id()), Some(choice));
    }
    assert_eq!(OnClash::from_id("overwrite"), None);
}

#[test]
fn a_key_is_not_printed() {
    let merged = merged("{}", &json(), OnClash::Keep);
    assert!(!format!("{merged:?}").contains("url"));
}
