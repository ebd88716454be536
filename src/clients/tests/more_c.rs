//! The same for what is no application of a person: a node, an import, parts of requests, commands.

use super::more_b::{commands, headers, of, servers};
use super::*;
use serde_json::json;

#[test]
fn n8n_node_holds_no_key() {
    for (url, transport) in [(SSE, "sse"), (HTTP, "httpStreamable")] {
        let node = json!({
            "parameters": {"endpointUrl": url, "serverTransport": transport, "authentication": "bearerAuth",
                "include": "all", "options": {"timeout": 60000}},
            "type": "@n8n/n8n-nodes-langchain.mcpClientTool", "typeVersion": 1.1, "position": [0, 0], "name": NAME,
        });
        let pasted = parsed(file(&of("n8n", url, SecretMode::Literal)));
        assert_eq!(pasted, json!({"nodes": [node], "connections": {}}));
    }
}

#[test]
fn open_webui_imports_its_own_export() {
    let expected = |key: &str| {
        json!({"type": "mcp", "url": HTTP, "auth_type": "bearer", "key": key,
            "info": {"id": NAME, "name": NAME, "description": ""}})
    };
    for (mode, key) in [
        (SecretMode::Literal, KEY),
        (SecretMode::Reference, PLACEHOLDER),
    ] {
        assert_eq!(parsed(file(&of("open-webui", HTTP, mode))), expected(key));
    }
}

#[test]
fn what_cannot_be_reached_says_what_can() {
    for (id, works, fails) in [("open-webui", HTTP, SSE), ("responses-api", SSE, HTTP)] {
        assert_eq!(of(id, works, SecretMode::Literal).unsupported, None, "{id}");
        let why = of(id, fails, SecretMode::Literal).unsupported.expect(id);
        assert!(
            why.reason.en.contains("SSE") && why.reason.zh.contains("SSE"),
            "{id}"
        );
        assert!(
            !why.instead.en.is_empty() && !why.instead.zh.is_empty(),
            "{id}"
        );
    }
}

#[test]
fn responses_api_tools_are_one_array() {
    let tool = |name: &str, key: &str| {
        json!({"type": "mcp", "server_protocol": "sse", "server_label": name,
            "server_description": "Alibaba Cloud Model Studio (Bailian) MCP service",
            "server_url": SSE, "headers": headers(key)})
    };
    for (mode, key) in [
        (SecretMode::Literal, KEY),
        (SecretMode::Reference, PLACEHOLDER),
    ] {
        assert_eq!(
            servers("responses-api", SSE, mode),
            json!([tool(NAME, key)])
        );
    }
    let options = Options {
        key: None,
        secret: SecretMode::Literal,
        platform: Platform::Linux,
    };
    let two = [service(SSE, NAME), service(SSE, "other")];
    let rendered = render(client("responses-api").expect("a client"), &two, &options);
    let expected = json!({"tools": [tool(NAME, PLACEHOLDER), tool("other", PLACEHOLDER)]});
    assert_eq!(parsed(file(&rendered)), expected);
}

#[test]
fn curl_over_sse_in_three_shells() {
    let literal = format!("-H 'Authorization: Bearer {KEY}' -H 'Accept: text/event-stream' {SSE}");
    let lines = commands("curl", SSE, SecretMode::Literal);
    assert_eq!(
        lines[0],
        format!("curl -i -N -H {}", literal.trim_start_matches("-H "))
    );
    assert_eq!(lines[1], lines[0].replacen("curl", "curl.exe", 1));
    assert_eq!(lines[2], lines[0].replace('\'', "\""));
    let lines = commands("curl", SSE, SecretMode::Reference);
    let header = |variable: &str| format!("-i -N -H \"Authorization: Bearer {variable}\" -H ");
    for (line, variable) in lines.iter().zip([
        "$DASHSCOPE_API_KEY",
        "$env:DASHSCOPE_API_KEY",
        "%DASHSCOPE_API_KEY%",
    ]) {
        assert!(line.contains(&header(variable)), "{line}");
        assert!(!line.contains(KEY), "{line}");
    }
}

/// What bash hands to curl is what the protocol asks for, whether the key is written or a variable.
#[test]
fn bash_hands_curl_the_first_message() {
    for mode in [SecretMode::Literal, SecretMode::Reference] {
        let line = commands("curl", HTTP, mode).remove(0);
        let script = line.replacen("curl", "printf '%s\\n'", 1);
        let output = std::process::Command::new("bash")
            .args(["-c", &script])
            .env("DASHSCOPE_API_KEY", KEY)
            .output()
            .expect("bash runs");
        let text = String::from_utf8(output.stdout).expect("UTF-8");
        let words: Vec<&str> = text.lines().collect();
        let authorization = format!("Authorization: Bearer {KEY}");
        let before = [
            "-i",
            "-N",
            "-H",
            &authorization,
            "-H",
            "Accept: application/json, text/event-stream",
        ];
        assert_eq!(words[..6], before, "{mode:?}");
        assert_eq!(
            words[6..9],
            ["-H", "Content-Type: application/json", "--data"]
        );
        let message: Value = serde_json::from_str(words[9]).expect("JSON");
        assert_eq!(
            (&message["jsonrpc"], &message["method"]),
            (&json!("2.0"), &json!("initialize"))
        );
        assert_eq!(message["params"]["clientInfo"]["name"], "curl");
        assert_eq!(words[10..], [HTTP]);
    }
}
