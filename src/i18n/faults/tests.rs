use super::*;
use crate::clients::client;
use crate::doctor::Slip;

/// One of each fault; `every_fault_has_a_sample` catches one that is missing here.
fn samples() -> Vec<Fault> {
    let x = || "found".to_owned();
    let y = || "expected".to_owned();
    let rule = Words {
        en: "A rule.",
        zh: "规则。",
    };
    let mut faults = vec![
        Fault::Format {
            found: Format::Json,
            expected: Format::Toml,
        },
        Fault::NoFile,
        Fault::Syntax { line: 1, column: 2 },
        Fault::Container {
            found: x(),
            expected: y(),
        },
        Fault::ContainerMissing { expected: y() },
        Fault::ListExpected { member: "name" },
        Fault::MapExpected,
        Fault::NameTwice { name: x() },
        Fault::NameMissing { member: "name" },
        Fault::NameRule { name: x(), rule },
        Fault::UrlMissing { expected: y() },
        Fault::Field {
            found: x(),
            expected: y(),
        },
        Fault::TypeMissing { expected: y() },
        Fault::TypeSpelling {
            found: x(),
            expected: y(),
        },
        Fault::TypeAgainstPath {
            found: x(),
            path: Transport::Sse,
            expected: y(),
        },
        Fault::MemberIgnored { found: x() },
        Fault::MemberRefused { found: x() },
        Fault::SwitchedOff { found: x() },
        Fault::Unsupported {
            reason: rule,
            instead: rule,
        },
        Fault::BridgeNeeded {
            transport: Transport::Sse,
        },
        Fault::ArgumentSpace,
        Fault::HeaderMissing { expected: y() },
        Fault::BearerMissing,
        Fault::BearerTwice,
        Fault::ReferenceUnknown {
            found: x(),
            expected: Some("expected"),
        },
        Fault::ReferenceUnknown {
            found: x(),
            expected: None,
        },
        Fault::InputUndeclared { id: x() },
        Fault::VariableHoldsKey,
        Fault::KeyPlaceholder,
        Fault::KeyMasked,
    ];
    let slips = [
        Slip::Comment,
        Slip::TrailingComma,
        Slip::Quotes,
        Slip::Key,
        Slip::Mark,
    ];
    faults.extend(slips.map(|slip| Fault::NotStrict {
        slip,
        line: 1,
        column: 2,
    }));
    faults
}

#[test]
fn every_fault_has_a_sample() {
    let source = include_str!("../../doctor.rs");
    let start = source.find("pub enum Fault {").expect("the enum");
    let body = source[start..].split("\n}\n").next().expect("its end");
    let names = body.lines().filter_map(|line| {
        let name = line.strip_prefix("    ")?;
        let first = name.chars().next()?;
        first
            .is_ascii_uppercase()
            .then(|| name.split([' ', ',']).next().expect("a name"))
    });
    let shown: Vec<String> = samples().iter().map(|fault| format!("{fault:?}")).collect();
    for name in names {
        let has = shown
            .iter()
            .any(|text| text.split(' ').next() == Some(name));
        assert!(has, "{name}");
    }
}

#[test]
fn a_fault_is_told_whole_in_both_languages() {
    let chinese = |text: &str| text.chars().any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c));
    for id in ["cursor", "claude-code", "codex-cli", "cherry-studio"] {
        let client = client(id).expect("a client");
        for sample in samples() {
            for lang in [Lang::En, Lang::Zh] {
                let message = fault(&sample, client, lang);
                let all = [&message.title, &message.cause, &message.remedy];
                for text in all {
                    assert!(!text.is_empty(), "{sample:?}");
                    assert_eq!(chinese(text), lang == Lang::Zh, "{sample:?}: {text}");
                    for mark in ["{0}", "{1}", "{2}", "{3}"] {
                        assert!(!text.contains(mark), "{sample:?}: {text}");
                    }
                    let chars: Vec<char> = text.chars().collect();
                    for pair in chars.windows(2) {
                        let half = chinese(&pair[0].to_string()) && ",:;?!".contains(pair[1]);
                        assert!(!half, "{text}");
                    }
                }
                let text = all.map(String::as_str).join(" ");
                for word in ["found", "expected"] {
                    let given = format!("{sample:?}").contains(&format!("\"{word}\""));
                    assert!(!given || text.contains(word), "{sample:?}: {text}");
                }
            }
        }
    }
}

#[test]
fn what_is_certain_in_a_client_is_said_of_it() {
    for (id, sample, word) in [
        (
            "claude-code",
            Fault::TypeMissing {
                expected: "sse".into(),
            },
            "skips it",
        ),
        (
            "codex-cli",
            Fault::Field {
                found: "headers".into(),
                expected: "http_headers".into(),
            },
            "no key is sent",
        ),
        (
            "codex-cli",
            Fault::Field {
                found: "bearer_token".into(),
                expected: "http_headers".into(),
            },
            "whole configuration",
        ),
        (
            "qwen-code",
            Fault::Field {
                found: "url".into(),
                expected: "httpUrl".into(),
            },
            "takes url for SSE",
        ),
        (
            "codex-cli",
            Fault::BridgeNeeded {
                transport: Transport::Sse,
            },
            "405",
        ),
        ("vscode", Fault::BearerTwice, "Bearer Bearer"),
    ] {
        let message = fault(&sample, client(id).expect(id), Lang::En);
        assert!(message.cause.contains(word), "{id}: {message:?}");
    }
}
