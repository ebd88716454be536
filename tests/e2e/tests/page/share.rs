//! Links that carry what is on the page, all but the key.

use std::io::Cursor;

use e2e::browser::{Browser, ColorScheme};
use fantoccini::Locator;
use serde_json::{Value, json};

use crate::secrecy::found_in_the_page;
use crate::visit::{KEY, Visit};

/// The text in a QR code on a picture of it, as a telephone's camera sees it.
async fn scanned(browser: &Browser) -> String {
    let code = browser.client().find(Locator::Css(".qr svg")).await;
    let png = code.expect("a code").screenshot().await.expect("a picture");
    let mut decoder = png::Decoder::new(Cursor::new(png));
    decoder.set_transformations(png::Transformations::normalize_to_color8());
    let mut reader = decoder.read_info().expect("a PNG");
    let mut pixels = vec![0; reader.output_buffer_size().expect("a size")];
    let frame = reader.next_frame(&mut pixels).expect("pixels");
    let (width, height) = (frame.width as usize, frame.height as usize);
    let channels = frame.line_size / width;
    let mut image = rqrr::PreparedImage::prepare_from_greyscale(width, height, |x, y| {
        pixels[y * frame.line_size + x * channels]
    });
    let grids = image.detect_grids();
    let [only] = grids.as_slice() else {
        panic!("{} codes are on the picture", grids.len());
    };
    only.decode().expect("a readable code").1
}

async fn shared(visit: &Visit) -> String {
    visit.click("#share-open").await;
    let there = "document.querySelector('#share-link')";
    visit.browser.wait_for(there).await;
    visit.text("#share-link").await
}

async fn fragment(visit: &Visit) -> String {
    visit.string("return location.hash", Value::Null).await
}

async fn reaches(visit: &Visit, fragment: &str) {
    let at = format!("location.hash === '{fragment}'");
    visit.browser.wait_for(&at).await;
}

async fn instance_id_is(visit: &Visit, id: &str) {
    let there = format!("document.querySelector('#instance-id').value === '{id}'");
    visit.browser.wait_for(&there).await;
}

/// The page's address, as the browser writes it.
fn home(visit: &Visit) -> String {
    [&visit.url(), "/"].concat()
}

/// Opens the page at what follows its address, in the browser of the visit.
async fn open_at(visit: &Visit, end: &str) {
    visit.browser.open("about:blank").await;
    let address = [&home(visit), end].concat();
    visit.browser.open_page(&address).await;
}

#[tokio::test]
async fn an_admin_sends_a_link_and_the_colleague_only_pastes_the_key() {
    let admin = Visit::new().await;
    admin
        .fill(
            "#paste",
            &format!("https://dashscope.aliyuncs.com/api/v1/mcps/WebSearch/mcp\n{KEY}"),
        )
        .await;
    admin.choose("client", "vscode").await;
    let link = shared(&admin).await;
    let expected = "#1&id=WebSearch&transport=http&client=vscode";
    assert_eq!(link, [&home(&admin), expected].concat());
    assert_eq!(
        fragment(&admin).await,
        expected,
        "the address says the same"
    );
    assert!(!found_in_the_page(&admin).await);
    admin.click("#share .copy").await;
    let copied = "document.querySelector('#share .copy-status').textContent !== ''";
    admin.browser.wait_for(copied).await;
    assert_eq!(admin.clipboard().await, link);
    for scheme in [ColorScheme::Light, ColorScheme::Dark] {
        admin.browser.prefer(scheme).await;
        assert_eq!(scanned(&admin.browser).await, link, "{scheme:?}");
    }
    admin.click("#show-output").await;
    let output = admin.text(".output code").await;
    assert!(output.contains(KEY));

    let colleague = Browser::builder().start().await;
    colleague.open_page(&link).await;
    colleague
        .wait_for("document.querySelector('#opened')")
        .await;
    colleague
        .wait_for("document.activeElement.id === 'key'")
        .await;
    // What the clipboard holds goes into the field that has the focus.
    let paste = "document.execCommand('insertText', false, args)";
    colleague.run(paste, json!(KEY)).await;
    colleague
        .wait_for("!document.querySelector('#opened')")
        .await;
    colleague
        .run(
            "document.querySelector('#show-output').click()",
            Value::Null,
        )
        .await;
    let same = format!(
        "document.querySelector('.output code').textContent === {}",
        json!(output)
    );
    colleague.wait_for(&same).await;
    colleague.close().await;
    admin.end().await;
}

