pub(super) mod tables;

use super::*;
use crate::clients::more::every;
use crate::diagnostic::{Severity, Words};
use crate::domain::{KeyKind, LookAlike, Mistake, Transport};

/// One of each code. A code that is missing here is caught by `every_code_has_a_sample`.
fn samples() -> Vec<Code> {
    let text = || "x".to_owned();
    let rule = Words {
        en: "A rule.",
        zh: "规则。",
    };
    let mut codes = vec![
        Code::BearerRemoved { times: 1 },
        Code::BearerRemoved { times: 2 },
        Code::QuotesRemoved,
        Code::FenceRemoved,
        Code::InvisibleRemoved { count: 2 },
        Code::WidthNormalised { count: 2 },
        Code::LinesJoined,
        Code::ProseSkipped,
        Code::NamePrefixRemoved,
        Code::IdFromConsole,
        Code::JsonRelaxed,
        Code::NothingFound,
        Code::TooLong { limit: 2_000_000 },
        Code::JsonBroken { line: 1, column: 2 },
        Code::NotRemote { name: text() },
        Code::SeveralKeys { count: 2 },
        Code::TransportUnknown { word: text() },
        Code::ServiceMissing,
        Code::IdCharacter { character: '/' },
        Code::IdPlaceholder,
        Code::IdDamaged,
        Code::IdDiffersFromUrl { in_url: text() },
        Code::UrlScheme,
        Code::UrlHost,
        Code::UrlUserInfo,
        Code::UrlCharacter {
            character: '\u{200b}',
        },
        Code::UrlPlaceholder { text: text() },
        Code::UrlNotAService,
        Code::UrlConsole,
        Code::UrlInsecure { host: text() },
        Code::HostReportedMissing { host: text() },
        Code::HostOfPlan { host: text() },
        Code::HostUnknown { host: text() },
        Code::TransportMismatch {
            chosen: Transport::Sse,
            path: Transport::StreamableHttp,
        },
        Code::TransportAssumed {
            assumed: Transport::Sse,
        },
        Code::NamePrefixMissing,
        Code::NameTooLong {
            length: 26,
            console: true,
        },
        Code::NameTooLong {
            length: 21,
            console: false,
        },
        Code::NameCharacter { character: '\n' },
        Code::KeyCharacter { character: 'é' },
        Code::ClientName {
            client: "Cursor",
            rule,
        },
        Code::ClientExpands { client: "Cursor" },
        Code::ClientNoReference { client: "Cursor" },
        Code::ClientNoPrompt { client: "Cursor" },
        Code::ClientBridge {
            client: "Codex CLI",
            transport: Transport::Sse,
        },
        Code::ClientBridge {
            client: "Claude Desktop",
            transport: Transport::StreamableHttp,
        },
        Code::NameTaken,
        Code::NamesAlike { count: 2 },
        Code::LinkTooLong { length: 9_000 },
    ];
    codes.extend(
        [
            Mistake::NoSuffix,
            Mistake::TwoSuffixes,
            Mistake::CompatibleModePlural,
            Mistake::ApiSingular,
            Mistake::TrailingSlash,
            Mistake::NamePrefix,
        ]
        .map(Code::UrlMistake),
    );
    codes.extend(
        [
            LookAlike::OpenApiMcp,
            LookAlike::ModelScope,
            LookAlike::FunctionCompute,
        ]
        .map(Code::UrlLookAlike),
    );
    codes.extend(
        [
            KeyKind::Standard,
            KeyKind::Workspace,
            KeyKind::Plan,
            KeyKind::Temporary,
            KeyKind::AccessKey,
            KeyKind::Masked,
            KeyKind::Placeholder,
            KeyKind::OtherVendor,
            KeyKind::Unknown,
        ]
        .map(Code::KeyKind),
    );
    codes
}

#[test]
fn every_code_has_a_sample() {
    let source = include_str!("../diagnostic/code.rs");
    let ids: std::collections::BTreeSet<&str> = samples().iter().map(|code| code.id()).collect();
    let rows = source
        .split("=> (\"")
        .skip(1)
        .filter_map(|row| row.split('"').next());
    let missing: Vec<&str> = rows.filter(|row| !ids.contains(row)).collect();
    assert!(missing.is_empty(), "{missing:?}");
}

#[test]
fn a_message_is_whole_in_both_languages() {
    for code in samples() {
        let (en, zh) = (message(&code, Lang::En), message(&code, Lang::Zh));
        for message in [&en, &zh] {
            assert!(
                !message.title.is_empty() && !message.cause.is_empty(),
                "{code:?}"
            );
            assert!(
                code.severity() != Severity::Error || !message.remedy.is_empty(),
                "{code:?}"
            );
        }
        assert_eq!(en.remedy.is_empty(), zh.remedy.is_empty(), "{code:?}");
        assert!(is_chinese(&zh.title) && !is_chinese(&en.title), "{code:?}");
        for text in [&en, &zh]
            .into_iter()
            .flat_map(|m| [&m.title, &m.cause, &m.remedy])
        {
            assert!(
                !text.contains(['{', '}']) || text.contains("{instance ID}"),
                "{code:?}: {text}"
            );
        }
        assert!(!has_half_width(&zh), "{code:?}: {zh:?}");
    }
}

fn is_chinese(text: &str) -> bool {
    text.chars().any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c))
}

/// A half-width mark after a Chinese character is a slip of the keyboard.
fn has_half_width(message: &Message) -> bool {
    let text = format!("{}{}{}", message.title, message.cause, message.remedy);
    let chars: Vec<char> = text.chars().collect();
    chars
        .windows(2)
        .any(|pair| is_chinese(&pair[0].to_string()) && ",:;?!".contains(pair[1]))
}

#[test]
fn clients_speak_both_languages_with_the_right_marks() {
    for client in every() {
        let words = client.notes.iter().chain([&client.next]);
        for words in words.chain(client.server_name.as_ref().map(|rule| &rule.words)) {
            let (title, nothing) = (words.zh.to_owned(), String::new());
            let zh = Message {
                title,
                cause: nothing.clone(),
                remedy: nothing,
            };
            assert!(!has_half_width(&zh), "{client:?}: {}", words.zh);
        }
    }
}

/// A fact that a template forgets is a message that does not say what was found.
#[test]
fn every_fact_is_told_in_both_languages() {
    for code in samples() {
        for lang in [Lang::En, Lang::Zh] {
            let message = message(&code, lang);
            let text = format!("{} {} {}", message.title, message.cause, message.remedy);
            for fact in facts(&code, lang) {
                let one = code == Code::BearerRemoved { times: 1 };
                assert!(
                    one || text.contains(&fact),
                    "{code:?}: {fact} is not in {text}"
                );
            }
        }
    }
}

#[test]
fn the_placeholder_in_texts_is_the_one_in_configurations() {
    let code = Code::ClientNoReference { client: "Cursor" };
    for lang in [Lang::En, Lang::Zh] {
        assert!(
            message(&code, lang)
                .cause
                .contains(crate::clients::PLACEHOLDER)
        );
    }
}
