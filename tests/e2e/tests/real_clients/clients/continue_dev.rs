//! Continue's CLI, `cn`: a prompt connects to every server first. The file holds the models too.

use std::fs;

use e2e::clients::Package;

use crate::trial::{RealClient, Shown, Verdict, Way};

pub(crate) const CLIENT: RealClient = RealClient {
    id: "continue-dev",
    name: "Continue CLI",
    package: Package::Npm("@continuedev/cli"),
    ways: &[Way::File],
    command: |stage| {
        let written = fs::read_to_string(&stage.file).expect("the page's file");
        let model = format!("{}/v1", stage.model);
        let models = format!(
            "models:\n  - {{name: stand-in, provider: openai, model: stand-in, apiBase: {model}, apiKey: none}}\n"
        );
        fs::write(&stage.file, format!("{written}{models}")).expect("a file with a model");
        let mut command = stage.sandbox.client("cn");
        command.args(["-p", "hello", "--config"]).arg(&stage.file);
        command
    },
    verdict,
    ..RealClient::USUAL
};

/// Without its servers it prompts nobody.
fn verdict(shown: &Shown) -> Option<Verdict> {
    let failed = shown.output.stderr.contains("MCP server(s) failed to load");
    if failed {
        Some(Verdict::Failed)
    } else {
        shown.by_the_tools_of_the_model()
    }
}
