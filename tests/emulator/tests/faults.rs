//! Faults befall the requests that they are placed on, and no others.

mod support;

use std::time::{Duration, Instant};

use emulator::fault::{ListingFault, REFUSALS, Refused, StreamFault};
use emulator::{Canary, Cors, Emulator, Fault};
use reqwest::{Method, StatusCode};
use serde_json::json;
use support::{Events, KEY, client, get, initialize, post, request};

#[tokio::test]
async fn a_fault_is_placed_by_service_request_and_count() {
    let refused = Fault::Refused(Refused::named("bare-429"));
    let fault = refused.on("initialize").of("WebSearch").times(1);
    let service = Emulator::builder().fault(fault).start().await;
    let service = service.expect("a free port");
    let url = |id: &str| format!("{}/api/v1/mcps/{id}/mcp", service.base_url());
    let opening = initialize("2025-11-25");
    let ping = request(1, "ping", json!({}));
    for (url, message, status) in [
        (url("amap-maps"), &opening, StatusCode::OK),
        (url("WebSearch"), &ping, StatusCode::OK),
        (url("WebSearch"), &opening, StatusCode::TOO_MANY_REQUESTS),
        (url("WebSearch"), &opening, StatusCode::OK),
    ] {
        let response = post(&url, message).send().await.expect("a response");
        assert_eq!(response.status(), status, "{url}");
    }
}

#[tokio::test]
async fn faults_come_and_go_while_it_runs() {
    let service = Emulator::builder().start().await.expect("a free port");
    let url = format!("{}/api/v1/mcps/WebSearch/mcp", service.base_url());
    let list = request(1, "tools/list", json!({}));
    let count = async || {
        let response = post(&url, &list).send().await.expect("a response");
        let answer: serde_json::Value = response.json().await.expect("JSON");
        answer["result"]["tools"].as_array().map(Vec::len)
    };
    assert_eq!(count().await, Some(1));
    let many = ListingFault::Many {
        tools: 100,
        pages: 10,
    };
    service.set_fault(Fault::Listing(many));
    assert_eq!(count().await, Some(10));
    service.set_faults(Vec::new());
    assert_eq!(count().await, Some(1));
    let delay = Duration::from_millis(200);
    service.set_fault(Fault::SlowHeaders(delay));
    let begun = Instant::now();
    count().await;
    assert!(begun.elapsed() >= delay);
}

#[tokio::test]
async fn a_stream_that_ends_in_mid_event_has_half_of_it() {
    let ends = Fault::Stream(StreamFault::EndsIn { piece: 0 });
    let service = Emulator::builder().fault(ends).start().await;
    let service = service.expect("a free port");
    let url = format!("{}/api/v1/mcps/WebSearch/sse", service.base_url());
    let response = get(&url).send().await.expect("a response");
    let text = response.text().await.expect("a body that ends");
    assert!(text.starts_with("event:endpoint\ndata:/api/"), "{text}");
    assert!(!text.contains("\n\n"), "{text}");
    service.set_faults(Vec::new());
    let response = get(&url).send().await.expect("a response");
    assert!(Events::of(response).next().await.is_some());
}

#[tokio::test]
async fn every_refusal_is_sent_word_for_word() {
    let service = Emulator::builder().start().await.expect("a free port");
    let url = format!("{}/api/v1/mcps/WebSearch/sse", service.base_url());
    for refused in REFUSALS {
        service.set_fault(Fault::Refused(*refused));
        let response = get(&url).send().await.expect("a response");
        assert_eq!(
            response.status().as_u16(),
            refused.status,
            "{}",
            refused.name
        );
        assert_eq!(response.text().await.expect("a body"), refused.body);
    }
}

#[tokio::test]
async fn each_cors_setting_keeps_back_what_it_says() {
    let service = Emulator::builder().start().await.expect("a free port");
    let url = format!("{}/api/v1/mcps/WebSearch/mcp", service.base_url());
    for (cors, preflight, allowed, error_readable) in [
        (Cors::Allowed, 200, "authorization", true),
        (Cors::PreflightRefused(401), 401, "", true),
        (Cors::PreflightRefused(405), 405, "", true),
        (
            Cors::WithoutAuthorization,
            200,
            "mcp-protocol-version",
            true,
        ),
        (Cors::WithoutProtocolVersion, 200, "authorization", true),
        (Cors::NothingExposed, 200, "authorization", true),
        (Cors::ErrorsHidden, 200, "authorization", false),
    ] {
        service.set_cors(cors);
        let asked = client()
            .request(Method::OPTIONS, &url)
            .header("Origin", "https://page.example")
            .header("Access-Control-Request-Method", "POST");
        let response = asked.send().await.expect("a response");
        assert_eq!(response.status().as_u16(), preflight, "{cors:?}");
        let headers = response.headers().get("access-control-allow-headers");
        let headers = headers.map_or("", |value| value.to_str().expect("ASCII"));
        assert!(headers.contains(allowed), "{cors:?}: {headers}");
        let has = |name: &str| headers.contains(name);
        assert_eq!(has("authorization"), allowed == "authorization", "{cors:?}");
        assert!(cors != Cors::WithoutProtocolVersion || !has("mcp-protocol-version"));
        let refused = client().get(&url).send().await.expect("a response");
        assert_eq!(refused.status(), StatusCode::UNAUTHORIZED);
        let headers = refused.headers();
        assert_eq!(
            headers.contains_key("access-control-allow-origin"),
            error_readable
        );
        let exposed = headers.contains_key("access-control-expose-headers");
        assert_eq!(
            exposed,
            error_readable && cors != Cors::NothingExposed,
            "{cors:?}"
        );
    }
}

#[tokio::test]
async fn the_canary_finds_a_key_wherever_it_stands() {
    let canary = Canary::start(KEY).await.expect("a free port");
    let url = canary.base_url();
    for (request, authorization, has_key) in [
        (client().get(format!("{url}/a")), false, false),
        (client().get(format!("{url}/a?k={KEY}")), false, true),
        (client().post(&url).body(format!("x{KEY}x")), false, true),
        (client().get(&url).header("X-Key", KEY), false, true),
        (client().get(&url).bearer_auth(KEY), true, true),
        (client().get(&url).bearer_auth("other"), true, false),
    ] {
        request.send().await.expect("a response");
        let visit = canary.visits().pop().expect("a visit");
        assert_eq!(
            (visit.authorization, visit.has_key),
            (authorization, has_key)
        );
    }
    assert_eq!(canary.visits().len(), 6);
}
