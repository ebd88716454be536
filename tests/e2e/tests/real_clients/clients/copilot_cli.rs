//! GitHub Copilot CLI: `copilot mcp list` only reads the file, but a prompt to a model of one's own,
//! which needs no login, connects to every server first.

use e2e::clients::Package;

use crate::trial::{RealClient, Shown};

pub(crate) const CLIENT: RealClient = RealClient {
    id: "copilot-cli",
    name: "GitHub Copilot CLI",
    package: Package::Native("@github/copilot"),
    command: |stage| {
        let mut command = stage.sandbox.client("copilot");
        command.args(["-p", "hello"]);
        command
            .env("COPILOT_OFFLINE", "true")
            .env("COPILOT_AUTO_UPDATE", "false");
        command
            .env("COPILOT_PROVIDER_BASE_URL", format!("{}/v1", stage.model))
            .env("COPILOT_MODEL", "stand-in");
        // Of a model that it does not know it asks for these.
        command.env("COPILOT_PROVIDER_MAX_PROMPT_TOKENS", "100000");
        command.env("COPILOT_PROVIDER_MAX_OUTPUT_TOKENS", "1000");
        command
    },
    verdict: Shown::by_the_tools_of_the_model,
    ..RealClient::USUAL
};
