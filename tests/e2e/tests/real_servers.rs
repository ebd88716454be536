//! The protocol core lists the servers of the official SDKs over real sockets, through the driver of
//! the example; what they were sent is counted on the wire.

#[path = "../../../examples/list_tools/driver.rs"]
mod driver;

use std::time::Duration;

use bailian_mcp_config::domain::Endpoint;
use bailian_mcp_config::mcp::session::{Approach, Completeness, Era, Failure, Limits, Listing};
use e2e::servers::{Installed, Kind, Served};

/// What a listing came to, and the requests that it took, sorted.
struct Outcome {
    listing: Result<Listing, Failure>,
    requests: Vec<(String, String)>,
}

impl Outcome {
    fn listing(&self) -> &Listing {
        self.listing.as_ref().expect("a listing")
    }

    fn names(&self) -> Vec<&str> {
        let tools = self.listing().tools.iter();
        tools.map(|tool| tool.name.as_str()).collect()
    }

    #[track_caller]
    fn assert_requests(&self, wanted: &[(&str, &str)]) {
        let found: Vec<(&str, &str)> = self
            .requests
            .iter()
            .map(|(method, rpc)| (method.as_str(), rpc.as_str()))
            .collect();
        assert_eq!(found, wanted);
    }
}

async fn list(served: &Served, approach: Approach) -> Outcome {
    let endpoint = Endpoint::parse(&served.url()).expect("an endpoint");
    let listing = tokio::task::spawn_blocking(move || {
        driver::list(&endpoint, None, approach, Limits::default(), |_| {})
    });
    let listing = listing.await.expect("the driver ends");
    let requests = served.wire().take_requests().into_iter();
    let mut requests: Vec<(String, String)> = requests
        .map(|request| (request.method, request.rpc_method.unwrap_or_default()))
        .collect();
    requests.sort();
    if let Ok(listing) = &listing {
        println!(
            "{}: {} tools, {} requests",
            driver::describe(listing).lines().next().unwrap_or_default(),
            listing.tools.len(),
            requests.len()
        );
    }
    Outcome { listing, requests }
}

async fn start(kind: Kind) -> Served {
    Served::start(kind, &Installed::find(), Duration::ZERO).await
}

/// What HTTP+SSE takes: three round trips, for the last two messages go side by side.
const HTTP_SSE: [(&str, &str); 4] = [
    ("GET", ""),
    ("POST", "initialize"),
    ("POST", "notifications/initialized"),
    ("POST", "tools/list"),
];

/// What Streamable HTTP takes: two round trips, and a farewell that nobody waits for.
const STREAMABLE: [(&str, &str); 4] = [
    ("DELETE", ""),
    ("POST", "initialize"),
    ("POST", "notifications/initialized"),
    ("POST", "tools/list"),
];

#[tokio::test]
async fn everything_over_http_sse() {
    let served = start(Kind::EverythingSse).await;
    let outcome = list(&served, Approach::Auto).await;
    let listing = outcome.listing();
    assert_eq!(listing.era, Era::HttpSse);
    assert_eq!(listing.completeness, Completeness::Whole);
    assert_everything(&outcome);
    outcome.assert_requests(&HTTP_SSE);
}

#[tokio::test]
async fn everything_over_streamable_http() {
    let served = start(Kind::EverythingStreamable).await;
    let outcome = list(&served, Approach::Only(Era::Streamable)).await;
    assert_eq!(outcome.listing().protocol, "2025-11-25");
    assert_everything(&outcome);
    outcome.assert_requests(&STREAMABLE);

    // By the URL alone it takes one request more: the modern one, which this server refuses.
    let outcome = list(&served, Approach::Auto).await;
    assert_eq!(outcome.listing().era, Era::Streamable);
    assert_everything(&outcome);
    let mut wanted = STREAMABLE.to_vec();
    wanted.push(("POST", "tools/list"));
    outcome.assert_requests(&wanted);
}

