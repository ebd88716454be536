//! Where things are: the repository, the built page, the folder that keeps installed tools.

use std::env;
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};
use serde::Deserialize;

use crate::program;

/// The package that becomes the page.
pub(crate) const PAGE_PACKAGE: &str = "bailian-mcp-config";

/// The target the page is compiled for.
pub(crate) const WASM_TARGET: &str = "wasm32-unknown-unknown";

/// The repository and the folders that belong to it.
pub(crate) struct Workspace {
    /// The folder of the root `Cargo.toml`.
    pub(crate) root: PathBuf,
    /// Installed tools, one folder per tool and version; survives `cargo clean`.
    pub(crate) cache: PathBuf,
}

impl Workspace {
    /// Finds the repository this program was compiled in.
    ///
    /// # Errors
    /// When no folder for installed tools can be derived from the environment.
    pub(crate) fn locate() -> Result<Self> {
        let root = Path::new(env!("CARGO_MANIFEST_DIR"))
            .parent()
            .context("the xtask package has no parent folder")?
            .to_path_buf();
        let cache = cache_dir(|name| env::var_os(name)).context(
            "no folder for installed tools: set BAILIAN_CACHE_DIR to one that may hold 1 GB",
        )?;
        Ok(Self { root, cache })
    }

    /// The folder of everything that is built to be handed out.
    pub(crate) fn dist(&self) -> PathBuf {
        self.root.join("dist")
    }

    /// The folder of the built page, ready for any static web server.
    pub(crate) fn site(&self) -> PathBuf {
        self.dist().join("site")
    }

    /// A file of the repository as text.
    pub(crate) fn read(&self, path: &str) -> Result<String> {
        fs::read_to_string(self.root.join(path)).with_context(|| format!("cannot read {path}"))
    }

    /// `program`, to be run in the root of the repository.
    pub(crate) fn command(&self, program: impl AsRef<std::ffi::OsStr>) -> Command {
        let mut command = Command::new(program);
        command.current_dir(&self.root);
        command
    }

    /// The cargo that runs this program, to be run in the root of the repository.
    pub(crate) fn cargo(&self) -> Command {
        self.command(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
    }

    /// Cargo's build folder, which the person may have moved.
    pub(crate) fn target_dir(&self) -> Result<PathBuf> {
        Ok(self.metadata(&["--no-deps"])?.target_directory)
    }

    /// The `Cargo.toml` of every package that is not of this workspace.
    pub(crate) fn dependency_manifests(&self) -> Result<Vec<PathBuf>> {
        let packages = self.metadata(&[])?.packages.into_iter();
        let foreign = packages.filter(|package| package.source.is_some());
        Ok(foreign.map(|package| package.manifest_path).collect())
    }

    /// The `Cargo.toml` of every package of this workspace.
    pub(crate) fn manifests(&self) -> Result<Vec<PathBuf>> {
        let packages = self.metadata(&["--no-deps"])?.packages.into_iter();
        Ok(packages.map(|package| package.manifest_path).collect())
    }

    fn metadata(&self, options: &[&str]) -> Result<Metadata> {
        let mut cargo = self.cargo();
        let json = program::stdout(cargo.args(["metadata", "--format-version=1"]).args(options))?;
        Ok(serde_json::from_str(&json)?)
    }
}

/// What is used of the answer of `cargo metadata`.
#[derive(Deserialize)]
struct Metadata {
    target_directory: PathBuf,
    packages: Vec<Package>,
}

#[derive(Deserialize)]
struct Package {
    manifest_path: PathBuf,
    /// Unset for the packages of the workspace.
    source: Option<String>,
}

/// `$BAILIAN_CACHE_DIR`, else `$XDG_CACHE_HOME/bailian-mcp-config`, else the same name in the
/// platform's own cache folder.
fn cache_dir(variable: impl Fn(&str) -> Option<OsString>) -> Option<PathBuf> {
    let set = |name| {
        variable(name)
            .filter(|value| !value.is_empty())
            .map(PathBuf::from)
    };
    if let Some(folder) = set("BAILIAN_CACHE_DIR") {
        return Some(folder);
    }
    let platform = if cfg!(windows) {
        set("LOCALAPPDATA")
    } else if cfg!(target_os = "macos") {
        set("HOME").map(|home| home.join("Library/Caches"))
    } else {
        set("HOME").map(|home| home.join(".cache"))
    };
    Some(set("XDG_CACHE_HOME").or(platform)?.join(PAGE_PACKAGE))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn with(set: &[(&str, &str)]) -> Option<PathBuf> {
        cache_dir(|name| {
            set.iter()
                .find(|(key, _)| *key == name)
                .map(|(_, value)| value.into())
        })
    }

    #[test]
    fn the_own_variable_wins_and_is_taken_as_it_is() {
        let both = [("XDG_CACHE_HOME", "/xdg"), ("BAILIAN_CACHE_DIR", "/own")];
        assert_eq!(with(&both), Some("/own".into()));
    }

    #[test]
    fn an_empty_variable_counts_as_unset() {
        let empty = [("BAILIAN_CACHE_DIR", ""), ("XDG_CACHE_HOME", "/xdg")];
        assert_eq!(with(&empty), Some("/xdg/bailian-mcp-config".into()));
    }

    #[test]
    fn nothing_set_is_no_folder() {
        assert_eq!(with(&[]), None);
    }
}
