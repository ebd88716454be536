//! Claude Code: `claude mcp list` connects to every server that is approved; with a model, `claude -p`
//! says so of the servers of one file, and which tools they have.

use e2e::clients::Package;
use serde_json::Value;

use crate::trial::{RealClient, Shown, Verdict, Way};

pub(crate) const CLIENT: RealClient = RealClient {
    id: "claude-code",
    name: "Claude Code",
    package: Package::Native("@anthropic-ai/claude-code"),
    command: |stage| {
        // Servers of a project wait for approval otherwise; only the person's own settings give it.
        stage.sandbox.write(
            "~/.claude/settings.json",
            r#"{ "enableAllProjectMcpServers": true }"#,
        );
        let mut command = stage.sandbox.client("claude");
        command
            .args(["mcp", "list"])
            .env("CLAUDE_CODE_DISABLE_NONESSENTIAL_TRAFFIC", "1");
        command
    },
    verdict: |shown| shown.in_the_line_of_the_server("✔ Connected", "✘ Failed to connect"),
    ..RealClient::USUAL
};

pub(crate) const WITH_A_MODEL: RealClient = RealClient {
    name: "Claude Code -p",
    ways: &[Way::File],
    command: |stage| {
        let mut command = stage.sandbox.client("claude");
        command
            .args(["-p", "hello", "--strict-mcp-config", "--mcp-config"])
            .arg(&stage.file);
        command.args(["--output-format", "stream-json", "--verbose"]);
        command.env("CLAUDE_CODE_DISABLE_NONESSENTIAL_TRAFFIC", "1");
        command
            .env("ANTHROPIC_BASE_URL", &stage.model)
            .env("ANTHROPIC_API_KEY", "stand-in");
        command
    },
    verdict: first_event,
    ..CLIENT
};

/// The first event lists the servers with their states, and every tool.
fn first_event(shown: &Shown) -> Option<Verdict> {
    let mut events = shown
        .output
        .stdout
        .lines()
        .filter_map(|line| serde_json::from_str::<Value>(line).ok());
    let start = events.find(|event| event["subtype"] == "init")?;
    let servers = start["mcp_servers"].as_array()?;
    let Some(server) = servers.iter().find(|server| server["name"] == shown.name) else {
        // An entry that refers to nothing is not even tried.
        return servers.is_empty().then_some(Verdict::Failed);
    };
    match server["status"].as_str()? {
        "connected" => {
            let tools = start["tools"].as_array()?.iter().filter_map(Value::as_str);
            Some(Verdict::Listed(
                tools
                    .filter(|tool| tool.starts_with("mcp__"))
                    .map(str::to_owned)
                    .collect(),
            ))
        }
        "failed" | "needs-auth" => Some(Verdict::Failed),
        _ => None,
    }
}
