//! Widths, themes and the keyboard.

use e2e::browser::{Browser, ColorScheme};
use serde_json::{Value, json};

use crate::visit::{KEY, Visit};

#[tokio::test]
async fn nothing_scrolls_sideways_from_320_to_2560_pixels() {
    for languages in ["en-US", "zh-CN"] {
        let visit = Visit::with(Browser::builder().languages(languages)).await;
        visit
            .fill("#paste", &format!("mcp-MmZlNzMyZTFjNm\n{KEY}"))
            .await;
        visit.choose("client", "claude-code").await;
        for width in [320, 768, 1024, 1280, 2560] {
            visit.browser.resize((width, 900)).await;
            let body = "const e = document.documentElement; return e.scrollWidth - e.clientWidth";
            let wide = visit.browser.run(body, Value::Null).await;
            assert_eq!(wide, json!(0), "{languages} {width}");
        }
        visit.end().await;
    }
}

/// On an ordinary laptop the whole way, from the paste to the copy, is on the first screen.
#[tokio::test]
async fn nobody_has_to_scroll_from_paste_to_copy() {
    for languages in ["en-US", "zh-CN"] {
        let visit = Visit::with(Browser::builder().languages(languages)).await;
        visit.browser.resize((1280, 800)).await;
        let below = "return args.filter((selector) =>
            !(document.querySelector(selector)?.getBoundingClientRect().bottom <= innerHeight))";
        let empty = json!([
            "#paste",
            "#example",
            "#instance-id",
            "#key",
            "#path",
            ".output .code"
        ]);
        let hidden = visit.browser.run(below, empty).await;
        assert_eq!(hidden, json!([]), "{languages}, empty");
        visit.fill("#paste", &format!("WebSearch\n{KEY}")).await;
        let filled = json!([
            "#instance-id",
            "#key",
            ".copy.primary",
            "#download",
            ".output .code"
        ]);
        let hidden = visit.browser.run(below, filled).await;
        assert_eq!(hidden, json!([]), "{languages}, filled");
        visit.end().await;
    }
}

#[tokio::test]
async fn both_themes_have_their_own_colours() {
    let visit = Visit::new().await;
    let ground = "return getComputedStyle(document.documentElement).backgroundColor";
    visit.browser.prefer(ColorScheme::Light).await;
    let light = visit.string(ground, Value::Null).await;
    visit.browser.prefer(ColorScheme::Dark).await;
    let dark = visit.string(ground, Value::Null).await;
    assert_ne!(light, dark);
    visit.end().await;
}

/// Tab reaches every control that can be seen, in the order of the document, and leaves again.
#[tokio::test]
async fn the_keyboard_reaches_everything() {
    let visit = Visit::new().await;
    visit.fill("#paste", &format!("WebSearch\n{KEY}")).await;
    let body = "
        document.activeElement.blur();
        const groups = new Set();
        return [...document.querySelectorAll('a[href], button, input, textarea, summary, [tabindex=\"0\"]')]
            .filter((e) => e.checkVisibility() && !e.closest('details:not([open]) > :not(summary)'))
            .filter((e) => e.type !== 'radio' || e.checked)
            .length";
    let expected = visit
        .browser
        .run(body, Value::Null)
        .await
        .as_u64()
        .expect("a number");
    let mut reached = std::collections::BTreeSet::new();
    for _ in 0..expected + 4 {
        visit.press(&['\u{e004}']).await;
        let body = "const e = document.activeElement;
            if (e === document.body) return null;
            const style = getComputedStyle(e.type === 'radio' ? e.closest('label') : e.closest('.line') ?? e);
            return [[...document.querySelectorAll('*')].indexOf(e), style.outlineStyle, e.outerHTML.slice(0, 80)]";
        let focus = visit.browser.run(body, Value::Null).await;
        if focus.is_null() {
            continue;
        }
        let visible = focus[1] != json!("none");
        assert!(visible, "no focus ring on {}", focus[2]);
        reached.insert(focus[0].as_u64());
    }
    assert_eq!(reached.len() as u64, expected);
    visit.end().await;
}
