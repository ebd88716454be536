use super::*;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::json;

fn with_key(id: &str, url: &str) -> Rendered {
    rendered(
        client(id).expect(id),
        url,
        SecretMode::Literal,
        Some(&key(KEY)),
    )
}

fn json_of(id: &str, url: &str, mode: SecretMode) -> Value {
    parsed(file(&rendered(
        client(id).expect(id),
        url,
        mode,
        Some(&key(KEY)),
    )))
}

fn links(rendered: &Rendered) -> Vec<&str> {
    rendered
        .snippets
        .iter()
        .filter(|s| s.kind == Kind::Link)
        .map(|s| s.text.as_str())
        .collect()
}

fn commands(id: &str, url: &str, mode: SecretMode) -> Vec<String> {
    let rendered = rendered(client(id).expect(id), url, mode, Some(&key(KEY)));
    let commands = rendered
        .snippets
        .into_iter()
        .filter(|s| s.kind == Kind::Command);
    commands.map(|s| s.text).collect()
}

fn decoded(component: &str) -> String {
    percent_encoding::percent_decode_str(component)
        .decode_utf8()
        .expect("UTF-8")
        .into_owned()
}

fn from_base64(component: &str) -> Value {
    let bytes = STANDARD.decode(decoded(component)).expect("base64");
    serde_json::from_slice(&bytes).expect("JSON")
}

#[test]
fn cursor_file_to_the_byte() {
    let text = "{\n  \"mcpServers\": {\n    \"AliyunBailianMCP_web\": {\n      \"url\": \
        \"https://dashscope.aliyuncs.com/compatible-mode/v1/mcp/WebSearch/sse\",\n      \"headers\": {\n        \
        \"Authorization\": \"Bearer sk-0123456789abcdef0123456789abcdef\"\n      }\n    }\n  }\n}\n";
    let rendered = with_key("cursor", SSE);
    assert_eq!(file(&rendered).text, text);
    assert_eq!(file(&rendered).path.as_deref(), Some("~/.cursor/mcp.json"));
    assert_eq!(file(&rendered).filename.as_deref(), Some("mcp.json"));
}

#[test]
fn cursor_link_decodes_as_cursor_decodes_it() {
    let rendered = with_key("cursor", HTTP);
    let links = links(&rendered);
    let prefix = "cursor://anysphere.cursor-deeplink/mcp/install?name=AliyunBailianMCP_web&config=";
    let bearers = [
        format!("Bearer {KEY}"),
        "Bearer ${env:DASHSCOPE_API_KEY}".to_owned(),
    ];
    for (link, bearer) in links.into_iter().zip(bearers) {
        let config = from_base64(link.strip_prefix(prefix).expect("Cursor's form"));
        assert_eq!(
            config,
            json!({"url": HTTP, "headers": {"Authorization": bearer}})
        );
    }
}

#[test]
fn cherry_studio_block_and_link() {
    let entry = |url: &str, kind: &str, key: &str| {
        json!({"mcpServers": {NAME: {"name": NAME, "type": kind, "baseUrl": url,
            "headers": {"Authorization": format!("Bearer {key}")}, "isActive": true}}})
    };
    assert_eq!(
        json_of("cherry-studio", SSE, SecretMode::Literal),
        entry(SSE, "sse", KEY)
    );
    assert_eq!(
        json_of("cherry-studio", HTTP, SecretMode::Literal),
        entry(HTTP, "streamableHttp", KEY)
    );
    let rendered = with_key("cherry-studio", SSE);
    for (link, key) in links(&rendered).into_iter().zip([KEY, PLACEHOLDER]) {
        let servers = link
            .strip_prefix("cherrystudio://mcp/install?servers=")
            .expect("its form");
        assert_eq!(from_base64(servers), entry(SSE, "sse", key));
    }
}

#[test]
fn vscode_file_link_and_inputs() {
    let inputs = json!([{"type": "promptString", "id": "dashscope-api-key",
        "description": "DashScope API key", "password": true}]);
    let bearer = "Bearer ${input:dashscope-api-key}";
    let asked = json_of("vscode", SSE, SecretMode::Prompt);
    let entry = json!({"type": "sse", "url": SSE, "headers": {"Authorization": bearer}});
    assert_eq!(asked, json!({"inputs": inputs, "servers": {NAME: entry}}));
    let literal = json_of("vscode", HTTP, SecretMode::Literal);
    assert_eq!(literal["servers"][NAME]["type"], "http");
    assert_eq!(literal.get("inputs"), None);

    let rendered = with_key("vscode", SSE);
    let links = links(&rendered);
    let config = |link: &str| -> Value {
        let query = link.strip_prefix("vscode:mcp/install?").expect("its form");
        serde_json::from_str(&decoded(query)).expect("JSON")
    };
    assert_eq!(
        config(links[0])["headers"]["Authorization"],
        format!("Bearer {KEY}")
    );
    let expected = json!({"name": NAME, "type": "sse", "url": SSE,
        "headers": {"Authorization": bearer}, "inputs": inputs});
    assert_eq!(config(links[1]), expected);
}

