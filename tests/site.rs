//! The schema of a site's settings and the page's reader of them: what one accepts, the other reads
//! without a notice.

use bailian_mcp_config::app::{Notice, Problem, Site};
use bailian_mcp_config::clients::more::every;
use bailian_mcp_config::mcp::diagnosis::PageOrigin;
use jsonschema::Validator;
use proptest::prelude::*;
use serde_json::{Value, json};

const SCHEMA: &str = include_str!("../static/site.schema.json");

const KEY: &str = "sk-0123456789abcdef0123456789abcdef";

fn schema() -> Value {
    serde_json::from_str(SCHEMA).expect("the schema is JSON")
}

fn validator() -> Validator {
    let schema = schema();
    assert!(jsonschema::meta::is_valid(&schema));
    jsonschema::draft202012::new(&schema).expect("a schema")
}

fn notices(settings: &Value) -> Vec<Notice> {
    Site::read(PageOrigin::Https, &settings.to_string()).notices
}

fn agree(validator: &Validator, settings: &Value, good: Option<bool>) {
    let (accepted, told) = (validator.is_valid(settings), notices(settings));
    assert_eq!(accepted, told.is_empty(), "{settings}: {told:?}");
    assert!(
        good.is_none_or(|good| good == accepted),
        "{settings}: {told:?}"
    );
}

fn service(of: Value) -> Value {
    json!({ "services": [of] })
}

fn good() -> Vec<Value> {
    vec![
        json!({}),
        json!({ "$schema": "./site.schema.json" }),
        json!({ "hosts": [] }),
        json!({ "hosts": ["mcp.example.com", "B.example:8443", "localhost", "127.0.0.1:1", "a-b.c:65535"] }),
        json!({ "relay": "relay" }),
        json!({ "relay": "/a/b-c_d.e/" }),
        json!({ "relay": "a//b" }),
        json!({ "form": {} }),
        json!({ "form": { "host": "llm-abc.cn-beijing.maas.aliyuncs.com", "path": "api", "transport": "streamable_http" } }),
        json!({ "form": { "path": "compatible-mode", "transport": "sse" } }),
        json!({ "services": [] }),
        service(json!({ "id": "WebSearch", "name": "Web search" })),
        service(
            json!({ "id": "mcp-MmZlNzMyZTFjNmRj", "name": "联网搜索", "transport": "sse", "description": { "en": "Searches.", "zh": "搜索网页。" } }),
        ),
        service(
            json!({ "url": "http://127.0.0.1:8081/api/v1/mcps/WebSearch/mcp?a=b#c", "name": "x", "description": { "zh": "仅中文" } }),
        ),
        service(json!({ "url": "https://mcp.example.com", "name": "sk-learn" })),
        json!({ "defaultClient": "vscode" }),
        json!({ "hiddenClients": [] }),
        json!({ "hiddenClients": ["cursor", "dify", "cursor"] }),
        json!({ "literalKey": true }),
        json!({ "literalKey": false }),
        json!({ "organization": "示例公司 Example & Co." }),
        json!({ "organization": "x".repeat(60) }),
        json!({ "help": "help.html" }),
        json!({ "help": "/wiki/mcp?a=b#c" }),
        json!({ "help": "https://wiki.example.com:8443/mcp/%E5%B8%AE%E5%8A%A9" }),
        json!({ "help": "../help" }),
        json!({ "language": "en" }),
        json!({ "language": "zh" }),
    ]
}

fn bad() -> Vec<Value> {
    let mut bad = vec![
        json!([]),
        json!(null),
        json!("{}"),
        json!({ "host": ["a.example"] }),
        json!({ "literalkey": false }),
        json!({ "hosts": "a.example" }),
        json!({ "hosts": [5] }),
        json!({ "hosts": vec!["a.example"; 101] }),
        json!({ "relay": "a".repeat(201) }),
        json!({ "relay": null }),
        json!({ "form": [] }),
        json!({ "form": { "host": "https://a.example" } }),
        json!({ "form": { "path": "v1" } }),
        json!({ "form": { "transport": "http" } }),
        json!({ "form": { "port": 1 } }),
        json!({ "services": {} }),
        json!({ "services": ["WebSearch"] }),
        service(json!({})),
        service(json!({ "name": "x" })),
        service(json!({ "id": "WebSearch" })),
        service(json!({ "id": "WebSearch", "url": "https://a.example", "name": "x" })),
        service(json!({ "id": "Web Search", "name": "x" })),
        service(json!({ "id": "-x", "name": "x" })),
        service(json!({ "url": "ftp://a.example", "name": "x" })),
        service(json!({ "url": "https://a.example/{id}", "name": "x" })),
        service(json!({ "url": "https://user@a.example/", "name": "x" })),
        service(json!({ "url": "https:///x", "name": "x" })),
        service(json!({ "id": "WebSearch", "name": "" })),
        service(json!({ "id": "WebSearch", "name": "a\nb" })),
        service(json!({ "id": "WebSearch", "name": "x".repeat(61) })),
        service(json!({ "id": "WebSearch", "name": "x", "transport": "stdio" })),
        service(json!({ "id": "WebSearch", "name": "x", "description": "text" })),
        service(json!({ "id": "WebSearch", "name": "x", "description": {} })),
        service(json!({ "id": "WebSearch", "name": "x", "description": { "de": "Suche" } })),
        service(json!({ "id": "WebSearch", "name": "x", "apiKey": "none" })),
        json!({ "defaultClient": "Cursor" }),
        json!({ "defaultClient": "netscape" }),
        json!({ "hiddenClients": "cursor" }),
        json!({ "hiddenClients": ["netscape"] }),
        json!({ "literalKey": "false" }),
        json!({ "literalKey": 0 }),
        json!({ "organization": "" }),
        json!({ "organization": { "en": "x" } }),
        json!({ "organization": "a\u{85}b" }),
        json!({ "organization": "x".repeat(61) }),
        json!({ "help": "javascript:alert(1)" }),
        json!({ "help": "http://a.example" }),
        json!({ "help": "//a.example" }),
        json!({ "help": "https://" }),
        json!({ "help": "https://user@a.example/" }),
        json!({ "help": "a b" }),
        json!({ "help": "帮助" }),
        json!({ "help": "" }),
        json!({ "help": "data:text/html,x" }),
        json!({ "language": "de" }),
        json!({ "language": "zh-CN" }),
    ];
    for host in [
        "",
        "*",
        "*.example",
        "a/b",
        "a b",
        "a.",
        ".a",
        "-a",
        "a-",
        "a:0",
        "a:65536",
        "a:01",
        "a:",
        "[::1]",
        "a_b",
    ] {
        bad.push(json!({ "hosts": [host] }));
    }
    for relay in [
        "",
        "/",
        "https://a.example",
        "//a.example",
        "../a",
        "a/./b",
        "..",
        "a?b",
        "a%2e",
    ] {
        bad.push(json!({ "relay": relay }));
    }
    bad
}

