//! The pictures in the READMEs.

use std::path::Path;

use e2e::picture::{LANGUAGES, page, picture_hash, record, shown};

const REMEDY: &str = "cargo run -p e2e --bin pictures -- --readme tests/pictures";

/// What the pictures show is what the built page shows, in its own language.
#[tokio::test]
async fn the_readmes_show_the_page_of_today() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../pictures");
    let mut seen = Vec::new();
    for (language, tag) in LANGUAGES {
        let (picture, recorded) = record(&folder, tag);
        assert_eq!(picture, picture_hash(&folder, tag), "{tag}: {REMEDY}");
        let (browser, site) = page(language).await;
        let today = shown(&browser).await;
        browser.close().await;
        site.stop().await;
        assert_eq!(recorded, today, "{tag}: {REMEDY}");
        seen.push(today);
    }
    assert_ne!(seen[0], seen[1]);
}
