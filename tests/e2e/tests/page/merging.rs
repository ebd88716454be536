//! Putting servers into the file that a person has.

use serde_json::{Value, json};

use crate::visit::{KEY, URL, Visit};

const FILE: &str = "\u{feff}{\r\n\t// mine\r\n\t\"theme\": \"dark\",\r\n\t\"mcpServers\": {\r\n\t\t\"other\": { \"url\": \"https://example.com/mcp\" },\r\n\t},\r\n}\r\n";

async fn copied(visit: &Visit) -> String {
    visit.click("#merge .copy").await;
    visit
        .browser
        .wait_for("document.querySelector('#merge .copy-status').textContent !== ''")
        .await;
    visit.clipboard().await
}

/// Drops a file on an element, with the bytes that a disk would hold.
async fn drop_file(visit: &Visit, selector: &str, name: &str, bytes: &[u8]) {
    let body = "const [selector, name, bytes] = args;
        const data = new DataTransfer();
        data.items.add(new File([new Uint8Array(bytes)], name));
        const event = (type) => new DragEvent(type, { bubbles: true, cancelable: true, dataTransfer: data });
        const target = document.querySelector(selector);
        const taken = !target.dispatchEvent(event('dragover'));
        target.dispatchEvent(event('drop'));
        return taken";
    let taken = visit
        .browser
        .run(body, json!([selector, name, bytes]))
        .await;
    assert_eq!(
        taken,
        json!(true),
        "the page takes the file, not the browser"
    );
}

#[tokio::test]
async fn a_dropped_file_keeps_everything_else_byte_for_byte() {
    let visit = Visit::new().await;
    visit.fill("#paste", &format!("{URL}\n{KEY}")).await;
    drop_file(&visit, "#existing", "mine.json", FILE.as_bytes()).await;
    visit
        .browser
        .wait_for("document.querySelector('#merge ins')")
        .await;
    let difference = visit.text(".difference").await;
    assert!(
        difference.contains("AliyunBailianMCP_web") && !difference.contains(KEY),
        "{difference}"
    );
    let removed = visit
        .browser
        .run(
            "return document.querySelectorAll('#merge del').length",
            Value::Null,
        )
        .await;
    assert_eq!(removed, json!(0));

    visit.click("#download-merged").await;
    let merged = String::from_utf8(visit.browser.downloaded("mine.json").await).expect("UTF-8");
    let end = FILE.find("\r\n\t},").expect("the end of the servers");
    let (before, after) = FILE.split_at(end);
    assert!(
        merged.starts_with(before) && merged.ends_with(after),
        "{merged:?}"
    );
    let added = &merged[before.len()..merged.len() - after.len()];
    assert!(
        added.starts_with("\r\n\t\t\"AliyunBailianMCP_web\": {\r\n\t\t\t\"url\""),
        "{added:?}"
    );
    assert!(added.contains(KEY) && !added.contains(":\n"), "{added:?}");

    // Once more changes nothing.
    drop_file(&visit, "#existing", "mine.json", merged.as_bytes()).await;
    visit
        .browser
        .wait_for("document.querySelector('#merge .undo')")
        .await;
    assert!(visit.text("#merge .undo").await.contains("Nothing to do"));
    visit.end().await;
}

#[tokio::test]
async fn a_taken_name_is_the_persons_choice() {
    let visit = Visit::new().await;
    visit.fill("#paste", &format!("{URL}\n{KEY}")).await;
    let existing =
        r#"{ "mcpServers": { "AliyunBailianMCP_web": { "url": "https://old.example/sse" } } }"#;
    visit.fill("#existing", existing).await;
    let servers =
        |text: String| serde_json::from_str::<Value>(&text).expect("JSON")["mcpServers"].clone();
    let replaced = servers(copied(&visit).await);
    assert_eq!(replaced["AliyunBailianMCP_web"]["url"], URL);
    visit.choose("on-clash", "rename").await;
    let renamed = servers(copied(&visit).await);
    assert_eq!(
        renamed["AliyunBailianMCP_web"]["url"],
        "https://old.example/sse"
    );
    assert_eq!(renamed["AliyunBailianMCP_web_2"]["url"], URL);
    visit.choose("on-clash", "keep").await;
    let left = visit
        .browser
        .run(
            "return document.querySelector('#download-merged')",
            Value::Null,
        )
        .await;
    assert_eq!(
        left,
        Value::Null,
        "nothing changes, so there is nothing to take"
    );
    visit.end().await;
}

