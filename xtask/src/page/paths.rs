//! Compiler flags that keep the folders of this machine out of the page.
//!
//! A panic names the source file it happened in. For a dependency that is a path below the home
//! folder of whoever built the page: nobody else's business, and different on every machine.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// One flag for each folder that holds dependencies, given the manifests of those: their paths
/// then begin with the name of the package.
pub(crate) fn remapping(manifests: &[PathBuf]) -> Vec<String> {
    let folders: BTreeSet<&Path> = manifests
        .iter()
        .filter_map(|manifest| manifest.parent()?.parent())
        .collect();
    folders
        .into_iter()
        .map(|folder| format!("--remap-path-prefix={}=", folder.display()))
        .collect()
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
        assert_eq!(remapping(&manifests), flags);
    }
}
