//! Factory Droid: `droid mcp list` connects to every server.

use e2e::clients::Package;

use crate::trial::{Pace, RealClient, Shown, Verdict};

pub(crate) const CLIENT: RealClient = RealClient {
    id: "factory-droid",
    name: "Factory Droid",
    package: Package::Native("@factory/cli"),
    pace: Pace::Slow,
    asks_without_key: true,
    command: |stage| {
        let mut command = stage.sandbox.client("droid");
        command
            .args(["mcp", "list"])
            .env("FACTORY_DROID_AUTO_UPDATE_ENABLED", "false");
        command
    },
    verdict,
    ..RealClient::USUAL
};

/// It writes names its own way, so the line is known by where the entry is from.
fn verdict(shown: &Shown) -> Option<Verdict> {
    let mut lines = shown.output.stdout.lines();
    let line = lines.find(|line| line.ends_with("[user]"))?;
    let failed = ["needs authentication", "failed", "disconnected"];
    match line {
        _ if line.contains("  connected  ") => Some(Verdict::Connected),
        _ if failed.iter().any(|state| line.contains(state)) => Some(Verdict::Failed),
        _ => None,
    }
}
