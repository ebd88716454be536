//! curl, the system's own: no client, but what it sends must be answered.

use e2e::clients::Package;

use crate::trial::{RealClient, Shown, Verdict, Way};

pub(crate) const CLIENT: RealClient = RealClient {
    id: "curl",
    name: "curl",
    package: Package::System,
    ways: &[Way::Direct],
    // Over HTTP+SSE the stream stays open after the first event.
    last: |line| line.starts_with("data:"),
    verdict,
    ..RealClient::USUAL
};

fn verdict(shown: &Shown) -> Option<Verdict> {
    let status = shown
        .output
        .stdout
        .lines()
        .next()?
        .split_whitespace()
        .nth(1)?;
    let answer = |part: &str| shown.output.stdout.contains(part);
    match status {
        "200" if answer("event:endpoint") || answer("serverInfo") => Some(Verdict::Answered),
        "401" => Some(Verdict::Failed),
        _ => None,
    }
}
