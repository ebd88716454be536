//! Every fault of the emulator, in the page: it is told for what it is, at once, in both languages,
//! and no request with the key reaches another origin.

#[path = "../../../faults/in_page.rs"]
mod in_page;

use std::time::Duration;

use emulator::Canary;
use emulator::builder::DEMO_KEY;
use serde_json::json;
use tokio::net::TcpListener;

use crate::rows::{self, Expected};
use crate::visit::Visit;

/// Far less than any time limit of the page.
const AT_ONCE: Duration = Duration::from_secs(10);

#[tokio::test]
async fn every_fault_is_told_for_what_it_is_and_no_key_leaves() {
    let canary = Canary::start(DEMO_KEY).await.expect("a free port");
    let visit = Visit::new().await;
    let mut wrong = Vec::new();
    // A time limit of the page is a minute; those rows are run natively.
    for row in rows::rows(&canary.base_url())
        .iter()
        .filter(|row| !row.times_out)
    {
        let service = row.service.clone().start().await.expect("a free port");
        let name = format!("{} {}", row.name, row.path);
        let mut titles = Vec::new();
        for lang in ["en", "zh-CN"] {
            let said = in_page::run(&visit.browser, row, &service, lang).await;
            if said.found != row.browser {
                wrong.push(format!("{name}: {:?}, not {:?}", said.found, row.browser));
            }
            let large = row.browser == Expected::Cause("too-large");
            if said.took > AT_ONCE && !large {
                wrong.push(format!("{name}: took {:?}", said.took));
            }
            let Expected::Cause(_) = said.found else {
                break;
            };
            for words in said.words.iter() {
                let leaks = row.key.is_some_and(|key| words.contains(key));
                if words.is_empty() || leaks {
                    wrong.push(format!("{name}: {:?}", said.words));
                }
            }
            titles.push(said.words[0].clone());
            // A flood takes its time, and the other language would say the same.
            if large {
                break;
            }
        }
        if let [en, zh] = &titles[..]
            && en == zh
        {
            wrong.push(format!("{name}: {en} in both languages"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert_eq!(canary.visits(), [], "requests to another origin");
    visit.browser.close().await;
}

#[tokio::test]
async fn what_no_service_is_needed_for_is_told_as_well() {
    let visit = Visit::new().await;
    let gone = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
    let closed = format!("http://{}/sse", gone.local_addr().expect("its address"));
    drop(gone);
    let body =
        "return bailianMcpConfig.listTools(args).then(() => 'listed', (e) => [e.code, e.certain])";
    for (url, wanted) in [
        (closed.as_str(), json!(["unreachable", false])),
        (
            "https://mcp.example.com/mcp",
            json!(["host-not-allowed", true]),
        ),
        (
            "https://dashscope.aliyuncs.com.example.com/sse",
            json!(["host-not-allowed", true]),
        ),
    ] {
        let said = visit
            .browser
            .run(body, json!({ "url": url, "key": DEMO_KEY }))
            .await;
        assert_eq!(said, wanted, "{url}");
    }
    visit.end_beside("http://127.0.0.1").await;
}
