use super::super::*;
use super::cases::{filled, found};
use crate::clients::client;

fn check(id: &str, text: &str, expected: &[&str]) {
    assert_eq!(found(id, &filled(text)), expected, "{id}: {text}");
}

#[test]
fn strict_json() {
    let text = "{\n  // mine\n  \"mcpServers\": {\"n\": {\"url\": \"@SSE\", @AUTH},}\n}";
    let comment = "NotStrict { slip: Comment, line: 2, column: 3 } @ // mine";
    let filled_text = filled(text);
    let told = found("cursor", &filled_text);
    assert_eq!(told.first().map(String::as_str), Some(comment));
    assert!(
        told.get(1)
            .is_some_and(|t| t.contains("TrailingComma, line: 3")),
        "{told:?}"
    );
    assert!(
        found("gemini-cli", &filled_text)
            .iter()
            .all(|t| !t.contains("NotStrict"))
    );
    check(
        "cursor",
        r#"{mcpServers: {"n": {"url": "@SSE", @AUTH}}}"#,
        &["NotStrict { slip: Key, line: 1, column: 2 } @ mcpServers"],
    );
    check(
        "vscode",
        r#"{“servers”: {"n": {"type": "sse", "url": "@SSE", @AUTH}}}"#,
        &["NotStrict { slip: Quotes, line: 1, column: 2 } @ “"],
    );
}

#[test]
fn where_it_breaks_off() {
    check(
        "cursor",
        r#"{"mcpServers": {"n": {"url": "@SSE" @AUTH}}}"#,
        &[
            r#"HeaderMissing { expected: "headers.Authorization" } @ n"#,
            r#"Syntax { line: 1, column: 100 } @ ""#,
        ],
    );
    let text = r#"{"mcpServers": {"n" {"url": 1}}}"#;
    let diagnosis = examine(text, client("cursor").expect("Cursor")).expect("a diagnosis");
    assert_eq!(diagnosis.services, 0);
    let faults: Vec<&Fault> = diagnosis.findings.iter().map(|f| &f.fault).collect();
    assert_eq!(
        faults,
        [&Fault::Syntax {
            line: 1,
            column: 21
        }]
    );
}

#[test]
fn codex() {
    check(
        "codex-cli",
        "[mcp_servers.n]\ntype = \"http\"\nurl = \"@HTTP\"\nheaders = { Authorization = \"Bearer @KEY\" }\n",
        &[
            r#"MemberIgnored { found: "type" } @ type"#,
            r#"Field { found: "headers", expected: "http_headers" } @ headers"#,
        ],
    );
    check(
        "codex-cli",
        "[mcp_servers.n]\nurl = \"@HTTP\"\n[mcp_servers.n.http_headers]\nAuthorization = \"Bearer @KEY\"\n",
        &[],
    );
    check(
        "codex-cli",
        "[mcp_servers.n]\nurl = \"@HTTP\"\nbearer_token = \"@KEY\"\n",
        &[
            r#"Field { found: "bearer_token", expected: "http_headers.Authorization" } @ bearer_token"#,
        ],
    );
    check(
        "codex-cli",
        "[mcp_servers.n]\nurl = \"@HTTP\"\nbearer_token_env_var = \"@KEY\"\n",
        &[&filled("VariableHoldsKey @ @KEY")],
    );
    check(
        "codex-cli",
        "[mcp_servers.n]\nurl = \"@HTTP\"\nhttp_headers = { Authorization = \"Bearer ${DASHSCOPE_API_KEY}\" }\n",
        &[
            r#"Field { found: "http_headers.Authorization", expected: "bearer_token_env_var" } @ ${DASHSCOPE_API_KEY}"#,
        ],
    );
    check(
        "codex-cli",
        "Add this:\n\n[mcp_servers.\"a b\"]\nurl = \"@SSE\"\n\nThen start it again.",
        &[
            r#"NameRule { name: "a b", rule: Words { en: "Letters, digits and - _ : @ / . only.", zh: "只用字母、数字以及 - _ : @ / .。" } } @ a b"#,
            "BridgeNeeded { transport: Sse } @ url",
        ],
    );
    check(
        "codex-cli",
        "[mcp_servers.n]\nurl: \"@HTTP\"\nbearer_token_env_var = \"K\"\n",
        &[
            r#"UrlMissing { expected: "url" } @ n"#,
            "Syntax { line: 2, column: 1 } @ u",
        ],
    );
    check(
        "codex-cli",
        r#"{"mcpServers": {"n": {"url": "@HTTP", @AUTH}}}"#,
        &[
            "Format { found: Json, expected: Toml } @ {",
            r#"Container { found: "mcpServers", expected: "mcp_servers" } @ mcpServers"#,
            r#"Field { found: "headers", expected: "http_headers" } @ headers"#,
        ],
    );
    check(
        "cursor",
        "[mcp_servers.n]\nurl = \"@HTTP\"\nhttp_headers = { \"Authorization\" = \"Bearer @KEY\" }",
        &[
            "Format { found: Toml, expected: Json } @ [",
            r#"Container { found: "mcp_servers", expected: "mcpServers" } @ mcp_servers"#,
            r#"Field { found: "http_headers", expected: "headers" } @ http_headers"#,
        ],
    );
}

