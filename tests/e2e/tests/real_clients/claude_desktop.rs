//! Claude Desktop's file, which starts the `mcp-remote` bridge.

use crate::inspector;
use crate::trial::RealClient;

pub(crate) const CLIENT: RealClient = RealClient {
    id: "claude-desktop",
    ..inspector::CLIENT
};
