//! `window.bailianMcpConfig`, as a portal calls it.

use serde_json::{Value, json};

use crate::visit::{KEY, URL, Visit};

#[tokio::test]
async fn clients_are_listed_with_everything_that_is_promised() {
    let visit = Visit::new().await;
    let clients = visit
        .browser
        .run("return bailianMcpConfig.clients()", Value::Null)
        .await;
    let clients = clients.as_array().expect("a list");
    assert!(clients.len() > 40, "{}", clients.len());
    for client in clients {
        for member in [
            "id",
            "name",
            "transports",
            "formats",
            "paths",
            "limits",
            "evidence",
            "checked",
            "docsUrl",
        ] {
            assert!(!client[member].is_null(), "{member} of {client:#}");
        }
    }
    let version = visit
        .string("return bailianMcpConfig.version", Value::Null)
        .await;
    assert_eq!(version.split('.').count(), 3, "{version}");
    visit.end().await;
}

#[tokio::test]
async fn understanding_answers_plain_objects_without_the_key() {
    let visit = Visit::new().await;
    let text = format!("百炼 😀 实例: {URL}\nBearer {KEY}");
    let understood = visit
        .browser
        .run("return bailianMcpConfig.understand(args)", json!(text))
        .await;
    let service = json!({"instanceId": "WebSearch", "url": URL, "transport": "sse",
        "name": "AliyunBailianMCP_web"});
    assert_eq!(understood["services"], json!([service]));
    assert_eq!(understood["key"], json!({"kind": "standard"}));
    assert!(!understood.to_string().contains(KEY));

    // Offsets are JavaScript's own.
    let body = "const text = '😀 ' + args + '/api/v1/mcps/AliyunBailianMCP_WebSearch/mcp';
        const { diagnostics } = bailianMcpConfig.understand(text);
        const { start, end, fix } = diagnostics.find((d) => d.code === 'name-prefix-removed');
        return [text.slice(start, end), fix && text.slice(0, fix.start) + fix.text + text.slice(fix.end)]";
    let host = "https://dashscope.aliyuncs.com";
    let answer = visit.browser.run(body, json!(host)).await;
    assert_eq!(
        answer[0],
        format!("{host}/api/v1/mcps/AliyunBailianMCP_WebSearch/mcp")
    );
    assert_eq!(answer[1], format!("😀 {host}/api/v1/mcps/WebSearch/mcp"));

    let chinese = "return bailianMcpConfig.understand('sk-sp-0123456789abcdef', { lang: 'zh-CN' })";
    let understood = visit.browser.run(chinese, Value::Null).await;
    assert_eq!(understood["key"]["kind"], "plan");
    assert!(
        understood["diagnostics"].to_string().contains("套餐"),
        "{understood:#}"
    );
    visit.end().await;
}

