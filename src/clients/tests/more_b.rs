//! Exact entries of agents, applications, workflow builders and tools. Links are decoded by each
//! client's own rule, written here a second time.

use super::*;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::json;
use std::collections::HashMap;

const BRACES: &str = "${DASHSCOPE_API_KEY}";

pub(super) fn of(id: &str, url: &str, mode: SecretMode) -> Rendered {
    rendered(client(id).expect(id), url, mode, Some(&key(KEY)))
}

/// The servers in the file, at the place that the record names.
pub(super) fn servers(id: &str, url: &str, mode: SecretMode) -> Value {
    let mut value = parsed(file(&of(id, url, mode)));
    for member in client(id).and_then(|client| client.file).expect(id).servers {
        value = value[*member].take();
    }
    value
}

fn links(id: &str, url: &str) -> Vec<String> {
    let rendered = of(id, url, SecretMode::Literal);
    let links = rendered
        .snippets
        .into_iter()
        .filter(|s| s.kind == Kind::Link);
    links.map(|s| s.text).collect()
}

pub(super) fn commands(id: &str, url: &str, mode: SecretMode) -> Vec<String> {
    let rendered = of(id, url, mode);
    let commands = rendered
        .snippets
        .into_iter()
        .filter(|s| s.kind == Kind::Command);
    commands.map(|s| s.text).collect()
}

pub(super) fn headers(key: &str) -> Value {
    json!({"Authorization": format!("Bearer {key}")})
}

/// The program that stands between, as its own documentation has it.
fn bridged(url: &str, transport: &str, key: &str) -> Value {
    let args = [
        "-y",
        "mcp-remote",
        url,
        "--transport",
        transport,
        "--header",
        "Authorization:${AUTH_HEADER}",
    ];
    json!({"command": "npx", "args": args, "env": {"AUTH_HEADER": format!("Bearer {key}")}})
}

/// Both transports, each with the key and with what stands for it.
fn check_entries(id: &str, reference: &str, entry: impl Fn(&str, bool, &str) -> Value) {
    for (url, is_sse) in [(SSE, true), (HTTP, false)] {
        for (mode, key) in [
            (SecretMode::Literal, KEY),
            (SecretMode::Reference, reference),
        ] {
            let expected = json!({NAME: entry(url, is_sse, key)});
            assert_eq!(servers(id, url, mode), expected, "{id} {mode:?}");
        }
    }
}

fn kind(is_sse: bool, http: &str) -> &str {
    if is_sse { "sse" } else { http }
}

#[test]
fn entries_with_a_type() {
    check_entries(
        "factory-droid",
        BRACES,
        |url, is_sse, key| json!({"type": kind(is_sse, "http"), "url": url, "headers": headers(key), "disabled": false}),
    );
    for (id, reference, http) in [
        ("augment", PLACEHOLDER, "http"),
        ("librechat", BRACES, "streamable-http"),
        ("mcp-inspector", PLACEHOLDER, "http"),
        ("mcporter", BRACES, "http"),
    ] {
        check_entries(
            id,
            reference,
            |url, is_sse, key| json!({"type": kind(is_sse, http), "url": url, "headers": headers(key)}),
        );
    }
    check_entries("anythingllm", PLACEHOLDER, |url, is_sse, key| {
        json!({"type": kind(is_sse, "streamable"), "url": url, "headers": headers(key),
            "anythingllm": {"autoStart": true}})
    });
    check_entries(
        "fastmcp",
        PLACEHOLDER,
        |url, is_sse, key| json!({"transport": kind(is_sse, "http"), "url": url, "headers": headers(key)}),
    );
}

#[test]
fn entries_without_a_type() {
    for (id, reference) in [("amp", BRACES), ("warp", BRACES)] {
        check_entries(
            id,
            reference,
            |url, _, key| json!({"url": url, "headers": headers(key)}),
        );
    }
}

#[test]
fn entries_that_start_the_bridge() {
    for id in ["boltai", "witsy"] {
        check_entries(id, PLACEHOLDER, |url, is_sse, key| {
            bridged(url, if is_sse { "sse-only" } else { "http-only" }, key)
        });
    }
}

