//! How fast the page answers, in the built page in Chromium.

use e2e::browser::Browser;
use e2e::site;
use serde_json::{Value, json};

const BLOCK: &str = r#"{"mcpServers": {"WebSearch": {"type": "sse", "name": "AliyunBailianMCP_WebSearch",
    "baseUrl": "https://dashscope.aliyuncs.com/compatible-mode/v1/mcp/WebSearch/sse",
    "headers": {"Authorization": "Bearer sk-3f1c9a27e85b4d60a1f2b3c4d5e6f708"}}}}"#;

/// Each answers the times of its runs in milliseconds.
const MEASURES: [(&str, &str); 6] = [
    (
        "a keystroke until the page is drawn anew",
        // Each keystroke changes the instance ID, and the clock stops when the output shows it.
        "const box = document.querySelector('#paste');
         const output = () => document.querySelector('.code').textContent;
         const times = [];
         for (let run = 0; run < 300; run++) {
             const text = args.replaceAll('mcp/WebSearch/', 'mcp/WebSearch' + run + '/');
             box.value = text;
             const start = performance.now();
             box.dispatchEvent(new InputEvent('input', { bubbles: true }));
             while (!output().includes('WebSearch' + run + '/')) await Promise.resolve();
             times.push(performance.now() - start);
             await new Promise((resolve) => setTimeout(resolve));
         }
         return times",
    ),
    (
        "a text understood and rendered for all clients",
        "const api = window.bailianMcpConfig;
         const ids = api.clients().map((client) => client.id);
         const key = 'sk-3f1c9a27e85b4d60a1f2b3c4d5e6f708';
         const times = [];
         for (let run = 0; run < 300; run++) {
             const start = performance.now();
             const [service] = api.understand(args).services;
             const { instanceId, url, transport, name } = service;
             for (const client of ids) api.render({ client, service: { instanceId, url, transport, name }, key });
             times.push(performance.now() - start);
         }
         return times",
    ),
    (
        "a megabyte of brackets understood",
        "const text = '['.repeat(1e6);
         const times = [];
         for (let run = 0; run < 7; run++) {
             const start = performance.now();
             window.bailianMcpConfig.understand(text);
             times.push(performance.now() - start);
         }
         return times",
    ),
    (
        "1,000 services pasted until the page is laid out",
        "const box = document.querySelector('#paste');
         const times = [];
         for (let run = 0; run < 9; run++) {
             const id = (index) => 'service-' + run + '-' + index;
             box.value = Array.from({ length: 1000 }, (_, index) => id(index)).join('\\n');
             const start = performance.now();
             box.dispatchEvent(new InputEvent('input', { bubbles: true }));
             const pick = () => document.querySelector('#rows .service')?.textContent;
             while (pick() !== id(0)) await Promise.resolve();
             document.body.offsetHeight;
             times.push(performance.now() - start);
             await new Promise((resolve) => setTimeout(resolve));
         }
         return times",
    ),
    (
        "one of 1,000 names until the page is laid out",
        // What was pasted last are 1,000 services; the clock stops when the output has the name.
        "const name = document.querySelector('#rows .row input');
         const output = () => document.querySelector('.code').textContent;
         const times = [];
         for (let run = 0; run < 100; run++) {
             const text = 'AliyunBailianMCP_' + run;
             name.value = text;
             const start = performance.now();
             name.dispatchEvent(new InputEvent('input', { bubbles: true }));
             while (!output().includes(text + '\"')) await Promise.resolve();
             document.body.offsetHeight;
             times.push(performance.now() - start);
             await new Promise((resolve) => setTimeout(resolve));
         }
         return times",
    ),
    (
        "one of 1,000 names until the next frame",
        // The clock starts with a frame, so that 16.7 is the best and 33.3 is one frame missed.
        "const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
         const name = document.querySelector('#rows .row input');
         const times = [];
         for (let run = 0; run < 100; run++) {
             await frame();
             name.value = 'AliyunBailianMCP_' + run;
             const start = performance.now();
             name.dispatchEvent(new InputEvent('input', { bubbles: true }));
             await frame();
             times.push(performance.now() - start);
         }
         return times",
    ),
];

pub(crate) async fn run() {
    let site = site::serve().await;
    let browser = Browser::builder().start().await;
    browser.open_page(&site.base_url()).await;
    println!(
        "{:<52} {:>9} {:>9} {:>9}",
        "milliseconds, in Chromium", "median", "p95", "max"
    );
    for (name, body) in MEASURES {
        let times = browser.run(body, json!(BLOCK)).await;
        let mut times: Vec<f64> = times
            .as_array()
            .into_iter()
            .flatten()
            .filter_map(Value::as_f64)
            .collect();
        times.sort_by(f64::total_cmp);
        let at = |share: f64| times[((times.len() - 1) as f64 * share) as usize];
        println!(
            "{name:<52} {:>9.2} {:>9.2} {:>9.2}",
            at(0.5),
            at(0.95),
            at(1.0)
        );
    }
    browser.close().await;
    site.stop().await;
}
