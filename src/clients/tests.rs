//! Tests over the whole table; each names the client that offends.

use super::more::every;
use super::*;
use crate::domain::{ApiKey, Draft, Service, check};
use crate::emit::Format;
use serde_json::Value;

const KEY: &str = "sk-0123456789abcdef0123456789abcdef";
const OTHER: &str = "sk-fedcba9876543210fedcba9876543210";
const SSE: &str = "https://dashscope.aliyuncs.com/compatible-mode/v1/mcp/WebSearch/sse";
const HTTP: &str = "https://dashscope.aliyuncs.com/api/v1/mcps/WebSearch/mcp";
const NAME: &str = "AliyunBailianMCP_web";

fn service(url: &str, name: &str) -> Service {
    let draft = Draft {
        url: url.into(),
        name: name.into(),
        ..Draft::default()
    };
    check(&draft, &[]).service.expect("a service")
}

fn key(text: &str) -> ApiKey {
    ApiKey::parse(text).expect("a key")
}

fn rendered(
    client: &'static Client,
    url: &str,
    secret: SecretMode,
    key: Option<&ApiKey>,
) -> Rendered {
    let options = Options {
        key,
        secret,
        platform: Platform::Linux,
    };
    render(client, &[service(url, NAME)], &options)
}

fn file(rendered: &Rendered) -> &Snippet {
    written(rendered).expect("a file")
}

fn written(rendered: &Rendered) -> Option<&Snippet> {
    rendered.snippets.iter().find(|s| s.kind == Kind::File)
}

/// Clients whose key is typed into a form of theirs, and so is never in what they are handed.
const KEYLESS: &[&str] = &["n8n"];

/// Clients that write the word Bearer themselves.
const WORDLESS: &[&str] = &["open-webui"];

/// Every client with every transport and mode, with and without a key.
fn everything() -> impl Iterator<Item = (&'static Client, &'static str, SecretMode, bool)> {
    every().flat_map(|client| {
        [SSE, HTTP].into_iter().flat_map(move |url| {
            SecretMode::ALL
                .into_iter()
                .flat_map(move |mode| [true, false].map(|with_key| (client, url, mode, with_key)))
        })
    })
}

#[test]
fn ids_are_unique_and_equal_to_the_files() {
    let ids: std::collections::BTreeSet<&str> = every().map(|client| client.id).collect();
    assert_eq!(ids.len(), every().count());
    let files = FILES.iter().chain(more::FILES);
    for (client, file) in every().zip(files.clone()) {
        assert_eq!(client.id, file.replace('_', "-"));
    }
    let shared = [
        "bridge", "more", "probe", "record", "render", "shape", "snippet", "target", "tests",
        "tools", "variable",
    ];
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/src/clients");
    let folders = [folder.to_owned(), format!("{folder}/more")];
    let folders = folders
        .iter()
        .filter(|folder| std::path::Path::new(folder).exists());
    for entry in folders.flat_map(|folder| std::fs::read_dir(folder).expect("the folder")) {
        let path = entry.expect("an entry").path();
        let stem = path
            .file_stem()
            .and_then(|s| s.to_str())
            .expect("a name")
            .to_owned();
        let known = files.clone().any(|file| *file == stem) || shared.contains(&stem.as_str());
        assert!(known, "{stem} is not in the table");
    }
}

#[test]
fn records_are_complete() {
    for client in every() {
        let id = client.id;
        assert!(client.docs_url.starts_with("https://"), "{id}");
        assert_eq!(client.verified.date.len(), 10, "{id}");
        assert!(
            !client.verified.version.is_empty() && !client.support.is_empty(),
            "{id}"
        );
        let words = client.notes.iter().chain([&client.next]);
        for words in words.chain(client.server_name.as_ref().map(|rule| &rule.words)) {
            assert!(!words.en.is_empty() && !words.zh.is_empty(), "{id}");
            assert!(!words.en.contains("  "), "{id}: {}", words.en);
            let chinese = words
                .zh
                .chars()
                .any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c));
            assert!(chinese, "{id}: {}", words.zh);
        }
        for platform in Platform::ALL {
            let some = client.path(platform, Scope::User).is_some();
            assert_eq!(some, !client.paths.is_empty(), "{id} on {platform:?}");
        }
    }
}

