//! The protocol core lists real services over real sockets, through the driver of the example.

#[path = "../examples/list_tools/driver.rs"]
mod driver;

use bailian_mcp_config::domain::{ApiKey, Endpoint};
use bailian_mcp_config::mcp::session::{Approach, Completeness, Era, Failure, Limits, Listing};
use emulator::builder::DEMO_KEY;
use emulator::{Answers, Authorization, Builder, Emulator, Running, Sessions};
use tokio::runtime::Runtime;

/// A running service and the runtime that it lives on.
struct Service {
    running: Running,
    _runtime: Runtime,
}

impl Service {
    fn start(builder: Builder) -> Self {
        let runtime = Runtime::new().expect("a runtime");
        let running = runtime.block_on(builder.start()).expect("a free port");
        Self {
            running,
            _runtime: runtime,
        }
    }

    fn list(&self, path: &str, approach: Approach) -> Result<Listing, Failure> {
        self.list_with(path, approach, DEMO_KEY)
    }

    fn list_with(&self, path: &str, approach: Approach, key: &str) -> Result<Listing, Failure> {
        let endpoint =
            Endpoint::parse(&[&self.running.base_url(), path].concat()).expect("an endpoint");
        driver::list(
            &endpoint,
            ApiKey::parse(key).ok(),
            approach,
            Limits::default(),
            |_| {},
        )
    }

    /// Method, JSON-RPC method and status of every request so far.
    fn requests(&self) -> Vec<(String, String, u16)> {
        let requests = self.running.log().requests().into_iter();
        requests
            .map(|r| (r.method, r.rpc_method.unwrap_or_default(), r.status))
            .collect()
    }
}

fn names(listing: &Listing) -> Vec<&str> {
    listing
        .tools
        .iter()
        .map(|tool| tool.name.as_str())
        .collect()
}

const SSE: &str = "/api/v1/mcps/WebSearch/sse";
const MCP: &str = "/api/v1/mcps/WebSearch/mcp";

#[test]
fn http_sse_takes_three_round_trips() {
    let service = Service::start(Emulator::builder());
    for path in [SSE, "/compatible-mode/v1/mcp/WebSearch/sse"] {
        service.running.log().clear();
        let listing = service.list(path, Approach::Auto).expect("a listing");
        assert_eq!(names(&listing), ["bailian_web_search"]);
        assert_eq!(
            (listing.era, listing.protocol.as_str()),
            (Era::HttpSse, "2024-11-05")
        );
        let mut requests = service.requests();
        requests.sort();
        let request = |method: &str, rpc: &str| (method.to_owned(), rpc.to_owned(), 200);
        let wanted = [
            request("GET", ""),
            request("POST", "initialize"),
            request("POST", "notifications/initialized"),
            request("POST", "tools/list"),
        ];
        assert_eq!(requests, wanted);
        let described = driver::describe(&listing);
        for part in [
            "server: WebSearch 1.0.0",
            "protocol: 2024-11-05",
            "tools: 1 in 1 pages, Whole",
            "- bailian_web_search",
        ] {
            assert!(described.contains(part), "{described}");
        }
    }
}

#[test]
fn streamable_http_in_both_forms_with_and_without_a_session() {
    for answers in [Answers::Json, Answers::EventStream] {
        for sessions in [Sessions::None, Sessions::Required] {
            let service = Service::start(Emulator::builder().answers(answers).sessions(sessions));
            let listing = service
                .list(MCP, Approach::Only(Era::Streamable))
                .expect("a listing");
            assert_eq!(names(&listing), ["bailian_web_search"]);
            assert_eq!(listing.protocol, "2025-11-25");
            let ended = service
                .requests()
                .iter()
                .any(|(method, _, status)| method == "DELETE" && *status == 200);
            assert_eq!(ended, sessions == Sessions::Required);
            let requests = service.running.log().requests();
            assert!(
                requests
                    .iter()
                    .all(|request| request.authorization == Authorization::Right)
            );
        }
    }
}

