//! `cargo xtask dist`: the release files.

use anyhow::{Result, ensure};

use crate::page::{self, Profile, sizes};
use crate::workspace::Workspace;

/// Builds the page into `dist/site` and prints what it weighs.
///
/// # Errors
/// When it cannot be built, or is too large for its budget.
pub(crate) fn run(workspace: &Workspace) -> Result<()> {
    page::build(workspace, Profile::Release)?;
    let sizes = sizes::Sizes::of(&workspace.site())?;
    println!("{sizes}");
    let (load, budget) = (sizes.first_load(), sizes::BUDGET);
    ensure!(
        load <= budget,
        "the first load of {load} bytes is over the budget of {budget}"
    );
    Ok(())
}
