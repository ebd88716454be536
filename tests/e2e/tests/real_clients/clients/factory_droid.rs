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

fn verdict(shown: &Shown) -> Option<Verdict> {
    let says = |failed: &str| shown.in_the_line_of_the_server("  connected", failed);
    ["needs authentication", "failed", "disconnected"]
        .into_iter()
        .find_map(says)
}
