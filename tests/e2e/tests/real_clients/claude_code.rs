//! Claude Code: `claude mcp list` connects to every server that is approved.

use crate::trial::{RealClient, in_the_line_of_the_server};

pub(crate) const CLIENT: RealClient = RealClient {
    id: "claude-code",
    command: |sandbox, _file| {
        // Servers of a project wait for approval otherwise; only the person's own settings give it.
        sandbox.write(
            "~/.claude/settings.json",
            r#"{ "enableAllProjectMcpServers": true }"#,
        );
        let mut command = sandbox.client("claude");
        command
            .args(["mcp", "list"])
            .env("CLAUDE_CODE_DISABLE_NONESSENTIAL_TRAFFIC", "1");
        command
    },
    input: "",
    last: |_| false,
    verdict: |output| in_the_line_of_the_server(output, "✔ Connected", "✘ Failed to connect"),
};
