//! Exact entries of the editors, their extensions and the command-line clients. Links are decoded by
//! each client's own rule, written here a second time.

use super::*;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::json;

const VARIABLE_IN_BRACES: &str = "${DASHSCOPE_API_KEY}";
const VARIABLE_AFTER_ENV: &str = "${env:DASHSCOPE_API_KEY}";

fn of(id: &str, url: &str, mode: SecretMode) -> Rendered {
    rendered(client(id).expect(id), url, mode, Some(&key(KEY)))
}

/// The entry at its place in the file, where the servers are told apart by a map.
fn entry(id: &str, url: &str, mode: SecretMode) -> Value {
    let mut value = parsed(file(&of(id, url, mode)));
    let servers = client(id).and_then(|client| client.file).expect(id).servers;
    for member in servers.iter().copied().chain([NAME]) {
        value = value[member].take();
    }
    value
}

fn headers(key: &str) -> Value {
    json!({"Authorization": format!("Bearer {key}")})
}

/// Both transports, each with the key and with what stands for it.
fn assert_entries(id: &str, reference: &str, expected: impl Fn(&str, Value) -> Value) {
    for url in [SSE, HTTP] {
        for (mode, key) in [
            (SecretMode::Literal, KEY),
            (SecretMode::Reference, reference),
        ] {
            assert_eq!(
                entry(id, url, mode),
                expected(url, headers(key)),
                "{id} {mode:?}"
            );
        }
    }
}

fn bridged(url: &str, key: &str) -> Value {
    let args = json!([
        "-y",
        "mcp-remote",
        url,
        "--transport",
        "sse-only",
        "--header",
        "Authorization:${AUTH_HEADER}"
    ]);
    json!({"command": "npx", "args": args, "env": {"AUTH_HEADER": format!("Bearer {key}")}})
}

fn links(rendered: &Rendered) -> Vec<&str> {
    let links = rendered.snippets.iter().filter(|s| s.kind == Kind::Link);
    links.map(|s| s.text.as_str()).collect()
}

fn commands(rendered: &Rendered) -> Vec<&str> {
    let commands = rendered.snippets.iter().filter(|s| s.kind == Kind::Command);
    commands.map(|s| s.text.as_str()).collect()
}

/// The values of a query, decoded once, as `URLSearchParams` gives them.
fn query<'a>(link: &'a str, before: &str) -> Vec<(&'a str, String)> {
    let query = link.strip_prefix(before).expect(link);
    let pairs = query.split('&').map(|pair| {
        let (name, value) = pair.split_once('=').expect(pair);
        assert!(!value.contains('+'), "a plus sign is a space: {pair}");
        (name, decoded(value))
    });
    pairs.collect()
}

fn decoded(text: &str) -> String {
    let text = percent_encoding::percent_decode_str(text).decode_utf8();
    text.expect("UTF-8").into_owned()
}

fn from_base64(text: &str) -> String {
    String::from_utf8(STANDARD.decode(text).expect("base64")).expect("UTF-8")
}

fn from_json(text: &str) -> Value {
    serde_json::from_str(text).expect("JSON")
}

#[test]
fn one_shape_for_both_transports() {
    for (id, reference) in [
        ("jetbrains-ai-assistant", PLACEHOLDER),
        ("trae", PLACEHOLDER),
        ("qoder-ide", PLACEHOLDER),
    ] {
        assert_entries(
            id,
            reference,
            |url, headers| json!({"url": url, "headers": headers}),
        );
    }
    assert_entries(
        "kiro",
        VARIABLE_IN_BRACES,
        |url, headers| json!({"url": url, "headers": headers, "disabled": false}),
    );
    assert_entries(
        "kilo-code",
        "{env:DASHSCOPE_API_KEY}",
        |url, headers| json!({"type": "remote", "url": url, "enabled": true, "oauth": false, "headers": headers}),
    );
}

