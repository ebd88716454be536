use super::*;
use crate::domain::Transport;
use crate::mcp::diagnosis::{AccountFault, Behind, RelayFault, Silence};

/// One of each cause; `every_cause_has_a_sample` catches one that is missing here.
fn samples() -> Vec<Cause> {
    let host = || "host.example".to_owned();
    let status = Some(499);
    let mut samples: Vec<Cause> = [
        Silence::Offline,
        Silence::MixedContent { host: host() },
        Silence::PagePolicy { host: host() },
        Silence::HostNotAllowed { host: host() },
        Silence::CorsRefused {
            host: host(),
            from_file: false,
        },
        Silence::CorsRefused {
            host: host(),
            from_file: true,
        },
        Silence::HeaderNotAllowed { host: host() },
        Silence::Unreachable {
            host: host(),
            local: false,
        },
        Silence::Unreachable {
            host: host(),
            local: true,
        },
        Silence::Unknown { host: host() },
    ]
    .map(Cause::Silence)
    .into();
    samples.extend(
        [
            (RelayFault::Unreachable, None),
            (RelayFault::Refused, None),
            (RelayFault::Refused, status),
            (RelayFault::Upstream, status),
        ]
        .map(|(fault, status)| Cause::Relay { fault, status }),
    );
    samples.extend(
        [
            KeyFault::Missing,
            KeyFault::Classic,
            KeyFault::Workspace,
            KeyFault::Plan,
            KeyFault::Temporary,
            KeyFault::AccessKey,
            KeyFault::OtherVendor,
            KeyFault::Unknown,
            KeyFault::Region { host: host() },
            KeyFault::WorkspaceHost { host: host() },
            KeyFault::PlanHost { host: host() },
            KeyFault::LookAlike {
                look_alike: LookAlike::OpenApiMcp,
            },
            KeyFault::LookAlike {
                look_alike: LookAlike::FunctionCompute,
            },
            KeyFault::Elsewhere { host: host() },
            KeyFault::NotAuthorized,
        ]
        .map(Cause::Key),
    );
    samples.extend(
        [
            AccountFault::Denied,
            AccountFault::Workspace,
            AccountFault::WorkspaceNotFound,
            AccountFault::Unpurchased,
            AccountFault::Arrears,
            AccountFault::Rate,
            AccountFault::Burst,
            AccountFault::Allocation,
            AccountFault::Exhausted,
            AccountFault::Throttled,
        ]
        .map(|fault| Cause::Account { fault, status }),
    );
    samples.extend(Behind::ALL.map(|fault| Cause::Behind { fault, status }));
    samples.extend(addresses().map(|fault| Cause::Address { fault, status }));
    samples.extend(protocols().map(|fault| Cause::Protocol { fault, status }));
    samples.push(Cause::Cancelled);
    samples
}

fn addresses() -> [AddressFault; 15] {
    let fact = || "fact.example".to_owned();
    [
        AddressFault::NotActivated,
        AddressFault::UnknownId,
        AddressFault::NotActivatedOrUnknownId,
        AddressFault::Misspelt { meant: fact() },
        AddressFault::UnknownPath {
            other: Some(fact()),
        },
        AddressFault::UnknownPath { other: None },
        AddressFault::RegionWithoutMcp { host: fact() },
        AddressFault::NotFound,
        AddressFault::OldActivation,
        AddressFault::WrongTransport {
            other: Transport::Sse,
        },
        AddressFault::Redirected,
        AddressFault::Html,
        AddressFault::Json,
        AddressFault::NotEventStream {
            content_type: fact(),
        },
        AddressFault::NotEventStream {
            content_type: String::new(),
        },
    ]
}

fn protocols() -> [ProtocolFault; 19] {
    let fact = || "fact.example".to_owned();
    [
        ProtocolFault::NoEndpoint,
        ProtocolFault::EndpointElsewhere { origin: fact() },
        ProtocolFault::SessionNotExposed,
        ProtocolFault::SessionLost,
        ProtocolFault::StreamClosed,
        ProtocolFault::HeadersTimeOut,
        ProtocolFault::EndpointTimeOut,
        ProtocolFault::ReplyTimeOut,
        ProtocolFault::Version { found: fact() },
        ProtocolFault::Version {
            found: String::new(),
        },
        ProtocolFault::Malformed,
        ProtocolFault::TooLarge,
        ProtocolFault::NoTools,
        ProtocolFault::NotInitialized,
        ProtocolFault::Rpc { code: -32042 },
        ProtocolFault::BadRequest,
        ProtocolFault::Unavailable,
        ProtocolFault::ServerError,
        ProtocolFault::Refused,
    ]
}

