//! Reading a large page of tools, beside `serde_json`, and what follows once it is there.

use std::hint::black_box;

use bailian_mcp_config::clients::CLIENTS;
use bailian_mcp_config::domain::Endpoint;
use bailian_mcp_config::mcp::fit::fit;
use bailian_mcp_config::mcp::json::Value;
use bailian_mcp_config::mcp::risk::risk;
use bailian_mcp_config::mcp::session::{
    Approach, Era, Head, Input, Limits, Output, RequestId, Session,
};
use bailian_mcp_config::mcp::types::Page;

use crate::tables::{in_turns, rate};
use crate::tools;

const RUNS: usize = 15;
const TOOLS: usize = 10_000;

pub(crate) fn run() {
    let text = tools::reply(1, &tools::tools(TOOLS));
    let event = format!("event: message\ndata: {text}\n\n");
    let value = Value::read(&text).expect("JSON");
    let page = value.get("result").and_then(Page::read).expect("a page");
    let client = CLIENTS.iter().find(|client| client.id == "cursor");
    let client = client.expect("a known client");
    let medians = in_turns(
        RUNS,
        &mut [
            &mut || {
                black_box(Value::read(&text).is_ok());
            },
            &mut || {
                let value = Value::read(&text).expect("JSON");
                let page = value.get("result").and_then(Page::read);
                assert_eq!(page.expect("a page").tools.len(), TOOLS);
            },
            &mut || assert_eq!(listed(event.as_bytes()), TOOLS),
            &mut || {
                let value: serde_json::Value = serde_json::from_str(&text).expect("JSON");
                black_box(value);
            },
            &mut || {
                black_box(fit(client, "AliyunBailianMCP_ecs", &page.tools, &[]));
            },
            &mut || {
                black_box(page.tools.iter().filter_map(risk).count());
            },
        ],
    );
    println!(
        "\n{:<52} {:>9} {:>9}",
        format!(
            "{TOOLS} tools in one page of {:.1} MB",
            text.len() as f64 / 1e6
        ),
        "ms",
        "MB/s"
    );
    for (name, seconds) in [
        "JSON read",
        "JSON and tools read",
        "an event stream listed by a session",
        "serde_json::Value",
        "their fit for one client",
        "their risks",
    ]
    .iter()
    .zip(medians)
    {
        // What follows does not read the text.
        let speed = if name.starts_with("their") {
            String::new()
        } else {
            format!("{:.0}", rate(text.len(), seconds))
        };
        println!("{name:<52} {:>9.1} {speed:>9}", seconds * 1e3);
    }
}

/// How many tools a session finds in the response to its first request.
fn listed(body: &[u8]) -> usize {
    let endpoint = Endpoint::parse("http://127.0.0.1:1/mcp").expect("an endpoint");
    let approach = Approach::Only(Era::Stateless);
    let mut session = Session::new(endpoint, None, approach, Limits::default());
    session.step(0, Input::Start);
    let request = RequestId(1);
    let head = Head {
        status: 200,
        content_type: Some("text/event-stream".into()),
        ..Head::default()
    };
    let head = &head;
    session.step(0, Input::ResponseHead { request, head });
    for chunk in body.chunks(64 << 10) {
        for output in session.step(0, Input::Bytes { request, chunk }) {
            if let Output::Done(listing) = output {
                return listing.tools.len();
            }
        }
    }
    0
}
