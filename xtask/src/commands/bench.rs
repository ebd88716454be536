//! `cargo xtask bench`: how fast things are.

use anyhow::Result;
use clap::Args;

use crate::page::site::Site;
use crate::page::{self, Profile};
use crate::program;
use crate::tools::{browser, servers};
use crate::workspace::Workspace;

/// What is measured.
#[derive(Args)]
pub(crate) struct Options {
    /// Only these topics: event-stream, json, listing, listing-page, many-tools, page
    #[arg(value_name = "TOPIC")]
    topics: Vec<String>,
    /// Take the page as it is in dist/site
    #[arg(long)]
    built: bool,
}

/// Builds the page and runs the benchmark program of the end-to-end tests, which prints medians and,
/// where others do the same, ratios.
///
/// # Errors
/// When something cannot be installed or built, or a benchmark cannot be run; never for being slow.
pub(crate) fn run(workspace: &Workspace, options: &Options) -> Result<()> {
    let browser = browser::install(workspace)?;
    if !options.built {
        page::build(workspace, Profile::Release, &Site::default())?;
    }
    let mut bench = workspace.cargo();
    bench.args(["run", "--profile", "measure", "--package", "e2e"]);
    bench.args(["--bin", "bench", "--"]).args(&options.topics);
    bench.env("BAILIAN_PAGE_DIR", workspace.site());
    servers::install(workspace, &mut bench)?;
    browser.apply(&mut bench);
    program::run(&mut bench)
}
