//! The page's own build of Rust's standard library.
//!
//! The one that rustup delivers formats a message for every place that can panic, which on a page
//! nobody would see, and is compiled for speed. Built anew for size and without those messages the
//! page's WebAssembly is a sixth smaller. Cargo calls this unstable, so the compiler has to be told
//! that it is meant; `trunk serve` and `trunk build` by hand do without and need nothing of it.

use std::process::Command;

use anyhow::Result;

use crate::program;
use crate::workspace::{WASM_TARGET, Workspace};

/// Flags for every crate of the page.
pub(crate) const FLAGS: [&str; 2] = ["-Zunstable-options", "-Cpanic=immediate-abort"];

/// Lets `command`, or the cargo that it starts, build the standard library too, in a target folder
/// of its own: the flags would otherwise invalidate what the tests have compiled.
pub(crate) fn apply(workspace: &Workspace, command: &mut Command) -> Result<()> {
    command
        .env("RUSTC_BOOTSTRAP", "1")
        .env("CARGO_UNSTABLE_BUILD_STD", "std,panic_abort")
        .env("CARGO_UNSTABLE_BUILD_STD_FEATURES", "optimize_for_size")
        .env("CARGO_TARGET_DIR", workspace.target_dir()?.join("page"));
    Ok(())
}

/// Downloads the crates that the standard library is made of.
pub(crate) fn fetch(workspace: &Workspace) -> Result<()> {
    let mut fetch = workspace.cargo();
    fetch.args(["fetch", "--quiet", "--target", WASM_TARGET]);
    apply(workspace, &mut fetch)?;
    program::run(&mut fetch)
}
