//! The way by keyboard alone, the number of actions that it takes, and what a screen reader is told.

use std::fs;
use std::path::Path;

use emulator::Cors;
use emulator::builder::DEMO_KEY;
use serde_json::{Value, json};

use crate::visit::{KEY, Visit, service};

const TAB: char = '\u{e004}';
const ENTER: char = '\u{e007}';
const SPACE: char = ' ';
const CONTROL: char = '\u{e009}';
const RIGHT: char = '\u{e014}';

/// More presses than the page has stops: who needs so many is in a trap.
const STOPS: usize = 150;

/// Tabs on until the focus is on `selector`; it must be seen wherever it is.
async fn tab_to(visit: &Visit, selector: &str) {
    let body = "const e = document.activeElement;
        if (e === document.body) return [false, true, ''];
        const ringed = [e, e.closest('label'), e.closest('.line')].some((one) =>
            one && getComputedStyle(one).outlineStyle !== 'none');
        const { width, height, top, bottom } = e.getBoundingClientRect();
        const inView = width > 0 && height > 0 && bottom > 0 && top < innerHeight;
        return [e.matches(args), ringed && inView, e.outerHTML.slice(0, 120)]";
    for _ in 0..STOPS {
        visit.press(&[TAB]).await;
        let focus = visit.browser.run(body, json!(selector)).await;
        assert_eq!(focus[1], json!(true), "the focus is not seen: {}", focus[2]);
        if focus[0] == json!(true) {
            return;
        }
    }
    panic!("Tab never comes to {selector}");
}

async fn put_on_clipboard(visit: &Visit, text: &str) {
    let body = "await navigator.clipboard.writeText(args)";
    visit.browser.run(body, json!(text)).await;
}

async fn until(visit: &Visit, expression: &str) {
    visit.browser.wait_for(expression).await;
}

/// ID and key are on the clipboard: into the box, paste, copy.
#[tokio::test]
async fn three_actions_lead_from_the_clipboard_to_a_cursor_configuration() {
    let visit = Visit::new().await;
    put_on_clipboard(&visit, &format!("WebSearch\n{KEY}")).await;
    let mut actions = 0;
    visit.click("#paste").await;
    actions += 1;
    visit.press(&[CONTROL, 'v']).await;
    actions += 1;
    until(&visit, "document.querySelector('.copy.primary')").await;
    assert!(visit.text("#path").await.contains(".cursor"));
    visit.click(".copy.primary").await;
    actions += 1;
    until(
        &visit,
        "document.querySelector('.output .copy-status').textContent !== ''",
    )
    .await;
    let copied: Value = serde_json::from_str(&visit.clipboard().await).expect("JSON");
    let servers = copied["mcpServers"].as_object().expect("servers");
    let (name, server) = servers.iter().next().expect("a server");
    assert!(name.starts_with("AliyunBailianMCP_"), "{name}");
    assert!(server["url"].as_str().expect("a URL").contains("WebSearch"));
    let sent = server["headers"]["Authorization"].as_str();
    assert_eq!(sent, Some(&*format!("Bearer {KEY}")));
    assert_eq!(actions, 3);
    visit.end().await;
}