#[tokio::test]
async fn a_file_that_cannot_be_read_is_refused_and_stays() {
    let visit = Visit::new().await;
    visit.fill("#paste", &format!("{URL}\n{KEY}")).await;
    let broken = "{\n  \"mcpServers\": {\n    \"a\": ]\n  }\n}";
    visit.fill("#existing", broken).await;
    let said = visit.text("#merge [role=alert]").await;
    assert!(
        said.contains("line 3, column 10") && said.contains("left as it is"),
        "{said}"
    );
    assert_eq!(visit.value("#existing").await, broken);

    for (name, bytes, words) in [
        (
            "photo.png",
            vec![0x89, b'P', b'N', b'G', 0xff, 0xfe],
            "not UTF-8",
        ),
        ("large.json", vec![b' '; 5_000_001], "longer than 5 MB"),
    ] {
        drop_file(&visit, "#merge", name, &bytes).await;
        let wait = format!(
            "document.querySelector('#merge [role=alert]')?.textContent.includes('{words}')"
        );
        visit.browser.wait_for(&wait).await;
    }
    visit.choose("client", "codex-cli").await;
    visit.fill("#existing", "{ \"mcpServers\": {} }").await;
    let said = visit.text("#merge [role=alert]").await;
    assert!(
        said.contains("This file is JSON") && said.contains("Codex CLI reads TOML"),
        "{said}"
    );
    visit.end().await;
}

#[tokio::test]
async fn a_configuration_dropped_elsewhere_is_a_paste() {
    let visit = Visit::new().await;
    let text = json!({"mcpServers": {"web": {"baseUrl": URL, "type": "sse"}}}).to_string();
    drop_file(&visit, "#service-heading", "cherry.json", text.as_bytes()).await;
    visit
        .browser
        .wait_for("document.querySelector('#instance-id').value === 'WebSearch'")
        .await;
    visit.end().await;
}

/// The picker is the browser's own window, so a stand-in hands out a file here; what is written is
/// what the page wrote.
#[tokio::test]
async fn an_opened_file_is_saved_in_place_with_a_backup_first() {
    let visit = Visit::new().await;
    let body = "window.written = [];
        window.showOpenFilePicker = async () => [{
            getFile: async () => new File([args], 'mcp.json'),
            createWritable: async () => ({
                write: async (text) => { window.written.push(text) },
                close: async () => { window.written.push('closed') },
            }),
        }]";
    visit.browser.run(body, json!("{}\n")).await;
    visit.fill("#paste", &format!("{URL}\n{KEY}")).await;
    visit.click("#open-file").await;
    visit
        .browser
        .wait_for("document.querySelector('#save-file')")
        .await;
    assert!(visit.text("#merge").await.contains("A backup first"));
    visit.click("#backup").await;
    assert_eq!(visit.browser.downloaded("mcp.json.bak").await, b"{}\n");
    visit.click("#save-file").await;
    visit.browser.wait_for("window.written.length === 2").await;
    let written = visit
        .browser
        .run("return window.written", Value::Null)
        .await;
    let value: Value = serde_json::from_str(written[0].as_str().expect("a text")).expect("JSON");
    assert_eq!(value["mcpServers"]["AliyunBailianMCP_web"]["url"], URL);
    assert_eq!(written[1], "closed");
    visit
        .browser
        .wait_for("document.querySelector('#merge').textContent.includes('Saved.')")
        .await;

    // A browser that refuses is said so.
    visit
        .browser
        .run(
            "window.showOpenFilePicker = async () => [{
        getFile: async () => new File(['{}'], 'mcp.json'),
        createWritable: async () => { throw new DOMException('no', 'NotAllowedError') },
    }]",
            Value::Null,
        )
        .await;
    visit.click("#open-file").await;
    visit
        .browser
        .wait_for("!document.querySelector('#merge').textContent.includes('Saved.')")
        .await;
    visit.click("#save-file").await;
    visit
        .browser
        .wait_for("document.querySelector('#merge').textContent.includes('did not write')")
        .await;
    visit.end().await;
}
