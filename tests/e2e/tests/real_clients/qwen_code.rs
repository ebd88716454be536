//! Qwen Code: `qwen mcp list` connects to every server.

use crate::trial::{RealClient, in_the_line_of_the_server};

pub(crate) const CLIENT: RealClient = RealClient {
    id: "qwen-code",
    command: |sandbox, _file| {
        let mut command = sandbox.client("qwen");
        command.args(["mcp", "list"]);
        command
    },
    input: "",
    last: |_| false,
    verdict: |output| in_the_line_of_the_server(output, " - Connected", " - Disconnected"),
};
