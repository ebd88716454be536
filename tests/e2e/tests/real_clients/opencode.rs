//! opencode: `opencode mcp list` connects to every server.

use crate::trial::{NAME, RealClient, in_the_line_of_the_server};

pub(crate) const CLIENT: RealClient = RealClient {
    id: "opencode",
    command: |sandbox, _file| {
        let mut command = sandbox.client("opencode");
        command
            .args(["mcp", "list"])
            .env("OPENCODE_DISABLE_AUTOUPDATE", "1");
        command.env("OPENCODE_DISABLE_MODELS_FETCH", "1");
        command
    },
    input: "",
    last: |_| false,
    verdict: |output| {
        let (connected, failed) = (format!("✓ {NAME} connected"), format!("✗ {NAME} failed"));
        in_the_line_of_the_server(output, &connected, &failed)
    },
};
