//! The tools the commands need: found where they are present, else installed.
//!
//! Nothing is installed globally except what only the system can hold: the Rust target, by
//! rustup, and on Debian browsers and web servers, by apt-get. The rest goes into the cache folder,
//! one folder per tool and version, so that a new pin never meets an old binary.

pub(crate) mod browser;
pub(crate) mod crates;
pub(crate) mod engines;
pub(crate) mod npm;
pub(crate) mod python;
pub(crate) mod rust;
pub(crate) mod servers;
pub(crate) mod system;
pub(crate) mod web_servers;

use std::env;
use std::ffi::OsString;
use std::fmt::Display;
use std::path::PathBuf;
use std::process::Command;
use std::time::Instant;

use anyhow::{Context, Result};

use crate::workspace::Workspace;

/// Folders of tools, put before the person's own `PATH`.
pub(crate) struct SearchPath(Vec<PathBuf>);

impl SearchPath {
    /// Lets `command`, and whatever it starts, find these tools first.
    pub(crate) fn apply(&self, command: &mut Command) -> Result<()> {
        command.env("PATH", self.joined()?);
        Ok(())
    }

    /// The file of one of these tools.
    pub(crate) fn find(&self, name: &str) -> Result<PathBuf> {
        let current = env::current_dir()?;
        which::which_in(name, Some(self.joined()?), current)
            .with_context(|| format!("{name} was installed but is not found"))
    }

    fn joined(&self) -> Result<OsString> {
        let own = env::var_os("PATH").unwrap_or_default();
        let folders = self.0.iter().cloned().chain(env::split_paths(&own));
        env::join_paths(folders).context("a folder of tools has a character PATH cannot hold")
    }
}

/// Everything that builds the released page: the target, wasm-bindgen, wasm-opt and esbuild.
///
/// # Errors
/// When one of them is missing and cannot be installed.
pub(crate) fn for_release(workspace: &Workspace) -> Result<SearchPath> {
    rust::target(workspace)?;
    rust::sources(workspace)?;
    // wasm-bindgen first: it is quick, and its failure tells most about the machine.
    let wasm_bindgen = crates::Pins::read(workspace)?.install(workspace, "wasm-bindgen-cli")?;
    let node_modules = npm::install(workspace, "tools", "xtask/tools")?;
    Ok(SearchPath(vec![
        wasm_bindgen,
        node_modules.join("node_modules/.bin"),
    ]))
}

/// What builds the page quickly: the same, and Trunk.
///
/// # Errors
/// When one of them is missing and cannot be installed.
pub(crate) fn for_dev(workspace: &Workspace) -> Result<SearchPath> {
    let mut path = for_release(workspace)?;
    path.0
        .push(crates::Pins::read(workspace)?.install(workspace, "trunk")?);
    Ok(path)
}

/// One line for a tool that needs nothing.
fn present(tool: impl Display) {
    eprintln!("present   {tool}");
}

/// Installs a tool between two lines that say so.
fn installing(tool: impl Display, install: impl FnOnce() -> Result<()>) -> Result<()> {
    eprintln!("installing {tool}");
    let started = Instant::now();
    install().with_context(|| format!("cannot install {tool}"))?;
    eprintln!("installed {tool} in {} s", started.elapsed().as_secs());
    Ok(())
}