#[tokio::test]
async fn a_wrong_argument_is_named_in_an_error() {
    let visit = Visit::new().await;
    for (call, named) in [
        ("understand()", "text"),
        ("understand(5)", "text"),
        ("understand('', 'zh')", "options"),
        ("understand('', { lang: 5 })", "lang"),
        ("render()", "request"),
        ("render({})", "client"),
        ("render({ client: 'no-such', service: {} })", "client"),
        ("render({ client: 'cursor' })", "service"),
        ("render({ client: 'cursor', services: {} })", "services"),
        ("render({ client: 'cursor', services: [] })", "services"),
        ("render({ client: 'cursor', services: [{}] })", "services"),
        (
            "merge({ client: 'cursor', service: { instanceId: 'a' } })",
            "existing",
        ),
        (
            "merge({ existing: '', client: 'cursor', service: { instanceId: 'a' }, onClash: 'x' })",
            "onClash",
        ),
        ("render({ client: 'cursor', service: {} })", "service"),
        ("render({ client: 'cursor', service: { url: 5 } })", "url"),
        (
            "render({ client: 'cursor', service: { instanceId: 'a', transport: 'x' } })",
            "transport",
        ),
        (
            "render({ client: 'cursor', service: { instanceId: 'a' }, key: 5 })",
            "key",
        ),
        (
            "render({ client: 'cursor', service: { instanceId: 'a' }, secret: 'x' })",
            "secret",
        ),
        (
            "render({ client: 'cursor', service: { instanceId: 'a' }, platform: 'x' })",
            "platform",
        ),
        ("fit()", "request"),
        ("fit({ name: 'a' })", "tools"),
        ("fit({ tools: {}, name: 'a' })", "tools"),
        ("fit({ tools: [] })", "name"),
        ("fit({ tools: [], name: 'a', client: 'no-such' })", "client"),
        ("fit({ tools: [], name: 'a', others: 5 })", "others"),
        ("fit({ tools: [], name: 'a', others: [5] })", "others"),
    ] {
        let body = format!(
            "try {{ bailianMcpConfig.{call}; return 'nothing thrown' }}
             catch (error) {{ return error instanceof Error ? error.message : 'not an Error' }}"
        );
        let message = visit.string(&body, Value::Null).await;
        assert!(
            message.starts_with(&format!("bailianMcpConfig: {named} ")),
            "{call}: {message}"
        );
    }
    visit.end().await;
}

#[tokio::test]
async fn many_services_become_one_configuration() {
    let visit = Visit::new().await;
    let body = "return bailianMcpConfig.render({ client: 'cursor',
        services: [{ instanceId: 'WebSearch' }, { instanceId: 'amap-maps' }, { instanceId: 'a b' }] })";
    let answer = visit.browser.run(body, Value::Null).await;
    let text = answer["snippets"][0]["text"].as_str().expect("a text");
    let file: Value = serde_json::from_str(text).expect("JSON");
    let servers = file["mcpServers"].as_object().expect("servers");
    assert_eq!(servers.len(), 2, "{file:#}");
    let wrong = answer["diagnostics"].as_array().expect("a list");
    assert!(
        wrong.iter().any(|found| found["service"] == 2),
        "{wrong:#?}"
    );
    visit.end().await;
}

#[tokio::test]
async fn fitting_follows_the_contract() {
    let visit = Visit::new().await;
    let request = json!({"name": "AliyunBailianMCP_ecs", "client": "cursor", "tools": [
        {"name": "Ecs-20140526-DescribeInstances", "inputSchema": {"type": "object"}},
        {"name": "Ecs-20140526-DescribeCloudAssistantStatus"},
    ]});
    let body = "return bailianMcpConfig.fit(args)";
    let answer = visit.browser.run(body, request).await;
    let cursor = &answer["clients"][0];
    assert_eq!(cursor["client"], "cursor");
    let fate = |index: usize| {
        (
            &cursor["tools"][index]["fate"],
            &cursor["tools"][index]["length"],
        )
    };
    assert_eq!(fate(0), (&json!("unsure"), &Value::Null));
    assert_eq!(fate(1), (&json!("dropped"), &json!(61)));
    assert_eq!(cursor["longestName"], 18);
    assert_eq!(cursor["suggestion"]["name"], "AliyunBailianMCP_e");

    let all = json!({"name": "a", "others": ["b"], "tools": [{"name": "x"}]});
    let answer = visit.browser.run(body, all).await;
    let clients = answer["clients"].as_array().expect("a list");
    assert!(clients.len() > 40, "{}", clients.len());
    for client in clients {
        assert_eq!(client["tally"]["works"], 1, "{client:#}");
        for rule in client["rules"].as_array().expect("rules") {
            assert!(rule["source"].is_string(), "{rule:#}");
            assert!(rule["evidence"].is_string(), "{rule:#}");
        }
    }
    visit.end().await;
}