#[test]
fn amp_has_a_dot_in_one_name() {
    let text = &file(&of("amp", SSE, SecretMode::Literal)).text.clone();
    assert!(
        text.starts_with("{\n  \"amp.mcpServers\": {\n    \"AliyunBailianMCP_web\": {\n"),
        "{text}"
    );
    let rule = client("amp")
        .and_then(|client| client.server_name)
        .expect("a rule");
    assert!((rule.allows)("@a/b-c_1") && !(rule.allows)("a.b") && !(rule.allows)("百炼"));
}

#[test]
fn librechat_to_the_byte() {
    let text = format!(
        "mcpServers:\n  {NAME}:\n    type: sse\n    url: {SSE}\n    headers:\n      Authorization: \"Bearer {BRACES}\"\n"
    );
    assert_eq!(
        file(&of("librechat", SSE, SecretMode::Reference)).text,
        text
    );
}

#[test]
fn commands_that_add_the_server() {
    let header = |separator: &str| format!("'Authorization{separator}Bearer {KEY}'");
    for (id, url, expected) in [
        (
            "factory-droid",
            SSE,
            format!(
                "droid mcp add {NAME} {SSE} --type sse --header {}",
                header(": ")
            ),
        ),
        (
            "factory-droid",
            HTTP,
            format!(
                "droid mcp add {NAME} {HTTP} --type http --header {}",
                header(": ")
            ),
        ),
        (
            "augment",
            SSE,
            format!(
                "auggie mcp add {NAME} --transport sse --url {SSE} --header {}",
                header(": ")
            ),
        ),
        (
            "amp",
            SSE,
            format!("amp mcp add {NAME} --header {} {SSE}", header("=")),
        ),
        (
            "mcporter",
            HTTP,
            format!(
                "mcporter config add {NAME} --url {HTTP} --transport http --header {} --scope home",
                header("=")
            ),
        ),
        (
            "mcp-inspector",
            SSE,
            format!(
                "npx -y '@modelcontextprotocol/inspector' --cli {SSE} --transport sse --header {} --method tools/list",
                header(": ")
            ),
        ),
        (
            "fastmcp",
            HTTP,
            format!("fastmcp list {HTTP} --transport http --auth {KEY}"),
        ),
    ] {
        let [bash, powershell, cmd] = &commands(id, url, SecretMode::Literal)[..] else {
            panic!("{id}: three shells");
        };
        assert_eq!(*bash, expected, "{id}");
        assert_eq!(*powershell, expected, "{id}");
        assert_eq!(*cmd, expected.replace('\'', "\""), "{id}");
    }
    let kept = commands("mcporter", SSE, SecretMode::Reference);
    assert!(
        kept[0].contains("'Authorization=Bearer ${DASHSCOPE_API_KEY}'"),
        "{}",
        kept[0]
    );
}

/// As `URLSearchParams` reads it: a plus sign is a space.
fn query(link: &str) -> HashMap<String, String> {
    let (_, query) = link.split_once('?').expect("a query");
    let pairs = query.split('&').map(|pair| {
        let (name, value) = pair.split_once('=').expect("a pair");
        (name.to_owned(), decoded(&value.replace('+', " ")))
    });
    pairs.collect()
}

fn decoded(component: &str) -> String {
    percent_encoding::percent_decode_str(component)
        .decode_utf8()
        .expect("UTF-8")
        .into_owned()
}

#[test]
fn lobehub_link_decodes_as_lobehub_decodes_it() {
    for (url, is_sse) in [(SSE, true), (HTTP, false)] {
        let links = links("lobehub", url);
        assert_eq!(links.len(), 2);
        for (link, key) in links.iter().zip([KEY, PLACEHOLDER]) {
            assert!(link.starts_with("lobehub://plugin/install?"), "{link}");
            let query = query(link);
            assert_eq!(
                (query["type"].as_str(), query["id"].as_str()),
                ("mcp", NAME)
            );
            let schema: Value = serde_json::from_str(&query["schema"]).expect("JSON");
            let mut config = bridged(url, "sse-only", key);
            config["type"] = "stdio".into();
            if !is_sse {
                config = json!({"type": "http", "url": url, "headers": headers(key)});
            }
            assert_eq!(schema["config"], config);
            for member in ["identifier", "name"] {
                assert_eq!(schema[member], NAME);
            }
            for member in ["author", "description", "version"] {
                assert!(
                    schema[member].as_str().is_some_and(|text| !text.is_empty()),
                    "{member}"
                );
            }
        }
    }
}

