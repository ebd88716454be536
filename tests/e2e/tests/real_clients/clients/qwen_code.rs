//! Qwen Code: `qwen mcp list` connects to every server.

use e2e::clients::Package;

use crate::trial::RealClient;

pub(crate) const CLIENT: RealClient = RealClient {
    id: "qwen-code",
    name: "Qwen Code",
    package: Package::Npm("@qwen-code/qwen-code"),
    command: |stage| {
        let mut command = stage.sandbox.client("qwen");
        command.args(["mcp", "list"]);
        command
    },
    verdict: |shown| shown.in_the_line_of_the_server(" - Connected", " - Disconnected"),
    ..RealClient::USUAL
};
