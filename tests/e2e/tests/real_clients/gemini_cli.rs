//! Gemini CLI: `gemini mcp list` connects to every server.

use crate::trial::{RealClient, in_the_line_of_the_server};

pub(crate) const CLIENT: RealClient = RealClient {
    id: "gemini-cli",
    command: |sandbox, _file| {
        let mut command = sandbox.client("gemini");
        // A project's settings count only in a trusted folder.
        command
            .args(["mcp", "list"])
            .env("GEMINI_CLI_TRUST_WORKSPACE", "true");
        command
    },
    input: "",
    last: |_| false,
    verdict: |output| in_the_line_of_the_server(output, " - Connected", " - Disconnected"),
};
