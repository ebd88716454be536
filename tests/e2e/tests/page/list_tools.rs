//! `bailianMcpConfig.listTools`, as a portal calls it.

use emulator::Cors;
use emulator::builder::DEMO_KEY;
use serde_json::{Value, json};

use crate::bare::{Allows, Bare, Manner};
use crate::visit::{Visit, service};

#[tokio::test]
async fn a_listing_follows_the_contract() {
    let service = service(Cors::Allowed).await;
    let visit = Visit::new().await;
    let url = format!("{}/api/v1/mcps/WebSearch/sse", service.base_url());
    let body = "const steps = [];
        const onProgress = (step) => steps.push(step);
        const listing = await bailianMcpConfig.listTools({ url: args[0], key: args[1], onProgress });
        return { listing, steps }";
    let answer = visit.browser.run(body, json!([url, DEMO_KEY])).await;
    let listing = &answer["listing"];
    let mut members: Vec<_> = listing.as_object().expect("an object").keys().collect();
    members.sort();
    assert_eq!(
        members,
        [
            "complete",
            "protocolVersion",
            "server",
            "timings",
            "tools",
            "transport"
        ]
    );
    assert_eq!(listing["transport"], "sse");
    assert_eq!(listing["protocolVersion"], "2024-11-05");
    assert_eq!(listing["complete"], json!(true));
    assert!(listing["server"]["name"].is_string() && listing["server"]["version"].is_string());
    let tool = &listing["tools"][0];
    for member in ["name", "title", "description", "inputSchema", "annotations"] {
        assert!(tool.get(member).is_some(), "{member}: {tool:#}");
    }
    assert_eq!(tool["inputSchema"]["type"], "object");
    let steps = answer["steps"].as_array().expect("steps");
    assert_eq!(steps[0]["step"], "connecting");
    assert!(steps.iter().any(|step| step["step"] == "initializing"));
    assert_eq!(
        listing["timings"]["steps"].as_array().map(Vec::len),
        Some(steps.len())
    );
    assert!(listing["timings"]["total"].is_u64());
    visit.browser.close().await;
}

#[tokio::test]
async fn a_failure_is_an_error_with_facts_and_words() {
    let service = service(Cors::Allowed).await;
    let visit = Visit::new().await;
    let url = format!("{}/api/v1/mcps/WebSearch/sse", service.base_url());
    let body = "const error = await bailianMcpConfig.listTools(args).catch((error) => error);
        return { isError: error instanceof Error, message: error.message, ...error }";
    let request =
        json!({"url": url, "key": "sk-00000000000000000000000000000000", "lang": "zh-CN"});
    let error = visit.browser.run(body, request).await;
    assert_eq!(error["isError"], json!(true), "{error:#}");
    assert_eq!(error["status"], json!(401), "{error:#}");
    for member in ["code", "title", "cause", "remedy", "message"] {
        let text = error[member].as_str().unwrap_or_default();
        assert!(!text.is_empty(), "{member}: {error:#}");
        assert!(!text.contains("sk-0000"), "{member}: {error:#}");
    }
    assert!(error["certain"].is_boolean());
    assert_eq!(error["message"], error["title"]);
    visit.browser.close().await;
}

#[tokio::test]
async fn aborting_is_heard_at_once() {
    let bare = Bare::start(Manner::Silent, Allows::Everything).await;
    let visit = Visit::new().await;
    let body = "const controller = new AbortController();
        const listing = bailianMcpConfig.listTools({ url: args, signal: controller.signal });
        await new Promise((done) => setTimeout(done, 200));
        const begun = performance.now();
        controller.abort();
        const error = await listing.catch((error) => error);
        const late = await bailianMcpConfig.listTools({ url: args, signal: controller.signal })
            .catch((error) => error);
        return [error.name, error.code, late.name, performance.now() - begun]";
    let outcome = visit.browser.run(body, json!(bare.url("/sse"))).await;
    assert_eq!(outcome[0], "AbortError", "{outcome}");
    assert_eq!(outcome[1], "cancelled", "{outcome}");
    assert_eq!(outcome[2], "AbortError", "{outcome}");
    assert!(
        outcome[3].as_f64().is_some_and(|took| took < 100.0),
        "{outcome}"
    );
    assert_eq!(bare.heads().len(), 1, "{:?}", bare.heads());
    visit.browser.close().await;
}

#[tokio::test]
async fn a_wrong_argument_rejects_and_is_named() {
    let visit = Visit::new().await;
    for (call, named) in [
        ("listTools()", "options"),
        ("listTools({})", "url"),
        ("listTools({ url: 'ftp://a.example' })", "url"),
        (
            "listTools({ url: 'https://a.example', transport: 'x' })",
            "transport",
        ),
        (
            "listTools({ url: 'https://a.example', key: '百炼' })",
            "key",
        ),
        (
            "listTools({ url: 'https://a.example', onProgress: 5 })",
            "onProgress",
        ),
        (
            "listTools({ url: 'https://a.example', relay: 'https://relay.example' })",
            "relay",
        ),
    ] {
        let body = format!(
            "return bailianMcpConfig.{call}.then(() => 'nothing', (error) => error.message)"
        );
        let message = visit.string(&body, Value::Null).await;
        assert!(
            message.starts_with(&format!("bailianMcpConfig: {named} ")),
            "{call}: {message}"
        );
    }
    visit.end().await;
}
