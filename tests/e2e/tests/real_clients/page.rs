//! The page's JavaScript interface, as a portal would call it.

use e2e::browser::Browser;
use serde_json::{Value, json};

/// How the service is reached; the URL says it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Transport {
    Sse,
    StreamableHttp,
}

impl Transport {
    /// The path under which the emulator offers a service: for HTTP+SSE the form that the console's
    /// documentation shows, for Streamable HTTP the only one there is.
    pub(crate) fn path(self) -> &'static str {
        match self {
            Self::Sse => "/compatible-mode/v1/mcp/WebSearch/sse",
            Self::StreamableHttp => "/api/v1/mcps/WebSearch/mcp",
        }
    }
}

/// How the key gets into the configuration.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Secret<'a> {
    /// Written out.
    Literal(&'a str),
    /// Named as an environment variable.
    Reference,
}

/// A configuration file for Linux.
#[derive(Clone, Debug)]
pub(crate) struct File {
    /// Where it belongs, `~/…` or relative to the project.
    pub(crate) path: String,
    pub(crate) text: String,
}

/// Renders a client's file.
///
/// Fails when the page renders none, or says that it carries no key where it does, or the reverse.
pub(crate) async fn render(
    page: &Browser,
    client: &str,
    name: &str,
    url: &str,
    secret: Secret<'_>,
) -> File {
    let mut request = json!({
        "client": client,
        "service": { "url": url, "name": name },
        "platform": "linux",
    });
    match secret {
        Secret::Literal(key) => {
            request["secret"] = json!("literal");
            request["key"] = json!(key);
        }
        Secret::Reference => request["secret"] = json!("reference"),
    }
    let call = "return window.bailianMcpConfig.render(args)";
    let rendered = page.run(call, request.clone()).await;
    let snippets = rendered["snippets"].as_array().into_iter().flatten();
    let file = snippets.clone().find(|snippet| snippet["kind"] == "file");
    let file = file.unwrap_or_else(|| panic!("no file for {request}: {rendered:#}"));
    let text = |field: &str| match &file[field] {
        Value::String(text) => text.clone(),
        other => panic!("{field} is {other} for {request}"),
    };
    let file = File {
        path: text("path"),
        text: text("text"),
    };
    if let Secret::Literal(key) = secret {
        assert!(file.text.contains(key), "the key is missing: {}", file.text);
    }
    for snippet in snippets {
        let carries_key = matches!(secret, Secret::Literal(_)) && contains_key(snippet, secret);
        if snippet["format"] != "url" {
            assert_eq!(snippet["carriesKey"], json!(carries_key), "{snippet:#}");
        }
    }
    file
}

fn contains_key(snippet: &Value, secret: Secret<'_>) -> bool {
    match secret {
        Secret::Literal(key) => snippet["text"]
            .as_str()
            .is_some_and(|text| text.contains(key)),
        Secret::Reference => false,
    }
}
