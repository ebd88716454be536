//! Gemini CLI: `gemini mcp list` connects to every server.

use e2e::clients::Package;

use crate::trial::RealClient;

pub(crate) const CLIENT: RealClient = RealClient {
    id: "gemini-cli",
    name: "Gemini CLI",
    package: Package::Npm("@google/gemini-cli"),
    command: |stage| {
        let mut command = stage.sandbox.client("gemini");
        // A project's settings count only in a trusted folder.
        command
            .args(["mcp", "list"])
            .env("GEMINI_CLI_TRUST_WORKSPACE", "true");
        command
    },
    verdict: |shown| shown.in_the_line_of_the_server(" - Connected", " - Disconnected"),
    ..RealClient::USUAL
};
