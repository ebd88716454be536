//! Takes pictures of the built page: `pictures FOLDER` writes every state in both languages, both
//! themes and four widths; `pictures --readme FOLDER` writes the two that the README shows.

use std::path::{Path, PathBuf};

use e2e::browser::{Browser, ColorScheme};
use e2e::site;
use serde_json::{Value, json};

/// What is pasted for a picture, by its name.
const STATES: [(&str, &str); 4] = [
    ("empty", ""),
    (
        "filled",
        "{\"mcpServers\": {\"WebSearch\": {\"type\": \"sse\", \"name\": \"AliyunBailianMCP_web\", \"baseUrl\": \"https://dashscope.aliyuncs.com/compatible-mode/v1/mcp/WebSearch/sse\", \"headers\": {\"Authorization\": \"Bearer sk-3f1c9a27e85b4d60a1f2b3c4d5e6f708\"}}}}",
    ),
    (
        "warned",
        "Bearer Bearer sk-sp-0123456789abcdef\n{\"mcpServers\": {\"AliyunBailianMCP_WebSearch\": {\"type\": \"streamableHttp\", \"url\": \"http://dashscope-intl.aliyuncs.com/api/v1/mcps/WebSearch/sse\"}}}",
    ),
    (
        "wrong",
        "https://dashscope.aliyuncs.com/api/v1/mcps/{instance ID}/sse\nsk-ab***cd",
    ),
];

#[tokio::main]
async fn main() {
    let mut arguments: Vec<String> = std::env::args().skip(1).collect();
    let readme = arguments.first().is_some_and(|first| first == "--readme");
    let folder = PathBuf::from(arguments.pop().expect("the folder to write into"));
    for (language, tag) in [("en-US", "en"), ("zh-CN", "zh")] {
        if readme {
            let file = folder.join(format!("page-{tag}.png"));
            take(
                language,
                ColorScheme::Light,
                (1280, 980),
                STATES[1].1,
                &file,
            )
            .await;
            continue;
        }
        for (scheme, theme) in [(ColorScheme::Light, "light"), (ColorScheme::Dark, "dark")] {
            for (state, text) in STATES {
                for (width, height) in [(320, 3200), (768, 2600), (1280, 1500), (2560, 1400)] {
                    let file = folder.join(format!("{state}-{tag}-{theme}-{width}.png"));
                    take(language, scheme, (width, height), text, &file).await;
                }
            }
        }
    }
}

async fn take(language: &str, scheme: ColorScheme, size: (u32, u32), text: &str, file: &Path) {
    let site = site::serve().await;
    let builder = Browser::builder().languages(language).color_scheme(scheme);
    let browser = builder.size(size.0, size.1).start().await;
    browser.open_page(&site.base_url()).await;
    let body = "const box = document.querySelector('#paste');
        box.value = args;
        box.dispatchEvent(new InputEvent('input', { bubbles: true }));
        await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 50)))";
    browser
        .run(
            body,
            if text.is_empty() {
                Value::Null
            } else {
                json!(text)
            },
        )
        .await;
    browser.screenshot(file).await;
    browser.close().await;
    site.stop().await;
    println!("{}", file.display());
}
