//! `cargo xtask lint`: formatting, clippy for both targets, dependencies.

mod dependencies;

use anyhow::Result;

use crate::program;
use crate::steps::Steps;
use crate::tools::{crates::Pins, rust};
use crate::workspace::{PAGE_PACKAGE, WASM_TARGET, Workspace};

/// Installs what is missing and runs every check, also after one has failed.
///
/// # Errors
/// When something cannot be installed, or a check failed.
pub(crate) fn run(workspace: &Workspace) -> Result<()> {
    rust::lints(workspace)?;
    rust::target(workspace)?;
    let deny = Pins::read(workspace)?
        .install(workspace, "cargo-deny")?
        .join("cargo-deny");
    let mut steps = Steps::default();
    steps.step("formatting", || {
        program::run(workspace.cargo().args(["fmt", "--all", "--check"]))
    });
    steps.step("clippy", || {
        clippy(workspace, &["--workspace", "--all-targets"])
    });
    steps.step("clippy for WebAssembly", || {
        let page = [
            "--package",
            PAGE_PACKAGE,
            "--lib",
            "--bins",
            "--target",
            WASM_TARGET,
        ];
        clippy(workspace, &page)
    });
    steps.step("dependencies", || dependencies::check(workspace, &deny));
    steps.optional_step("advisories", || dependencies::advisories(workspace, &deny));
    steps.finish()
}

fn clippy(workspace: &Workspace, arguments: &[&str]) -> Result<()> {
    program::run(
        workspace
            .cargo()
            .arg("clippy")
            .args(arguments)
            .args(["--", "-D", "warnings"]),
    )
}
