use super::*;

#[test]
fn whatever_is_no_list_is_told_in_both_languages() {
    let mut errors = vec![
        PastedError::NotJson { line: 3, column: 7 },
        PastedError::Refused {
            code: -32_601,
            message: "no\u{202e}".to_owned(),
        },
        PastedError::NoneListed,
        PastedError::NoneNamed { entries: 4 },
    ];
    for seen in [
        Seen::Object,
        Seen::Configuration,
        Seen::Initialized,
        Seen::List,
        Seen::Scalar,
        Seen::Stream,
    ] {
        errors.push(PastedError::NoTools(seen));
    }
    let chinese = |c: char| ('\u{4e00}'..='\u{9fff}').contains(&c);
    for error in &errors {
        let (en, zh) = (said(error, Lang::En), said(error, Lang::Zh));
        assert!(
            zh.chars().any(chinese) && !en.chars().any(chinese),
            "{en} {zh}"
        );
        assert!(!en.contains("{0}") && !zh.contains("{1}"), "{en} {zh}");
    }
    assert!(said(&errors[0], Lang::En).contains("line 3, column 7"));
    assert!(said(&errors[1], Lang::En).contains("-32601 instead of tools: no[U+202E]"));
    assert_eq!(said(&PastedError::Empty, Lang::En), "");
}