#[tokio::test]
async fn back_and_forward_go_over_services_and_clients_and_lose_nothing() {
    let visit = Visit::new().await;
    visit.fill("#paste", "instance ID: WebSearch").await;
    reaches(&visit, "#1&id=WebSearch&client=cursor").await;
    visit.fill("#key", KEY).await;
    visit.choose("client", "vscode").await;
    reaches(&visit, "#1&id=WebSearch&client=vscode").await;
    visit.fill("#instance-id", "amap-maps").await;
    reaches(&visit, "#1&id=amap-maps&client=vscode").await;
    visit.fill("#name", "AliyunBailianMCP_xyz").await;
    reaches(
        &visit,
        "#1&id=amap-maps&name=AliyunBailianMCP_xyz&client=vscode",
    )
    .await;

    let go = |steps: i32| visit.browser.run("history.go(args)", json!(steps));
    go(-1).await;
    instance_id_is(&visit, "WebSearch").await;
    assert_eq!(fragment(&visit).await, "#1&id=WebSearch&client=vscode");
    assert_eq!(visit.value("#key").await, KEY);
    assert_eq!(visit.value("#paste").await, "instance ID: WebSearch");
    go(-1).await;
    visit
        .browser
        .wait_for("document.querySelector('input[name=client][value=cursor]').checked")
        .await;
    go(2).await;
    instance_id_is(&visit, "amap-maps").await;
    assert_eq!(visit.value("#name").await, "AliyunBailianMCP_xyz");
    assert_eq!(visit.value("#key").await, KEY);
    assert!(!found_in_the_page(&visit).await);
    let states = visit.browser.run("return history.state", Value::Null).await;
    assert_eq!(states, Value::Null);

    // What memory has lost, the addresses still tell.
    let now = visit.string("return location.href", Value::Null).await;
    visit.browser.open("about:blank").await;
    visit.browser.open_page(&now).await;
    instance_id_is(&visit, "amap-maps").await;
    assert_eq!(visit.value("#key").await, "");
    visit.end().await;
}

#[tokio::test]
async fn clearing_cleans_the_address() {
    let visit = Visit::new().await;
    open_at(&visit, "#1&id=WebSearch&client=zed").await;
    instance_id_is(&visit, "WebSearch").await;
    visit.click("#clear").await;
    reaches(&visit, "").await;
    let href = visit.string("return location.href", Value::Null).await;
    assert_eq!(href, home(&visit));
    visit.end().await;
}

#[tokio::test]
async fn links_of_the_first_version_open_and_lead_to_a_part_of_the_page() {
    let visit = Visit::new().await;
    for (end, endpoint, focus) in [
        (
            "#1&id=WebSearch&client=cursor",
            "/compatible-mode/v1/mcp/WebSearch/sse",
            "key",
        ),
        (
            "#1&id=WebSearch&transport=http&client=zed&part=check",
            "/api/v1/mcps/WebSearch/mcp",
            "check",
        ),
        (
            "#1&id=a%2Db&form=api&part=merge&x=y",
            "/api/v1/mcps/a-b/sse",
            "existing",
        ),
    ] {
        open_at(&visit, end).await;
        let focused = format!("document.activeElement.id === '{focus}'");
        visit.browser.wait_for(&focused).await;
        let url = visit.text("#endpoint").await;
        assert_eq!(url, ["https://dashscope.aliyuncs.com", endpoint].concat());
    }
    visit.end().await;
}

#[tokio::test]
async fn a_newer_link_is_said_so_and_nothing_is_taken_from_it() {
    let visit = Visit::new().await;
    open_at(&visit, "#2&id=WebSearch").await;
    visit
        .browser
        .wait_for("document.querySelector('#refused')")
        .await;
    assert!(visit.text("#refused").await.contains("version 2"));
    assert_eq!(visit.value("#instance-id").await, "");
    visit.click("#refused .dismiss").await;
    visit
        .browser
        .wait_for("!document.querySelector('#refused')")
        .await;
    visit.end().await;
}

