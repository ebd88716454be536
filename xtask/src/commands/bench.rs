//! `cargo xtask bench`: how fast the page answers in a browser.

use anyhow::Result;

use crate::page::site::Site;
use crate::page::{self, Profile};
use crate::program;
use crate::tools::browser;
use crate::workspace::Workspace;

/// Builds the page and runs the benchmark program of the end-to-end tests.
pub(crate) fn run(workspace: &Workspace) -> Result<()> {
    let browser = browser::install(workspace)?;
    page::build(workspace, Profile::Release, &Site::default())?;
    let mut bench = workspace.cargo();
    bench.args(["run", "--release", "--package", "e2e", "--bin", "bench"]);
    bench.env("BAILIAN_PAGE_DIR", workspace.site());
    browser.apply(&mut bench);
    program::run(&mut bench)
}