#[test]
fn an_older_server_is_listed_after_the_modern_try() {
    let service = Service::start(Emulator::builder().sessions(Sessions::Required));
    let listing = service.list(MCP, Approach::Auto).expect("a listing");
    assert_eq!(
        (names(&listing), listing.era),
        (vec!["bailian_web_search"], Era::Streamable)
    );
    assert_eq!(
        service.requests()[0],
        ("POST".into(), "tools/list".into(), 400)
    );
}

#[test]
fn a_wrong_key_is_a_401_and_nothing_else_is_tried() {
    let service = Service::start(Emulator::builder());
    let wrong = "sk-ffffffffffffffffffffffffffffffff";
    for path in [SSE, MCP] {
        service.running.log().clear();
        let failure = service
            .list_with(path, Approach::Auto, wrong)
            .expect_err("a refusal");
        let (code, message) = (
            Some("InvalidApiKey".into()),
            "Invalid API-key provided.".into(),
        );
        assert_eq!(
            failure,
            Failure::Http {
                status: 401,
                code,
                message
            }
        );
        assert_eq!(service.requests().len(), 1);
    }
}

#[test]
fn a_service_that_is_not_activated_is_a_404_and_nothing_else_is_tried() {
    let service = Service::start(Emulator::builder());
    for path in ["/api/v1/mcps/QwenImage/mcp", "/api/v1/mcps/QwenImage/sse"] {
        service.running.log().clear();
        let failure = service.list(path, Approach::Auto).expect_err("a refusal");
        let (code, message) = (Some("MCP_IS_INVALID".into()), "MCP服务未开通".into());
        assert_eq!(
            failure,
            Failure::Http {
                status: 404,
                code,
                message
            }
        );
        assert_eq!(service.requests().len(), 1);
    }
}

#[test]
fn a_405_that_names_the_transport_leads_to_sse() {
    let service = Service::start(Emulator::builder());
    let path = "/api/v1/mcps/WebParser/mcp";
    let listing = service.list(path, Approach::Auto).expect("a listing");
    assert_eq!((listing.era, listing.tools.len()), (Era::HttpSse, 1));
    assert!(
        listing
            .endpoint
            .as_str()
            .ends_with("/api/v1/mcps/WebParser/sse")
    );
    let failure = service
        .list(path, Approach::Only(Era::Streamable))
        .expect_err("a refusal");
    assert!(failure.wants_sse(), "{failure:?}");
}

#[test]
fn pages_join_to_the_whole_list() {
    let whole = Service::start(Emulator::builder());
    let paged = Service::start(Emulator::builder().page_size(2));
    for (path, approach) in [
        ("/api/v1/mcps/amap-maps/sse", Approach::Auto),
        (
            "/api/v1/mcps/amap-maps/mcp",
            Approach::Only(Era::Streamable),
        ),
    ] {
        let whole = whole.list(path, approach).expect("a listing");
        let paged = paged.list(path, approach).expect("a listing");
        assert_eq!(paged.tools, whole.tools);
        assert_eq!(
            (whole.pages, paged.pages),
            (1, whole.tools.len().div_ceil(2))
        );
        assert_eq!(paged.completeness, Completeness::Whole);
    }
}

#[test]
fn a_throttled_request_is_a_429() {
    let service = Service::start(Emulator::builder());
    service.running.throttle_next(1);
    let failure = service.list(SSE, Approach::Auto).expect_err("a refusal");
    assert!(
        matches!(failure, Failure::Http { status: 429, .. }),
        "{failure:?}"
    );
}

#[test]
fn a_closed_port_is_a_network_failure() {
    let service = Service::start(Emulator::builder());
    let base = service.running.base_url();
    drop(service);
    let endpoint = Endpoint::parse(&[&base, SSE].concat()).expect("an endpoint");
    let outcome = driver::list(&endpoint, None, Approach::Auto, Limits::default(), |_| {});
    assert_eq!(outcome, Err(Failure::Network));
}
