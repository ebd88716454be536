//! How long after the beginning of its navigation a page answers a person for the first time.
//!
//! Measured in the page, by its own clock, which begins with the navigation. From its first moment a
//! script waits for the control to appear, uses it at once, and again every 4 ms as long as nothing
//! comes of it. The clock stops in the task after the first frame that shows the answer. So it is the
//! whole way: document, styles, WebAssembly, drawing, the event, the answer, and a frame.
//!
//! In this page a service's ID is put into the box, and the output has to show its URL. In MCP
//! Inspector the colour scheme is switched: the first button of its page, with nothing to compute.
//! Chromium runs the script before the page's own; the others open a copy that has it in front.
//!
//! The tab shows an empty page of the same origin before, so that starting a process for it, which is
//! the browser's affair, is not counted; nothing is in Chromium's cache of files.

use std::fs;

use e2e::browser::{Browser, Engine};
use e2e::outside::Outside;
use e2e::{site, witness};
use serde_json::{Value, json};
use tokio::time::sleep;

use std::time::Duration;

use crate::inspector::Inspector;
use crate::tables::median;

/// Loads that are counted, after one that is not.
const RUNS: usize = 7;
/// Longer than any load here; the page is left alone meanwhile.
const ALONE: Duration = Duration::from_millis(800);

/// What a person does first.
struct First {
    control: &'static str,
    act: &'static str,
    answered: &'static str,
}

const OURS: First = First {
    control: "document.querySelector('#paste')",
    act: "control.value = 'first-answer';
        control.dispatchEvent(new InputEvent('input', { bubbles: true, inputType: 'insertFromPaste' }))",
    answered: "document.querySelector('.output code')?.textContent.includes('/first-answer/')",
};

const INSPECTOR: First = First {
    control: "document.querySelector('[aria-label=\"Toggle color scheme\"]')",
    act: "window.scheme ??= document.documentElement.dataset.mantineColorScheme; control.click()",
    answered: "window.scheme && document.documentElement.dataset.mantineColorScheme !== window.scheme",
};

impl First {
    fn script(&self) -> String {
        let Self {
            control,
            act,
            answered,
        } = self;
        format!(
            "{{
            let tried = 0, at = 0;
            const soon = (work) => {{
                const channel = new MessageChannel();
                channel.port1.onmessage = work;
                channel.port2.postMessage(0);
            }};
            const look = () => {{
                if (tried > 0 && {answered}) {{
                    observer.disconnect();
                    requestAnimationFrame(() => soon(() => {{
                        window.firstAnswer = {{ took: performance.now(), at, tried }};
                    }}));
                    tried = -1;
                }} else if (tried === 0 && {control}) {{
                    tried = 1;
                    soon(use);
                }}
            }};
            const use = () => {{
                if (tried < 0) return;
                const control = {control};
                at ||= performance.now();
                tried += 1;
                if (control) {{ {act}; }}
                soon(look);
                setTimeout(use, 4);
            }};
            const observer = new MutationObserver(look);
            observer.observe(document, {{ childList: true, subtree: true, attributes: true, characterData: true }});
            }}"
        )
    }
}

/// One line of the table.
struct Row<'a> {
    name: &'a str,
    engine: Engine,
    /// An empty page of the same origin.
    empty: String,
    url: String,
    first: First,
    /// Milliseconds.
    budget: Option<f64>,
}

pub(crate) async fn run() {
    let folder = tempfile::tempdir().expect("a folder");
    let script = OURS.script();
    let copy = witness::copy(&site::single_file(), folder.path(), &script).expect("a copy");
    let empty = folder.path().join("empty.html");
    fs::write(&empty, "<!doctype html>").expect("a file");
    let own = folder.path().join("released.html");
    fs::copy(site::single_file(), &own).expect("a copy");
    let address = |file| {
        url::Url::from_file_path(file)
            .expect("an absolute path")
            .to_string()
    };
    let (released, copied) = (address(own), address(copy));
    let site = site::serve().await;
    let outside = Outside::start().await;
    let inspector = Inspector::start().await;
    let row = |name, engine, url: &str, first, budget| Row {
        name,
        engine,
        // A server has no page of that name, which is an empty one too.
        empty: url::Url::parse(url)
            .and_then(|url| url.join("empty.html"))
            .expect("an address")
            .to_string(),
        url: url.to_owned(),
        first,
        budget,
    };
    let rows = [
        row(
            "the single file from a disk",
            Engine::Chromium,
            &released,
            OURS,
            Some(200.0),
        ),
        row(
            "the single file from a disk",
            Engine::Firefox,
            &copied,
            OURS,
            Some(350.0),
        ),
        row(
            "the single file from a disk",
            Engine::WebKit,
            &copied,
            OURS,
            Some(300.0),
        ),
        row(
            "hosted on loopback",
            Engine::Chromium,
            &site.base_url(),
            OURS,
            Some(150.0),
        ),
        row(
            "MCP Inspector's page on loopback",
            Engine::Chromium,
            inspector.url(),
            INSPECTOR,
            None,
        ),
    ];
    let load = fs::read_to_string("/proc/loadavg").unwrap_or_default();
    println!(
        "\n{:<34} {:<10} {:>7} {:>7} {:>7} {:>7}  {}",
        "ms until the first answer",
        "in",
        "median",
        "least",
        "most",
        "budget",
        load.split(' ')
            .next()
            .map_or(String::new(), |load| format!("load average {load}"))
    );
    let there = std::env::var("BAILIAN_ENGINES").unwrap_or_default();
    for row in rows {
        let name = row.engine.to_string().to_lowercase();
        if !there.is_empty() && !there.split(',').any(|there| there == name) {
            println!(
                "{:<34} {:<10} not installed here",
                row.name,
                row.engine.to_string()
            );
            continue;
        }
        let mut times = measure(&row, &outside).await;
        let middle = median(&mut times);
        let budget = row
            .budget
            .map_or("-".into(), |budget| format!("{budget:.0}"));
        let kept = row.budget.is_none_or(|budget| middle <= budget);
        println!(
            "{:<34} {:<10} {:>7.0} {:>7.0} {:>7.0} {:>7}  {}",
            row.name,
            row.engine.to_string(),
            middle,
            times[0],
            times[times.len() - 1],
            budget,
            if kept { "" } else { "over" }
        );
    }
    site.stop().await;
}

async fn measure(row: &Row<'_>, outside: &Outside) -> Vec<f64> {
    let browser = Browser::builder()
        .engine(row.engine)
        .proxy(&outside.proxy())
        .start()
        .await;
    let chromium = row.engine == Engine::Chromium;
    if chromium {
        let source = json!({ "source": row.first.script() });
        browser
            .cdp("Page.addScriptToEvaluateOnNewDocument", source)
            .await;
    }
    let mut times = Vec::new();
    for run in 0..=RUNS {
        browser.open(&row.empty).await;
        if chromium {
            browser.cdp("Network.clearBrowserCache", json!({})).await;
        }
        browser.open(&row.url).await;
        sleep(ALONE).await;
        browser.wait_for("window.firstAnswer").await;
        let answer = browser
            .run("return window.firstAnswer.took", Value::Null)
            .await;
        if run > 0 {
            times.push(answer.as_f64().expect("a time"));
        }
    }
    browser.close().await;
    times
}
