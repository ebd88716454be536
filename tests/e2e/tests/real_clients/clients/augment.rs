//! Augment's CLI connects only after a login; `auggie mcp list` says which entries it can use.

use e2e::clients::Package;

use crate::trial::{Key, RealClient, Shown, Verdict};

pub(crate) const CLIENT: RealClient = RealClient {
    id: "augment",
    name: "Augment CLI",
    package: Package::Npm("@augmentcode/auggie"),
    keys: &[Key::Literal, Key::Spoilt],
    command: |stage| {
        let mut command = stage.sandbox.client("auggie");
        command.args(["mcp", "list"]);
        command
    },
    verdict: accepted,
    ..RealClient::USUAL
};

/// It shows the transport and the beginning of the URL.
fn accepted(shown: &Shown) -> Option<Verdict> {
    let printed = format!("{}{}", shown.output.stdout, shown.output.stderr);
    let mut lines = printed.lines().filter(|line| line.contains(shown.name));
    let usable = lines.any(|line| line.contains('✓') && line.contains("http://127.0.0.1"));
    Some(if usable {
        Verdict::Accepted
    } else {
        Verdict::Failed
    })
}
