//! Properties of examining a configuration: they hold for every text, not only for the examples.

use bailian_mcp_config::clients::more::every;
use bailian_mcp_config::doctor::{examine, guess};
use cpu_time::ThreadTime;
use proptest::prelude::*;

/// Pieces that mean something to one reader or another, so that random texts reach all of them.
const PIECES: &[&str] = &[
    "{",
    "}",
    "[",
    "]",
    "\"",
    "'",
    "“",
    ":",
    "：",
    ",",
    "\\",
    "\n",
    " ",
    "  ",
    "\t",
    "- ",
    "#",
    " #",
    "=",
    " = ",
    ": ",
    "//",
    "/*",
    "*/",
    "\"mcpServers\":",
    "mcpServers:\n  ",
    "extensions:\n",
    "[mcp_servers.",
    "\"a.b\"]\n",
    "url",
    "\"url\":",
    "url: ",
    "url = ",
    "\"type\":",
    "\"sse\"",
    "\"headers\":",
    "headers:\n",
    "Authorization",
    "\"Authorization\":",
    "Bearer ",
    "Bearer",
    "搜索",
    "sk-0123456789abcdef0123456789abcdef",
    "sk-ab***cd",
    "${DASHSCOPE_API_KEY}",
    "${{ secrets.X }}",
    "\"https://a.example/sse\"",
    "https://a.example/mcp",
    "\"command\":",
    "\"args\":",
    "mcp-remote",
    "\"mcp-remote\",",
    "\"--header\",",
    "\"name\":",
    "\"\"\"",
    "null",
    "true",
    "1",
];

fn texts() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        8 => proptest::sample::select(PIECES).prop_map(str::to_owned),
        1 => "\\PC{0,6}",
    ];
    proptest::collection::vec(piece, 0..60).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn every_text_is_examined_and_every_span_fits(text in texts()) {
        let _ = guess(&text);
        for client in every() {
            let Some(diagnosis) = examine(&text, client) else { continue };
            let mut before = 0;
            for finding in diagnosis.findings {
                let (start, end) = (finding.span.start, finding.span.end);
                prop_assert!(text.get(start..end).is_some(), "{finding:?}");
                prop_assert!(start >= before, "in order: {finding:?}");
                before = start;
            }
        }
    }
}

#[test]
fn no_finding_holds_the_key() {
    let key = "sk-0123456789abcdef0123456789abcdef";
    let fields = ["apiKey", "bearer_token", "bearer_token_env_var"]
        .map(|field| format!(r#""{field}": "{key}""#));
    let headers = [0, 1, 2].map(|times| {
        let bearer = "Bearer ".repeat(times);
        format!(r#""headers": {{"Authorization": "{bearer}{key}"}}"#)
    });
    for given in fields.into_iter().chain(headers) {
        let text =
            format!(r#"{{"mcpServers": {{"n": {{"url": "https://a.example/sse", {given}}}}}}}"#);
        for client in every() {
            let told = format!("{:?}", examine(&text, client));
            assert!(
                told.contains("Diagnosis") && !told.contains(key),
                "{client:?}: {told}"
            );
        }
    }
}

/// Twice the text takes about twice the time: measured against a generous factor.
#[test]
fn time_grows_with_the_text_alone() {
    let cursor = every()
        .find(|client| client.id == "cursor")
        .expect("Cursor");
    let entry = r#""n": {"url": "https://a.example/sse", "x": {"a": [1, {"b": "c"}]}, "headers": {"Authorization": "Bearer ${X}"}},"#;
    let json = |n: usize| format!("{{\"mcpServers\": {{{}}}}}", entry.repeat(n));
    let toml = |n: usize| {
        "[mcp_servers.n]\nurl = \"https://a.example/mcp\"\n[mcp_servers.n.env]\na = 1\n".repeat(n)
    };
    let yaml = |n: usize| {
        let server = "  - name: n\n    url: https://a.example/sse\n    headers:\n      Authorization: Bearer x\n";
        ["mcpServers:\n", &server.repeat(n)].concat()
    };
    let blocks = |n: usize| format!("{{{entry}}} // x\n").repeat(n);
    let opens = |n: usize| "{\"a\": [".repeat(n);
    let dashes = |n: usize| format!("mcpServers:\n{}", "- ".repeat(n));
    let texts: [&dyn Fn(usize) -> String; 6] = [&json, &toml, &yaml, &blocks, &opens, &dashes];
    for (index, text) in texts.into_iter().enumerate() {
        let took = |n: usize| {
            let text = text(n);
            let runs = (0..3).map(|_| {
                let start = ThreadTime::now();
                let _ = examine(&text, cursor);
                start.elapsed()
            });
            runs.min().expect("a run")
        };
        let (small, large) = (took(400), took(3_200));
        let limit = small * 8 * 4 + std::time::Duration::from_millis(50);
        assert!(large < limit, "text {index}: {small:?}, {large:?}");
    }
}