#[test]
fn every_client_hands_out_something_for_every_input() {
    for (client, url, mode, with_key) in everything() {
        let key = key(KEY);
        let rendered = rendered(client, url, mode, with_key.then_some(&key));
        if rendered.unsupported.is_some() {
            assert!(rendered.snippets.is_empty(), "{client:?}");
            continue;
        }
        let first = rendered.snippets.first().expect("a snippet");
        assert_eq!(
            rendered.document.is_some(),
            client.file.is_some(),
            "{client:?}"
        );
        if client.file.is_some() {
            assert_eq!(first.kind, Kind::File, "{client:?}");
            assert!(first.filename.is_some(), "{client:?}");
        }
        for snippet in &rendered.snippets {
            assert!(
                client.formats.contains(&snippet.format),
                "{client:?} {snippet:?}"
            );
        }
    }
}

#[test]
fn a_snippet_says_whether_it_carries_the_key() {
    for (client, url, mode, _) in everything() {
        let (one, two) = (key(KEY), key(OTHER));
        let one = rendered(client, url, mode, Some(&one));
        let two = rendered(client, url, mode, Some(&two));
        for (a, b) in one.snippets.iter().zip(&two.snippets) {
            assert_eq!(a.text != b.text, a.carries_key, "{client:?} {mode:?} {a:?}");
        }
        let carried = one.snippets.iter().any(|s| s.carries_key);
        let possible = one.unsupported.is_none() && !KEYLESS.contains(&client.id);
        assert_eq!(
            carried,
            possible && mode == SecretMode::Literal,
            "{client:?} {mode:?}"
        );
    }
}

#[test]
fn a_link_with_the_key_has_a_counterpart_without() {
    for client in every() {
        let key = key(KEY);
        let rendered = rendered(client, SSE, SecretMode::Literal, Some(&key));
        let links: Vec<bool> = rendered
            .snippets
            .iter()
            .filter(|s| s.kind == Kind::Link)
            .map(|s| s.carries_key)
            .collect();
        assert!(links.is_empty() || links == [true, false], "{client:?}");
    }
}

/// Finds the only string that starts as an endpoint, and those that hold the key, wherever they stand.
fn url_and_key(value: &Value) -> (Vec<String>, Vec<String>) {
    let (mut urls, mut keys) = (Vec::new(), Vec::new());
    let mut open = vec![value];
    while let Some(value) = open.pop() {
        match value {
            Value::String(text) if text.starts_with("https://dashscope") => urls.push(text.clone()),
            Value::String(text) if text.contains(KEY) => keys.push(text.clone()),
            Value::Array(items) => open.extend(items),
            Value::Object(members) => open.extend(members.values()),
            _ => {}
        }
    }
    (urls, keys)
}

/// A field of a form; Raycast's arguments are a JSON array.
fn typed(line: &str) -> Value {
    match line.split_once(": ").expect("a value") {
        ("Arguments", value) => serde_json::from_str(value).expect("JSON"),
        (_, value) => value.into(),
    }
}

fn parsed(snippet: &Snippet) -> Value {
    match snippet.format {
        Format::Yaml => serde_yaml_ng::from_str(&snippet.text).expect("YAML"),
        // A name, a colon and a value on each line.
        Format::Text => snippet.text.lines().map(typed).collect(),
        Format::Toml => {
            let table: toml::Table = snippet.text.parse().expect("TOML");
            serde_json::to_value(table).expect("a value")
        }
        _ => {
            let json = serde_json::from_str(&snippet.text).expect("JSON");
            let yaml: Value = serde_yaml_ng::from_str(&snippet.text).expect("YAML");
            assert_eq!(yaml, json, "JSON is YAML too");
            json
        }
    }
}

