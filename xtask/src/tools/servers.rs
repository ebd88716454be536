//! Real MCP servers, and the client that the benchmarks are compared with.

use std::process::Command;

use anyhow::Result;

use super::{npm, python};
use crate::workspace::Workspace;

/// Installs them and tells a test or benchmark where they are.
///
/// # Errors
/// When one of them cannot be installed.
pub(crate) fn install(workspace: &Workspace, command: &mut Command) -> Result<()> {
    let modules = npm::install(workspace, "servers", "tests/servers")?;
    let requirements = "tests/servers/requirements.txt";
    let environment = python::install(workspace, "python-servers", requirements)?;
    command
        .env("BAILIAN_SERVERS_DIR", modules)
        .env("BAILIAN_PYTHON_SERVERS_DIR", environment);
    Ok(())
}
