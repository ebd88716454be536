//! Kilo's CLI, which grew out of opencode: `kilo mcp list` connects to every server.

use e2e::clients::Package;

use super::opencode;
use crate::trial::{Pace, RealClient, Way};

pub(crate) const CLIENT: RealClient = RealClient {
    id: "kilo-code",
    name: "Kilo CLI",
    package: Package::Native("@kilocode/cli"),
    pace: Pace::Slow,
    ways: &[Way::File],
    command: |stage| {
        let mut command = stage.sandbox.client("kilo");
        command
            .args(["mcp", "list"])
            .env("KILO_DISABLE_AUTOUPDATE", "1");
        command
            .env("KILO_DISABLE_MODELS_FETCH", "1")
            .env("KILO_TELEMETRY_LEVEL", "off");
        command
    },
    verdict: opencode::verdict,
    ..RealClient::USUAL
};
