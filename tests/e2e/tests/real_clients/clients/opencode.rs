//! opencode: `opencode mcp list` connects to every server.

use e2e::clients::Package;

use crate::trial::{RealClient, Shown, Verdict, Way};

pub(crate) const CLIENT: RealClient = RealClient {
    id: "opencode",
    name: "opencode",
    package: Package::Native("opencode"),
    ways: &[Way::File],
    command: |stage| {
        let mut command = stage.sandbox.client("opencode");
        command
            .args(["mcp", "list"])
            .env("OPENCODE_DISABLE_AUTOUPDATE", "1");
        command.env("OPENCODE_DISABLE_MODELS_FETCH", "1");
        command
    },
    verdict,
    ..RealClient::USUAL
};

pub(super) fn verdict(shown: &Shown) -> Option<Verdict> {
    let (connected, failed) = (
        format!("✓ {} connected", shown.name),
        format!("✗ {} failed", shown.name),
    );
    shown.in_the_line_of_the_server(&connected, &failed)
}
