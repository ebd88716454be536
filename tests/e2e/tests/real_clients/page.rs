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
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Secret {
    /// Written out.
    Literal,
    /// Named as an environment variable.
    Reference,
}

/// What a person takes away for a client on Linux.
#[derive(Clone, Debug)]
pub(crate) struct Configuration {
    /// The file, where the client has one.
    pub(crate) file: Option<File>,
    /// The line for bash that adds the service without the file, where the client has a command.
    pub(crate) command: Option<String>,
    /// The line for bash that sets the variable which the file refers to, where it refers to one.
    pub(crate) export: Option<String>,
}

/// A configuration file.
#[derive(Clone, Debug)]
pub(crate) struct File {
    /// Where it belongs, `~/…` or relative to the project; the client is told where there is no
    /// place for it.
    pub(crate) path: String,
    /// Its text.
    pub(crate) text: String,
}

/// Renders a client's configuration.
///
/// Fails when the page says anywhere that the key is in a text where it is not,
/// or the reverse.
pub(crate) async fn render(
    page: &Browser,
    client: &str,
    service: Value,
    key: &str,
    secret: Secret,
) -> Configuration {
    let request = json!({
        "client": client,
        "service": service,
        "key": key,
        "secret": match secret {
            Secret::Literal => "literal",
            Secret::Reference => "reference",
        },
        "platform": "linux",
    });
    let call = "return window.bailianMcpConfig.render(args)";
    let rendered = page.run(call, request.clone()).await;
    let snippets = rendered["snippets"].as_array().expect("a list of snippets");
    // In a link the key is encoded, and seen by the link's own tests.
    for snippet in snippets.iter().filter(|snippet| snippet["kind"] != "link") {
        let carries_key = text(snippet, "text").contains(key);
        assert_eq!(snippet["carriesKey"], json!(carries_key), "{snippet:#}");
        assert!(secret == Secret::Literal || !carries_key, "{snippet:#}");
    }
    let file = snippets.iter().find(|snippet| snippet["kind"] == "file");
    let file = file.map(|file| File {
        path: text(
            file,
            if file["path"].is_null() {
                "filename"
            } else {
                "path"
            },
        ),
        text: text(file, "text"),
    });
    let for_bash = |lines: &Value| {
        let mut lines = lines.as_array().into_iter().flatten();
        lines
            .find(|line| line["format"] == "bash")
            .map(|line| text(line, "text"))
    };
    Configuration {
        file,
        command: for_bash(&rendered["snippets"]),
        export: for_bash(&rendered["environment"]),
    }
}

fn text(snippet: &Value, field: &str) -> String {
    match &snippet[field] {
        Value::String(text) => text.clone(),
        other => panic!("{field} is {other} in {snippet:#}"),
    }
}
