//! `cargo xtask dist`: the release files.

use std::path::PathBuf;

use anyhow::{Result, ensure};
use clap::Args;

use crate::page::site::Site;
use crate::page::{self, Profile, sizes};
use crate::workspace::Workspace;

/// What the owner of the site has set.
#[derive(Args)]
pub(crate) struct Options {
    /// A site.json to put beside the page; the page may connect to the hosts in it
    #[arg(long, value_name = "FILE")]
    site: Option<PathBuf>,
}

/// Builds the page into `dist/site` and prints what it weighs.
///
/// # Errors
/// When it cannot be built, or is too large for its budget.
pub(crate) fn run(workspace: &Workspace, options: &Options) -> Result<()> {
    let site = match &options.site {
        Some(file) => Site::read(file)?,
        None => Site::default(),
    };
    page::build(workspace, Profile::Release, &site)?;
    let sizes = sizes::Sizes::of(&workspace.site())?;
    println!("{sizes}");
    let (load, budget) = (sizes.first_load(), sizes::BUDGET);
    ensure!(
        load <= budget,
        "the first load of {load} bytes is over the budget of {budget}"
    );
    Ok(())
}