/// The same settings with a key at every place where there is a text.
fn with_keys() -> Vec<Value> {
    let texts = [
        KEY.to_owned(),
        format!("Bearer {KEY}"),
        format!("https://a.example/?key={KEY}"),
        "LTAI5tAbCdEfGhIjKlMn".to_owned(),
        "sk-ws-H.ABCDEFG.ab1c.MEUCAa0_-Aa0".to_owned(),
    ];
    let mut all = Vec::new();
    for text in texts {
        for settings in [
            json!({ "$schema": text }),
            json!({ "hosts": [text] }),
            json!({ "relay": text }),
            json!({ "form": { "host": text } }),
            json!({ "defaultClient": text }),
            json!({ "hiddenClients": [text] }),
            json!({ "organization": text }),
            json!({ "help": text }),
            json!({ "language": text }),
            json!({ "literalKey": text }),
            json!({ "literalKey": { "deep": [text] } }),
            json!({ "key": text }),
            json!({ "key": [{ "in": text }] }),
            json!({ text.as_str(): true }),
            service(json!({ "id": text, "name": "x" })),
            service(json!({ "url": text, "name": "x" })),
            service(json!({ "id": "WebSearch", "name": text })),
            service(json!({ "id": "WebSearch", "name": "x", "key": text })),
            service(json!({ "id": "WebSearch", "name": "x", "description": { "en": text } })),
        ] {
            all.push(settings);
        }
    }
    all
}

#[test]
fn the_schema_and_the_reader_agree() {
    let validator = validator();
    for settings in good() {
        agree(&validator, &settings, Some(true));
    }
    for settings in bad() {
        agree(&validator, &settings, Some(false));
    }
}

#[test]
fn a_key_is_refused_everywhere_and_never_repeated() {
    let validator = validator();
    for settings in with_keys() {
        agree(&validator, &settings, Some(false));
        let told = notices(&settings);
        assert!(
            told.iter().any(|it| it.problem == Problem::Key),
            "{settings}: {told:?}"
        );
        let said = format!("{told:?}");
        for part in ["0123", "5tAb", "MEUC"] {
            assert!(!said.contains(part), "{settings}: {said}");
        }
    }
}

#[test]
fn the_schema_names_every_client() {
    let named = &schema()["$defs"]["client"]["enum"];
    let ids: Vec<&str> = every().map(|client| client.id).collect();
    assert_eq!(*named, json!(ids));
}

#[test]
fn every_setting_is_described() {
    for (name, setting) in schema()["properties"].as_object().expect("settings") {
        let text = setting["description"].as_str();
        assert!(text.is_some_and(|text| text.ends_with('.')), "{name}");
    }
}

/// The example of the guide is one that works, and it shows every setting; in both languages.
#[test]
fn the_guide_shows_every_setting() {
    for (guide, heading) in [
        (include_str!("../docs/admin.md"), "## Site settings\n"),
        (include_str!("../docs/admin.zh-CN.md"), "## 站点设置\n"),
    ] {
        let (_, section) = guide.split_once(heading).expect("the section");
        let section = section.split("\n## ").next().unwrap_or(section);
        let (_, example) = section.split_once("```json\n").expect("an example");
        let (example, rest) = example.split_once("```").expect("its end");
        let example: Value = serde_json::from_str(example).expect("JSON");
        agree(&validator(), &example, Some(true));
        for name in schema()["properties"].as_object().expect("settings").keys() {
            assert!(example.get(name).is_some(), "{name}");
            assert!(rest.contains(&format!("`{name}`")), "{name}");
        }
    }
}

/// Texts near the border of what is allowed.
fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        "(sk-|st-|LTAI|Bearer sk-|x?sk-)[a-z0-9._-]{8,14}",
        "[a-zA-Z0-9./:_-]{0,16}",
        "(https?|HTTPS)://[a-z0-9.:@-]{0,10}[/?#]?[ -~]{0,6}",
        "[a-z0-9-]{1,4}(\\.[a-z0-9-]{0,4}){0,2}(:[0-9]{0,6})?",
        "[/.]{0,3}[a-z.]{0,3}[/.]{0,3}",
        ".{0,8}",
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn they_agree_about_any_text(text in text()) {
        let validator = validator();
        for settings in [
            json!({ "hosts": [text] }),
            json!({ "relay": text }),
            json!({ "organization": text }),
            json!({ "help": text }),
            service(json!({ "id": text, "name": "x" })),
            service(json!({ "url": text, "name": "x" })),
        ] {
            agree(&validator, &settings, None);
        }
    }
}
