//! Augment's CLI has no listing that connects: it does so before it prompts. Its maker's service,
//! where the account would be, may know nothing at all; the prompt fails after that.

use e2e::clients::Package;
use serde_json::json;

use crate::trial::{Key, RealClient, Shown, Verdict};

pub(crate) const CLIENT: RealClient = RealClient {
    id: "augment",
    name: "Augment CLI",
    package: Package::Npm("@augmentcode/auggie"),
    keys: &[Key::Literal, Key::Wrong],
    command: |stage| {
        let account = json!({
            "accessToken": "stand-in", "tenantURL": format!("{}/", stage.model), "scopes": ["email"],
        });
        let mut command = stage.sandbox.client("auggie");
        command
            .args(["-p", "hello"])
            .env("AUGMENT_SESSION_AUTH", account.to_string());
        command
    },
    verdict,
    ..RealClient::USUAL
};

/// A sign before the name of each server.
fn verdict(shown: &Shown) -> Option<Verdict> {
    let lines = shown
        .output
        .stdout
        .lines()
        .chain(shown.output.stderr.lines());
    let mut lines = lines.filter(|line| line.contains(shown.name));
    lines.find_map(|line| match line.trim_start().chars().next()? {
        '✅' => Some(Verdict::Connected),
        '❌' | '🔐' => Some(Verdict::Failed),
        _ => None,
    })
}
