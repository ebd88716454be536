//! The live listing, from the page over real sockets.

use std::time::Duration;

use emulator::builder::DEMO_KEY;
use emulator::{Authorization, Cors, Emulator, Relay, Running, Sessions};
use serde_json::{Value, json};
use tokio::time::sleep;

use crate::bare::{Allows, Bare, Manner};
use crate::visit::{Visit, service};

const ECS: &str = "mcp-MmZlNzMyZTFjNmRj";

async fn give(visit: &Visit, url: &str, key: &str) {
    visit.put("#paste", &format!("{url}\n{key}")).await;
    let wanted = format!("document.querySelector('#key').value === '{key}'");
    visit.browser.wait_for(&wanted).await;
}

/// Method, path and what the key was worth, of each request.
fn seen(service: &Running) -> Vec<String> {
    let requests = service.log().requests();
    let told = requests.iter().map(|request| {
        let rpc = request.rpc_method.as_deref().unwrap_or("-");
        format!("{} {rpc} {:?}", request.method, request.authorization)
    });
    told.collect()
}

#[tokio::test]
async fn http_sse_takes_three_round_trips_and_one_preflight_for_each_url() {
    let service = service(Cors::Allowed).await;
    let visit = Visit::new().await;
    let url = format!("{}/compatible-mode/v1/mcp/{ECS}/sse", service.base_url());
    give(&visit, &url, DEMO_KEY).await;
    assert!(seen(&service).is_empty(), "nobody asked");
    visit.check().await;
    let count = visit.text("#tool-count").await;
    assert!(!count.starts_with('0'), "{count}");
    let mut seen = seen(&service);
    assert_eq!(seen.len(), 6, "{seen:#?}");
    // The last two go out side by side.
    seen[4..].sort();
    assert_eq!(
        seen,
        [
            "OPTIONS - Absent",
            "GET - Right",
            "OPTIONS - Absent",
            "POST initialize Right",
            "POST notifications/initialized Right",
            "POST tools/list Right",
        ]
    );
    visit.browser.close().await;
}

#[tokio::test]
async fn streamable_http_takes_two_round_trips_once_it_is_known() {
    let service = Emulator::builder()
        .cors(Cors::Allowed)
        .sessions(Sessions::Required)
        .start()
        .await
        .expect("a free port");
    let visit = Visit::new().await;
    let url = format!("{}/api/v1/mcps/{ECS}/mcp", service.base_url());
    give(&visit, &url, DEMO_KEY).await;
    visit.check().await;
    assert!(!visit.text("#tool-count").await.starts_with('0'));
    settle(&service).await;
    service.log().clear();
    visit.click("#check").await;
    visit
        .browser
        .wait_for("!document.querySelector('#cancel')")
        .await;
    settle(&service).await;
    let mut seen = seen(&service);
    seen.retain(|request| !request.starts_with("OPTIONS"));
    seen[1..].sort();
    assert_eq!(
        seen,
        [
            "POST initialize Right",
            "DELETE - Right",
            "POST notifications/initialized Right",
            "POST tools/list Right",
        ]
    );
    visit.browser.close().await;
}

/// The session's end is not waited for by the page.
async fn settle(service: &Running) {
    for _ in 0..100 {
        if seen(service).iter().any(|one| one.starts_with("DELETE")) {
            return;
        }
        sleep(Duration::from_millis(20)).await;
    }
    panic!("no DELETE: {:#?}", seen(service));
}

#[tokio::test]
async fn cancelling_takes_less_than_a_moment_and_leaves_nothing_open() {
    for manner in [
        Manner::Silent,
        Manner::Stream(": nothing yet\n".into()),
        Manner::Flood(": a comment\n"),
        Manner::Flood("data: x\n"),
    ] {
        let bare = Bare::start(manner.clone(), Allows::Everything).await;
        let visit = Visit::new().await;
        give(&visit, &bare.url("/sse"), DEMO_KEY).await;
        let body = "document.querySelector('#check').click();
            await new Promise((done) => setTimeout(done, 100));
            const cancel = document.querySelector('#cancel');
            if (!cancel) return null;
            const begun = performance.now();
            cancel.click();
            while (document.querySelector('#cancel')) {
                await new Promise((done) => setTimeout(done));
            }
            return performance.now() - begun";
        // As below: a busy machine is slow now and then, and may reach the end of a flood first.
        let mut best = f64::MAX;
        for _ in 0..3 {
            let took = visit.browser.run(body, Value::Null).await;
            best = best.min(took.as_f64().unwrap_or(f64::MAX));
            if best < 100.0 {
                break;
            }
        }
        assert!(best < 100.0, "{manner:?}: {best} ms");
        visit.browser.close().await;
    }
}

/// Numbers of a flood: the longest time in which no timer of 10 ms had its turn, and how it ended.
async fn flooded(visit: &Visit, url: &str) -> (f64, Value) {
    let body = "let last = performance.now(), longest = 0;
        const timer = setInterval(() => {
            const now = performance.now();
            longest = Math.max(longest, now - last);
            last = now;
        }, 10);
        const code = await bailianMcpConfig.listTools({ url: args[0], key: args[1] })
            .then(() => 'listed', (error) => error.code);
        clearInterval(timer);
        return { longest, code }";
    let outcome = visit.browser.run(body, json!([url, DEMO_KEY])).await;
    let longest = outcome["longest"].as_f64().expect("a number");
    (longest, outcome["code"].clone())
}

