//! `cargo xtask dist`: the release files.

use std::path::PathBuf;

use anyhow::Result;
use clap::Args;

use crate::page::site::Site;
use crate::page::{self, Profile, sizes};
use crate::workspace::Workspace;

/// What the owner of the site has set.
#[derive(Args, Default)]
pub(crate) struct Options {
    /// A site.json to put beside the page; the page may connect to the hosts in it
    #[arg(long, value_name = "FILE")]
    site: Option<PathBuf>,
}

/// Builds the page to host into `dist/site` and the single file beside it, and prints what they weigh.
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
    print!("{sizes}");
    sizes.keep_budgets()
}
