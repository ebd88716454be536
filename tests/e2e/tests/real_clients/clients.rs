//! The clients, a file each. Several entries may be of one client: each is a way to ask it.

mod amp;
mod augment;
mod bridges;
mod claude_code;
mod claude_desktop;
mod cline_cli;
mod codex_cli;
mod continue_dev;
mod copilot_cli;
mod curl;
mod factory_droid;
mod fastmcp;
mod gemini_cli;
mod inspector;
mod kilo_code;
mod librechat;
mod mcporter;
mod opencode;
mod qoder_cli;
mod qwen_code;

use crate::trial::RealClient;

/// All of them, in the order of the report.
pub(crate) static CLIENTS: &[RealClient] = &[
    gemini_cli::CLIENT,
    qwen_code::CLIENT,
    opencode::CLIENT,
    kilo_code::CLIENT,
    claude_code::CLIENT,
    claude_code::WITH_A_MODEL,
    codex_cli::CLIENT,
    copilot_cli::CLIENT,
    cline_cli::CLIENT,
    continue_dev::CLIENT,
    qoder_cli::CLIENT,
    factory_droid::CLIENT,
    mcporter::CLIENT,
    fastmcp::CLIENT,
    inspector::CLIENT,
    inspector::OF_CLAUDE_CODE,
    claude_desktop::CLIENT,
    bridges::BOLTAI,
    bridges::WITSY,
    bridges::LM_STUDIO,
    bridges::JUNIE,
    augment::CLIENT,
    amp::CLIENT,
    librechat::CLIENT,
    curl::CLIENT,
];
