use super::*;

const WORD: &str = "«it»";

fn all() -> Vec<Problem> {
    let mut all = vec![
        Problem::Syntax { line: 3, column: 7 },
        Problem::Html,
        Problem::Unreadable { status: Some(500) },
        Problem::Unreadable { status: None },
        Problem::Key,
        Problem::Unknown,
    ];
    for expected in [
        Expected::Object,
        Expected::List(9),
        Expected::Boolean,
        Expected::Text(60),
        Expected::OneOf("en, zh"),
        Expected::Host,
        Expected::Relay,
        Expected::Client,
        Expected::Help,
        Expected::Id,
        Expected::Url,
        Expected::IdOrUrl,
        Expected::Languages,
    ] {
        for found in [
            Found::Word(WORD.to_owned()),
            Found::List(2),
            Found::Object,
            Found::Neither,
        ] {
            all.push(Problem::Expected { found, expected });
        }
    }
    all
}

#[test]
fn both_tables_say_the_same_in_their_own_marks() {
    crate::i18n::tests::tables::agree(include_str!("../site.rs"), "Site", 10);
}

#[test]
fn every_notice_is_said_in_both_languages() {
    let chinese = |text: &str| text.chars().any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c));
    for problem in all() {
        for setting in ["", "literalKey", "hosts[1]"] {
            let it = Notice {
                setting: setting.to_owned(),
                problem: problem.clone(),
            };
            let (en, zh) = (notice(&it, Lang::En), notice(&it, Lang::Zh));
            assert!(!chinese(&en) && en.ends_with('.'), "{en}");
            assert!(chinese(&zh) && zh.ends_with('。'), "{zh}");
            for text in [&en, &zh] {
                assert!(!text.contains(['{', '}']), "{text}");
            }
            if let Problem::Expected {
                found: Found::Word(_),
                ..
            } = problem
            {
                assert!(en.contains(WORD) && zh.contains(WORD));
            }
        }
    }
}

/// The setting, what was found, and what belongs there.
#[test]
fn a_notice_says_what_was_found_and_what_was_expected() {
    let page = crate::mcp::diagnosis::PageOrigin::Https;
    let text = r#"{ "literalKey": "no", "hosts": ["a/b"], "relai": 1 }"#;
    let site = crate::app::Site::read(page, text);
    let said: Vec<_> = site
        .notices
        .iter()
        .map(|it| [place(it), ": ", &notice(it, Lang::En)].concat())
        .collect();
    assert_eq!(
        said,
        [
            "literalKey: Found \"no\", expected true or false. Until it is corrected, keys are not written into configurations.",
            "hosts[0]: Found \"a/b\", expected a host name such as mcp.example.com, without https:// and path. It is not used.",
            "relai: There is no setting of this name. Check its spelling.",
        ]
    );
    let site = crate::app::Site::read(page, "{\n  \"relay\": ,\n}");
    let said = notice(&site.notices[0], Lang::Zh);
    assert!(said.starts_with("第 2 行第 12 列起不是 JSON。"), "{said}");
}