/// The variants of an enum, read from its source.
fn variants(source: &'static str, name: &str) -> Vec<&'static str> {
    let start = source.find(&format!("pub enum {name} {{")).expect(name);
    let body = source[start..].split("\n}\n").next().expect("its end");
    let names = body.lines().filter_map(|line| {
        let name = line.strip_prefix("    ")?;
        let first = name.chars().next()?;
        first
            .is_ascii_uppercase()
            .then(|| name.split([' ', ',', '(']).next().expect("a name"))
    });
    names.collect()
}

#[test]
fn every_cause_has_a_sample() {
    let shown: Vec<String> = samples()
        .iter()
        .map(|sample| format!("{sample:?}"))
        .collect();
    macro_rules! source {
        ($file:literal) => {
            include_str!(concat!("../../mcp/diagnosis/", $file))
        };
    }
    for (source, name, before) in [
        (source!("silence.rs"), "Silence", "Silence("),
        (source!("silence.rs"), "RelayFault", "Relay { fault: "),
        (source!("key.rs"), "KeyFault", "Key("),
        (source!("account.rs"), "AccountFault", "Account { fault: "),
        (source!("address.rs"), "AddressFault", "Address { fault: "),
        (source!("behind.rs"), "Behind", "Behind { fault: "),
        (
            source!("protocol.rs"),
            "ProtocolFault",
            "Protocol { fault: ",
        ),
        (include_str!("../../mcp/diagnosis.rs"), "Cause", ""),
    ] {
        let variants = variants(source, name);
        assert!(variants.len() > 2, "{name}");
        for variant in variants {
            let start = [before, variant].concat();
            let has = shown.iter().any(|text| {
                let rest = text.strip_prefix(&start);
                rest.is_some_and(|rest| !rest.starts_with(|c: char| c.is_ascii_alphanumeric()))
            });
            assert!(has, "{name}::{variant}");
        }
    }
}

fn chinese(text: &str) -> bool {
    text.chars().any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c))
}

#[test]
fn every_cause_is_told_whole_in_both_languages() {
    for sample in samples() {
        for lang in [Lang::En, Lang::Zh] {
            let told = explain(&sample, lang);
            let mut all = vec![&told.title, &told.cause, &told.remedy];
            for (what, check) in &told.possibilities {
                all.extend([what, check]);
            }
            for text in &all {
                assert!(!text.is_empty(), "{sample:?}: {told:?}");
                assert_eq!(chinese(text), lang == Lang::Zh, "{sample:?}: {text}");
                assert!(!text.contains(['{', '}']), "{sample:?}: {text}");
                let chars: Vec<char> = text.chars().collect();
                for pair in chars.windows(2) {
                    let half = chinese(&pair[0].to_string()) && ",:;?!(".contains(pair[1]);
                    assert!(!half, "{text}");
                }
                let space = if lang == Lang::Zh { "。 " } else { "  " };
                assert!(!text.contains(space), "{text}");
            }
            assert!(!told.title.ends_with(['.', '。']), "{}", told.title);
            let text = all
                .iter()
                .map(|text| text.as_str())
                .collect::<Vec<_>>()
                .join(" ");
            let shown = format!("{sample:?}");
            for fact in ["host.example", "fact.example"] {
                assert!(
                    !shown.contains(fact) || text.contains(fact),
                    "{shown}: {text}"
                );
            }
        }
    }
}

#[test]
fn what_is_not_certain_has_possibilities_and_a_check_for_each() {
    for sample in samples() {
        let (en, zh) = (explain(&sample, Lang::En), explain(&sample, Lang::Zh));
        assert_eq!(en.possibilities.len(), zh.possibilities.len(), "{sample:?}");
        assert!(
            sample.certain() || en.possibilities.len() >= 2,
            "{sample:?}"
        );
    }
}

#[test]
fn causes_that_are_told_apart_read_differently() {
    let mut titles = std::collections::BTreeMap::new();
    for sample in samples() {
        let told = explain(&sample, Lang::En);
        let text = [&*told.title, &told.cause].concat();
        if let Some(other) = titles.insert(text, sample.code()) {
            assert_eq!(other, sample.code());
        }
    }
}

#[test]
fn codes_are_kebab_case_and_each_stands_for_one_cause() {
    let mut codes = std::collections::BTreeMap::new();
    for sample in samples() {
        let code = sample.code();
        let plain = |b: u8| b.is_ascii_lowercase() || b == b'-';
        assert!(code.bytes().all(plain), "{code}");
        // No two families share a code, and below, no two causes of one do.
        let shown = format!("{sample:?}");
        let kind = shown
            .split(['{', '(', ' '])
            .next()
            .expect("a kind")
            .to_owned();
        let first = codes.entry(code).or_insert_with(|| kind.clone());
        assert_eq!(*first, kind, "{code}");
    }
    // As many as there are variants below `Cause`, and the one that has none.
    assert_eq!(
        codes.len(),
        8 + 3 + 14 + 10 + 13 + Behind::ALL.len() + 18 + 1
    );
}

#[test]
fn a_servers_text_cannot_turn_the_text_around_it() {
    let fault = ProtocolFault::EndpointElsewhere {
        origin: "https://\u{202e}evil.example".into(),
    };
    let told = explain(
        &Cause::Protocol {
            fault,
            status: None,
        },
        Lang::En,
    );
    assert!(
        told.cause.contains("https://\u{fffd}evil.example"),
        "{told:?}"
    );
}
