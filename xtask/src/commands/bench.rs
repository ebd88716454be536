//! `cargo xtask bench`: how fast things are.

mod lighthouse;

use anyhow::Result;
use clap::Args;

use crate::commands::clients;
use crate::page::site::Site;
use crate::page::{self, Profile};
use crate::program;
use crate::steps::Outcome;
use crate::tools::{browser, engines, servers};
use crate::workspace::Workspace;

/// What is measured.
#[derive(Args)]
pub(crate) struct Options {
    /// Only these topics: event-stream, json, listing, listing-page, many-tools, page, ready, typing,
    /// faults, lighthouse
    #[arg(value_name = "TOPIC")]
    topics: Vec<String>,
    /// Take the page as it is in dist/site
    #[arg(long)]
    built: bool,
}

/// The topic that is a program of its own: what the page says of everything that can go wrong.
const FAULTS: &str = "faults";

/// The topic that needs every engine, and MCP Inspector beside the page.
const READY: &str = "ready";

/// The topic that is somebody else's program.
const LIGHTHOUSE: &str = "lighthouse";

/// Builds the page and runs the benchmark program of the end-to-end tests, which prints medians and,
/// where others do the same, ratios; then the table of faults, and what Lighthouse says.
///
/// # Errors
/// When something cannot be installed or built, or a benchmark cannot be run, or a fault is not told
/// as it should, or Lighthouse finds something; else never for being slow.
pub(crate) fn run(workspace: &Workspace, options: &Options) -> Result<()> {
    let browser = browser::install(workspace)?;
    if !options.built {
        page::build(workspace, Profile::Release, &Site::default())?;
    }
    let prepared = |name: &str| {
        let mut program = workspace.cargo();
        program.args(["run", "--profile", "measure", "--package", "e2e"]);
        program.args(["--bin", name, "--"]);
        program.env("BAILIAN_PAGE_DIR", workspace.site());
        browser.apply(&mut program);
        program
    };
    let asked = &options.topics;
    let timed: Vec<&String> = asked
        .iter()
        .filter(|topic| ![FAULTS, LIGHTHOUSE].contains(&topic.as_str()))
        .collect();
    if asked.is_empty() || !timed.is_empty() {
        let mut bench = prepared("bench");
        servers::install(workspace, &mut bench)?;
        if asked.is_empty() || asked.iter().any(|topic| topic == READY) {
            let engines = engines::install(workspace);
            if let Outcome::NotDone(missing) = engines.outcome()? {
                eprintln!("NOT MEASURED: {missing}");
            }
            engines.apply(&mut bench);
            clients::install_npm(workspace, &mut bench)?;
        }
        program::run(bench.args(timed))?;
    }
    if asked.is_empty() || asked.iter().any(|topic| topic == FAULTS) {
        program::run(prepared(FAULTS).arg("--page"))?;
    }
    if asked.is_empty() || asked.iter().any(|topic| topic == LIGHTHOUSE) {
        lighthouse::run(workspace, &browser)?;
    }
    Ok(())
}