fn assert_everything(outcome: &Outcome) {
    let server = outcome.listing().server.as_ref().expect("a server");
    assert_eq!(server.name, "mcp-servers/everything");
    let names = outcome.names();
    for name in ["echo", "get-sum", "get-tiny-image"] {
        assert!(names.contains(&name), "{names:?}");
    }
    for tool in &outcome.listing().tools {
        let schema = tool.input_schema.as_deref().expect("a schema");
        assert!(schema.contains("\"type\":\"object\""), "{schema}");
        assert!(tool.description.is_some(), "{}", tool.name);
    }
}

#[tokio::test]
async fn python_over_http_sse() {
    let served = start(Kind::PythonSse).await;
    let outcome = list(&served, Approach::Auto).await;
    assert_eq!(outcome.listing().era, Era::HttpSse);
    assert_two_tools(&outcome, "python");
    assert_with_one_more_try(&outcome, &HTTP_SSE);
}

#[tokio::test]
async fn python_over_streamable_http() {
    let served = start(Kind::PythonStreamable).await;
    let outcome = list(&served, Approach::Only(Era::Streamable)).await;
    assert_eq!(outcome.listing().protocol, "2025-11-25");
    assert_two_tools(&outcome, "python");
    assert_with_one_more_try(&outcome, &STREAMABLE);

    let outcome = list(&served, Approach::Auto).await;
    assert_eq!(outcome.listing().era, Era::Streamable);
    assert_two_tools(&outcome, "python");
}

/// This server may refuse a `tools/list` that overtakes `initialized`, which is then sent again.
#[track_caller]
fn assert_with_one_more_try(outcome: &Outcome, wanted: &[(&str, &str)]) {
    let mut again = wanted.to_vec();
    again.push(("POST", "tools/list"));
    if outcome.requests.len() == again.len() {
        outcome.assert_requests(&again);
    } else {
        outcome.assert_requests(wanted);
    }
}

#[tokio::test]
async fn the_stateless_revision_takes_one_request() {
    for kind in [Kind::Stateless, Kind::StatelessStreams] {
        let served = start(kind).await;
        for approach in [Approach::Auto, Approach::Only(Era::Stateless)] {
            let outcome = list(&served, approach).await;
            assert_eq!(outcome.listing().era, Era::Stateless);
            assert_eq!(outcome.listing().protocol, "2026-07-28");
            assert_two_tools(&outcome, "stateless");
            outcome.assert_requests(&[("POST", "tools/list")]);
        }
    }
}

#[tokio::test]
async fn a_modern_server_serves_older_clients_or_says_what_it_speaks() {
    let served = start(Kind::Stateless).await;
    let outcome = list(&served, Approach::Only(Era::Streamable)).await;
    assert_eq!(outcome.listing().protocol, "2025-11-25");
    assert_two_tools(&outcome, "stateless");
    outcome.assert_requests(&STREAMABLE[1..]);

    let served = start(Kind::StatelessStreams).await;
    let outcome = list(&served, Approach::Only(Era::Streamable)).await;
    let found = "2026-07-28".to_owned();
    assert_eq!(outcome.listing, Err(Failure::ProtocolVersion { found }));
    outcome.assert_requests(&[("POST", "initialize")]);
}

fn assert_two_tools(outcome: &Outcome, server: &str) {
    let listing = outcome.listing();
    assert_eq!(listing.server.as_ref().expect("a server").name, server);
    assert_eq!(listing.completeness, Completeness::Whole);
    assert_eq!(outcome.names(), ["add", "clear"]);
    let [add, clear] = listing.tools.as_slice() else {
        panic!("{:?}", listing.tools);
    };
    assert_eq!(add.title.as_deref(), Some("Add"));
    assert_eq!(add.description.as_deref(), Some("Adds two numbers"));
    assert_eq!(add.annotations.read_only, Some(true));
    assert_eq!(clear.annotations.destructive, Some(true));
}
