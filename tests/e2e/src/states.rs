//! Every state that the page can be in: one list for the pictures and for whatever is held against
//! all of them. A new part of the page adds its states here.

use emulator::builder::DEMO_KEY;
use emulator::fault::{Fault, StreamFault};
use emulator::{Cors, Emulator, Running};
use serde_json::{Value, json};
use tokio::net::TcpListener;

use crate::browser::Browser;

/// A configuration as the console shows it.
pub(crate) const FILLED: &str = "{\"mcpServers\": {\"WebSearch\": {\"type\": \"sse\", \"name\": \"AliyunBailianMCP_web\", \"baseUrl\": \"https://dashscope.aliyuncs.com/compatible-mode/v1/mcp/WebSearch/sse\", \"headers\": {\"Authorization\": \"Bearer sk-3f1c9a27e85b4d60a1f2b3c4d5e6f708\"}}}}";
const WARNED: &str = "Bearer Bearer sk-sp-0123456789abcdef\n{\"mcpServers\": {\"AliyunBailianMCP_WebSearch\": {\"type\": \"streamableHttp\", \"url\": \"http://dashscope-intl.aliyuncs.com/api/v1/mcps/WebSearch/sse\"}}}";
const WRONG: &str = "https://dashscope.aliyuncs.com/api/v1/mcps/{instance ID}/sse\nsk-ab***cd";
const SEVERAL: &str =
    "service-0001\nservice-0002\nservice-0003\nsk-3f1c9a27e85b4d60a1f2b3c4d5e6f708";
const FAULTY: &str = "{\"mcpServers\": {\"AliyunBailianMCP_web\": {\"type\": \"streamable_http\", \"baseUrl\": \"https://dashscope.aliyuncs.com/api/v1/mcps/WebSearch/sse\", \"headers\": {\"Authorization\": \"sk-3f1c9a27e85b4d60a1f2b3c4d5e6f708\"}}}}";
const OWN_FILE: &str = "{\n  \"theme\": \"dark\",\n  \"mcpServers\": {\n    \"AliyunBailianMCP_web\": { \"url\": \"https://example.com/mcp\" }\n  }\n}\n";
const LISTED_ELSEWHERE: &str = "{\"tools\": [{\"name\": \"maps_weather\", \"description\": \"Weather of a city\", \"inputSchema\": {\"type\": \"object\", \"properties\": {\"city\": {\"type\": \"string\"}}, \"required\": [\"city\"]}}]}";

/// A key that the service does not know.
const WRONG_KEY: &str = "sk-ffffffffffffffffffffffffffffffff";