#[test]
fn yaml() {
    let text = "name: mine\nmcpServers:\n  - name: n\n    type: sse\n    url: @SSE\n    requestOptions:\n      headers:\n        Authorization: Bearer ${{ secrets.K }}\n";
    check(
        "cursor",
        text,
        &[
            "Format { found: Yaml, expected: Json } @ n",
            "MapExpected @ mcpServers",
            r#"Field { found: "requestOptions.headers", expected: "headers" } @ headers"#,
            r#"ReferenceUnknown { found: "${{ secrets.K }}", expected: Some("${env:DASHSCOPE_API_KEY}") } @ ${{ secrets.K }}"#,
        ],
    );
    check(
        "claude-code",
        "mcpServers:\n  n:\n    type: streamableHttp # why\n    url: '@HTTP'\n    headers: {\"Authorization\": \"@KEY\"}\n",
        &[
            "Format { found: Yaml, expected: Json } @ m",
            r#"TypeSpelling { found: "streamableHttp", expected: "http" } @ streamableHttp"#,
            &filled("BearerMissing @ @KEY"),
        ],
    );
}

#[test]
fn servers_and_their_number() {
    let text = filled(
        r#"First {"mcpServers": {"a": {"url": "@SSE", @AUTH}, "b": {"baseUrl": "@SSE", @AUTH}, "c": {"command": "x"}}} then"#,
    );
    let diagnosis = examine(&text, client("cursor").expect("Cursor")).expect("a diagnosis");
    assert_eq!(diagnosis.services, 2);
    let servers: Vec<Option<&str>> = diagnosis
        .findings
        .iter()
        .map(|f| f.server.as_deref())
        .collect();
    assert_eq!(servers, [Some("b")]);
}

#[test]
fn no_configuration() {
    let cursor = client("cursor").expect("Cursor");
    for text in [
        "",
        "WebSearch",
        "https://dashscope.aliyuncs.com/api/v1/mcps/WebSearch/sse",
        "URL: https://a.example/sse\nAPI Key: sk-x",
        r#"claude mcp add-json --scope user n '{"type":"sse","url":"https://a.example/sse"}'"#,
        "{}",
        "[1, 2]",
    ] {
        assert!(examine(text, cursor).is_none(), "{text}");
        assert!(guess(text).is_none(), "{text}");
    }
}

#[test]
fn whose_format_it_is() {
    for (text, id) in [
        (r#"{"servers": {"n": {"url": "@SSE"}}}"#, Some("vscode")),
        (
            r#"{"mcpServers": {"n": {"baseUrl": "@SSE", "type": "sse", @AUTH}}}"#,
            Some("cherry-studio"),
        ),
        (
            r#"{"mcpServers": {"n": {"httpUrl": "@HTTP", @AUTH}}}"#,
            Some("qwen-code"),
        ),
        ("[mcp_servers.n]\nurl = \"@HTTP\"", Some("codex-cli")),
        (
            r#"{"mcpServers": {"n": {"nothing": "@HTTP", "type": "sse"}}}"#,
            None,
        ),
        (r#"{"n": {"url": "@SSE"}}"#, None),
    ] {
        let guessed = guess(&filled(text)).map(|client| client.id);
        assert_eq!(guessed, id, "{text}");
    }
}
