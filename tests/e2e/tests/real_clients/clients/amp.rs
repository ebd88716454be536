//! Amp connects only after a login; `amp mcp list` shows the entries that it read.

use e2e::clients::Package;

use crate::trial::{Key, RealClient, Shown, Verdict};

pub(crate) const CLIENT: RealClient = RealClient {
    id: "amp",
    name: "Amp",
    package: Package::Native("@ampcode/cli"),
    keys: &[Key::Literal, Key::Spoilt],
    command: |stage| {
        let mut command = stage.sandbox.client("amp");
        command.args(["mcp", "list"]);
        command
    },
    verdict: accepted,
    ..RealClient::USUAL
};

fn accepted(shown: &Shown) -> Option<Verdict> {
    let printed = format!("{}{}", shown.output.stdout, shown.output.stderr);
    let mut lines = printed.lines().filter(|line| line.contains(shown.name));
    let usable = lines.any(|line| line.contains(" url ") && line.contains("http://127.0.0.1"));
    Some(if usable {
        Verdict::Accepted
    } else {
        Verdict::Failed
    })
}
