//! The pictures in the READMEs, and how it is known that they are of the page of today.
//!
//! Fonts differ from machine to machine, so pixels cannot be compared. Beside each picture lies a
//! record of what it shows: the words, and a hash of the style sheets. The record of the built page
//! has to be the same.

use std::fs;
use std::path::{Path, PathBuf};

use emulator::Server;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use crate::browser::{Browser, ColorScheme};
use crate::site;
use crate::states::FILLED;

/// The language of a browser, and the tag of its picture.
pub const LANGUAGES: [(&str, &str); 2] = [("en-US", "en"), ("zh-CN", "zh")];

/// Width and height.
const SIZE: (u32, u32) = (1280, 980);

/// Words of the head and of the two panes; what comes below is not in the picture.
const SHOWN: &str = r#"
    const words = [];
    const walk = (element) => {
        const style = getComputedStyle(element);
        // What has no box of its own shows what is in it.
        const boxless = style.display === 'contents';
        if (!boxless && !element.checkVisibility({ visibilityProperty: true })) return;
        const own = [...element.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE);
        const parts = own.map((node) => node.data);
        if (element.matches('textarea, select, input:not([type=radio], [type=checkbox])')) {
            const masked = style.webkitTextSecurity === 'disc' || element.type === 'password';
            parts.push(masked ? '•'.repeat(element.value.length) : element.value);
        }
        parts.push(element.getAttribute('placeholder') ?? '');
        if (element.checked) parts.push('[x]');
        if (element.localName === 'use') parts.push(element.getAttribute('href'));
        const text = parts.join(' ').replace(/\s+/g, ' ').trim();
        if (text) words.push(`${element.localName}: ${text}`);
        for (const child of element.children) walk(child);
    };
    for (const part of document.querySelectorAll('header.top, main .pane')) walk(part);
    return words;
"#;

/// The built page as a picture shows it, and its server.
pub async fn page(language: &str) -> (Browser, Server) {
    let site = site::serve().await;
    let builder = Browser::builder().languages(language);
    let builder = builder.color_scheme(ColorScheme::Light);
    let browser = builder.size(SIZE.0, SIZE.1).start().await;
    browser.open_page(&site.base_url()).await;
    // With the version comes whatever is loaded after the page is ready.
    browser.wait_for("document.querySelector('#version')").await;
    let paste = "const box = document.querySelector('#paste');
        box.value = args;
        box.dispatchEvent(new InputEvent('input', { bubbles: true }));
        await document.fonts.ready;
        await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 100)))";
    browser.run(paste, json!(FILLED)).await;
    (browser, site)
}

/// What a browser shows of the page.
///
/// # Panics
/// When there is no page in it.
pub async fn shown(browser: &Browser) -> String {
    let words = browser.run(SHOWN, Value::Null).await;
    let words: Vec<String> = serde_json::from_value(words).expect("a list of texts");
    assert!(words.len() > 20, "{words:?}");
    format!("{}\nstyles {}\n", words.join("\n"), styles())
}

/// A hash of the style sheets, since computed styles differ from one browser's version to the next.
fn styles() -> String {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../static");
    let sheets = ["style.css", "rest.css"].map(|name| fs::read(folder.join(name)));
    let sheets = sheets.map(|sheet| sheet.expect("a style sheet"));
    hash(&sheets.concat())
}

/// What a picture shows as its record says, and the hash of the picture.
///
/// # Panics
/// When there is no record.
pub fn record(folder: &Path, tag: &str) -> (String, String) {
    let file = record_file(folder, tag);
    let text = fs::read_to_string(&file).unwrap_or_else(|_| panic!("no {}", file.display()));
    let (picture, shown) = text.split_once('\n').expect("a first line");
    let picture = picture
        .strip_prefix("picture ")
        .expect("the picture's hash");
    (picture.to_owned(), shown.to_owned())
}

/// Takes the picture of one language, and writes its record.
///
/// # Panics
/// When a file cannot be written.
pub async fn take(folder: &Path, (language, tag): (&str, &str)) -> PathBuf {
    let (browser, site) = page(language).await;
    let file = picture_file(folder, tag);
    let shown = shown(&browser).await;
    browser.screenshot(&file).await;
    browser.close().await;
    site.stop().await;
    let record = format!("picture {}\n{shown}", picture_hash(folder, tag));
    fs::write(record_file(folder, tag), record).expect("a record");
    file
}

/// The hash of a picture's file.
///
/// # Panics
/// When there is no picture.
pub fn picture_hash(folder: &Path, tag: &str) -> String {
    hash(&fs::read(picture_file(folder, tag)).expect("the picture"))
}

fn picture_file(folder: &Path, tag: &str) -> PathBuf {
    folder.join(format!("page-{tag}.png"))
}

fn record_file(folder: &Path, tag: &str) -> PathBuf {
    folder.join(format!("page-{tag}.txt"))
}

fn hash(bytes: &[u8]) -> String {
    let digits = Sha256::digest(bytes);
    digits.iter().map(|byte| format!("{byte:02x}")).collect()
}
