//! The built page: Trunk's output, shortened, sealed with a content security policy and compressed.

pub(crate) mod compress;
pub(crate) mod offline;
mod paths;
pub(crate) mod seal;
mod shorten;
pub(crate) mod site;
pub(crate) mod sizes;
mod split;
pub(crate) mod standard_library;
pub(crate) mod wasm_opt;

use std::fs;

use anyhow::{Context, Result};

use crate::program;
use crate::tools::{self, SearchPath};
use crate::workspace::Workspace;
use site::Site;

/// How much the compiler works on the page.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Profile {
    /// Small and slow to build: what people get.
    Release,
    /// Large and quick to build: for looking at a change.
    Dev,
}

/// Installs what is missing, then builds the page into `dist/site`, with these settings beside it.
///
/// # Errors
/// When a tool cannot be installed, the page does not compile, or it cannot be shortened or sealed.
pub(crate) fn build(workspace: &Workspace, profile: Profile, site: &Site) -> Result<()> {
    let path = tools::for_page(workspace)?;
    trunk(workspace, &path, profile)?;
    if profile == Profile::Release {
        shorten::shorten(workspace, &path)?;
    }
    let index = workspace.site().join("index.html");
    let document = fs::read_to_string(&index).context("Trunk left no index.html")?;
    let document = offline::announce(workspace, &workspace.site(), &document)?;
    let document = site.mark(&document)?;
    fs::write(&index, seal::seal(&document, &site.hosts)?)?;
    fs::write(workspace.site().join("site.json"), &site.text)?;
    offline::keep(workspace, &workspace.site())?;
    compress::beside_each_file(&workspace.site())
}

fn trunk(workspace: &Workspace, path: &SearchPath, profile: Profile) -> Result<()> {
    let mut trunk = workspace.command(path.find("trunk")?);
    // The tools are on the path in the right versions, and asking for the manifests below downloads
    // the dependencies, so whatever Trunk would still fetch is a mistake.
    trunk.args(["build", "--offline", "--skip-version-check"]);
    if profile == Profile::Release {
        trunk.arg("--release");
    }
    path.apply(&mut trunk)?;
    let flags = if profile == Profile::Release {
        standard_library::fetch(workspace)?;
        standard_library::apply(workspace, &mut trunk)?;
        release_flags(workspace)?
    } else {
        encoded(path_flags(workspace)?)
    };
    trunk.env("CARGO_ENCODED_RUSTFLAGS", flags);
    program::run(&mut trunk)
}

/// The compiler's flags for the released page, encoded. Whoever builds it with others compiles all of
/// it again.
pub(crate) fn release_flags(workspace: &Workspace) -> Result<String> {
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