#[tokio::test]
async fn a_key_in_a_link_is_refused_and_cleaned_from_the_address() {
    let twice = KEY.replace('-', "%252D").replace('3', "%2533");
    let hidden = KEY.replace("sk-", "%73k-");
    for end in [
        format!("#1&id=WebSearch&name={KEY}"),
        format!("#1&id=WebSearch&name={twice}"),
        format!("#1&id=WebSearch&name={hidden}"),
        "#1&url=https://a.example/sse?x=Bearer%2520abcdefgh12&client=zed".to_owned(),
        format!("?a={KEY}#1&id=WebSearch"),
    ] {
        let visit = Visit::new().await;
        open_at(&visit, &end).await;
        visit
            .browser
            .wait_for("document.querySelector('#refused')")
            .await;
        let href = visit.string("return location.href", Value::Null).await;
        assert_eq!(href, home(&visit), "{end}");
        assert_eq!(visit.value("#instance-id").await, "", "{end}");
        assert_eq!(visit.value("#name").await, "", "{end}");
        let entries = "return navigation.entries().map((entry) => entry.url).join(' ')";
        let entries = visit.string(entries, Value::Null).await;
        let secret = end.split("name=").nth(1).unwrap_or("abcdefgh12");
        for text in [KEY, secret] {
            assert!(!entries.contains(text), "{end}: {entries}");
        }
        let asked =
            "return performance.getEntriesByType('resource').map((entry) => entry.name).join(' ')";
        let asked = visit.string(asked, Value::Null).await;
        assert!(!asked.contains(KEY) && !asked.contains("1&id"), "{asked}");

        // As well when it comes into a page that is open.
        visit.fill("#paste", "amap-maps").await;
        visit
            .browser
            .run(
                "location.hash = args",
                json!(format!("1&id=WebSearch&name={KEY}")),
            )
            .await;
        visit.browser.wait_for("location.hash === ''").await;
        assert_eq!(visit.value("#instance-id").await, "amap-maps");
        visit.browser.close().await;
    }
}

#[tokio::test]
async fn a_key_in_a_wrong_field_goes_into_no_link() {
    let visit = Visit::new().await;
    visit.fill("#paste", "WebSearch").await;
    visit.fill("#name", KEY).await;
    assert_eq!(
        shared(&visit).await,
        format!("{}#1&id=WebSearch&client=cursor", home(&visit))
    );
    visit
        .browser
        .wait_for("document.querySelector('#left-out')")
        .await;
    visit.fill("#instance-id", KEY).await;
    let pause = "await new Promise((resolve) => setTimeout(resolve, 700)); return location.href";
    let href = visit.string(pause, Value::Null).await;
    assert!(!href.contains("sk-"), "{href}");
    visit.browser.close().await;
}

#[tokio::test]
async fn a_link_to_another_host_says_so_before_anything_is_sent() {
    let visit = Visit::new().await;
    open_at(&visit, "#1&url=https://mcp.example.com/sse&client=cursor").await;
    visit
        .browser
        .wait_for("document.querySelector('#foreign')")
        .await;
    assert!(visit.text("#foreign").await.contains("mcp.example.com"));
    visit.fill("#paste", "WebSearch").await;
    visit
        .browser
        .wait_for("!document.querySelector('#foreign')")
        .await;
    visit.end().await;
}

#[tokio::test]
async fn too_many_services_for_a_link_are_said_so() {
    let visit = Visit::new().await;
    let ids = |count: usize| {
        (0..count)
            .map(|n| format!("service-{n:04}\n"))
            .collect::<String>()
    };
    visit.put("#paste", &ids(1_000)).await;
    visit
        .browser
        .wait_for("document.querySelector('#share-open')")
        .await;
    visit.click("#share-open").await;
    visit
        .browser
        .wait_for("document.querySelector('#share .finding.error')")
        .await;
    assert!(!fragment(&visit).await.contains("service-"));
    visit.put("#paste", &ids(200)).await;
    visit
        .browser
        .wait_for("document.querySelector('#long-link')")
        .await;
    let link = visit.text("#share-link").await;
    assert!(link.contains("&id=service-0199") && link.len() > 2_000);
    visit
        .browser
        .wait_for("document.querySelector('#no-code')")
        .await;
    visit.end().await;
}
