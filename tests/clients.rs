//! Properties of the clients' configurations: they hold for every service, not only for the
//! examples. The parsers are independent of what wrote the text.

use bailian_mcp_config::clients::{Kind, Options, Platform, SecretMode, more::every, render};
use bailian_mcp_config::domain::{ApiKey, Draft, Service, Transport, check};
use bailian_mcp_config::emit::Format;
use proptest::prelude::*;
use serde_json::Value;

/// A service with any ID, transport and name that the page accepts.
fn services() -> impl Strategy<Value = Service> {
    let id = "[A-Za-z0-9][A-Za-z0-9_-]{0,24}";
    let name = prop_oneof![
        "AliyunBailianMCP_[a-z0-9]{1,3}",
        "\\PC{1,40}",
        "[\\\\\"'$`{}.# ]{1,12}"
    ];
    (id, any::<bool>(), name).prop_filter_map("a service", |(instance_id, sse, name)| {
        let transport = Some(if sse {
            Transport::Sse
        } else {
            Transport::StreamableHttp
        });
        let draft = Draft {
            instance_id,
            transport,
            name,
            ..Draft::default()
        };
        check(&draft, &[]).service
    })
}

/// Strict JSON, TOML or YAML as one kind of value; JSON must be the same value to a YAML parser.
fn parsed(format: Format, text: &str) -> Value {
    if format == Format::Toml {
        let table: toml::Table = text.parse().expect("TOML");
        return serde_json::to_value(table).expect("a value");
    }
    if format == Format::Yaml {
        return serde_yaml_ng::from_str(text).expect("YAML");
    }
    if format == Format::Text {
        return text.lines().map(typed).collect();
    }
    let json: Value = serde_json::from_str(text).expect("JSON");
    let yaml: Value = serde_yaml_ng::from_str(text).expect("YAML");
    assert_eq!(yaml, json, "JSON is YAML too");
    json
}

/// A field of a form: its label, a colon, and its value. Raycast's arguments are a JSON array.
fn typed(line: &str) -> Value {
    let (label, value) = line.split_once(": ").expect("a value");
    match label {
        "Arguments" => serde_json::from_str(value).expect("JSON"),
        _ => value.into(),
    }
}

/// Every string and every member's name in a value.
fn texts(value: &Value, out: &mut Vec<String>) {
    match value {
        Value::String(text) => out.push(text.clone()),
        Value::Array(items) => items.iter().for_each(|item| texts(item, out)),
        Value::Object(members) => members.iter().for_each(|(name, value)| {
            out.push(name.clone());
            texts(value, out);
        }),
        _ => {}
    }
}

proptest! {
    #[test]
    fn a_file_parses_back_to_the_same_service(
        service in services(),
        key in "[!-~]{8,60}",
        mode in 0..3usize,
    ) {
        let key = ApiKey::parse(&key).ok();
        let secret = SecretMode::ALL[mode];
        for client in every() {
            let options = Options { key: key.as_ref(), secret, platform: Platform::Windows };
            let rendered = render(client, std::slice::from_ref(&service), &options);
            for file in rendered.snippets.iter().filter(|snippet| snippet.kind == Kind::File) {
                let mut found = Vec::new();
                texts(&parsed(file.format, &file.text), &mut found);
                let holds = |text: &str| found.iter().any(|found| found == text);
                prop_assert!(holds(service.name.as_str()), "{client:?}: {}", file.text);
                prop_assert!(holds(service.endpoint.as_str()), "{client:?}: {}", file.text);
                if let Some(key) = &key {
                    // Open WebUI writes the word itself.
                    let word = if client.id == "open-webui" { "" } else { "Bearer " };
                    let written = holds(&[word, key.expose()].concat());
                    prop_assert_eq!(written, file.carries_key, "{:?}: {}", client, file.text);
                }
            }
        }
    }
}
