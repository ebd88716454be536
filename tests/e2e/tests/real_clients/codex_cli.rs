//! Codex CLI: `codex mcp list` only reads the file, so its app server is asked to connect.

use e2e::clients::Output;
use serde_json::Value;

use crate::trial::{NAME, RealClient, Verdict};

pub(crate) const CLIENT: RealClient = RealClient {
    id: "codex-cli",
    command: |sandbox, _file| {
        let mut command = sandbox.client("codex");
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
};

/// The result of the listing, when this line is its answer.
fn answer(line: &str) -> Option<Value> {
    let message: Value = serde_json::from_str(line).ok()?;
    (message["id"] == 1).then(|| message["result"].clone())
}

fn verdict(output: &Output) -> Option<Verdict> {
    let result = output.stdout.lines().find_map(answer)?;
    let server = result["data"]
        .as_array()?
        .iter()
        .find(|server| server["name"] == NAME)?;
    if !server["toolsError"].is_null() {
        return Some(Verdict::Failed);
    }
    Some(Verdict::Listed(
        server["tools"].as_object()?.keys().cloned().collect(),
    ))
}
