//! `cargo xtask size`: what is large in the WebAssembly.

use std::fs;
use std::path::PathBuf;

use anyhow::Result;
use clap::Args;

use crate::page::{self, wasm_opt};
use crate::program;
use crate::tools::{self, SearchPath, crates::Pins};
use crate::workspace::Workspace;

/// What to show of the module.
#[derive(Args)]
pub(crate) struct Options {
    /// How many items to list
    #[arg(long, default_value_t = 40)]
    rows: u32,
    /// Count with each item what is there only because of it
    #[arg(long)]
    retained: bool,
}

/// Builds the page's module as `dist` does, but with names, and lists its largest items.
///
/// # Errors
/// When a tool cannot be installed, or one of them fails.
pub(crate) fn run(workspace: &Workspace, options: &Options) -> Result<()> {
    let path = tools::for_release(workspace)?;
    let twiggy = Pins::read(workspace)?
        .install(workspace, "twiggy")?
        .join("twiggy");
    let module = module_with_names(workspace, &path)?;
    let mut top = workspace.command(twiggy);
    top.arg("top").arg("-n").arg(options.rows.to_string());
    if options.retained {
        top.arg("--retained");
    }
    program::run(top.arg(&module))
}

/// The module after everything that shrinks it, except the removal of function names.
fn module_with_names(workspace: &Workspace, path: &SearchPath) -> Result<PathBuf> {
    let compiled = page::compile(workspace)?;
    let target = workspace.target_dir()?.join("page");
    let folder = target.join("size");
    fs::create_dir_all(&folder)?;

    let mut bindgen = workspace.command(path.find("wasm-bindgen")?);
    bindgen.args([
        "--target",
        "web",
        "--no-typescript",
        "--out-name",
        "page",
        "--out-dir",
    ]);
    program::run(bindgen.arg(&folder).arg(compiled))?;

    let module = folder.join("page.wasm");
    let mut wasm_opt = wasm_opt::command(workspace, path)?;
    wasm_opt
        .args(["-Oz", "--debuginfo"])
        .arg(folder.join("page_bg.wasm"));
    program::run(wasm_opt.arg("-o").arg(&module))?;
    Ok(module)
}
