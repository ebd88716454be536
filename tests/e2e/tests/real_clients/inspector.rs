//! MCP Inspector: its command line lists the tools of one server of a configuration file.

use std::path::Path;

use e2e::clients::{Output, Sandbox};
use serde_json::Value;
use tokio::process::Command;

use crate::trial::{NAME, RealClient, Verdict};

pub(crate) const CLIENT: RealClient = RealClient {
    id: "claude-code",
    command,
    input: "",
    last: |_| false,
    verdict,
};

pub(crate) fn command(sandbox: &Sandbox, file: &Path) -> Command {
    let mut command = sandbox.client("mcp-inspector");
    command.arg("--cli").arg("--config").arg(file);
    command.args(["--server", NAME, "--method", "tools/list"]);
    // There is no keychain in a sandbox, and nothing to keep.
    command.env("MCP_INSPECTOR_SECRET_STORE", "memory");
    command
}

pub(crate) fn verdict(output: &Output) -> Option<Verdict> {
    let printed = format!("{}{}", output.stdout, output.stderr);
    if printed.lines().any(|line| line.starts_with(r#"{"error":"#)) {
        return Some(Verdict::Failed);
    }
    let listing: Value = serde_json::from_str(&output.stdout).ok()?;
    let tools = listing["tools"].as_array()?.iter();
    Some(Verdict::Listed(
        tools
            .filter_map(|tool| tool["name"].as_str().map(Into::into))
            .collect(),
    ))
}
