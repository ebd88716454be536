//! Clients from PyPI: a virtual environment of their own, from a list of exact versions.

use std::fs;
use std::path::PathBuf;

use anyhow::{Context, Result};

use super::{installing, present};
use crate::program;
use crate::tools::npm::short_hash;
use crate::workspace::Workspace;

/// Installs the packages of `requirements`, a file of the repository, and returns the folder of the
/// environment: `<cache>/<name>-<hash of the file>`.
///
/// # Errors
/// When Python is missing, or pip fails.
pub(crate) fn install(workspace: &Workspace, name: &str, requirements: &str) -> Result<PathBuf> {
    let hash = short_hash(workspace.read(requirements)?.as_bytes());
    let folder = workspace.cache.join(format!("{name}-{hash}"));
    // An environment knows its own place, so it cannot be renamed; the mark says that it is whole.
    let whole = folder.join("installed");
    if whole.is_file() {
        present(format!("packages of {requirements}"));
        return Ok(folder);
    }
    installing(format!("packages of {requirements}"), || {
        if folder.exists() {
            fs::remove_dir_all(&folder)?;
        }
        let python = which::which("python3").or_else(|_| which::which("python"));
        let python = python
            .context("Python 3.10 or later is missing: install it with venv from your system")?;
        program::run(workspace.command(python).args(["-m", "venv"]).arg(&folder))?;
        let own = [folder.join("bin/python"), folder.join("Scripts/python.exe")];
        let own = own.iter().find(|python| python.is_file());
        let mut pip = workspace.command(own.context("the environment has no Python")?);
        pip.args([
            "-m",
            "pip",
            "install",
            "--quiet",
            "--disable-pip-version-check",
        ]);
        // The list is complete, and nothing of it is built here.
        pip.args([
            "--no-deps",
            "--only-binary=:all:",
            "--requirement",
            requirements,
        ]);
        program::run(&mut pip)?;
        fs::write(&whole, "")?;
        Ok(())
    })?;
    Ok(folder)
}