/// From the paste to the tool that is opened and closed again, without a mouse.
#[tokio::test]
async fn the_main_path_works_by_keyboard_alone() {
    let visit = Visit::new().await;
    let service = service(Cors::Allowed).await;
    let base = service.base_url();
    until(&visit, "document.querySelector('#client-search')").await;
    let entry = json!({
        "url": format!("{base}/api/v1/mcps/mcp-MmZlNzMyZTFjNmRj/sse"),
        "headers": {"Authorization": format!("Bearer {DEMO_KEY}")},
    });
    let text = json!({"mcpServers": {"AliyunBailianMCP_ecs": entry}}).to_string();
    put_on_clipboard(&visit, &text).await;

    tab_to(&visit, "#example").await;
    visit.press(&[ENTER]).await;
    until(&visit, "document.querySelector('#paste').value !== ''").await;
    tab_to(&visit, "#clear").await;
    visit.press(&[SPACE]).await;
    until(&visit, "document.querySelector('#paste').value === ''").await;
    tab_to(&visit, "#undo").await;
    visit.press(&[ENTER]).await;
    until(&visit, "document.querySelector('#paste').value !== ''").await;

    tab_to(&visit, "#paste").await;
    visit.press(&[CONTROL, 'a']).await;
    visit.press(&[CONTROL, 'v']).await;
    let id = "document.querySelector('#instance-id').value === 'mcp-MmZlNzMyZTFjNmRj'";
    until(&visit, id).await;
    tab_to(&visit, "#show-key").await;
    visit.press(&[SPACE]).await;
    let shown = "document.querySelector('#show-key').ariaPressed === 'true'";
    until(&visit, shown).await;
    visit.press(&[ENTER]).await;
    until(&visit, &format!("!({shown})")).await;
    tab_to(&visit, ".whereabouts > summary").await;
    visit.press(&[ENTER]).await;
    until(&visit, "document.querySelector('.whereabouts[open]')").await;

    let chosen = "return document.querySelector('input[name=client]:checked').value";
    let before = visit.string(chosen, Value::Null).await;
    tab_to(&visit, "input[name='client']").await;
    visit.press(&[RIGHT]).await;
    let other =
        format!("document.querySelector('input[name=client]:checked').value !== '{before}'");
    until(&visit, &other).await;
    tab_to(&visit, "#client-all").await;
    visit.press(&[ENTER]).await;
    until(&visit, "document.querySelector('.clients-list')").await;
    visit.press(&[ENTER]).await;
    until(&visit, "!document.querySelector('.clients-list')").await;
    tab_to(&visit, ".copy.primary").await;
    visit.press(&[ENTER]).await;
    until(
        &visit,
        "document.querySelector('.output .copy-status').textContent !== ''",
    )
    .await;
    assert!(visit.clipboard().await.contains(DEMO_KEY));

    tab_to(&visit, "#check").await;
    visit.press(&[ENTER]).await;
    until(&visit, "document.querySelector('#tool-count')").await;
    tab_to(&visit, "#tools .tool .service").await;
    visit.press(&[ENTER]).await;
    until(&visit, "document.querySelector('#tool')").await;
    tab_to(&visit, "#close-tool").await;
    visit.press(&[ENTER]).await;
    until(&visit, "!document.querySelector('#tool')").await;
    visit.end_beside(&base).await;
    service.stop().await;
}

#[tokio::test]
async fn the_table_of_services_works_by_keyboard_alone() {
    let visit = Visit::new().await;
    let ids: Vec<String> = (1..=5).map(|index| format!("service-{index:04}")).collect();
    visit.put("#paste", &ids.join("\n")).await;
    until(
        &visit,
        "document.querySelectorAll('#rows .row').length === 5",
    )
    .await;
    tab_to(&visit, "#rows [aria-rowindex='3'] .service").await;
    visit.press(&[ENTER]).await;
    let second = "document.querySelector('#instance-id').value === 'service-0002'";
    until(&visit, second).await;
    tab_to(&visit, "#rows [aria-rowindex='3'] input").await;
    visit.press(&[CONTROL, 'a']).await;
    visit.press(&['q']).await;
    until(
        &visit,
        "document.querySelector('#rows [aria-rowindex=\"3\"] input').value === 'q'",
    )
    .await;
    tab_to(&visit, "#rows [aria-rowindex='3'] .remove").await;
    visit.press(&[SPACE]).await;
    until(
        &visit,
        "document.querySelectorAll('#rows .row').length === 4",
    )
    .await;
    visit.end().await;
}

/// A region that comes together with its words is not heard by everybody: it must be there before.
#[tokio::test]
async fn what_is_announced_was_there_before_it_spoke() {
    let visit = Visit::new().await;
    let service = service(Cors::Allowed).await;
    let base = service.base_url();
    until(&visit, "document.querySelector('#client-search')").await;
    let listen = "const LIVE = '[role=status], [aria-live], output';
        window.late = [];
        window.said = [];
        new MutationObserver((changes) => changes.forEach((change) => {
            const region = (change.target.closest ? change.target : change.target.parentElement)?.closest(LIVE);
            if (region) window.said.push(region.textContent);
            for (const node of change.addedNodes) {
                if (region || node.nodeType !== 1 || !node.isConnected) continue;
                for (const one of [node, ...node.querySelectorAll('*')]) {
                    if (one.matches(LIVE) && one.textContent.trim() !== '') window.late.push(one.outerHTML.slice(0, 160));
                }
            }
        })).observe(document.body, { childList: true, subtree: true, characterData: true });";
    visit.browser.run(listen, Value::Null).await;
    visit
        .put("#paste", "Bearer Bearer sk-sp-0123456789abcdef\nWebSearch")
        .await;
    until(&visit, "document.querySelector('#undo')").await;
    visit.click("#undo").await;
    let entry = json!({
        "url": format!("{base}/api/v1/mcps/mcp-MmZlNzMyZTFjNmRj/sse"),
        "headers": {"Authorization": format!("Bearer {DEMO_KEY}")},
    });
    let text = json!({"mcpServers": {"AliyunBailianMCP_ecs": entry}}).to_string();
    visit.put("#paste", &text).await;
    visit.click(".copy.primary").await;
    visit.put("#client-search", "code").await;
    until(&visit, "document.querySelector('.clients-list')").await;
    visit.put("#existing", "{ \"theme\": 1 }").await;
    until(&visit, "document.querySelector('#merge ins')").await;
    visit.check().await;
    visit
        .put("#key", "sk-ffffffffffffffffffffffffffffffff")
        .await;
    visit.click("#check").await;
    until(&visit, "document.querySelector('#failure')").await;
    let heard = visit
        .browser
        .run("return [window.late, window.said.join('\\n')]", Value::Null)
        .await;
    assert_eq!(heard[0], json!([]));
    let said = heard[1].as_str().expect("a text");
    for wanted in [
        "Filled the fields from your paste.",
        "Copied",
        "Clients found: ",
        "14 tools",
        "Connecting",
    ] {
        assert!(said.contains(wanted), "{wanted} is not said: {said}");
    }
    visit.end_beside(&base).await;
    service.stop().await;
}