#[test]
fn raycast_link_is_one_server() {
    for (url, transport) in [(SSE, "sse-only"), (HTTP, "http-only")] {
        let links = links("raycast", url);
        assert_eq!(links.len(), 2);
        for (link, key) in links.iter().zip([KEY, PLACEHOLDER]) {
            let json = decoded(
                link.strip_prefix("raycast://mcp/install?")
                    .expect("its form"),
            );
            let header = format!("Authorization:Bearer {key}");
            let args = [
                "-y",
                "mcp-remote",
                url,
                "--transport",
                transport,
                "--header",
                &header,
            ];
            let expected = json!({"name": NAME, "type": "stdio", "command": "npx", "args": args});
            assert_eq!(
                serde_json::from_str::<Value>(&json).expect("JSON"),
                expected
            );
        }
    }
}

#[test]
fn five_ire_link_is_base64_behind_the_hash() {
    for (url, mut how) in [
        (SSE, bridged(SSE, "sse-only", KEY)),
        (HTTP, json!({"url": HTTP, "headers": headers(KEY)})),
    ] {
        how["name"] = NAME.into();
        let links = links("five-ire", url);
        let data = links[0]
            .strip_prefix("app.5ire://install-server#")
            .expect("its form");
        let json = STANDARD.decode(data).expect("base64");
        assert_eq!(serde_json::from_slice::<Value>(&json).expect("JSON"), how);
        assert!(!links[1].contains(data) && links.len() == 2);
    }
}

/// The text of the first file, line by line.
fn lines(id: &str, url: &str, mode: SecretMode) -> Vec<String> {
    file(&of(id, url, mode))
        .text
        .lines()
        .map(str::to_owned)
        .collect()
}

#[test]
fn forms_line_by_line() {
    let dify = |bearer: &str| {
        [
            format!("Server URL: {SSE}"),
            format!("Name: {NAME}"),
            "Server Identifier: aliyunbailianmcp_web".to_owned(),
            "Header Name: Authorization".to_owned(),
            format!("Header Value: Bearer {bearer}"),
        ]
    };
    assert_eq!(lines("dify", SSE, SecretMode::Literal), dify(KEY));
    assert_eq!(lines("dify", SSE, SecretMode::Reference), dify(PLACEHOLDER));
    let raycast = [
        format!("Name: {NAME}"),
        "Transport: HTTP".to_owned(),
        format!("URL: {HTTP}"),
        "HTTP Header Name: Authorization".to_owned(),
        format!("HTTP Header Value: Bearer {KEY}"),
    ];
    assert_eq!(lines("raycast", HTTP, SecretMode::Literal), raycast);
    let bridge = bridged(SSE, "sse-only", KEY);
    let raycast = [
        format!("Name: {NAME}"),
        "Transport: Standard Input/Output".to_owned(),
        "Command: npx".to_owned(),
        format!("Arguments: {}", bridge["args"]),
        "Environment Name: AUTH_HEADER".to_owned(),
        format!("Environment Value: Bearer {KEY}"),
    ];
    assert_eq!(lines("raycast", SSE, SecretMode::Literal), raycast);
}

#[test]
fn dify_identifiers_keep_its_rule() {
    let of = |name: &str| {
        let options = Options {
            key: None,
            secret: SecretMode::Literal,
            platform: Platform::Linux,
        };
        let rendered = render(
            client("dify").expect("a client"),
            &[service(SSE, name)],
            &options,
        );
        let text = file(&rendered).text.clone();
        let line = text
            .lines()
            .find_map(|line| line.strip_prefix("Server Identifier: ").map(str::to_owned));
        line.expect("an identifier")
    };
    assert_eq!(of("My Server.2"), "my-server-2");
    assert_eq!(of("百炼 web"), "-web");
    assert_eq!(of("百炼"), "bailian");
    assert_eq!(
        of("A-name_of-more-than-24-characters"),
        "a-name_of-more-than-24-c"
    );
}
