//! Claude Desktop has no command line; MCP Inspector reads its file and starts the `mcp-remote`
//! bridge in it.

use e2e::clients::Package;

use super::inspector;
use crate::trial::RealClient;

pub(crate) const CLIENT: RealClient = RealClient {
    id: "claude-desktop",
    name: "mcp-remote for Claude Desktop",
    package: Package::Npm("mcp-remote"),
    ..inspector::OF_CLAUDE_CODE
};