/// The page as a screen reader walks it, an indented line for each node.
async fn outline(visit: &Visit) -> String {
    let tree = visit
        .browser
        .cdp("Accessibility.getFullAXTree", json!({}))
        .await;
    let nodes = tree["nodes"].as_array().expect("nodes").clone();
    let mut text = String::new();
    let root = nodes.first().expect("a root")["nodeId"].clone();
    lines(&nodes, &root, 0, &mut text);
    text
}

fn lines(nodes: &[Value], id: &Value, depth: usize, text: &mut String) {
    let Some(node) = nodes.iter().find(|node| node["nodeId"] == *id) else {
        return;
    };
    let role = node["role"]["value"].as_str().unwrap_or_default();
    let name = node["name"]["value"].as_str().unwrap_or_default();
    // What has no part of its own in what is read: boxes, and the words that a name repeats.
    let silent = node["ignored"] == json!(true)
        || [
            "generic",
            "none",
            "InlineTextBox",
            "LineBreak",
            "ListMarker",
        ]
        .contains(&role);
    // The foot names the version, which is another one at every build.
    if role == "contentinfo" {
        return;
    }
    let mut below = depth;
    if !silent {
        let states: String = [
            "checked", "expanded", "pressed", "invalid", "disabled", "level",
        ]
        .into_iter()
        .filter_map(|wanted| {
            let properties = node["properties"].as_array()?;
            let found = properties.iter().find(|one| one["name"] == json!(wanted))?;
            let value = found["value"]["value"].to_string().replace('"', "");
            (wanted != "invalid" || value != "false").then(|| format!(" [{wanted} {value}]"))
        })
        .collect();
        let indent = "  ".repeat(depth);
        let line = if name.is_empty() {
            String::new()
        } else {
            format!(" {name:?}")
        };
        text.push_str(&format!("{indent}{role}{line}{states}\n"));
        below += 1;
    }
    let named = ["button", "radio", "link", "heading", "StaticText"].contains(&role);
    for child in node["childIds"].as_array().into_iter().flatten() {
        if !named || silent {
            lines(nodes, child, below, text);
        }
    }
}

/// Where it differs from what was read and approved, the new text stands beside it.
#[tokio::test]
async fn the_main_path_reads_as_it_was_approved() {
    let visit = Visit::new().await;
    until(&visit, "document.querySelector('#client-search')").await;
    let mut text = format!("# Empty\n{}", outline(&visit).await);
    visit.put("#paste", &format!("WebSearch\n{KEY}")).await;
    until(&visit, "document.querySelector('.copy.primary')").await;
    visit.click(".copy.primary").await;
    until(
        &visit,
        "document.querySelector('.output .copy-status').textContent !== ''",
    )
    .await;
    text.push_str(&format!("\n# Pasted and copied\n{}", outline(&visit).await));
    assert!(!text.contains(KEY), "the key is read out");
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../accessibility");
    let approved = fs::read_to_string(folder.join("main-path.txt")).unwrap_or_default();
    if approved != text {
        let new = folder.join("main-path.new.txt");
        fs::create_dir_all(&folder).expect("its folder");
        fs::write(&new, &text).expect("a file for it");
        panic!(
            "read {} and, if it is better, let it replace main-path.txt",
            new.display()
        );
    }
    visit.end().await;
}
