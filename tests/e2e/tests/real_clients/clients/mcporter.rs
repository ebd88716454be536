//! mcporter: `mcporter list --json` connects to every server.

use e2e::clients::Package;
use serde_json::Value;

use crate::trial::{RealClient, Shown, Verdict};

pub(crate) const CLIENT: RealClient = RealClient {
    id: "mcporter",
    name: "mcporter",
    package: Package::Npm("mcporter"),
    command: |stage| {
        let mut command = stage.sandbox.client("mcporter");
        command.args(["list", "--json"]);
        command
    },
    verdict,
    ..RealClient::USUAL
};

fn verdict(shown: &Shown) -> Option<Verdict> {
    let listing: Value = serde_json::from_str(&shown.output.stdout).ok()?;
    let server = listing["servers"]
        .as_array()?
        .iter()
        .find(|server| server["name"] == shown.name)?;
    if server["status"] != "ok" {
        return Some(Verdict::Failed);
    }
    let tools = server["tools"]
        .as_array()?
        .iter()
        .filter_map(|tool| tool["name"].as_str());
    Some(Verdict::Listed(tools.map(str::to_owned).collect()))
}
