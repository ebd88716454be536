//! Takes pictures of the built page: `pictures FOLDER` writes every state in both languages, both
//! themes and four widths; `pictures FOLDER STATE…` only those; `pictures --readme FOLDER` writes those
//! that the READMEs show, each with the record by which a test knows that it is of today.

use std::path::PathBuf;

use e2e::browser::{Browser, ColorScheme};
use e2e::picture::{self, LANGUAGES};
use e2e::site;
use e2e::states::Stage;
use serde_json::Value;

/// Width, and the least height: a picture is as high as the page.
const SIZES: [(u32, u32); 4] = [(320, 640), (768, 900), (1280, 800), (2560, 1400)];

#[tokio::main]
async fn main() {
    let mut arguments: Vec<String> = std::env::args().skip(1).collect();
    let readme = arguments.first().is_some_and(|first| first == "--readme");
    if readme {
        arguments.remove(0);
    }
    assert!(!arguments.is_empty(), "the folder to write into");
    let folder = PathBuf::from(arguments.remove(0));
    if readme {
        for language in LANGUAGES {
            println!("{}", picture::take(&folder, language).await.display());
        }
        return;
    }
    let (site, stage) = (site::serve().await, Stage::start().await);
    for (language, tag) in LANGUAGES {
        let browser = Browser::builder().languages(language).start().await;
        for state in stage.states() {
            let wanted = arguments.is_empty() || arguments.iter().any(|name| name == state.name);
            if !wanted {
                continue;
            }
            state.reach(&browser, &site.base_url()).await;
            for (scheme, theme) in [(ColorScheme::Light, "light"), (ColorScheme::Dark, "dark")] {
                browser.prefer(scheme).await;
                for (width, least) in SIZES {
                    browser.resize((width, least)).await;
                    let high = "return document.documentElement.scrollHeight";
                    let high = browser.run(high, Value::Null).await.as_u64();
                    let high = u32::try_from(high.unwrap_or_default()).unwrap_or_default();
                    browser.resize((width, high.clamp(least, 6000))).await;
                    // What has just come into view is painted a frame or two later.
                    let painted = "for (let i = 0; i < 3; i += 1) {
                        await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 30)));
                    }";
                    browser.run(painted, Value::Null).await;
                    let name = format!("{}-{tag}-{theme}-{width}.png", state.name);
                    let file = folder.join(name);
                    browser.screenshot(&file).await;
                    println!("{}", file.display());
                }
            }
            browser.prefer(ColorScheme::Light).await;
        }
        browser.close().await;
    }
    stage.stop().await;
    site.stop().await;
}