/// One thing a person does, or that is waited for.
enum Step {
    /// A text comes into a field.
    Put(&'static str, String),
    /// Something is clicked, once it is there.
    Click(&'static str),
    /// All boxes of a kind are ticked, or as many as said.
    Tick(&'static str, usize),
    /// An element is there.
    See(&'static str),
}

/// What does not reach the browser.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Missing {
    Nothing,
    /// The part of the page that is loaded after it is ready.
    Rest,
    /// The application.
    Application,
}

/// One state of the page, and the way to it.
pub struct State {
    /// Its name.
    pub name: &'static str,
    missing: Missing,
    steps: Vec<Step>,
}

/// The services that the states need; they end with it.
pub struct Stage {
    service: Running,
    broken: Running,
    // Takes connections and never answers.
    silent: TcpListener,
}

impl Stage {
    /// Starts them on loopback.
    ///
    /// # Panics
    /// When there is no free port.
    pub async fn start() -> Self {
        let service = Emulator::builder().cors(Cors::Allowed).start();
        let broken = Emulator::builder()
            .cors(Cors::Allowed)
            .page_size(4)
            .fault(Fault::Stream(StreamFault::Cut { piece: 3 }).on("GET"))
            .start();
        let silent = TcpListener::bind("127.0.0.1:0");
        Self {
            service: service.await.expect("a free port"),
            broken: broken.await.expect("a free port"),
            silent: silent.await.expect("a free port"),
        }
    }

    /// Ends them.
    pub async fn stop(self) {
        self.service.stop().await;
        self.broken.stop().await;
    }

    /// All states, in the order in which a person may meet them.
    ///
    /// # Panics
    /// When the silent service has no address.
    pub fn states(&self) -> Vec<State> {
        use Step::{Click, Put, See, Tick};
        let paste = |text: &str| Put("#paste", text.to_owned());
        let filled = || vec![paste(FILLED), See("#download")];
        let with = |mut steps: Vec<Step>, more: Vec<Step>| {
            steps.extend(more);
            steps
        };
        let silent = self.silent.local_addr().expect("an address");
        let silent = format!("http://{silent}");
        let (service, broken) = (self.service.base_url(), self.broken.base_url());
        let asked = |base: &str, id: &str, key: &str| {
            vec![Put("#paste", configuration(base, id, key)), Click("#check")]
        };
        let tools = || asked(&service, "mcp-MmZlNzMyZTFjNmRj", DEMO_KEY);
        let own_file = |text: &str| {
            let file = vec![Put("#existing", text.to_owned())];
            with(filled(), file)
        };
        let states = vec![
            ("empty", vec![See("#client-search")]),
            ("example", vec![Click("#example"), See("#undo")]),
            ("where", vec![Click(".whereabouts > summary")]),
            ("filled", filled()),
            (
                "shown",
                with(filled(), vec![Click("#show-key"), Click("#show-output")]),
            ),
            (
                "warned",
                vec![paste(WARNED), See(".finding.warning strong")],
            ),
            ("wrong", vec![paste(WRONG), See(".finding.error strong")]),
            ("few-services", vec![paste(SEVERAL), See("#download")]),
            ("services", vec![paste(&many()), See("#rows .row")]),
            (
                "clients",
                with(
                    filled(),
                    vec![
                        Click("#client-all"),
                        Tick(".pick input", 5),
                        See(".several .output"),
                    ],
                ),
            ),
            (
                "search",
                with(
                    filled(),
                    vec![
                        Put("#client-search", "co".to_owned()),
                        See(".clients-list .client"),
                    ],
                ),
            ),
            (
                "nobody",
                vec![
                    Put("#client-search", "zzzz".to_owned()),
                    See(".search + * .hint, .search ~ * .hint"),
                ],
            ),
            ("merged", with(own_file(OWN_FILE), vec![See(".clash")])),
            (
                "difference",
                with(own_file("{ \"theme\": \"dark\" }"), vec![See("#merge ins")]),
            ),
            (
                "refused",
                with(
                    own_file("{ \"mcpServers\": [1, "),
                    vec![See("#merge .finding.error")],
                ),
            ),
            ("doctor", vec![paste(FAULTY), See("#doctor .quoted")]),
            ("shortcuts", vec![Click("#keys"), See(".keys")]),
            (
                "told",
                with(filled(), vec![Click("#forget"), See(".told .finding")]),
            ),
            (
                "going",
                with(
                    asked(&silent, "WebSearch", DEMO_KEY),
                    vec![See(".step.now")],
                ),
            ),
            ("listed", with(tools(), vec![See("#tool-count")])),
            (
                "opened",
                with(
                    tools(),
                    vec![
                        See("#tool-count"),
                        Click("#tools .tool .service"),
                        See("#tool"),
                    ],
                ),
            ),
            (
                "partial",
                with(
                    asked(&broken, "mcp-MmZlNzMyZTFjNmRj", DEMO_KEY),
                    vec![See("#tool-count")],
                ),
            ),
            (
                "failed",
                with(
                    asked(&service, "WebSearch", WRONG_KEY),
                    vec![See("#failure"), Click("#outside")],
                ),
            ),
            (
                "pasted",
                vec![
                    paste("WebSearch"),
                    Click("#paste-tools"),
                    Put("#tools-json", LISTED_ELSEWHERE.to_owned()),
                    See("#tools .tool"),
                ],
            ),
        ];
        let mut all: Vec<State> = states
            .into_iter()
            .map(|(name, steps)| State {
                name,
                missing: Missing::Nothing,
                steps,
            })
            .collect();
        all.push(State {
            name: "rest-missing",
            missing: Missing::Rest,
            steps: vec![See("#load-rest")],
        });
        all.push(State {
            name: "problem",
            missing: Missing::Application,
            steps: vec![See("#problem:not([hidden])")],
        });
        all
    }
}

/// More services than stand side by side.
fn many() -> String {
    let mut ids: Vec<String> = (1..=40)
        .map(|index| format!("service-{index:04}"))
        .collect();
    ids.push("sk-3f1c9a27e85b4d60a1f2b3c4d5e6f708".to_owned());
    ids.join("\n")
}

fn configuration(base: &str, id: &str, key: &str) -> String {
    let entry = json!({
        "url": format!("{base}/api/v1/mcps/{id}/sse"),
        "headers": {"Authorization": format!("Bearer {key}")},
    });
    json!({"mcpServers": {"AliyunBailianMCP_ecs": entry}}).to_string()
}

impl State {
    /// Opens the page at `url` anew and brings it into this state.
    pub async fn reach(&self, browser: &Browser, url: &str) {
        let missing = match self.missing {
            Missing::Nothing => json!([]),
            Missing::Rest => json!(["*/rest-*"]),
            Missing::Application => json!(["*.wasm"]),
        };
        browser.cdp("Network.enable", json!({})).await;
        // It would answer what is held back here.
        browser
            .cdp("Network.setBypassServiceWorker", json!({ "bypass": true }))
            .await;
        let uncached = json!({ "cacheDisabled": self.missing != Missing::Nothing });
        browser.cdp("Network.setCacheDisabled", uncached).await;
        browser
            .cdp("Network.setBlockedURLs", json!({ "urls": missing }))
            .await;
        if self.missing != Missing::Nothing {
            browser.open(url).await;
        } else {
            browser.open_page(url).await;
        }
        if self.missing == Missing::Nothing {
            browser
                .wait_for("document.querySelector('#client-search')")
                .await;
        }
        for step in &self.steps {
            step.take(browser).await;
        }
        let drawn =
            "await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 50)))";
        browser.run(drawn, Value::Null).await;
    }
}

impl Step {
    async fn take(&self, browser: &Browser) {
        let (selector, body, value) = match self {
            Self::Put(selector, text) => (
                selector,
                "const field = document.querySelector(args[0]);
                field.value = args[1];
                field.dispatchEvent(new InputEvent('input', { bubbles: true, inputType: 'insertFromPaste' }));",
                json!(text),
            ),
            Self::Click(selector) => (
                selector,
                "document.querySelector(args[0]).click()",
                Value::Null,
            ),
            Self::Tick(selector, count) => (
                selector,
                "[...document.querySelectorAll(args[0])].slice(0, args[1]).forEach((box) => box.click())",
                json!(count),
            ),
            Self::See(selector) => (selector, "", Value::Null),
        };
        let there = format!("document.querySelector({})", json!(selector));
        browser.wait_for(&there).await;
        browser.run(body, json!([selector, value])).await;
    }
}
