//! A real `mcp-remote` runs with what Claude Desktop gets. Every other client that starts it has the
//! same program, arguments and header value, whatever its file calls them.

use super::*;

/// The program with its arguments, and the value of the header, wherever they stand in an entry.
fn started(entry: &Value) -> (Vec<String>, Option<String>) {
    let text = |value: &Value| value.as_str().map(str::to_owned);
    let member = |names: &[&str]| {
        names
            .iter()
            .map(|name| &entry[*name])
            .find(|value| !value.is_null())
            .cloned()
    };
    let mut words = Vec::new();
    for part in [member(&["command", "cmd"]), member(&["args"])]
        .into_iter()
        .flatten()
    {
        match part {
            Value::Array(list) => words.extend(list.iter().filter_map(text)),
            one => words.extend(text(&one)),
        }
    }
    let variables = member(&["env", "envs", "environment"]).unwrap_or_default();
    (words, text(&variables["AUTH_HEADER"]))
}

/// The only object below a value that names the bridge among its arguments.
fn bridge_in(value: &Value) -> Option<&Value> {
    let names_it = |value: &Value| {
        value
            .as_array()
            .is_some_and(|list| list.iter().any(|arg| arg == "mcp-remote"))
    };
    if value
        .as_object()
        .is_some_and(|members| members.values().any(names_it))
    {
        return Some(value);
    }
    let members = value
        .as_object()
        .into_iter()
        .flatten()
        .map(|(_, value)| value);
    members
        .chain(value.as_array().into_iter().flatten())
        .find_map(bridge_in)
}

#[test]
fn every_bridge_is_the_one_that_ran() {
    let key = key(KEY);
    let mut bridges = Vec::new();
    for url in [SSE, HTTP] {
        let of = |client| {
            let rendered = rendered(client, url, SecretMode::Literal, Some(&key));
            let value = written(&rendered).map(parsed)?;
            bridge_in(&value).map(started)
        };
        let ran = of(client("claude-desktop").expect("a client")).expect("a bridge");
        assert_eq!(ran.1.as_deref(), Some(&*format!("Bearer {KEY}")));
        for client in every() {
            if let Some(bridge) = of(client) {
                assert_eq!(bridge, ran, "{client:?}");
                bridges.push(client.id);
            }
        }
    }
    for id in [
        "codex-cli",
        "zed",
        "goose",
        "lm-studio",
        "junie",
        "boltai",
        "witsy",
    ] {
        assert!(bridges.contains(&id), "{id}: {bridges:?}");
    }
}
