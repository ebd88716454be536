//! `cargo xtask test`: every test there is.

use anyhow::Result;
use clap::Args;

use crate::commands::clients;
use crate::page::site::Site;
use crate::page::{self, Profile};
use crate::program;
use crate::steps::Steps;
use crate::tools::engines::{self, Engines};
use crate::tools::{browser, npm, servers, web_servers};
use crate::workspace::Workspace;

/// Without an option, both parts are run.
#[derive(Args)]
pub(crate) struct Options {
    /// Only the tests that need no browser
    #[arg(long, conflicts_with = "e2e")]
    unit: bool,
    /// Only the end-to-end tests of the built page
    #[arg(long)]
    e2e: bool,
}

/// Installs what is missing and runs all suites, also after one has failed. Firefox or WebKitGTK may be
/// missing where it cannot be installed, and the summary says so; not where `CI` is set.
///
/// # Errors
/// When something cannot be installed or built, or a test failed.
pub(crate) fn run(workspace: &Workspace, options: &Options) -> Result<()> {
    let mut steps = Steps::default();
    if !options.e2e {
        steps.step("unit and integration tests", || unit(workspace));
    }
    if !options.unit {
        let mut engines = Engines::default();
        steps.optional_step("Firefox and WebKitGTK", || {
            engines = engines::install(workspace);
            engines.outcome()
        });
        steps.step("end-to-end tests", || end_to_end(workspace, &engines));
    }
    steps.finish()
}

fn unit(workspace: &Workspace) -> Result<()> {
    program::run(workspace.cargo().args([
        "test",
        "--workspace",
        "--exclude",
        "e2e",
        "--no-fail-fast",
    ]))
}

fn end_to_end(workspace: &Workspace, engines: &Engines) -> Result<()> {
    let browser = browser::install(workspace)?;
    page::build(workspace, Profile::Release, &Site::default())?;
    let mut cargo = workspace.cargo();
    cargo.args(["test", "--package", "e2e", "--no-fail-fast"]);
    clients::install_quick(workspace, &mut cargo)?;
    servers::install(workspace, &mut cargo)?;
    web_servers::install(workspace, &mut cargo)?;
    let rules = npm::install(workspace, "axe", "tests/axe")?;
    cargo.env("BAILIAN_AXE_DIR", rules);
    cargo.env("BAILIAN_PAGE_DIR", workspace.site());
    browser.apply(&mut cargo);
    engines.apply(&mut cargo);
    program::run(&mut cargo)
}
