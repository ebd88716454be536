//! What rustup provides: the WebAssembly target, the standard library's sources, rustfmt and clippy.

use std::path::Path;

use anyhow::{Result, bail};

use super::{installing, present};
use crate::program;
use crate::workspace::{WASM_TARGET, Workspace};

/// Makes the standard library for WebAssembly available.
pub(crate) fn target(workspace: &Workspace) -> Result<()> {
    let folder = program::stdout(workspace.command("rustc").args([
        "--print=target-libdir",
        "--target",
        WASM_TARGET,
    ]))?;
    if Path::new(folder.trim()).is_dir() {
        present(WASM_TARGET);
        return Ok(());
    }
    rustup(workspace, WASM_TARGET, &["target", "add", WASM_TARGET])
}

/// Makes the sources of the standard library available.
pub(crate) fn sources(workspace: &Workspace) -> Result<()> {
    let sysroot = program::stdout(workspace.command("rustc").args(["--print", "sysroot"]))?;
    let library = Path::new(sysroot.trim()).join("lib/rustlib/src/rust/library/std");
    if library.is_dir() {
        present("rust-src");
        return Ok(());
    }
    rustup(workspace, "rust-src", &["component", "add", "rust-src"])
}

/// Makes `cargo fmt` and `cargo clippy` available.
pub(crate) fn lints(workspace: &Workspace) -> Result<()> {
    for (component, subcommand) in [("rustfmt", "fmt"), ("clippy", "clippy")] {
        if program::succeeds(workspace.cargo().args([subcommand, "--version"])) {
            present(component);
        } else {
            rustup(workspace, component, &["component", "add", component])?;
        }
    }
    Ok(())
}

fn rustup(workspace: &Workspace, tool: &str, arguments: &[&str]) -> Result<()> {
    if !program::succeeds(workspace.command("rustup").arg("--version")) {
        bail!("{tool} is missing, and without rustup only your Rust's own installer can add it");
    }
    installing(tool, || {
        program::run(workspace.command("rustup").args(arguments))
    })
}
