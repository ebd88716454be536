//! A listing through a long wire, beside the official TypeScript client in Node.

#[path = "../../../../../examples/list_tools/driver.rs"]
#[expect(dead_code, reason = "the example prints what it has listed")]
mod driver;

use std::process::Stdio;
use std::time::{Duration, Instant};

use bailian_mcp_config::domain::{ApiKey, Endpoint};
use bailian_mcp_config::mcp::session::{Approach, Era, Limits};
use e2e::servers::{Installed, script};
use e2e::wire::{Request, Wire};
use emulator::builder::DEMO_KEY;
use emulator::{Cors, Emulator, Revision, Running};
use serde_json::{Value, json};
use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader, Lines};
use tokio::process::{Child, ChildStdin, ChildStdout};

use crate::tables::median;

/// How long a byte is under way.
pub(crate) const DELAY: Duration = Duration::from_millis(25);

pub(crate) const RUNS: usize = 15;

/// A way to list, and what both clients call it.
#[derive(Clone, Copy)]
pub(crate) struct Way {
    pub(crate) name: &'static str,
    pub(crate) path: &'static str,
    pub(crate) revision: Revision,
    pub(crate) approach: Approach,
    /// Its name for the other client and for the page, where those speak it.
    pub(crate) transport: Option<&'static str>,
}

pub(crate) const WAYS: [Way; 4] = [
    Way {
        name: "HTTP+SSE",
        path: "/api/v1/mcps/WebSearch/sse",
        revision: Revision::Initialized,
        approach: Approach::Auto,
        transport: Some("sse"),
    },
    Way {
        name: "Streamable HTTP, named",
        path: "/api/v1/mcps/WebSearch/mcp",
        revision: Revision::Initialized,
        approach: Approach::Only(Era::Streamable),
        transport: Some("streamable_http"),
    },
    Way {
        name: "Streamable HTTP, after the modern try",
        path: "/api/v1/mcps/WebSearch/mcp",
        revision: Revision::Initialized,
        approach: Approach::Auto,
        transport: Some("streamable_http"),
    },
    Way {
        name: "stateless",
        path: "/api/v1/mcps/WebSearch/mcp",
        revision: Revision::Stateless,
        approach: Approach::Auto,
        transport: None,
    },
];

pub(crate) async fn run() {
    let mut node = Node::start(&Installed::find());
    println!(
        "\n{:<40} {:>9} {:>9} {:>9} {:>7} {:>7}",
        "25 ms each way, native and Node", "requests", "ours ms", "SDK's ms", "SDK's", "ratio"
    );
    for way in WAYS {
        let service = service(way.revision).await;
        let (mut ours, mut theirs) = (Vec::new(), Vec::new());
        let (mut sent, mut sent_by_node) = (Vec::new(), Vec::new());
        for run in 0..=RUNS {
            // A new wire each time: nothing is known of it, neither a connection nor a permission.
            let wire = Wire::to(service.addr(), DELAY).await;
            let took = native(&wire, way).await;
            sent = wire.take_requests();
            if run > 0 {
                ours.push(took);
            }
            if let Some(transport) = way.transport {
                let wire = Wire::to(service.addr(), DELAY).await;
                let took = node.list(transport, &url(&wire, way)).await;
                sent_by_node = wire.take_requests();
                if run > 0 {
                    theirs.push(took);
                }
            }
        }
        print_row(way.name, &mut ours, &mut theirs, &sent, &sent_by_node);
    }
}

/// One line of a table: requests, medians and their ratio.
pub(crate) fn print_row(
    name: &str,
    ours: &mut [f64],
    theirs: &mut [f64],
    sent: &[Request],
    sent_by_sdk: &[Request],
) {
    let ours = median(ours);
    if theirs.is_empty() {
        println!("{name:<40} {:>9} {ours:>9.0} {:>9}", sent.len(), "-");
        return;
    }
    let theirs = median(theirs);
    println!(
        "{name:<40} {:>9} {ours:>9.0} {theirs:>9.0} {:>7} {:>7.2}",
        sent.len(),
        sent_by_sdk.len(),
        ours / theirs
    );
}

/// A service that pages may call.
pub(crate) async fn service(revision: Revision) -> Running {
    let service = Emulator::builder().revision(revision).cors(Cors::Allowed);
    service.start().await.expect("a free port")
}

pub(crate) fn url(wire: &Wire, way: Way) -> String {
    [&wire.base_url(), way.path].concat()
}

/// The milliseconds of a listing by the protocol core.
async fn native(wire: &Wire, way: Way) -> f64 {
    let endpoint = Endpoint::parse(&url(wire, way)).expect("an endpoint");
    let key = ApiKey::parse(DEMO_KEY).ok();
    let begun = Instant::now();
    let listing = tokio::task::spawn_blocking(move || {
        driver::list(&endpoint, key, way.approach, Limits::default(), |_| {})
    });
    let listing = listing.await.expect("the driver ends").expect("a listing");
    assert!(!listing.tools.is_empty());
    begun.elapsed().as_secs_f64() * 1e3
}

/// The official client in Node, which stays for all listings: its start is not measured.
struct Node {
    _process: Child,
    stdin: ChildStdin,
    stdout: Lines<BufReader<ChildStdout>>,
}

impl Node {
    fn start(installed: &Installed) -> Self {
        let mut command = installed.node(&script("sdk_node.cjs"));
        command.stderr(Stdio::inherit()).kill_on_drop(true);
        let mut process = command.spawn().expect("Node starts");
        let stdin = process.stdin.take().expect("stdin is piped");
        let stdout = BufReader::new(process.stdout.take().expect("stdout is piped")).lines();
        Self {
            _process: process,
            stdin,
            stdout,
        }
    }

    async fn list(&mut self, transport: &str, url: &str) -> f64 {
        let order = json!({ "transport": transport, "url": url, "key": DEMO_KEY });
        let line = format!("{order}\n");
        self.stdin
            .write_all(line.as_bytes())
            .await
            .expect("it listens");
        let line = self.stdout.next_line().await.expect("its output");
        let answer: Value =
            serde_json::from_str(&line.expect("an answer")).expect("an answer in JSON");
        assert_ne!(answer["tools"], 0);
        answer["took"].as_f64().expect("a time")
    }
}
