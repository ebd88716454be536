//! The servers of the official SDKs, listed by the built page.

use std::time::Duration;

use e2e::servers::{Installed, Kind, Served};
use serde_json::{Value, json};

use crate::visit::Visit;

/// What the page lists, and how many requests that took, preflights included.
async fn list(visit: &Visit, served: &Served, transport: &str) -> (Value, usize) {
    let body = "return await window.bailianMcpConfig.listTools(args)";
    let order = json!({ "url": served.url(), "transport": transport });
    let listing = visit.browser.run(body, order).await;
    (listing, served.wire().take_requests().len())
}

fn names(listing: &Value) -> Vec<&str> {
    let tools = listing["tools"].as_array().into_iter().flatten();
    tools.filter_map(|tool| tool["name"].as_str()).collect()
}

#[tokio::test]
async fn every_server_is_listed_over_every_transport_that_it_speaks() {
    let installed = Installed::find();
    let visit = Visit::new().await;
    for (kind, transport, version) in [
        (Kind::EverythingSse, "sse", "2024-11-05"),
        (Kind::EverythingStreamable, "streamable_http", "2025-11-25"),
        (Kind::PythonSse, "sse", "2024-11-05"),
        (Kind::PythonStreamable, "streamable_http", "2025-11-25"),
        (Kind::Stateless, "auto", "2026-07-28"),
        (Kind::StatelessStreams, "auto", "2026-07-28"),
        (Kind::StatelessStreams, "streamable_http", "2026-07-28"),
    ] {
        let served = Served::start(kind, &installed, Duration::ZERO).await;
        let (listing, requests) = list(&visit, &served, transport).await;
        let names = names(&listing);
        println!(
            "{kind:?}, {transport}: {} tools, {requests} requests",
            names.len()
        );
        assert_eq!(listing["protocolVersion"], version, "{kind:?}: {listing:#}");
        assert_eq!(listing["complete"], true, "{kind:?}");
        match kind {
            Kind::EverythingSse | Kind::EverythingStreamable => {
                assert!(names.contains(&"echo") && names.len() > 10, "{names:?}");
            }
            _ => {
                assert_eq!(names, ["add", "clear"], "{kind:?}");
                let tool = &listing["tools"][0];
                assert_eq!(tool["annotations"]["readOnlyHint"], true, "{tool:#}");
                assert_eq!(tool["inputSchema"]["type"], "object", "{tool:#}");
            }
        }
    }
    visit.browser.close().await;
}
