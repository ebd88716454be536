use super::*;

fn endpoint(url: &str) -> Endpoint {
    Endpoint::parse(url).expect("an endpoint")
}

#[test]
fn each_tool_has_a_line_for_each_shell() {
    let sse = endpoint("https://dashscope.aliyuncs.com/api/v1/mcps/WebSearch/sse");
    let lines: Vec<String> = commands(&sse, Transport::Sse)
        .into_iter()
        .map(|command| command.text)
        .collect();
    let url = "https://dashscope.aliyuncs.com/api/v1/mcps/WebSearch/sse";
    let inspector = "npx -y \"@modelcontextprotocol/inspector\" --cli";
    let bearer = |before: &str, after: &str| {
        format!("\"Authorization: Bearer {before}DASHSCOPE_API_KEY{after}\"")
    };
    assert_eq!(
        lines,
        [
            format!(
                "curl -i -N -H {} -H 'Accept: text/event-stream' {url}",
                bearer("$", "")
            ),
            format!(
                "curl.exe -i -N -H {} -H 'Accept: text/event-stream' {url}",
                bearer("$env:", "")
            ),
            format!(
                "curl -i -N -H {} -H \"Accept: text/event-stream\" {url}",
                bearer("%", "%")
            ),
            format!(
                "{} {url} --transport sse --header {} --method tools/list",
                inspector.replace('"', "'"),
                bearer("$", "")
            ),
            format!(
                "{} {url} --transport sse --header {} --method tools/list",
                inspector.replace('"', "'"),
                bearer("$env:", "")
            ),
            format!(
                "{inspector} {url} --transport sse --header {} --method tools/list",
                bearer("%", "%")
            ),
        ]
    );
}

#[test]
fn a_url_that_cmd_would_change_has_no_line_for_cmd() {
    let odd = endpoint("https://a.example/mcp?x=%41&y=1");
    let shells: Vec<Shell> = commands(&odd, Transport::StreamableHttp)
        .into_iter()
        .map(|command| command.shell)
        .collect();
    assert_eq!(
        shells,
        [
            Shell::Bash,
            Shell::PowerShell,
            Shell::Bash,
            Shell::PowerShell
        ]
    );
}

#[test]
fn the_variable_is_set_without_a_key() {
    assert_eq!(
        set_key(Shell::Bash).as_deref(),
        Some("export DASHSCOPE_API_KEY='YOUR_API_KEY'")
    );
    for shell in Shell::ALL {
        assert!(set_key(shell).is_some(), "{shell:?}");
    }
}
