//! Qoder CLI: `qodercli mcp list` connects to every server.

use e2e::clients::Package;

use crate::trial::{RealClient, Shown, Verdict};

pub(crate) const CLIENT: RealClient = RealClient {
    id: "qoder-cli",
    name: "Qoder CLI",
    package: Package::Npm("@qoder-ai/qodercli"),
    command: |stage| {
        let mut command = stage.sandbox.client("qodercli");
        command.args(["mcp", "list"]);
        command
    },
    verdict,
    ..RealClient::USUAL
};

fn verdict(shown: &Shown) -> Option<Verdict> {
    let says = |failed: &str| shown.in_the_line_of_the_server(" - Connected", failed);
    [" - Needs authentication", " - Disconnected", " - Failed"]
        .into_iter()
        .find_map(says)
}