#[test]
fn every_file_parses_back_to_the_same_service_and_key() {
    for (client, url, mode, _) in everything() {
        let key = key(KEY);
        let rendered = rendered(client, url, mode, Some(&key));
        let Some(file) = written(&rendered) else {
            continue;
        };
        let value = parsed(file);
        assert!(value.to_string().contains(NAME), "{client:?}");
        let (urls, keys) = url_and_key(&value);
        assert_eq!(urls, [url], "{client:?}");
        let word = if WORDLESS.contains(&client.id) {
            ""
        } else {
            "Bearer "
        };
        let expected = file.carries_key.then(|| [word, KEY].concat());
        assert_eq!(keys, Vec::from_iter(expected), "{client:?}");
        assert_eq!(file.text.contains(KEY), file.carries_key, "{client:?}");
    }
}

#[test]
fn names_with_anything_in_them_come_out_whole() {
    for client in every() {
        for name in [
            "it's \"x\" \\ $HOME `id`",
            "a.b c",
            "百炼 😀",
            "'; rm -rf x #",
            "]\u{7f}\u{2028}",
        ] {
            let Some(service) = check(
                &Draft {
                    url: SSE.into(),
                    name: name.into(),
                    ..Draft::default()
                },
                &[],
            )
            .service
            else {
                assert!(
                    name.contains('\u{7f}'),
                    "only control characters are refused"
                );
                continue;
            };
            let options = Options {
                key: None,
                secret: SecretMode::Literal,
                platform: Platform::Windows,
            };
            let rendered = render(client, std::slice::from_ref(&service), &options);
            let Some(value) = written(&rendered).map(parsed) else {
                continue;
            };
            let mut open = vec![&value];
            let mut found = value
                .as_array()
                .is_some_and(|values| values.iter().any(|v| v == name));
            while let Some(value) = open.pop() {
                let members = value.as_object().into_iter().flatten();
                for (member, value) in members {
                    found |= member == name || value == name;
                    open.push(value);
                }
                open.extend(value.as_array().into_iter().flatten());
            }
            assert!(found, "{client:?}: {name}");
        }
    }
}

#[test]
fn what_a_client_cannot_do_is_said() {
    let ids = |id: &str, url, mode| -> Vec<&'static str> {
        let rendered = rendered(client(id).expect(id), url, mode, None);
        rendered.diagnostics.iter().map(|d| d.code.id()).collect()
    };
    assert_eq!(ids("cursor", SSE, SecretMode::Reference), [] as [&str; 0]);
    assert_eq!(ids("cursor", SSE, SecretMode::Prompt), ["client-no-prompt"]);
    assert_eq!(ids("vscode", SSE, SecretMode::Prompt), [] as [&str; 0]);
    assert_eq!(
        ids("cherry-studio", SSE, SecretMode::Reference),
        ["client-no-reference"]
    );
    assert_eq!(
        ids("codex-cli", SSE, SecretMode::Reference),
        ["client-bridge"]
    );
    assert_eq!(
        ids("codex-cli", HTTP, SecretMode::Reference),
        [] as [&str; 0]
    );
    assert_eq!(
        ids("claude-desktop", HTTP, SecretMode::Literal),
        ["client-bridge"]
    );
}

#[test]
fn a_link_over_the_limit_says_so() {
    let long = format!("{SSE}?x={}", "a".repeat(8_000));
    let key = key(KEY);
    let rendered = rendered(
        client("cursor").expect("a client"),
        &long,
        SecretMode::Literal,
        Some(&key),
    );
    assert!(
        rendered
            .diagnostics
            .iter()
            .any(|d| d.code.id() == "link-too-long")
    );
}

#[test]
fn the_variable_is_the_one_the_file_names() {
    for (client, url, _, _) in everything() {
        let rendered = rendered(client, url, SecretMode::Reference, None);
        let Some(text) = written(&rendered).map(|file| &file.text) else {
            continue;
        };
        match rendered.variable {
            Some(variable) => assert!(text.contains(variable.name()), "{client:?}"),
            None => assert_eq!(
                text.contains(PLACEHOLDER),
                !KEYLESS.contains(&client.id),
                "{client:?}"
            ),
        }
    }
}

/// What a client would replace in a text is not written out.
mod expansion;

mod bridges;
/// Exact texts: what a person pastes, to the byte. Formats: each client's own documentation.
mod exact;
mod more_a;
mod more_b;
mod more_c;
