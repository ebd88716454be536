//! Typing while the configurations of all clients stand on the page: the time from a key to the next
//! frame.

use e2e::browser::Browser;
use e2e::site;
use fantoccini::actions::{InputSource, KeyAction, KeyActions};
use serde_json::{Value, json};

/// A frame of a screen that shows 60 of them a second, in milliseconds.
const FRAME: f64 = 16.0;

/// How many keys are pressed in each field.
const KEYS: usize = 60;

/// An ID without a URL, so that whatever is typed is in every configuration.
const PASTED: &str = "WebSearch\nsk-3f1c9a27e85b4d60a1f2b3c4d5e6f708";

/// Puts ID and key into the box, picks the clients wanted, and listens: Event Timing
/// counts from the key to the frame that shows what came of it, in steps of 8 ms, and says only what
/// took 16 ms or more; the other clock runs from the input event to the end of the next frame's work.
const BEGIN: &str = "
    const box = document.querySelector('#paste');
    box.value = args[0];
    box.dispatchEvent(new InputEvent('input', { bubbles: true, inputType: 'insertFromPaste' }));
    const seen = async (selector) => {
        while (!document.querySelector(selector)) await new Promise((resolve) => setTimeout(resolve, 20));
    };
    await seen('#client-all');
    if (args[1]) {
        document.querySelector('#client-all').click();
        await seen('.pick input');
        document.querySelectorAll('.pick input').forEach((one) => one.click());
        await seen('.several .output');
        document.querySelector('#client-all').click();
    }
    window.slow = [];
    window.frames = [];
    new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) {
            if (entry.name === 'input' || entry.name === 'keydown') window.slow.push([entry.name, entry.duration]);
        }
    }).observe({ type: 'event', durationThreshold: 16 });
    addEventListener('input', (event) => {
        requestAnimationFrame(() => {
            const { port1, port2 } = new MessageChannel();
            port1.onmessage = () => window.frames.push(performance.now() - event.timeStamp);
            port2.postMessage(null);
        });
    }, { capture: true });
    return document.querySelectorAll('.several .output').length;";

const END: &str = "
    await new Promise((resolve) => setTimeout(resolve, 300));
    return { frames: window.frames, slow: window.slow.filter(([name]) => name === 'keydown').map(([, took]) => took) };";

pub(crate) async fn run() {
    let site = site::serve().await;
    println!(
        "\n{:<34} {:>8} {:>6} {:>9} {:>9} {:>11} {:>11}",
        "a key to the next frame",
        "clients",
        "keys",
        "median ms",
        "p95 ms",
        "event p95",
        "over 16 ms"
    );
    for (field, all) in [
        ("#instance-id", false),
        ("#instance-id", true),
        ("#name", true),
        ("#paste", true),
    ] {
        let browser = Browser::builder().start().await;
        browser.open_page(&site.base_url()).await;
        let clients = browser.run(BEGIN, json!([PASTED, all])).await;
        let focus = "const field = document.querySelector(args); field.focus(); field.setSelectionRange(3, 3)";
        browser.run(focus, json!(field)).await;
        for key in 0..KEYS {
            let letter = char::from(b'a' + u8::try_from(key % 26).unwrap_or_default());
            let pressed = KeyActions::new("keyboard".to_owned())
                .then(KeyAction::Down { value: letter })
                .then(KeyAction::Up { value: letter });
            let pressed = browser.client().perform_actions(pressed).await;
            pressed.expect("a key press");
        }
        let said = browser.run(END, Value::Null).await;
        let mut frames = numbers(&said["frames"]);
        // What Event Timing does not say took less than a frame.
        let mut events = numbers(&said["slow"]);
        events.resize(events.len().max(KEYS), 0.0);
        let over = events.iter().filter(|took| **took > FRAME).count();
        let event = match percentile(&mut events, 95) {
            took if took < FRAME => "< 16".to_owned(),
            took => format!("{took:.0}"),
        };
        println!(
            "{field:<34} {:>8} {:>6} {:>9.1} {:>9.1} {event:>11} {over:>11}",
            clients.as_u64().unwrap_or_default(),
            frames.len(),
            percentile(&mut frames, 50),
            percentile(&mut frames, 95),
        );
        browser.close().await;
    }
    site.stop().await;
}

fn numbers(list: &Value) -> Vec<f64> {
    let list = list.as_array().expect("a list");
    list.iter().filter_map(Value::as_f64).collect()
}

/// The time that so many per cent of the times do not exceed.
fn percentile(times: &mut [f64], percent: usize) -> f64 {
    times.sort_by(f64::total_cmp);
    times[(times.len() * percent).div_ceil(100) - 1]
}
