//! A listing through a long wire in the built page, beside the official TypeScript client in the same
//! page.

use std::process::Command;

use bailian_mcp_config::mcp::session::Approach;
use e2e::browser::Browser;
use e2e::servers::{Installed, script};
use e2e::site;
use e2e::wire::Wire;
use emulator::builder::DEMO_KEY;
use serde_json::{Value, json};

use crate::listing::{DELAY, RUNS, WAYS, print_row, service, url};

/// The milliseconds until a promise of the page's own interface is kept.
const OURS: &str = "const begun = performance.now();
    const { tools } = await window.bailianMcpConfig.listTools(args);
    if (tools.length === 0) throw new Error('no tools');
    return performance.now() - begun";

const THEIRS: &str = "return (await window.listWithSdk(args)).took";

pub(crate) async fn run() {
    let site = site::serve().await;
    let browser = Browser::builder().start().await;
    // The other client compiles code at run time, which the page's policy forbids.
    let bypass = json!({ "enabled": true });
    browser.cdp("Page.setBypassCSP", bypass).await;
    browser.open_page(&site.base_url()).await;
    browser.run(&bundle(), Value::Null).await;
    println!(
        "\n{:<40} {:>9} {:>9} {:>9} {:>7} {:>7}",
        "25 ms each way, in one Chromium page", "requests", "ours ms", "SDK's ms", "SDK's", "ratio"
    );
    for way in &WAYS {
        let service = service(way.revision).await;
        let (mut ours, mut theirs) = (Vec::new(), Vec::new());
        let (mut sent, mut sent_by_sdk) = (Vec::new(), Vec::new());
        let to_us = match way.approach {
            Approach::Auto => "auto",
            _ => way.transport.unwrap_or("auto"),
        };
        for run in 0..=RUNS {
            for (subject, transport, times, requests) in [
                (OURS, Some(to_us), &mut ours, &mut sent),
                (THEIRS, way.transport, &mut theirs, &mut sent_by_sdk),
            ] {
                let Some(transport) = transport else {
                    continue;
                };
                // A new wire each time: no connection is open and no preflight remembered.
                let wire = Wire::to(service.addr(), DELAY).await;
                let order =
                    json!({ "transport": transport, "url": url(&wire, *way), "key": DEMO_KEY });
                let took = browser.run(subject, order).await;
                *requests = wire.take_requests();
                if run > 0 {
                    times.push(took.as_f64().expect("a time"));
                }
            }
        }
        print_row(way.name, &mut ours, &mut theirs, &sent, &sent_by_sdk);
    }
    browser.close().await;
    site.stop().await;
}

/// The official client as one script for a page.
fn bundle() -> String {
    let installed = Installed::find();
    let mut esbuild = Command::new(installed.modules().join(".bin/esbuild"));
    esbuild
        .arg(script("sdk_page.cjs"))
        .args([
            "--bundle",
            "--format=iife",
            "--platform=browser",
            "--minify",
        ])
        .env("NODE_PATH", installed.modules());
    let output = esbuild.output().expect("esbuild runs");
    assert!(output.status.success(), "{output:?}");
    String::from_utf8(output.stdout).expect("UTF-8")
}
