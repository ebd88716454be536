//! Real mistakes, and exactly what is said of them.

use super::super::*;
use super::{HTTP, KEY, SSE};
use crate::clients::client;

/// What is found, as `fault @ the text under its span`.
pub(super) fn found(id: &str, text: &str) -> Vec<String> {
    let client = client(id).expect(id);
    let diagnosis = examine(text, client).unwrap_or_else(|| panic!("{id}: nothing in {text}"));
    let mut told = Vec::new();
    for Finding { fault, span, .. } in diagnosis.findings {
        told.push(format!("{fault:?} @ {}", span.slice(text)));
    }
    told
}

/// Stands for the URLs, the key and the usual headers.
pub(super) fn filled(text: &str) -> String {
    text.replace("@AUTH", r#""headers": {"Authorization": "Bearer @KEY"}"#)
        .replace("@SSE", SSE)
        .replace("@HTTP", HTTP)
        .replace("@KEY", KEY)
}

pub(super) fn check(cases: &[(&str, &str, &[&str])]) {
    for (id, text, expected) in cases {
        let expected: Vec<String> = expected.iter().map(|text| filled(text)).collect();
        assert_eq!(found(id, &filled(text)), expected, "{id}: {text}");
    }
}

#[test]
fn places() {
    check(&[
        (
            "vscode",
            r#"{"mcpServers": {"n": {"type": "sse", "url": "@SSE", @AUTH}}}"#,
            &[r#"Container { found: "mcpServers", expected: "servers" } @ mcpServers"#],
        ),
        (
            "vscode",
            r#"{"mcp": {"servers": {"n": {"type": "sse", "url": "@SSE", @AUTH}}}}"#,
            &[r#"Container { found: "mcp.servers", expected: "servers" } @ mcp"#],
        ),
        (
            "opencode",
            r#"{"mcpServers": {"n": {"type": "remote", "url": "@SSE", @AUTH}}}"#,
            &[r#"Container { found: "mcpServers", expected: "mcp" } @ mcpServers"#],
        ),
        (
            "cursor",
            r#"{"servers": {"n": {"url": "@SSE", @AUTH}}}"#,
            &[r#"Container { found: "servers", expected: "mcpServers" } @ servers"#],
        ),
        (
            "cursor",
            r#"{"n": {"url": "@SSE", @AUTH}}"#,
            &[r#"ContainerMissing { expected: "mcpServers" } @ {"#],
        ),
        (
            "cursor",
            r#""n": {"url": "@SSE", @AUTH}"#,
            &[r#"ContainerMissing { expected: "mcpServers" } @ ""#],
        ),
        (
            "cursor",
            r#"{"mcpServers": [{"name": "n", "url": "@SSE", @AUTH}]}"#,
            &["MapExpected @ mcpServers"],
        ),
        (
            "claude-code",
            r#"{"projects": {"/a": {"mcpServers": {"n": {"type": "sse", "url": "@SSE", @AUTH}}}}}"#,
            &[],
        ),
        (
            "cursor",
            r#"{"mcpServers": {"n": {"url": "@SSE", @AUTH}, "n": {"url": "@HTTP", @AUTH}}}"#,
            &[r#"NameTwice { name: "n" } @ n"#],
        ),
    ]);
}

#[test]
fn fields() {
    check(&[
        (
            "cursor",
            r#"{"mcpServers": {"n": {"baseUrl": "@SSE", @AUTH}}}"#,
            &[r#"Field { found: "baseUrl", expected: "url" } @ baseUrl"#],
        ),
        (
            "claude-code",
            r#"{"mcpServers": {"n": {"type": "sse", "serverUrl": "@SSE", @AUTH}}}"#,
            &[r#"Field { found: "serverUrl", expected: "url" } @ serverUrl"#],
        ),
        (
            "qwen-code",
            r#"{"mcpServers": {"n": {"type": "http", "url": "@HTTP", @AUTH}}}"#,
            &[
                r#"MemberIgnored { found: "type" } @ type"#,
                r#"Field { found: "url", expected: "httpUrl" } @ url"#,
            ],
        ),
        (
            "qwen-code",
            r#"{"mcpServers": {"n": {"httpUrl": "@SSE", @AUTH}}}"#,
            &[r#"Field { found: "httpUrl", expected: "url" } @ httpUrl"#],
        ),
        (
            "claude-code",
            r#"{"mcpServers": {"n": {"httpUrl": "@HTTP", @AUTH}}}"#,
            &[
                r#"TypeMissing { expected: "http" } @ n"#,
                r#"Field { found: "httpUrl", expected: "url" } @ httpUrl"#,
            ],
        ),
        (
            "gemini-cli",
            r#"{"mcpServers": {"n": {"httpUrl": "@HTTP", @AUTH}}}"#,
            &[],
        ),
        (
            "cherry-studio",
            r#"{"mcpServers": {"n": {"type": "sse", "url": "@SSE", @AUTH}}}"#,
            &[],
        ),
        (
            "cherry-studio",
            r#"{"mcpServers": {"n": {"type": "sse", "baseUrl": "@SSE", "disabled": false, @AUTH}}}"#,
            &[r#"MemberRefused { found: "disabled" } @ disabled"#],
        ),
        (
            "claude-code",
            r#"{"mcpServers": {"n": {"transport": "sse", "url": "@SSE", @AUTH}}}"#,
            &[r#"Field { found: "transport", expected: "type" } @ transport"#],
        ),
        (
            "claude-code",
            r#"{"mcpServers": {"n": {"transport": {"type": "sse", "url": "@SSE"}, @AUTH}}}"#,
            &[
                r#"Field { found: "transport.type", expected: "type" } @ type"#,
                r#"Field { found: "transport.url", expected: "url" } @ url"#,
            ],
        ),
        (
            "cursor",
            r#"{"mcpServers": {"n": {"url": "@SSE", "requestOptions": {@AUTH}}}}"#,
            &[r#"Field { found: "requestOptions.headers", expected: "headers" } @ headers"#],
        ),
        (
            "cursor",
            r#"{"mcpServers": {"n": {"url": "@SSE", "apiKey": "@KEY"}}}"#,
            &[r#"Field { found: "apiKey", expected: "headers.Authorization" } @ apiKey"#],
        ),
        (
            "cursor",
            r#"{"mcpServers": {"n": {"type": "sse", @AUTH}}}"#,
            &[r#"UrlMissing { expected: "url" } @ n"#],
        ),
        (
            "opencode",
            r#"{"mcp": {"n": {"type": "remote", "url": "@SSE", "enabled": false, @AUTH}}}"#,
            &[r#"SwitchedOff { found: "enabled" } @ enabled"#],
        ),
    ]);
}

#[test]
fn transports() {
    check(&[
        (
            "claude-code",
            r#"{"mcpServers": {"n": {"url": "@SSE", @AUTH}}}"#,
            &[r#"TypeMissing { expected: "sse" } @ n"#],
        ),
        (
            "cherry-studio",
            r#"{"mcpServers": {"n": {"url": "@HTTP", @AUTH}}}"#,
            &[r#"TypeMissing { expected: "streamableHttp" } @ n"#],
        ),
        (
            "vscode",
            r#"{"servers": {"n": {"url": "@SSE", @AUTH}}}"#,
            &[],
        ),
        (
            "vscode",
            r#"{"servers": {"n": {"type": "http", "url": "@SSE", @AUTH}}}"#,
            &[],
        ),
        (
            "gemini-cli",
            r#"{"mcpServers": {"n": {"url": "@HTTP", @AUTH}}}"#,
            &[],
        ),
        (
            "gemini-cli",
            r#"{"mcpServers": {"n": {"url": "@SSE", @AUTH}}}"#,
            &[r#"TypeMissing { expected: "sse" } @ n"#],
        ),
        (
            "claude-code",
            r#"{"mcpServers": {"n": {"type": "streamableHttp", "url": "@HTTP", @AUTH}}}"#,
            &[r#"TypeSpelling { found: "streamableHttp", expected: "http" } @ streamableHttp"#],
        ),
        (
            "claude-code",
            r#"{"mcpServers": {"n": {"type": "streamable-http", "url": "@HTTP", @AUTH}}}"#,
            &[],
        ),
        (
            "vscode",
            r#"{"servers": {"n": {"type": "streamable_http", "url": "@HTTP", @AUTH}}}"#,
            &[r#"TypeSpelling { found: "streamable_http", expected: "http" } @ streamable_http"#],
        ),
        (
            "opencode",
            r#"{"mcp": {"n": {"type": "sse", "url": "@SSE", @AUTH}}}"#,
            &[r#"TypeSpelling { found: "sse", expected: "remote" } @ sse"#],
        ),
        (
            "opencode",
            r#"{"mcp": {"n": {"type": "http", "url": "@SSE", @AUTH}}}"#,
            &[r#"TypeSpelling { found: "http", expected: "remote" } @ http"#],
        ),
        (
            "claude-code",
            r#"{"mcpServers": {"n": {"type": "sse/streamableHttp", "url": "@SSE", @AUTH}}}"#,
            &[
                r#"TypeSpelling { found: "sse/streamableHttp", expected: "sse" } @ sse/streamableHttp"#,
            ],
        ),
        (
            "claude-code",
            r#"{"mcpServers": {"n": {"type": "http", "url": "@SSE", @AUTH}}}"#,
            &[r#"TypeAgainstPath { found: "http", path: Sse, expected: "sse" } @ http"#],
        ),
        (
            "cherry-studio",
            r#"{"mcpServers": {"n": {"type": "sse", "baseUrl": "@HTTP", @AUTH}}}"#,
            &[
                r#"TypeAgainstPath { found: "sse", path: StreamableHttp, expected: "streamableHttp" } @ sse"#,
            ],
        ),
        (
            "cursor",
            r#"{"mcpServers": {"n": {"type": "streamable_http", "url": "@SSE", @AUTH}}}"#,
            &[],
        ),
        (
            "claude-desktop",
            r#"{"mcpServers": {"n": {"type": "sse", "url": "@SSE", @AUTH}}}"#,
            &["BridgeNeeded { transport: Sse } @ url"],
        ),
    ]);
}

#[test]
fn keys() {
    let cursor = |value: &str| {
        filled(&format!(
            r#"{{"mcpServers": {{"n": {{"url": "@SSE", "headers": {{"Authorization": "{value}"}}}}}}}}"#
        ))
    };
    for (value, expected) in [
        ("Bearer @KEY", ""),
        ("@KEY", "BearerMissing @ @KEY"),
        ("Bearer Bearer @KEY", "BearerTwice @ Bearer "),
        ("Bearer ${env:DASHSCOPE_API_KEY}", ""),
        (
            "Bearer ${DASHSCOPE_API_KEY}",
            r#"ReferenceUnknown { found: "${DASHSCOPE_API_KEY}", expected: Some("${env:DASHSCOPE_API_KEY}") } @ ${DASHSCOPE_API_KEY}"#,
        ),
        (
            "Bearer $DASHSCOPE_API_KEY",
            r#"ReferenceUnknown { found: "$DASHSCOPE_API_KEY", expected: Some("${env:DASHSCOPE_API_KEY}") } @ $DASHSCOPE_API_KEY"#,
        ),
        (
            "Bearer ${input:key}",
            r#"ReferenceUnknown { found: "${input:key}", expected: Some("${env:DASHSCOPE_API_KEY}") } @ ${input:key}"#,
        ),
        ("Bearer YOUR_API_KEY", "KeyPlaceholder @ YOUR_API_KEY"),
        (
            "Bearer <DASHSCOPE_API_KEY>",
            "KeyPlaceholder @ <DASHSCOPE_API_KEY>",
        ),
        ("Bearer sk-xxx", "KeyPlaceholder @ sk-xxx"),
        ("Bearer ", "KeyPlaceholder @ Bearer "),
        ("Bearer sk-ab***cd", "KeyMasked @ sk-ab***cd"),
    ] {
        let expected: Vec<String> = [filled(expected)]
            .into_iter()
            .filter(|e| !e.is_empty())
            .collect();
        assert_eq!(found("cursor", &cursor(value)), expected, "{value}");
    }
    check(&[
        (
            "cursor",
            r#"{"mcpServers": {"n": {"url": "@SSE"}}}"#,
            &[r#"HeaderMissing { expected: "headers.Authorization" } @ n"#],
        ),
        (
            "cherry-studio",
            r#"{"mcpServers": {"n": {"type": "sse", "baseUrl": "@SSE", "headers": {"Authorization": "Bearer $DASHSCOPE_API_KEY"}}}}"#,
            &[
                r#"ReferenceUnknown { found: "$DASHSCOPE_API_KEY", expected: None } @ $DASHSCOPE_API_KEY"#,
            ],
        ),
        (
            "qwen-code",
            r#"{"mcpServers": {"n": {"url": "@SSE", "headers": {"authorization": "Bearer $DASHSCOPE_API_KEY"}}}}"#,
            &[],
        ),
        (
            "vscode",
            r#"{"servers": {"n": {"type": "sse", "url": "@SSE", "headers": {"Authorization": "Bearer ${input:k}"}}}}"#,
            &[r#"InputUndeclared { id: "k" } @ ${input:k}"#],
        ),
        (
            "vscode",
            r#"{"inputs": [{"id": "k"}], "servers": {"n": {"type": "sse", "url": "@SSE", "headers": {"Authorization": "Bearer ${input:k}"}}}}"#,
            &[],
        ),
        (
            "opencode",
            r#"{"mcp": {"n": {"type": "remote", "url": "@SSE", "headers": {"Authorization": "Bearer ${env:X}"}}}}"#,
            &[
                r#"ReferenceUnknown { found: "${env:X}", expected: Some("{env:DASHSCOPE_API_KEY}") } @ ${env:X}"#,
            ],
        ),
    ]);
}

#[test]
fn bridges() {
    check(&[
        (
            "claude-desktop",
            r#"{"mcpServers": {"n": {"command": "npx", "args": ["-y", "mcp-remote", "@SSE", "--header", "Authorization: Bearer @KEY"]}}}"#,
            &["ArgumentSpace @ Authorization: Bearer @KEY"],
        ),
        (
            "claude-desktop",
            r#"{"mcpServers": {"n": {"command": "npx", "args": ["mcp-remote", "@SSE"]}}}"#,
            &[r#"HeaderMissing { expected: "--header" } @ n"#],
        ),
        (
            "claude-desktop",
            r#"{"mcpServers": {"n": {"command": "npx", "args": ["mcp-remote", "@SSE", "--transport", "http-only", "--header", "Authorization:${A}"], "env": {"A": "@KEY"}}}}"#,
            &[
                r#"TypeAgainstPath { found: "http-only", path: Sse, expected: "sse-only" } @ http-only"#,
                "BearerMissing @ @KEY",
            ],
        ),
        (
            "claude-desktop",
            r#"{"mcpServers": {"n": {"cmd": "npx", "args": ["mcp-remote", "@SSE", "--header", "Authorization:${A}"], "envs": {"A": "Bearer @KEY"}}}}"#,
            &[
                r#"Field { found: "cmd", expected: "command" } @ cmd"#,
                r#"Field { found: "envs", expected: "env" } @ envs"#,
            ],
        ),
        (
            "cursor",
            r#"{"mcpServers": {"n": {"command": "npx", "args": ["other", "x"]}}}"#,
            &[],
        ),
    ]);
}
