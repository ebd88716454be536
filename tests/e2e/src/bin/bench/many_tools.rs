//! A service with 10,000 tools, listed by the built page in Chromium.

use e2e::browser::Browser;
use e2e::site;
use emulator::builder::DEMO_KEY;
use emulator::fault::ListingFault;
use emulator::{Cors, Emulator, Fault};
use serde_json::{Value, json};

use crate::tables::median;

const RUNS: usize = 5;
const TOOLS: usize = 10_000;

/// Answers when the first rows stood there and when all tools did, in milliseconds since the first
/// request, which is earlier than the first byte, and all tasks of more than 50 milliseconds, with
/// what they belong to: the listing, or scrolling through it.
const LIST: &str = "const [text, key, tools] = args;
    const box = document.querySelector('#paste');
    box.value = text;
    box.dispatchEvent(new InputEvent('input', { bubbles: true, inputType: 'insertFromPaste' }));
    const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
    while (document.querySelector('#key').value !== key) await frame();
    await new Promise((resolve) => setTimeout(resolve, 200));
    const tasks = [];
    let doing = 'list';
    const observer = new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) tasks.push([doing, entry.duration, entry.startTime]);
    });
    observer.observe({ type: 'longtask' });
    performance.clearResourceTimings();
    performance.setResourceTimingBufferSize(10000);
    const clicked = performance.now();
    document.querySelector('#check').click();
    while (!document.querySelector('tr.tool')) await frame();
    const rows = performance.now();
    const whole = () => document.querySelector('#tool-count')?.textContent.replace(/\\D/g, '') === String(tools);
    while (!whole()) await frame();
    const all = performance.now();
    await new Promise((resolve) => setTimeout(resolve, 500));
    doing = 'scroll';
    const list = document.querySelector('#tools');
    const step = list.scrollHeight / 120;
    for (let place = 1; place <= 120; place++) {
        list.scrollTop = place * step;
        await frame();
    }
    await new Promise((resolve) => setTimeout(resolve, 200));
    const requests = performance.getEntriesByType('resource').filter((entry) => entry.name.includes('/mcps/'));
    const first = Math.min(...requests.map((entry) => entry.startTime));
    return { rows: rows - first, all: all - first, click: first - clicked,
        tasks: tasks.map(([doing, took, at]) => [doing, took, at - first]) }";

pub(crate) async fn run() {
    println!(
        "\n{:<34} {:>10} {:>10} {:>10} {:>12} {:>12}",
        "10,000 tools in Chromium, ms",
        "first rows",
        "all tools",
        "requests",
        "longest task",
        "scrolling"
    );
    let site = site::serve().await;
    for (transport, pages) in [("sse", 100), ("mcp", 100), ("sse", 1), ("mcp", 1)] {
        let many = Fault::Listing(ListingFault::Many {
            tools: TOOLS,
            pages,
        });
        let service = Emulator::builder().cors(Cors::Allowed).fault(many);
        let service = service.start().await.expect("a free port");
        let url = format!("{}/api/v1/mcps/WebSearch/{transport}", service.base_url());
        let (mut rows, mut all) = (Vec::new(), Vec::new());
        let (mut listing, mut scrolling) = (Vec::new(), Vec::new());
        let mut requests = 0;
        for _ in 0..RUNS {
            let browser = Browser::builder().start().await;
            browser.open_page(&site.base_url()).await;
            service.log().clear();
            let text = format!("{url}\n{DEMO_KEY}");
            let seen = browser.run(LIST, json!([text, DEMO_KEY, TOOLS])).await;
            requests = service.log().requests().len();
            rows.push(seen["rows"].as_f64().expect("a time"));
            all.push(seen["all"].as_f64().expect("a time"));
            listing.push(longest(&seen["tasks"], "list"));
            scrolling.push(longest(&seen["tasks"], "scroll"));
            browser.close().await;
        }
        println!(
            "{:<34} {:>10.0} {:>10.0} {requests:>10} {:>12.0} {:>12.0}",
            format!("{transport}, {pages} pages"),
            median(&mut rows),
            median(&mut all),
            median(&mut listing),
            median(&mut scrolling)
        );
    }
    site.stop().await;
}

/// The longest of the tasks that took more than 50 milliseconds; 0 where none did.
fn longest(tasks: &Value, doing: &str) -> f64 {
    let tasks = tasks.as_array().into_iter().flatten();
    let times = tasks
        .filter(|task| task[0] == doing)
        .filter_map(|task| task[1].as_f64());
    times.fold(0.0, f64::max)
}