#[test]
fn each_transport_by_its_own_word() {
    let plain = |url: &str, headers: Value, http: &str| {
        let kind = if url == SSE { "sse" } else { http };
        json!({"type": kind, "url": url, "headers": headers})
    };
    for (id, reference) in [
        ("roo-code", VARIABLE_AFTER_ENV),
        ("kilo-code-legacy", VARIABLE_AFTER_ENV),
    ] {
        assert_entries(id, reference, |url, headers| {
            plain(url, headers, "streamable-http")
        });
    }
    for (id, reference) in [
        ("crush", "$DASHSCOPE_API_KEY"),
        ("qoder-cli", VARIABLE_IN_BRACES),
    ] {
        assert_entries(id, reference, |url, headers| plain(url, headers, "http"));
    }
    assert_entries("copilot-cli", VARIABLE_IN_BRACES, |url, headers| {
        let mut entry = plain(url, headers, "http");
        entry["tools"] = json!(["*"]);
        entry
    });
    assert_entries("cline", VARIABLE_AFTER_ENV, |url, headers| {
        let mut entry = plain(url, headers, "streamableHttp");
        entry["disabled"] = json!(false);
        entry
    });
    assert_entries("windsurf", PLACEHOLDER, |url, headers| {
        let kind = if url == SSE { "sse" } else { "http" };
        json!({"url": url, "transport": kind, "headers": headers})
    });
    assert_entries(
        "cline-cli",
        PLACEHOLDER,
        |url, headers| json!({"transport": plain(url, headers, "streamableHttp")}),
    );
}

#[test]
fn sse_through_the_bridge() {
    for id in ["zed", "lm-studio", "junie"] {
        for (mode, key) in [
            (SecretMode::Literal, KEY),
            (SecretMode::Reference, PLACEHOLDER),
        ] {
            assert_eq!(entry(id, SSE, mode), bridged(SSE, key), "{id}");
            let expected = json!({"url": HTTP, "headers": headers(key)});
            assert_eq!(entry(id, HTTP, mode), expected, "{id}");
        }
    }
}

#[test]
fn continue_reads_a_list() {
    for (url, kind) in [(SSE, "sse"), (HTTP, "streamable-http")] {
        for (mode, key) in [
            (SecretMode::Literal, KEY),
            (SecretMode::Reference, "${{ secrets.DASHSCOPE_API_KEY }}"),
        ] {
            let expected = json!({
                "name": "my-config", "version": "0.0.1", "schema": "v1",
                "mcpServers": [{"name": NAME, "type": kind, "url": url,
                    "requestOptions": {"headers": headers(key)}}],
            });
            assert_eq!(parsed(file(&of("continue-dev", url, mode))), expected);
        }
    }
}

#[test]
fn goose_over_streamable_http() {
    for (mode, key, keys) in [
        (SecretMode::Literal, KEY, json!([])),
        (
            SecretMode::Reference,
            VARIABLE_IN_BRACES,
            json!(["DASHSCOPE_API_KEY"]),
        ),
    ] {
        let expected = json!({"enabled": true, "type": "streamable_http", "name": NAME,
            "description": "", "uri": HTTP, "headers": headers(key), "env_keys": keys, "timeout": 300});
        assert_eq!(entry("goose", HTTP, mode), expected);
    }
}

#[test]
fn goose_starts_the_bridge_for_sse() {
    let args = bridged(SSE, KEY)["args"].take();
    for (mode, envs, keys) in [
        (
            SecretMode::Literal,
            json!({"AUTH_HEADER": format!("Bearer {KEY}")}),
            json!([]),
        ),
        (SecretMode::Reference, json!({}), json!(["AUTH_HEADER"])),
    ] {
        let expected = json!({"enabled": true, "type": "stdio", "name": NAME, "description": "",
            "cmd": "npx", "args": args, "envs": envs, "env_keys": keys, "timeout": 300});
        assert_eq!(entry("goose", SSE, mode), expected);
    }
    let rendered = of("goose", SSE, SecretMode::Reference);
    assert_eq!(rendered.variable, Some(Variable::Header));
    assert!(links(&rendered).is_empty(), "a link cannot carry SSE");
}

/// The query is decoded, the header split at every `=`, and its second part decoded again.
#[test]
fn goose_link_decodes_as_goose_decodes_it() {
    let rendered = of("goose", HTTP, SecretMode::Literal);
    let links = links(&rendered);
    assert_eq!(links.len(), 2);
    for (link, key) in links.into_iter().zip([KEY, PLACEHOLDER]) {
        let query = query(link, "goose://extension?");
        let value = |name| {
            let found = query.iter().find(|(known, _)| *known == name);
            found.map(|(_, value)| value.as_str()).expect(name)
        };
        assert_eq!(value("type"), "streamable_http");
        assert_eq!(
            (value("url"), value("name"), value("timeout")),
            (HTTP, NAME, "300")
        );
        let parts: Vec<&str> = value("header").split('=').collect();
        assert_eq!(parts[0], "Authorization");
        assert_eq!(decoded(parts[1]), format!("Bearer {key}"));
        assert_eq!(parts.len(), 2, "{parts:?}");
    }
}

