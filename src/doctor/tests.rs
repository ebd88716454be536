use super::*;
use crate::clients::{self, Kind, Options, Platform, SecretMode, more::every, render};
use crate::domain::{ApiKey, Draft, Service, check};

const KEY: &str = "sk-0123456789abcdef0123456789abcdef";
const SSE: &str = "https://dashscope.aliyuncs.com/compatible-mode/v1/mcp/WebSearch/sse";
const HTTP: &str = "https://dashscope.aliyuncs.com/api/v1/mcps/WebSearch/mcp";

fn service(url: &str, name: &str) -> Service {
    let draft = Draft {
        url: url.into(),
        name: name.into(),
        ..Draft::default()
    };
    check(&draft, &[]).service.expect("a service")
}

/// Every text that the page hands out: client, text, whether it is the file.
fn handed_out() -> Vec<(&'static Client, String, bool)> {
    let key = ApiKey::parse(KEY).expect("a key");
    let one = |url| vec![service(url, "AliyunBailianMCP_web")];
    let two = vec![
        service(SSE, "AliyunBailianMCP_a"),
        service(HTTP, "AliyunBailianMCP_b"),
    ];
    let (mut out, mut seen) = (Vec::new(), std::collections::BTreeSet::new());
    for client in every() {
        for secret in SecretMode::ALL {
            for (key, services) in [Some(&key), None]
                .into_iter()
                .flat_map(|key| [one(SSE), one(HTTP), two.clone()].map(|s| (key, s)))
            {
                let options = Options {
                    key,
                    secret,
                    platform: Platform::Linux,
                };
                for snippet in render(client, &services, &options).snippets {
                    let file = snippet.kind == Kind::File && client.file.is_some();
                    let new = (client.id, snippet.text);
                    if seen.insert(new.clone()) {
                        out.push((client, new.1, file));
                    }
                }
            }
        }
    }
    out
}

#[test]
fn nothing_is_wrong_with_what_the_page_hands_out() {
    for (client, text, file) in handed_out() {
        let Some(diagnosis) = examine(&text, client) else {
            assert!(!file, "{client:?} {text}");
            continue;
        };
        // What the page leaves to be replaced by hand is the one thing to say.
        let open = match client.file {
            Some(_) => text.matches(clients::PLACEHOLDER).count(),
            None => 0,
        };
        let faults: Vec<&Fault> = diagnosis.findings.iter().map(|f| &f.fault).collect();
        assert_eq!(
            faults,
            vec![&Fault::KeyPlaceholder; open],
            "{client:?} {text}"
        );
        assert!(!file || diagnosis.services > 0, "{client:?} {text}");
    }
}

#[test]
fn no_other_client_is_guessed_for_what_the_page_hands_out() {
    for (client, text, _) in handed_out() {
        if let Some(guessed) = guess(&text) {
            assert_eq!(guessed.id, client.id, "{text}");
        }
    }
}

mod cases;
mod more;
mod syntaxes;
