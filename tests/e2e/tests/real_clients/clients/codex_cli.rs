//! Codex CLI: `codex mcp list` only reads the file, so its app server is asked to connect. It cannot
//! use HTTP+SSE itself, so that the page gives it the bridge there.

use e2e::clients::Package;
use serde_json::Value;

use crate::trial::{RealClient, Shown, Verdict};

pub(crate) const CLIENT: RealClient = RealClient {
    id: "codex-cli",
    name: "Codex CLI",
    package: Package::Npm("@openai/codex"),
    command: |stage| {
        let mut command = stage.sandbox.client("codex");
        command.arg("app-server");
        command
    },
    input: concat!(
        r#"{"id":0,"method":"initialize","params":{"clientInfo":{"name":"e2e","version":"1"}}}"#,
        "\n",
        r#"{"method":"initialized"}"#,
        "\n",
        r#"{"id":1,"method":"mcpServerStatus/list","params":{}}"#,
        "\n",
    ),
    last: |line| answer(line).is_some(),
    verdict,
    ..RealClient::USUAL
};

/// The result of the listing, when this line is its answer.
fn answer(line: &str) -> Option<Value> {
    let message: Value = serde_json::from_str(line).ok()?;
    (message["id"] == 1).then(|| message["result"].clone())
}

fn verdict(shown: &Shown) -> Option<Verdict> {
    let result = shown.output.stdout.lines().find_map(answer)?;
    let server = result["data"]
        .as_array()?
        .iter()
        .find(|server| server["name"] == shown.name)?;
    if !server["toolsError"].is_null() {
        return Some(Verdict::Failed);
    }
    Some(Verdict::Listed(
        server["tools"].as_object()?.keys().cloned().collect(),
    ))
}