#[tokio::test]
async fn merging_follows_the_contract() {
    let visit = Visit::new().await;
    let body = "return bailianMcpConfig.merge({ existing: args, client: 'codex-cli',
        service: { url: 'https://dashscope.aliyuncs.com/api/v1/mcps/WebSearch/mcp' }, secret: 'reference' })";
    let merged = visit
        .browser
        .run(body, json!("model = \"x\" # mine\n"))
        .await;
    let text = merged["text"].as_str().expect("a text");
    assert!(
        text.starts_with("model = \"x\" # mine\n\n[mcp_servers.AliyunBailianMCP_web]\n"),
        "{text}"
    );
    assert_eq!(
        (&merged["changed"], &merged["clash"]),
        (&json!(true), &Value::Null)
    );
    let again = visit.browser.run(body, json!(text)).await;
    assert_eq!(
        (&again["text"], &again["changed"]),
        (&json!(text), &json!(false))
    );
    let broken = visit.browser.run(body, json!("model = [\n")).await;
    assert_eq!(
        (&broken["text"], &broken["changed"]),
        (&json!("model = [\n"), &json!(false))
    );
    let said = broken["diagnostics"]
        .as_array()
        .and_then(|found| found.last())
        .expect("a finding");
    assert_eq!(
        (&said["line"], &said["code"]),
        (&json!(1), &json!("file-syntax"))
    );
    visit.end().await;
}

#[tokio::test]
async fn rendering_follows_the_contract() {
    let visit = Visit::new().await;
    let request = json!({"client": "codex-cli", "service": {"instanceId": "WebSearch"}, "key": KEY,
        "platform": "windows", "lang": "en"});
    let rendered = visit
        .browser
        .run("return bailianMcpConfig.render(args)", request)
        .await;
    let file = &rendered["snippets"][0];
    assert_eq!(file["kind"], "file");
    assert_eq!(file["format"], "toml");
    assert_eq!(file["path"], "%USERPROFILE%\\.codex\\config.toml");
    assert_eq!(file["filename"], "config.toml");
    assert_eq!(file["carriesKey"], true);
    assert_eq!(rendered["unsupported"], Value::Null);
    assert_eq!(rendered["diagnostics"][0]["code"], "client-bridge");

    let masked =
        json!({"client": "cursor", "service": {"instanceId": "WebSearch"}, "key": "sk-ab***cd"});
    let rendered = visit
        .browser
        .run("return bailianMcpConfig.render(args)", masked)
        .await;
    assert_eq!(rendered["snippets"][0]["carriesKey"], false);
    assert_eq!(rendered["diagnostics"][0]["severity"], "error");
    visit.end().await;
}

/// A megabyte of anything is answered and leaves the page usable. `cargo xtask bench` measures how
/// fast; the bound here only tells linear from quadratic on a busy machine.
#[tokio::test]
async fn a_megabyte_of_anything_is_answered() {
    let visit = Visit::new().await;
    for pattern in [
        "[",
        "{\"a\":",
        "sk-",
        "https://",
        "a",
        "\"",
        "\\",
        "😀",
        "百炼",
        " ",
        "curl -H '",
        "\n- ",
    ] {
        let body = "const text = args.repeat(Math.ceil(1e6 / args.length));
            const start = performance.now();
            bailianMcpConfig.understand(text);
            return performance.now() - start";
        let took = visit
            .browser
            .run(body, json!(pattern))
            .await
            .as_f64()
            .expect("a number");
        assert!(took < 5000.0, "{pattern:?} took {took} ms");
    }
    let paste = "const box = document.querySelector('#paste');
        box.value = '{\"mcpServers\": {\"a\": {\"url\": \"' + 'x'.repeat(1e6) + '\"}}}';
        const start = performance.now();
        box.dispatchEvent(new InputEvent('input', { bubbles: true }));
        await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
        return performance.now() - start";
    let took = visit
        .browser
        .run(paste, Value::Null)
        .await
        .as_f64()
        .expect("a number");
    assert!(took < 5000.0, "the page took {took} ms");
    visit.click("#clear").await;
    visit.fill("#paste", "WebSearch").await;
    assert_eq!(visit.text("#endpoint").await, URL);
    visit.end().await;
}
