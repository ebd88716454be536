//! LibreChat is a server of its own; the package in which it publishes its schema judges the file.

use std::path::Path;

use e2e::clients::Package;

use crate::trial::{Key, RealClient, Verdict, Way};

pub(crate) const CLIENT: RealClient = RealClient {
    id: "librechat",
    name: "LibreChat's schema",
    package: Package::Npm("librechat-data-provider"),
    ways: &[Way::File],
    keys: &[Key::Literal, Key::Reference, Key::Spoilt],
    command: |stage| {
        let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("../clients/librechat.cjs");
        let mut command = stage.sandbox.node(&script);
        command.arg(&stage.file);
        command
    },
    verdict: |shown| match shown.output.stdout.trim() {
        "accepted" => Some(Verdict::Accepted),
        "refused" => Some(Verdict::Failed),
        _ => None,
    },
    ..RealClient::USUAL
};