#[test]
fn lm_studio_link_holds_the_inner_object() {
    for (url, expected) in [
        (
            HTTP,
            [KEY, PLACEHOLDER].map(|key| json!({"url": HTTP, "headers": headers(key)})),
        ),
        (SSE, [KEY, PLACEHOLDER].map(|key| bridged(SSE, key))),
    ] {
        let rendered = of("lm-studio", url, SecretMode::Literal);
        assert_eq!(links(&rendered).len(), 2);
        for (link, expected) in links(&rendered).into_iter().zip(expected) {
            let query = query(link, "lmstudio://add_mcp?");
            assert_eq!(query[0], ("name", NAME.to_owned()));
            assert_eq!(query[1].0, "config");
            assert_eq!(from_json(&from_base64(&query[1].1)), expected);
        }
    }
}

#[test]
fn trae_link_holds_the_inner_object() {
    for url in [SSE, HTTP] {
        let rendered = of("trae", url, SecretMode::Literal);
        assert_eq!(links(&rendered).len(), 2);
        for (link, key) in links(&rendered).into_iter().zip([KEY, PLACEHOLDER]) {
            let query = query(link, "trae://trae.ai-ide/mcp-import?");
            assert_eq!(query[0], ("type", "http".to_owned()));
            assert_eq!(query[1], ("name", NAME.to_owned()));
            assert_eq!(query[2].0, "config");
            let expected = json!({"url": url, "headers": headers(key)});
            assert_eq!(from_json(&from_base64(&query[2].1)), expected);
        }
    }
}

/// `decodeURIComponent(atob(config))`: what comes out of base64 is percent-encoded still.
#[test]
fn qoder_link_is_encoded_before_base64_too() {
    let rendered = of("qoder-ide", SSE, SecretMode::Literal);
    assert_eq!(links(&rendered).len(), 2);
    for (link, key) in links(&rendered).into_iter().zip([KEY, PLACEHOLDER]) {
        let query = query(link, "qoder://aicoding.aicoding-deeplink/mcp/add?");
        assert_eq!(query[0], ("name", NAME.to_owned()));
        assert_eq!(query[1].0, "config");
        let inner = from_base64(&query[1].1);
        assert!(inner.starts_with("%7B%22url%22%3A"), "{inner}");
        let expected = json!({"url": SSE, "headers": headers(key)});
        assert_eq!(from_json(&decoded(&inner)), expected);
    }
}

#[test]
fn commands_in_each_clients_words() {
    let header = format!("'Authorization: Bearer {KEY}'");
    let bash = |id, url| commands(&of(id, url, SecretMode::Literal))[0].to_owned();
    assert_eq!(
        bash("copilot-cli", HTTP),
        format!("copilot mcp add --transport http --header {header} {NAME} {HTTP}")
    );
    assert_eq!(
        bash("qoder-cli", SSE),
        format!("qodercli mcp add -s user -t sse {NAME} {SSE} --header {header}")
    );
    assert_eq!(
        bash("cline-cli", HTTP),
        format!(
            "cline mcp install --yes --transport streamableHttp --header {header} {NAME} {HTTP}"
        )
    );
    for id in ["copilot-cli", "qoder-cli", "cline-cli"] {
        assert_eq!(
            commands(&of(id, SSE, SecretMode::Literal)).len(),
            3,
            "{id}: every shell"
        );
    }
}

#[test]
fn crush_never_gets_what_its_shell_would_run() {
    for text in ["ab$(id)cd", "ab`id`cd", "ab\\$cd"] {
        let key = key(text);
        let crush = client("crush").expect("a client");
        let rendered = rendered(crush, HTTP, SecretMode::Literal, Some(&key));
        let bearer = parsed(file(&rendered))["mcp"][NAME]["headers"].take();
        assert_eq!(bearer, headers("$DASHSCOPE_API_KEY"), "{text}");
    }
}

#[test]
fn cloud_agents_take_streamable_http_alone() {
    let sse = of("cursor-cloud-agents", SSE, SecretMode::Literal);
    let unsupported = sse.unsupported.expect("a reason");
    assert!(unsupported.reason.en.contains("SSE") && unsupported.reason.zh.contains("SSE"));
    assert!(unsupported.instead.en.contains("Streamable HTTP"));
    assert!(unsupported.instead.zh.contains("Streamable HTTP"));
    let expected = json!({"url": HTTP, "headers": headers(KEY)});
    assert_eq!(
        entry("cursor-cloud-agents", HTTP, SecretMode::Literal),
        expected
    );
}
