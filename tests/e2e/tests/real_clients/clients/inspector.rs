//! MCP Inspector: its command line lists the tools of one server of a configuration file. It reads
//! Claude Code's project file too; it expands nothing.

use e2e::clients::Package;
use serde_json::Value;
use tokio::process::Command;

use crate::trial::{Key, RealClient, Shown, Stage, Verdict, Way};

pub(crate) const CLIENT: RealClient = RealClient {
    id: "mcp-inspector",
    name: "MCP Inspector",
    package: Package::Npm("@modelcontextprotocol/inspector"),
    // Its command starts it through npx, which asks a registry about a package with a scope.
    ways: &[Way::File],
    keys: &[Key::Literal, Key::Wrong],
    command,
    verdict,
    ..RealClient::USUAL
};

pub(crate) const OF_CLAUDE_CODE: RealClient = RealClient {
    id: "claude-code",
    name: "MCP Inspector for Claude Code",
    ..CLIENT
};

fn command(stage: &Stage) -> Command {
    let mut command = stage.sandbox.client("mcp-inspector");
    command.arg("--cli").arg("--config").arg(&stage.file);
    command.args(["--server", stage.name, "--method", "tools/list"]);
    // There is no keychain in a sandbox, and nothing to keep.
    command.env("MCP_INSPECTOR_SECRET_STORE", "memory");
    command
}

fn verdict(shown: &Shown) -> Option<Verdict> {
    let printed = format!("{}{}", shown.output.stdout, shown.output.stderr);
    if printed.lines().any(|line| line.starts_with(r#"{"error":"#)) {
        return Some(Verdict::Failed);
    }
    let listing: Value = serde_json::from_str(&shown.output.stdout).ok()?;
    let tools = listing["tools"]
        .as_array()?
        .iter()
        .filter_map(|tool| tool["name"].as_str());
    Some(Verdict::Listed(tools.map(str::to_owned).collect()))
}
