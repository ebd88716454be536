//! Tools from npm: a folder with `package.json`, its lock file and `.npmrc`, installed whole.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use sha2::{Digest, Sha256};

use super::{installing, present};
use crate::program;
use crate::workspace::Workspace;

/// The oldest Node that the packages run on.
const NODE_MAJOR: u32 = 20;

/// Installs the packages of `source`, a folder of the repository, and returns the folder that
/// contains `node_modules`: `<cache>/<name>-<hash of the lock file>`.
///
/// # Errors
/// When Node is missing or too old, the lock file is missing, or npm fails.
pub(crate) fn install(workspace: &Workspace, name: &str, source: &str) -> Result<PathBuf> {
    let lock = workspace.read(&format!("{source}/package-lock.json"))?;
    let hash = short_hash(lock.as_bytes());
    let tool = format!("npm packages of {source}");
    let folder = workspace.cache.join(format!("{name}-{hash}"));
    node(workspace)?;
    if folder.join("node_modules").is_dir() {
        present(&tool);
        return Ok(folder);
    }
    installing(&tool, || {
        // Beside its place and renamed at the end, so that a broken installation is no present one.
        let partial = workspace.cache.join(format!("{name}-{hash}.partial"));
        copy_manifests(&workspace.root.join(source), &partial)?;
        let npm = which::which("npm").context("npm is missing; it comes with Node")?;
        program::run(workspace.command(npm).current_dir(&partial).args([
            "ci",
            "--no-audit",
            "--no-fund",
        ]))?;
        fs::rename(&partial, &folder)?;
        Ok(())
    })?;
    Ok(folder)
}

fn copy_manifests(source: &Path, folder: &Path) -> Result<()> {
    if folder.exists() {
        fs::remove_dir_all(folder)?;
    }
    fs::create_dir_all(folder)?;
    for file in ["package.json", "package-lock.json", ".npmrc"] {
        let from = source.join(file);
        if from.exists() || file != ".npmrc" {
            fs::copy(&from, folder.join(file))
                .with_context(|| format!("cannot copy {}", from.display()))?;
        }
    }
    Ok(())
}

fn node(workspace: &Workspace) -> Result<()> {
    let advice = format!("install Node {NODE_MAJOR} or later (with npm) from your system");
    let printed = program::stdout(workspace.command("node").arg("--version"))
        .with_context(|| advice.clone())?;
    match major(&printed) {
        Some(major) if major >= NODE_MAJOR => Ok(()),
        _ => bail!("Node {} is too old: {advice}", printed.trim()),
    }
}

/// 20 of `v20.19.5`.
fn major(version: &str) -> Option<u32> {
    version
        .trim()
        .strip_prefix('v')?
        .split('.')
        .next()?
        .parse()
        .ok()
}

/// Enough of a SHA-256 to name a folder; 12 hexadecimal digits.
pub(super) fn short_hash(bytes: &[u8]) -> String {
    Sha256::digest(bytes)
        .iter()
        .take(6)
        .map(|byte| format!("{byte:02x}"))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_major_version_of_node_is_read() {
        assert_eq!(major("v20.19.5\n"), Some(20));
        assert_eq!(major("v9.0.0"), Some(9));
        assert_eq!(major("20"), None);
    }

    #[test]
    fn the_hash_is_sha_256() {
        assert_eq!(short_hash(b"abc"), "ba7816bf8f01");
    }

    #[test]
    fn trunk_is_told_the_version_of_wasm_opt_that_is_installed() {
        let workspace = Workspace::locate().unwrap();
        let trunk: toml::Table = workspace.read("Trunk.toml").unwrap().parse().unwrap();
        let package: serde_json::Value =
            serde_json::from_str(&workspace.read("xtask/tools/package.json").unwrap()).unwrap();
        let binaryen = package["dependencies"]["binaryen"].as_str().unwrap();
        let major = binaryen.strip_suffix(".0.0").unwrap();
        assert_eq!(
            trunk["tools"]["wasm_opt"].as_str(),
            Some(&*format!("version_{major}"))
        );
    }

    #[test]
    fn lock_files_name_no_registry() {
        let workspace = Workspace::locate().unwrap();
        let lock = workspace.read("xtask/tools/package-lock.json").unwrap();
        assert!(
            lock.contains("\"integrity\"") && !lock.contains("://registry"),
            "{lock}"
        );
    }
}
