use super::*;
use crate::paste::tests::{HTTP, KEY, SSE, table};
use ::base64::Engine as _;
use ::base64::engine::general_purpose::STANDARD as PLAIN;
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};

fn percent(text: &str) -> String {
    utf8_percent_encode(text, NON_ALPHANUMERIC).to_string()
}

fn inner() -> String {
    format!(
        r#"{{"type":"sse","url":"{SSE}","headers":{{"Authorization":"Bearer {KEY}"}},"x":"~~~???>>>"}}"#
    )
}

#[test]
fn links_of_every_client() {
    let inner = inner();
    let servers = format!(r#"{{"mcpServers":{{"n":{inner}}}}}"#);
    let named = format!(r#"{{"name":"n",{}"#, inner.trim_start_matches('{'));
    let cursor = format!(
        "cursor://anysphere.cursor-deeplink/mcp/install?name=n&config={}",
        percent(&PLAIN.encode(&inner))
    );
    let code = format!("vscode:mcp/install?{}", percent(&named));
    for link in [
        cursor.replacen(
            "cursor://anysphere.cursor-deeplink/mcp/install",
            "https://cursor.com/install-mcp",
            1,
        ),
        format!(
            "cherrystudio://mcp/install?servers={}",
            percent(&PLAIN.encode(&servers))
        ),
        format!(
            "cherrystudio://mcp/install?servers={}",
            PLAIN.encode(&servers).replace('+', " ")
        ),
        format!(
            "cherrystudio://mcp/install?servers={}",
            PLAIN.encode(&servers).replace('+', "-").replace('/', "_")
        ),
        format!("vscode-insiders:mcp/install?{}", percent(&named)),
        format!("https://vscode.dev/redirect?url={}", percent(&code)),
        format!(
            "https://insiders.vscode.dev/redirect/mcp/install?name=n&config={}&quality=insiders",
            percent(&inner)
        ),
        format!(
            "lmstudio://add_mcp?name=n&config={}",
            percent(&PLAIN.encode(&inner))
        ),
        format!(
            "qoder://aicoding.aicoding-deeplink/mcp/add?name=n&config={}",
            percent(&PLAIN.encode(percent(&inner)))
        ),
        cursor,
        code,
    ] {
        table(&[(link.as_str(), "|@SSE|sse|n key standard")]);
    }
}

#[test]
fn a_link_in_running_text() {
    let config = percent(&PLAIN.encode(inner()));
    let link = format!("cursor://anysphere.cursor-deeplink/mcp/install?name=n&config={config}");
    let text = format!("[Add to Cursor]({link}) or use {HTTP}");
    table(&[(
        text.as_str(),
        "|@SSE|sse|n |@HTTP|| key standard prose-skipped",
    )]);
    let pasted = crate::paste::paste(&format!("  {link}"));
    let masked: Vec<Span> = pasted.keys;
    assert_eq!(
        masked,
        [Span::new(2, 2 + link.len())],
        "the key is somewhere in it"
    );
}

#[test]
fn a_link_without_a_configuration_is_prose() {
    table(&[
        (
            "cursor://anysphere.cursor-deeplink/mcp/install?name=n&config=%%%",
            "|cursor://anysphere.cursor-deeplink/mcp/install?name=n&config=%%%||",
        ),
        (
            "windsurf://windsurf-mcp-registry?serverName=x",
            "|windsurf://windsurf-mcp-registry?serverName=x||",
        ),
    ]);
}
