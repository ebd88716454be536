//! Clients that start `mcp-remote` themselves, and cannot be run here: MCP Inspector reads their files,
//! whose shape it shares, and starts the bridge in them.

use super::claude_desktop;
use crate::page::Transport;
use crate::trial::{Pace, RealClient};

pub(crate) const BOLTAI: RealClient = bridged("boltai", "mcp-remote for BoltAI");
pub(crate) const WITSY: RealClient = bridged("witsy", "mcp-remote for Witsy");

/// These speak Streamable HTTP themselves.
pub(crate) const LM_STUDIO: RealClient = RealClient {
    transports: &[Transport::Sse],
    ..bridged("lm-studio", "mcp-remote for LM Studio")
};
pub(crate) const JUNIE: RealClient = RealClient {
    transports: &[Transport::Sse],
    ..bridged("junie", "mcp-remote for Junie")
};

const fn bridged(id: &'static str, name: &'static str) -> RealClient {
    RealClient {
        id,
        name,
        pace: Pace::Slow,
        ..claude_desktop::CLIENT
    }
}
