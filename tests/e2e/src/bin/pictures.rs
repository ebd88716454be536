//! Takes pictures of the built page: `pictures FOLDER` writes every state in both languages, both
//! themes and four widths; `pictures --readme FOLDER` writes those that the READMEs show, each with the
//! record by which a test knows that it is of today.

use std::path::{Path, PathBuf};

use e2e::browser::{Browser, ColorScheme};
use e2e::picture::{self, LANGUAGES, PASTED};
use e2e::site;
use emulator::builder::DEMO_KEY;
use emulator::fault::{Fault, StreamFault};
use emulator::{Cors, Emulator};
use serde_json::{Value, json};
use tokio::net::TcpListener;

/// What is pasted for a picture, by its name.
const STATES: [(&str, &str); 4] = [
    ("empty", ""),
    ("filled", PASTED),
    (
        "warned",
        "Bearer Bearer sk-sp-0123456789abcdef\n{\"mcpServers\": {\"AliyunBailianMCP_WebSearch\": {\"type\": \"streamableHttp\", \"url\": \"http://dashscope-intl.aliyuncs.com/api/v1/mcps/WebSearch/sse\"}}}",
    ),
    (
        "wrong",
        "https://dashscope.aliyuncs.com/api/v1/mcps/{instance ID}/sse\nsk-ab***cd",
    ),
];

/// A key that the service does not know.
const WRONG_KEY: &str = "sk-ffffffffffffffffffffffffffffffff";

/// One picture of the page.
struct Picture<'a> {
    language: &'static str,
    scheme: ColorScheme,
    size: (u32, u32),
    /// What is pasted.
    text: &'a str,
    /// What is clicked then, each once it is there.
    clicks: &'static [&'static str],
    /// What is waited for at last; empty for nothing.
    until: &'static str,
}

#[tokio::main]
async fn main() {
    let mut arguments: Vec<String> = std::env::args().skip(1).collect();
    let readme = arguments.first().is_some_and(|first| first == "--readme");
    let folder = PathBuf::from(arguments.pop().expect("the folder to write into"));
    if readme {
        for language in LANGUAGES {
            println!("{}", picture::take(&folder, language).await.display());
        }
        return;
    }
    let service = Emulator::builder().cors(Cors::Allowed).start();
    let service = service.await.expect("a free port");
    let broken = Emulator::builder()
        .cors(Cors::Allowed)
        .page_size(4)
        .fault(Fault::Stream(StreamFault::Cut { piece: 3 }).on("GET"))
        .start();
    let broken = broken.await.expect("a free port");
    let silent = TcpListener::bind("127.0.0.1:0").await;
    let silent = silent.expect("a free port");
    let silent_url = format!("http://{}", silent.local_addr().expect("an address"));
    let live = live_states(&service.base_url(), &broken.base_url(), &silent_url);
    for (language, tag) in LANGUAGES {
        let picture = |scheme, size, text| Picture {
            language,
            scheme,
            size,
            text,
            clicks: &[],
            until: "",
        };
        for (scheme, theme) in [(ColorScheme::Light, "light"), (ColorScheme::Dark, "dark")] {
            for (width, height) in [(320, 3200), (768, 2600), (1280, 1500), (2560, 1400)] {
                let file = |state| folder.join(format!("{state}-{tag}-{theme}-{width}.png"));
                for (state, text) in STATES {
                    take(&picture(scheme, (width, height), text), &file(state)).await;
                }
                for (state, text, clicks, until) in &live {
                    let mut picture = picture(scheme, (width, height + 1500), text.as_str());
                    (picture.clicks, picture.until) = (clicks, until);
                    take(&picture, &file(state)).await;
                }
            }
        }
    }
    service.stop().await;
    broken.stop().await;
}

/// The states of the connection: name, what is pasted, clicked and waited for.
type LiveState = (&'static str, String, &'static [&'static str], &'static str);

fn live_states(service: &str, broken: &str, silent: &str) -> [LiveState; 5] {
    let pasted = |base: &str, id: &str, key: &str| {
        let entry = json!({
            "url": format!("{base}/api/v1/mcps/{id}/sse"),
            "headers": {"Authorization": format!("Bearer {key}")},
        });
        json!({"mcpServers": {"AliyunBailianMCP_ecs": entry}}).to_string()
    };
    let tools = pasted(service, "mcp-MmZlNzMyZTFjNmRj", DEMO_KEY);
    [
        (
            "going",
            pasted(silent, "WebSearch", DEMO_KEY),
            &["#check"],
            ".step.now",
        ),
        ("listed", tools.clone(), &["#check"], "#tool-count"),
        (
            "opened",
            tools,
            &["#check", "#tools .tool .service"],
            "#tool",
        ),
        (
            "partial",
            pasted(broken, "mcp-MmZlNzMyZTFjNmRj", DEMO_KEY),
            &["#check"],
            "#tool-count",
        ),
        (
            "failed",
            pasted(service, "WebSearch", WRONG_KEY),
            &["#check", "#outside"],
            "#failure",
        ),
    ]
}

async fn take(picture: &Picture<'_>, file: &Path) {
    let site = site::serve().await;
    let builder = Browser::builder()
        .languages(picture.language)
        .color_scheme(picture.scheme);
    let browser = builder.size(picture.size.0, picture.size.1).start().await;
    browser.open_page(&site.base_url()).await;
    let body = "const box = document.querySelector('#paste');
        box.value = args;
        box.dispatchEvent(new InputEvent('input', { bubbles: true }));
        await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 50)))";
    let text = match picture.text {
        "" => Value::Null,
        text => json!(text),
    };
    browser.run(body, text).await;
    for selector in picture.clicks {
        let there = format!("document.querySelector('{selector}')");
        browser.wait_for(&there).await;
        let click = format!("{there}.click()");
        browser.run(&click, Value::Null).await;
    }
    if !picture.until.is_empty() {
        let there = format!("document.querySelector('{}')", picture.until);
        browser.wait_for(&there).await;
    }
    browser.screenshot(file).await;
    browser.close().await;
    site.stop().await;
    println!("{}", file.display());
}
