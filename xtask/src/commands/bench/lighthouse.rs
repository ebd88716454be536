//! Lighthouse: what a phone on a slow network would make of the page, and whether everybody can use it.

use std::ffi::OsString;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use emulator::Relay;
use tokio::runtime::Runtime;

use crate::program;
use crate::steps::Steps;
use crate::tools::browser::Browser;
use crate::tools::npm;
use crate::workspace::Workspace;

/// Its packages, and the script that runs it.
const SOURCES: &str = "tests/lighthouse";

/// The page is audited in each.
const LANGUAGES: [&str; 2] = ["en-US", "zh-CN"];

/// Serves the built page with compression, and has Lighthouse audit it as it opens and once it is
/// filled. Every score is printed, and every audit that is not perfect.
///
/// # Errors
/// When Lighthouse cannot be installed or run, or a score is below 1.
pub(super) fn run(workspace: &Workspace, browser: &Browser) -> Result<()> {
    let installed = npm::install(workspace, "lighthouse", SOURCES)?;
    let modules = installed.join("node_modules");
    let node = node(&modules)?;
    let runtime = Runtime::new()?;
    let page = runtime.block_on(emulator::page::serve_with_relay(
        workspace.site(),
        0,
        &Relay::default(),
    ))?;
    let mut steps = Steps::default();
    for language in LANGUAGES {
        steps.step(language, || {
            let sources = workspace.root.join(SOURCES);
            let mut audit = workspace.command(&node);
            audit.arg(sources.join("audit.mjs")).arg(&modules);
            audit.arg(page.base_url() + "/").arg(language);
            audit.arg(sources.join("filled.txt"));
            browser.apply(&mut audit);
            program::run(&mut audit)
        });
    }
    runtime.block_on(page.stop());
    steps.finish()
}

/// The Node that came along, for the systems that there is a package for; else the system's own.
fn node(modules: &Path) -> Result<OsString> {
    let entries = fs::read_dir(modules).context("npm left no packages")?;
    for entry in entries {
        let node = entry?.path().join("bin/node");
        if node.is_file() {
            return Ok(node.into());
        }
    }
    Ok("node".into())
}