#[tokio::test]
async fn a_flood_is_capped_and_the_page_goes_on_answering() {
    let visit = Visit::new().await;
    for text in [": a comment\n", ":\n", "data: x\n", "data: x\n\n", "x"] {
        // A machine that is busy with other tests lets a browser wait by itself now and then; what the
        // page does wrong, it does every time.
        let mut best = f64::MAX;
        for _ in 0..3 {
            let bare = Bare::start(Manner::Flood(text), Allows::Everything).await;
            let (longest, code) = flooded(&visit, &bare.url("/sse")).await;
            assert_ne!(code, "listed", "{text:?}");
            best = best.min(longest);
            if best < 100.0 {
                break;
            }
        }
        assert!(best < 100.0, "{text:?}: {best} ms");
    }
    visit.browser.close().await;
}

#[tokio::test]
async fn a_stream_that_is_cut_settles_at_once() {
    let text = "event: endpoint\ndata: /message\n\nevent: mess".to_owned();
    let bare = Bare::start(Manner::Cut(text), Allows::Everything).await;
    let visit = Visit::new().await;
    let body = "const begun = performance.now();
        const error = await bailianMcpConfig.listTools({ url: args }).catch((error) => error);
        return [error.code, performance.now() - begun]";
    let outcome = visit.browser.run(body, json!(bare.url("/sse"))).await;
    let took = outcome[1].as_f64().expect("a number");
    assert!(took < 3000.0, "{outcome}");
    visit.browser.close().await;
}

#[tokio::test]
async fn the_key_goes_to_the_endpoint_alone() {
    let elsewhere = Bare::start(Manner::Silent, Allows::Everything).await;
    let foreign = elsewhere.url("/message");
    for manner in [
        Manner::Stream(format!("event: endpoint\ndata: {foreign}\n\n")),
        Manner::Redirect(foreign.clone()),
    ] {
        let bare = Bare::start(manner.clone(), Allows::Everything).await;
        let visit = Visit::new().await;
        give(&visit, &bare.url("/sse"), DEMO_KEY).await;
        visit.check().await;
        assert!(elsewhere.heads().is_empty(), "{manner:?}");
        let heads = bare.heads();
        let with_key = heads.iter().filter(|head| head.contains(DEMO_KEY));
        for head in with_key {
            let line = head.lines().find(|line| line.contains(DEMO_KEY));
            assert_eq!(
                line.map(str::to_ascii_lowercase),
                Some(format!("authorization: bearer {DEMO_KEY}"))
            );
        }
        for head in heads {
            let lower = head.to_ascii_lowercase();
            assert!(!lower.contains("\ncookie:"), "{head}");
            assert!(!lower.contains("\nreferer:"), "{head}");
        }
        visit.browser.close().await;
    }
}

#[tokio::test]
async fn a_service_without_cors_is_told_from_a_host_that_is_not_there() {
    let service = service(Cors::Refused).await;
    let without_key = Bare::start(Manner::Silent, Allows::NoKey).await;
    let visit = Visit::new().await;
    let refused = format!("{}/api/v1/mcps/{ECS}/sse", service.base_url());
    let bare = Bare::start(
        Manner::Stream("event: endpoint\ndata: /m\n\n".into()),
        Allows::NoKey,
    )
    .await;
    drop(without_key);
    let body = "const error = await bailianMcpConfig.listTools({ url: args[0], key: args[1] })
            .catch((error) => error);
        return error.code";
    for (url, code) in [
        (refused.clone(), "cors-refused"),
        (bare.url("/sse"), "header-not-allowed"),
        ("http://127.0.0.1:1/sse".to_owned(), "unreachable"),
        ("https://mcp.example.com/sse".to_owned(), "host-not-allowed"),
    ] {
        let found = visit.string(body, json!([url, DEMO_KEY])).await;
        assert_eq!(found, code, "{url}");
    }
    let with_key = service.log().requests();
    let with_key = with_key
        .iter()
        .filter(|request| request.authorization != Authorization::Absent);
    assert_eq!(with_key.count(), 0, "a preflight carries no key");
    // And on the screen.
    give(&visit, &refused, DEMO_KEY).await;
    visit.check().await;
    assert!(!visit.text("#failure").await.is_empty());
    visit.browser.close().await;
}

#[tokio::test]
async fn the_relay_stands_in_for_a_service_without_cors() {
    let service = service(Cors::Refused).await;
    let relay = Relay::default().to_upstream("dashscope.aliyuncs.com", &service.base_url());
    let visit = Visit::with_relay(&relay).await;
    for path in ["sse", "mcp"] {
        let url = format!("https://dashscope.aliyuncs.com/api/v1/mcps/{ECS}/{path}");
        give(&visit, &url, DEMO_KEY).await;
        visit.click("#check").await;
        visit
            .browser
            .wait_for("document.querySelector('#tool-count') && !document.querySelector('#cancel')")
            .await;
        assert!(!visit.text("#tool-count").await.starts_with('0'));
    }
    let keys: Vec<_> = service.log().requests();
    assert!(
        keys.iter()
            .all(|one| one.authorization == Authorization::Right),
        "no preflights, no requests without the key: {keys:#?}"
    );
    let listed = "const listing = await bailianMcpConfig.listTools({ url: args[0], key: args[1] });
        return listing.tools.length";
    let url = format!("https://dashscope.aliyuncs.com/api/v1/mcps/{ECS}/sse");
    let tools = visit.browser.run(listed, json!([url, DEMO_KEY])).await;
    assert!(tools.as_u64().is_some_and(|tools| tools > 0), "{tools}");
    // Everything went to the page's own host.
    let body = "return performance.getEntriesByType('resource').map((e) => e.name)
        .filter((name) => !name.startsWith(location.origin))";
    assert_eq!(visit.browser.run(body, Value::Null).await, json!([]));
    visit.browser.close().await;
}
