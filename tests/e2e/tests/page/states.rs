//! What every state of the page is held to: the accessibility rules of axe-core, WCAG's sizes of
//! targets, reflow and text spacing.

use std::env;
use std::fs;
use std::path::PathBuf;

use e2e::browser::Browser;
use e2e::site;
use e2e::states::Stage;
use serde_json::{Value, json};

/// Every rule of WCAG 2.2 AA and every best practice, those that axe leaves out by itself too.
const RULES: &str = "
    const answer = await axe.run(document, {
        runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
        rules: { 'target-size': { enabled: true } },
        resultTypes: ['violations'],
    });
    return {
        passes: answer.passes.length,
        violations: answer.violations.flatMap((rule) => rule.nodes.map((node) =>
            `${rule.id}: ${node.target.join(' ')}: ${node.html.slice(0, 160)}: ${node.any.concat(node.all, node.none).map((check) => check.message).join('; ').slice(0, 200)}`)),
    };";

/// Targets of less than 24 by 24 pixels whose circle of that size meets another target's (WCAG
/// 2.5.8); a link within a sentence is excepted.
const SMALL: &str = "
    const all = [...document.querySelectorAll('a[href], button, input, textarea, summary, label:has(input), [tabindex=\"0\"]')]
        .filter((e) => e.checkVisibility({ visibilityProperty: true }) && !(e.tagName === 'INPUT' && e.closest('label')));
    const box = (e) => e.getBoundingClientRect();
    const centre = (b) => [b.x + b.width / 2, b.y + b.height / 2];
    const inline = (e) => e.tagName === 'A' && getComputedStyle(e).display === 'inline'
        && [...e.parentElement.childNodes].some((n) => n.nodeType === 3 && n.data.trim() !== '');
    const small = all.filter((e) => box(e).width < 24 || box(e).height < 24).filter((e) => !inline(e));
    return small.filter((e) => all.some((other) => {
        if (other === e || other.contains(e) || e.contains(other)) return false;
        const [[x, y], b] = [centre(box(e)), box(other)];
        const gap = Math.hypot(Math.max(b.left - x, 0, x - b.right), Math.max(b.top - y, 0, y - b.bottom));
        return gap < 12;
    })).map((e) => `${e.outerHTML.slice(0, 120)} is ${Math.round(box(e).width)}x${Math.round(box(e).height)}`);";

/// Whether the document is wider than the window, and what makes it so.
const WIDE: &str = "
    const root = document.documentElement;
    if (root.scrollWidth <= root.clientWidth) return [];
    return [...document.querySelectorAll('body *')]
        .filter((e) => e.getBoundingClientRect().right > root.clientWidth + .5 && !e.closest('.rows, .code'))
        .slice(0, 3).map((e) => `${root.scrollWidth} wide: ${e.outerHTML.slice(0, 120)}`);";

/// Text that is cut off under the spacing of WCAG 1.4.12, where nothing scrolls to it.
const SPACED: &str = "
    const spacing = new CSSStyleSheet();
    spacing.replaceSync('* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important } p { margin-bottom: 2em !important }');
    document.adoptedStyleSheets.push(spacing);
    await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
    const cut = [...document.querySelectorAll('body *')].filter((e) => {
        if (!e.checkVisibility() || e.closest('svg, .visually-hidden, .wide, .fate span') || ['INPUT', 'TEXTAREA'].includes(e.tagName)) return false;
        const style = getComputedStyle(e);
        // A row shows a beginning on purpose, and opens to the whole.
        if (style.textOverflow === 'ellipsis') return false;
        const hides = (over) => over === 'hidden' || over === 'clip';
        return (hides(style.overflowX) && e.scrollWidth > e.clientWidth + 1)
            || (hides(style.overflowY) && e.scrollHeight > e.clientHeight + 1);
    });
    const root = document.documentElement;
    const wide = root.scrollWidth > root.clientWidth ? [`${root.scrollWidth} wide`] : [];
    document.adoptedStyleSheets.pop();
    return wide.concat(cut.slice(0, 5).map((e) => e.outerHTML.slice(0, 160)));";

/// axe-core, which `cargo xtask test` installs.
fn rules() -> String {
    let folder = env::var_os("BAILIAN_AXE_DIR").expect("BAILIAN_AXE_DIR: run cargo xtask test");
    let file = PathBuf::from(folder).join("node_modules/axe-core/axe.min.js");
    fs::read_to_string(&file).unwrap_or_else(|error| panic!("{}: {error}", file.display()))
}

async fn list(browser: &Browser, body: &str) -> Vec<String> {
    let found = browser.run(body, Value::Null).await;
    serde_json::from_value(found).expect("a list of texts")
}

/// Holds all states in one language against everything, and returns what is wrong.
async fn hold(language: &str) -> Vec<String> {
    let (site, stage) = (site::serve().await, Stage::start().await);
    let browser = Browser::builder().languages(language).start().await;
    let source = json!({ "source": rules() });
    browser
        .cdp("Page.addScriptToEvaluateOnNewDocument", source)
        .await;
    let (mut wrong, mut passes, mut runs) = (Vec::new(), 0, 0);
    let states = stage.states();
    for state in &states {
        browser.resize((1280, 800)).await;
        state.reach(&browser, &site.base_url()).await;
        let mut say = |what: &str, found: Vec<String>| {
            wrong.extend(
                found
                    .into_iter()
                    .map(|one| format!("{} {language} {what}: {one}", state.name)),
            );
        };
        for theme in ["light", "dark"] {
            let dress = "document.documentElement.dataset.theme = args;
                await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)))";
            browser.run(dress, json!(theme)).await;
            let answer = browser.run(RULES, Value::Null).await;
            passes += answer["passes"].as_u64().unwrap_or_default();
            runs += 1;
            let found = serde_json::from_value(answer["violations"].clone());
            say(theme, found.expect("a list of violations"));
        }
        for width in [1280, 640, 320] {
            browser.resize((width, 800)).await;
            say(&format!("small at {width}"), list(&browser, SMALL).await);
            say(&format!("reflow at {width}"), list(&browser, WIDE).await);
            say(&format!("spacing at {width}"), list(&browser, SPACED).await);
        }
    }
    println!(
        "{language}: {} states x 2 themes: axe ran {runs} times, {passes} rules passed, {} faults",
        states.len(),
        wrong.len()
    );
    browser.close().await;
    stage.stop().await;
    site.stop().await;
    wrong
}

#[tokio::test]
async fn every_state_keeps_the_rules_in_english() {
    let wrong = hold("en-US").await;
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[tokio::test]
async fn every_state_keeps_the_rules_in_chinese() {
    let wrong = hold("zh-CN").await;
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