#[test]
fn the_types_that_clients_spell_differently() {
    for (id, sse, http) in [
        ("claude-code", "sse", "http"),
        ("gemini-cli", "sse", "http"),
    ] {
        let entry = |url| json_of(id, url, SecretMode::Reference)["mcpServers"][NAME].clone();
        let headers = json!({"Authorization": "Bearer ${DASHSCOPE_API_KEY}"});
        assert_eq!(
            entry(SSE),
            json!({"type": sse, "url": SSE, "headers": headers}),
            "{id}"
        );
        assert_eq!(
            entry(HTTP),
            json!({"type": http, "url": HTTP, "headers": headers}),
            "{id}"
        );
    }
    let headers = json!({"Authorization": "Bearer ${DASHSCOPE_API_KEY}"});
    let qwen = |url| json_of("qwen-code", url, SecretMode::Reference)["mcpServers"][NAME].clone();
    assert_eq!(qwen(SSE), json!({"url": SSE, "headers": headers}));
    assert_eq!(qwen(HTTP), json!({"httpUrl": HTTP, "headers": headers}));
    let opencode = json_of("opencode", SSE, SecretMode::Reference)["mcp"][NAME].clone();
    let headers = json!({"Authorization": "Bearer {env:DASHSCOPE_API_KEY}"});
    let expected =
        json!({"type": "remote", "url": SSE, "enabled": true, "oauth": false, "headers": headers});
    assert_eq!(opencode, expected);
}

#[test]
fn the_bridge_has_no_space_after_the_colon_and_the_value_in_env() {
    let args = json!([
        "-y",
        "mcp-remote",
        SSE,
        "--transport",
        "sse-only",
        "--header",
        "Authorization:${AUTH_HEADER}"
    ]);
    let env = json!({"AUTH_HEADER": format!("Bearer {KEY}")});
    let entry = json!({"command": "npx", "args": args, "env": env});
    let desktop = json_of("claude-desktop", SSE, SecretMode::Literal);
    assert_eq!(desktop["mcpServers"][NAME], entry);
    assert_eq!(
        json_of("codex-cli", SSE, SecretMode::Literal)["mcp_servers"][NAME],
        entry
    );
    let http = json_of("claude-desktop", HTTP, SecretMode::Literal);
    assert_eq!(http["mcpServers"][NAME]["args"][4], "http-only");
    let forwarded = json_of("codex-cli", SSE, SecretMode::Reference);
    assert_eq!(
        forwarded["mcp_servers"][NAME]["env_vars"],
        json!(["AUTH_HEADER"])
    );
}

#[test]
fn codex_over_streamable_http() {
    let literal = json_of("codex-cli", HTTP, SecretMode::Literal);
    let headers = json!({"Authorization": format!("Bearer {KEY}")});
    assert_eq!(
        literal["mcp_servers"][NAME],
        json!({"url": HTTP, "http_headers": headers})
    );
    let reference = json_of("codex-cli", HTTP, SecretMode::Reference);
    let expected = json!({"url": HTTP, "bearer_token_env_var": "DASHSCOPE_API_KEY"});
    assert_eq!(reference["mcp_servers"][NAME], expected);
    let add = format!("codex mcp add {NAME} --url {HTTP} --bearer-token-env-var DASHSCOPE_API_KEY");
    assert_eq!(
        commands("codex-cli", HTTP, SecretMode::Literal),
        [add.clone(), add.clone(), add]
    );
    assert!(commands("codex-cli", SSE, SecretMode::Literal).is_empty());
}

#[test]
fn commands_for_three_shells() {
    let json = format!(
        r#"{{"type":"sse","url":"{SSE}","headers":{{"Authorization":"Bearer ${{DASHSCOPE_API_KEY}}"}}}}"#
    );
    let escaped = json.replace('"', "\\\"");
    let claude = commands("claude-code", SSE, SecretMode::Reference);
    assert_eq!(
        claude[0],
        format!("claude mcp add-json --scope user {NAME} '{json}'")
    );
    assert_eq!(
        claude[1],
        format!(
            "claude mcp add --transport sse --scope user {NAME} {SSE} --header \
            'Authorization: Bearer ${{DASHSCOPE_API_KEY}}'"
        )
    );
    assert_eq!(
        claude[2],
        format!("claude mcp add-json --scope user {NAME} \"{escaped}\"")
    );

    let gemini = commands("gemini-cli", HTTP, SecretMode::Literal);
    let header = format!("'Authorization: Bearer {KEY}'");
    assert_eq!(
        gemini[0],
        format!("gemini mcp add -s user -t http -H {header} {NAME} {HTTP}")
    );
    let qwen = commands("qwen-code", SSE, SecretMode::Literal);
    assert_eq!(
        qwen[0],
        format!("qwen mcp add -s user -t sse -H {header} {NAME} {SSE}")
    );
    assert_eq!(
        qwen[2],
        format!(
            "qwen mcp add -s user -t sse -H {} {NAME} {SSE}",
            header.replace('\'', "\"")
        )
    );

    let code = commands("vscode", SSE, SecretMode::Prompt);
    let json = format!(
        r#"{{"name":"{NAME}","type":"sse","url":"{SSE}","headers":{{"Authorization":"Bearer ${{env:DASHSCOPE_API_KEY}}"}}}}"#
    );
    assert_eq!(code[0], format!("code --add-mcp '{json}'"));
    assert_eq!(
        code[1],
        format!("code --add-mcp '{}'", json.replace('"', "\\\""))
    );
}

#[test]
fn setting_the_variable() {
    use crate::emit::shell::Shell;
    let key = key(KEY);
    let line = |variable: Variable, shell, key| variable.set(shell, key).map(|s| s.text);
    let export = format!("export DASHSCOPE_API_KEY='{KEY}'");
    assert_eq!(line(Variable::Key, Shell::Bash, Some(&key)), Some(export));
    let header = format!("$env:AUTH_HEADER = 'Bearer {KEY}'");
    assert_eq!(
        line(Variable::Header, Shell::PowerShell, Some(&key)),
        Some(header)
    );
    let set = "set \"DASHSCOPE_API_KEY=DASHSCOPE_API_KEY\"".to_owned();
    assert_eq!(line(Variable::Key, Shell::Cmd, None), Some(set));
}
