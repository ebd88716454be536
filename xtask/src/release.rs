//! What is published with a version: the files, their checksums, and what they are made of. All of it
//! follows from the commit alone.

mod archive;
mod materials;
mod notes;

use std::fs;
use std::path::PathBuf;

use anyhow::Result;

use crate::page::checksum::hexadecimal;
use crate::page::single;
use crate::workspace::{PAGE_PACKAGE, Workspace};

/// The checksums of the others, as `sha256sum --check` reads them.
const CHECKSUMS: &str = "SHA256SUMS";

/// What the version brings, for those who read of it where it is published. It is no file of the
/// release.
const NOTES: &str = "RELEASE_NOTES.md";

/// Writes everything that belongs to a release beside the built page, and gives its names.
///
/// # Errors
/// When the page is not built, or a tool cannot be installed.
pub(crate) fn write(workspace: &Workspace) -> Result<Vec<String>> {
    let version = env!("CARGO_PKG_VERSION");
    let dist = workspace.dist();
    let name = format!("{PAGE_PACKAGE}-{version}");
    let archive = format!("{name}.tar.gz");
    fs::write(dist.join(&archive), archive::of(&workspace.site(), &name)?)?;
    let materials = format!("{name}.cdx.json");
    fs::write(dist.join(&materials), materials::of(workspace)?)?;
    let notes = notes::of(&workspace.read("CHANGELOG.md")?, version)?;
    fs::write(dist.join(NOTES), notes)?;
    let mut files = vec![archive, materials, single::NAME.to_owned()];
    files.sort();
    fs::write(dist.join(CHECKSUMS), checksums(workspace, &files)?)?;
    files.push(CHECKSUMS.to_owned());
    Ok(files)
}

/// Every file that is built, below `dist`, with its checksum: for comparing two builds.
pub(crate) fn all(workspace: &Workspace) -> Result<String> {
    let dist = workspace.dist();
    let names: Result<Vec<String>> = crate::page::compress::files(&dist)?
        .iter()
        .map(|file: &PathBuf| Ok(file.strip_prefix(&dist)?.to_string_lossy().into_owned()))
        .collect();
    checksums(workspace, &names?)
}

fn checksums(workspace: &Workspace, names: &[String]) -> Result<String> {
    let mut lines = String::new();
    for name in names {
        let digest = hexadecimal(fs::read(workspace.dist().join(name))?);
        lines.push_str(&format!("{digest}  {name}\n"));
    }
    Ok(lines)
}
