//! `cargo xtask reproduce`: whether the release is the same wherever it is built.

use std::env;
use std::path::Path;

use anyhow::{Context, Result, bail, ensure};

use super::release::{Options, run as release};
use crate::program;
use crate::release::all;
use crate::workspace::Workspace;

/// Names of the folders, as unlike as folders are.
const FOLDERS: [&str; 2] = ["a", "another place/with a longer name"];

/// Builds the release of the last commit in two folders, from nothing, and compares every file.
///
/// # Errors
/// When it cannot be built, or a file differs.
pub(crate) fn run(workspace: &Workspace) -> Result<()> {
    ensure!(
        env::var_os("CARGO_TARGET_DIR").is_none(),
        "unset CARGO_TARGET_DIR: the second build would take from the first"
    );
    let place = tempfile::tempdir()?;
    let [one, other] = FOLDERS.map(|name| built(workspace, &place.path().join(name)));
    let (one, other) = (one?, other?);
    print!("{one}");
    match differing(&one, &other)[..] {
        [] => println!("{} files, the same in both folders", one.lines().count()),
        ref names => bail!("these files differ: {}", names.join(", ")),
    }
    Ok(())
}

/// The checksums of everything that is built of the last commit in this folder.
fn built(workspace: &Workspace, folder: &Path) -> Result<String> {
    let mut clone = workspace.command("git");
    clone.args(["clone", "--quiet", "--no-hardlinks"]);
    program::run(clone.arg(&workspace.root).arg(folder))
        .context("only what is committed is built, so this has to be a clone")?;
    let there = Workspace {
        root: folder.to_path_buf(),
        cache: workspace.cache.clone(),
    };
    release(&there, &Options::default())?;
    all(&there)
}

/// The names of the files that are not the same in both lists of checksums.
fn differing<'a>(one: &'a str, other: &'a str) -> Vec<&'a str> {
    let only = |a: &'a str, b: &'a str| {
        let lines = a
            .lines()
            .filter(move |line| !b.lines().any(|same| same == *line));
        lines.filter_map(|line| Some(line.split_once("  ")?.1))
    };
    let mut names: Vec<&str> = only(one, other).chain(only(other, one)).collect();
    names.sort_unstable();
    names.dedup();
    names
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_that_are_missing_or_other_are_named() {
        let one = "11  a.js\n22  b.js\n33  c.js\n";
        assert!(differing(one, one).is_empty());
        let other = "11  a.js\n23  b.js\n44  d.js\n";
        assert_eq!(differing(one, other), ["b.js", "c.js", "d.js"]);
    }
}
