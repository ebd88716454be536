//! Mistakes in the clients that are loaded later.

use super::cases::check;

#[test]
fn transports() {
    check(&[
        (
            "roo-code",
            r#"{"mcpServers": {"n": {"type": "streamable_http", "url": "@HTTP", @AUTH}}}"#,
            &[
                r#"TypeSpelling { found: "streamable_http", expected: "streamable-http" } @ streamable_http"#,
            ],
        ),
        (
            "roo-code",
            r#"{"mcpServers": {"n": {"url": "@HTTP", @AUTH, "env": {}}}}"#,
            &[
                r#"TypeMissing { expected: "streamable-http" } @ n"#,
                r#"MemberRefused { found: "env" } @ env"#,
            ],
        ),
        (
            "cline",
            r#"{"mcpServers": {"n": {"type": "http", "url": "@HTTP", @AUTH}}}"#,
            &[r#"TypeSpelling { found: "http", expected: "streamableHttp" } @ http"#],
        ),
        (
            "cline",
            r#"{"mcpServers": {"n": {"url": "@SSE", @AUTH}}}"#,
            &[],
        ),
        (
            "cline",
            r#"{"mcpServers": {"n": {"url": "@HTTP", "disabled": true, @AUTH}}}"#,
            &[
                r#"TypeMissing { expected: "streamableHttp" } @ n"#,
                r#"SwitchedOff { found: "disabled" } @ disabled"#,
            ],
        ),
        (
            "copilot-cli",
            r#"{"mcpServers": {"n": {"url": "@SSE", @AUTH}}}"#,
            &[r#"TypeMissing { expected: "sse" } @ n"#],
        ),
        (
            "copilot-cli",
            r#"{"mcpServers": {"n": {"url": "@HTTP", @AUTH}}}"#,
            &[],
        ),
        (
            "kilo-code",
            r#"{"mcp": {"n": {"type": "sse", "url": "@SSE", @AUTH}}}"#,
            &[r#"TypeSpelling { found: "sse", expected: "remote" } @ sse"#],
        ),
        (
            "zed",
            r#"{"mcpServers": {"n": {"url": "@SSE", @AUTH}}}"#,
            &[
                r#"Container { found: "mcpServers", expected: "context_servers" } @ mcpServers"#,
                "BridgeNeeded { transport: Sse } @ url",
            ],
        ),
        (
            "windsurf",
            r#"{"mcpServers": {"n": {"url": "@SSE", @AUTH}}}"#,
            &[],
        ),
        (
            "windsurf",
            r#"{"mcpServers": {"n": {"serverUrl": "@SSE", @AUTH}}}"#,
            &[r#"Field { found: "serverUrl", expected: "url" } @ serverUrl"#],
        ),
        (
            "cursor-cloud-agents",
            r#"{"mcpServers": {"n": {"command": "npx", "args": ["mcp-remote", "@SSE"]}}}"#,
            &[
                r#"Unsupported { reason: Words { en: "Cursor's cloud agents support neither SSE nor mcp-remote.", zh: "Cursor 云端智能体既不支持 SSE，也不支持 mcp-remote。" }, instead: Words { en: "Use the service's Streamable HTTP endpoint if it has one, or Cursor on your own computer.", zh: "如果服务提供 Streamable HTTP 端点，请使用该端点；否则请在本机的 Cursor 中使用。" } } @ mcp-remote"#,
            ],
        ),
    ]);
}

#[test]
fn yaml() {
    check(&[
        (
            "continue-dev",
            "mcpServers:\n  n:\n    type: sse\n    url: @SSE\n    headers:\n      Authorization: Bearer @KEY\n",
            &[
                r#"ListExpected { member: "name" } @ mcpServers"#,
                r#"Field { found: "headers", expected: "requestOptions.headers" } @ headers"#,
            ],
        ),
        (
            "continue-dev",
            "mcpServers:\n- name: n\n  type: sse\n  url: @SSE\n  apiKey: Bearer @KEY\n",
            &["BearerTwice @ Bearer "],
        ),
        (
            "continue-dev",
            "mcpServers:\n\t- name: n\n\t  type: sse\n\t  url: @SSE\n\t  apiKey: @KEY\n",
            &["Syntax { line: 2, column: 1 } @ \t"],
        ),
        (
            "goose",
            "extensions:\n  n:\n    enabled: false\n    type: streamable-http\n    name: n\n    url: @HTTP\n    headers:\n      Authorization: @KEY\n",
            &[
                r#"SwitchedOff { found: "enabled" } @ enabled"#,
                r#"TypeSpelling { found: "streamable-http", expected: "streamable_http" } @ streamable-http"#,
                r#"Field { found: "url", expected: "uri" } @ url"#,
                "BearerMissing @ @KEY",
            ],
        ),
        (
            "goose",
            "extensions:\n  n:\n    enabled: true\n    type: sse\n    name: n\n    uri: @SSE\n",
            &["BridgeNeeded { transport: Sse } @ uri"],
        ),
    ]);
}
