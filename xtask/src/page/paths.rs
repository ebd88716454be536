//! Compiler flags that keep the folders of this machine out of the page.
//!
//! A panic names the source file it happened in. For a dependency that is a path below the home
//! folder of whoever built the page: nobody else's business, and different on every machine.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// One flag for each folder that holds dependencies, given the manifests of those: their paths
/// then begin with the name of the package.
pub(crate) fn of_dependencies(manifests: &[PathBuf]) -> Vec<String> {
    let folders: BTreeSet<&Path> = manifests
        .iter()
        .filter_map(|manifest| manifest.parent()?.parent())
        .collect();
    folders
        .into_iter()
        .map(|folder| remapped(folder, ""))
        .collect()
}

/// The flag for the sources of the standard library, which are on some machines and not on others:
/// their paths become those that the standard library itself was compiled with.
///
/// Takes what `rustc --print sysroot` and `rustc -vV` write.
pub(crate) fn of_standard_library(sysroot: &str, version: &str) -> Option<String> {
    let commit = version
        .lines()
        .find_map(|line| line.strip_prefix("commit-hash: "))?;
    let sources = Path::new(sysroot.trim()).join("lib/rustlib/src/rust");
    Some(remapped(&sources, &format!("/rustc/{commit}")))
}

fn remapped(from: &Path, to: &str) -> String {
    format!("--remap-path-prefix={}={to}", from.display())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_folder_of_dependencies_is_named_once() {
        let manifests = ["/cache/b/yew-1/Cargo.toml", "/cache/a/serde-1/Cargo.toml"];
        let more = ["/cache/b/js-sys-1/Cargo.toml"];
        let manifests: Vec<PathBuf> = manifests.iter().chain(&more).map(PathBuf::from).collect();
        let flags = [
            "--remap-path-prefix=/cache/a=",
            "--remap-path-prefix=/cache/b=",
        ];
        assert_eq!(of_dependencies(&manifests), flags);
    }

    #[cfg(unix)]
    #[test]
    fn the_standard_library_is_named_by_its_commit() {
        let version = "rustc 1.95.0 (596078 2026-04-14)\nbinary: rustc\ncommit-hash: 596078\n";
        assert_eq!(
            of_standard_library("/toolchain\n", version).unwrap(),
            "--remap-path-prefix=/toolchain/lib/rustlib/src/rust=/rustc/596078"
        );
        assert_eq!(of_standard_library("/toolchain", "rustc 1.95.0"), None);
    }
}
