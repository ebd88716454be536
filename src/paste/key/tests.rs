use super::*;
use crate::paste::tests::KEY;

/// What the key field makes of a text: the key, then the codes.
fn told(text: &str) -> (Option<String>, Vec<&'static str>) {
    let (key, diagnostics) = key_field(text);
    let codes = diagnostics.iter().map(|d| d.code.id()).collect();
    (key.map(|key| key.expose().to_owned()), codes)
}

#[test]
fn whatever_people_paste_along_with_a_key_goes() {
    for (text, codes) in [
        ("@", vec![]),
        (" @\n", vec![]),
        ("Bearer @", vec!["bearer-removed"]),
        ("bearer Bearer  @", vec!["bearer-removed"]),
        ("Authorization: Bearer @", vec!["bearer-removed"]),
        (
            "-H \"Authorization: Bearer @\"",
            vec!["bearer-removed", "quotes-removed"],
        ),
        ("'@'", vec!["quotes-removed"]),
        ("“@”", vec!["quotes-removed"]),
        ("\"Bearer @\",", vec!["bearer-removed", "quotes-removed"]),
        ("export DASHSCOPE_API_KEY=@", vec![]),
        ("export DASHSCOPE_API_KEY=\"@\"", vec!["quotes-removed"]),
        ("$env:DASHSCOPE_API_KEY = \"@\"", vec!["quotes-removed"]),
        ("setx DASHSCOPE_API_KEY @", vec![]),
        ("DASHSCOPE_API_KEY: @", vec![]),
        ("API Key：@", vec!["width-normalised"]),
        ("\u{feff}@\u{200b}", vec!["invisible-removed"]),
        ("\u{a0}@", vec![]),
        (
            "curl -H 'Authorization: Bearer @' https://a.example/sse",
            vec!["prose-skipped"],
        ),
        (
            "{\"headers\": {\"Authorization\": \"Bearer @\"}}",
            vec!["prose-skipped"],
        ),
    ] {
        let text = text.replace('@', KEY);
        assert_eq!(told(&text), (Some(KEY.to_owned()), codes), "{text}");
    }
    let full_width: String = KEY
        .chars()
        .map(|c| char::from_u32(u32::from(c) + 0xfee0).expect("a full-width letter"))
        .collect();
    assert_eq!(
        told(&full_width),
        (Some(KEY.to_owned()), vec!["width-normalised"])
    );
    let broken = KEY.replacen("abcdef", "abcdef\r\n  ", 1);
    let (key, codes) = told(&broken);
    assert_eq!((key, codes), (Some(KEY.to_owned()), vec!["lines-joined"]));
}

#[test]
fn kinds_that_will_not_do_are_told() {
    for (text, code) in [
        ("sk-sp-0123456789abcdef", "key-plan"),
        ("st-lt-v1abcdef", "key-temporary"),
        ("LTAI5tAbCdEfGhIjKlMn", "key-access-key"),
        ("sk-ant-0123456789", "key-other-vendor"),
        ("whatever", "key-unknown-shape"),
    ] {
        assert_eq!(told(text), (Some(text.to_owned()), vec![code]), "{text}");
    }
    for (text, code) in [
        ("sk-ab***cd", "key-masked"),
        ("${DASHSCOPE_API_KEY}", "key-placeholder"),
        ("$env:DASHSCOPE_API_KEY", "key-placeholder"),
        ("YOUR_API_KEY", "key-placeholder"),
        ("sk-a b", "key-character"),
        ("sk-é", "key-character"),
        ("sk-a\u{7}", "key-character"),
    ] {
        assert_eq!(told(text), (None, vec![code]), "{text}");
    }
    assert_eq!(told(" "), (None, vec![]));
    assert_eq!(told("Bearer "), (None, vec!["bearer-removed"]));
    let workspace = format!("sk-ws-H.ABCDEFG.ab1c.MEUC{}-_", "Aa0_-".repeat(18));
    assert_eq!(told(&workspace), (Some(workspace.clone()), vec![]));
}

#[test]
fn a_character_that_cannot_be_sent_is_pointed_at() {
    let text = "Bearer \"sk-搜索\"";
    let (_, diagnostics) = key_field(text);
    let bad = diagnostics.iter().find(|d| d.code.id() == "key-character");
    assert_eq!(bad.expect("a diagnostic").span.slice(text), "搜");
}

#[test]
fn no_diagnostic_holds_the_key() {
    for text in ["Bearer \"@\"", "export X_API_KEY=@\u{200b}", "@ @"] {
        let text = text.replace('@', KEY);
        let (_, diagnostics) = key_field(&text);
        assert!(!format!("{diagnostics:?}").contains("0123456789"), "{text}");
    }
}

#[test]
fn keys_are_found_by_shape_at_the_start_of_a_word() {
    let scanned = |text: &str| -> Vec<String> {
        let keys = scan(text);
        keys.iter()
            .map(|key| key.span.slice(text).to_owned())
            .collect()
    };
    let text = format!("key={KEY}, **{KEY}** \"{KEY}\". ({KEY}) x{KEY} {KEY}");
    assert_eq!(scanned(&text), [KEY, KEY, KEY, KEY, KEY]);
    let workspace = "sk-ws-H.ABCDEFG.ab1c.MEUCAa0_-";
    assert_eq!(scanned(workspace), [workspace]);
    for word in [
        "sk-learn",
        "st-louis",
        "task-12345678901234567890",
        "sk-",
        "LTAI",
    ] {
        assert!(scanned(word).is_empty(), "{word}");
    }
}
