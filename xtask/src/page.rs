//! The built page: hosted as files, or all of it in one; sealed with a content security policy, and
//! compressed.

pub(crate) mod checksum;
pub(crate) mod compress;
mod document;
mod hosted;
pub(crate) mod offline;
mod paths;
mod product;
mod scripts;
pub(crate) mod seal;
mod shorten;
pub(crate) mod single;
pub(crate) mod site;
pub(crate) mod sizes;
mod split;
mod stamp;
pub(crate) mod standard_library;
pub(crate) mod wasm_opt;

use std::fs;
use std::path::PathBuf;

use anyhow::{Context, Result};

use crate::program;
use crate::tools;
use crate::workspace::{PAGE_PACKAGE, WASM_TARGET, Workspace};
use product::Product;
use seal::Place;
use single::Single;
use site::Site;

/// How much the compiler works on the page.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Profile {
    /// Small and slow to build: what people get.
    Release,
    /// Large and quick to build: for looking at a change.
    Dev,
}

/// Installs what is missing, then builds the page into `dist/site`, with these settings beside it. A
/// release is also written as the single file, with the settings in it.
///
/// # Errors
/// When a tool cannot be installed, the page does not compile, or it cannot be shortened or sealed.
pub(crate) fn build(workspace: &Workspace, profile: Profile, site: &Site) -> Result<()> {
    let in_script = match profile {
        Profile::Release => release(workspace, site)?,
        Profile::Dev => dev(workspace, site)?,
    };
    fs::write(workspace.site().join("site.json"), &site.text)?;
    offline::keep(workspace, &workspace.site(), &in_script)?;
    compress::beside_each_file(&workspace.site())
}

/// Gives the files that only a script names.
fn release(workspace: &Workspace, site: &Site) -> Result<Vec<String>> {
    let path = tools::for_release(workspace)?;
    let product = Product::build(workspace, &path)?;
    let folder = workspace.site();
    if folder.exists() {
        fs::remove_dir_all(&folder)?;
    }
    fs::create_dir_all(&folder)?;
    let single = Single::of(workspace, &path, &product, site)?;
    fs::write(workspace.dist().join(single::NAME), &single.0)?;
    fs::write(folder.join(single::NAME), &single.0)?;
    hosted::write(workspace, &path, &product, &single, site)
}

/// Trunk's output, sealed. Its document names all files.
fn dev(workspace: &Workspace, site: &Site) -> Result<Vec<String>> {
    let path = tools::for_dev(workspace)?;
    let mut trunk = workspace.command(path.find("trunk")?);
    // The tools are on the path in the right versions, and asking for the manifests below downloads
    // the dependencies, so whatever Trunk would still fetch is a mistake.
    trunk.args(["build", "--offline", "--skip-version-check"]);
    path.apply(&mut trunk)?;
    trunk.env("CARGO_ENCODED_RUSTFLAGS", encoded(path_flags(workspace)?));
    program::run(&mut trunk)?;
    let index = workspace.site().join("index.html");
    let document = fs::read_to_string(&index).context("Trunk left no index.html")?;
    let document = offline::announce(workspace, &workspace.site(), &document)?;
    let document = site.mark(&document)?;
    fs::write(&index, seal::seal(&document, Place::Hosted, &site.hosts)?)?;
    Ok(Vec::new())
}

/// Compiles the page as it is released, and gives the file that the linker wrote.
pub(crate) fn compile(workspace: &Workspace) -> Result<PathBuf> {
    standard_library::fetch(workspace)?;
    let mut build = workspace.cargo();
    build.args(["build", "--release", "--package", PAGE_PACKAGE, "--bins"]);
    build.args(["--target", WASM_TARGET]);
    standard_library::apply(workspace, &mut build)?;
    build.env("CARGO_ENCODED_RUSTFLAGS", release_flags(workspace)?);
    program::run(&mut build)?;
    let folder = workspace.target_dir()?.join("page").join(WASM_TARGET);
    Ok(folder.join(format!("release/{PAGE_PACKAGE}.wasm")))
}

/// The compiler's flags for the released page, encoded. Whoever builds it with others compiles all of
/// it again.
fn release_flags(workspace: &Workspace) -> Result<String> {
    let mut flags = path_flags(workspace)?;
    flags.extend(standard_library::FLAGS.map(str::to_owned));
    flags.extend(split::FLAGS.map(str::to_owned));
    Ok(encoded(flags))
}

fn path_flags(workspace: &Workspace) -> Result<Vec<String>> {
    let manifests = workspace.dependency_manifests()?;
    let mut flags = paths::of_dependencies(&manifests);
    flags.extend(paths::of_standard_library(
        &program::stdout(workspace.command("rustc").args(["--print", "sysroot"]))?,
        &program::stdout(workspace.command("rustc").arg("-vV"))?,
    ));
    Ok(flags)
}

/// For the variable, since a folder may have a space in its name.
fn encoded(flags: Vec<String>) -> String {
    flags.join("\u{1f}")
}
