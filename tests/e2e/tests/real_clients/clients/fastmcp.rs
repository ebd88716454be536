//! FastMCP's command line lists the tools of a server, or of the servers of a file.

use e2e::clients::Package;
use serde_json::Value;

use crate::trial::{Key, RealClient, Shown, TOOL, Verdict, Way};

pub(crate) const CLIENT: RealClient = RealClient {
    id: "fastmcp",
    name: "FastMCP",
    package: Package::Python("fastmcp"),
    ways: &[Way::File, Way::Direct],
    keys: &[Key::Literal, Key::Wrong],
    command: |stage| {
        let mut command = stage.sandbox.client("fastmcp");
        command
            .arg("list")
            .arg(&stage.file)
            .arg("--json")
            .env("FASTMCP_CHECK_FOR_UPDATES", "off");
        command
    },
    verdict,
    ..RealClient::USUAL
};

fn verdict(shown: &Shown) -> Option<Verdict> {
    if shown.output.stderr.contains("Error:") || shown.output.stdout.starts_with("Error:") {
        return Some(Verdict::Failed);
    }
    let Ok(listing) = serde_json::from_str::<Value>(&shown.output.stdout) else {
        // Without --json it lists them as signatures of functions.
        let mut lines = shown.output.stdout.lines().map(str::trim_start);
        let tool = lines.find_map(|line| line.strip_prefix(TOOL))?;
        return tool
            .starts_with('(')
            .then(|| Verdict::Listed(vec![TOOL.to_owned()]));
    };
    let tools = listing["tools"]
        .as_array()?
        .iter()
        .filter_map(|tool| tool["name"].as_str());
    Some(Verdict::Listed(tools.map(str::to_owned).collect()))
}
