//! `cargo xtask clients`: real clients against what the built page writes.

use std::path::PathBuf;
use std::process::Command;

use anyhow::Result;
use clap::Args;

use crate::page::site::Site;
use crate::page::{self, Profile};
use crate::program;
use crate::steps::Steps;
use crate::tools::{browser, npm, python};
use crate::workspace::Workspace;

/// Which clients are tried.
#[derive(Args)]
pub(crate) struct Options {
    /// Also those that are large or slow
    #[arg(long)]
    all: bool,
    /// Only these, by their ids
    #[arg(value_name = "CLIENT")]
    ids: Vec<String>,
    /// Take the page as it is in dist/site
    #[arg(long)]
    built: bool,
}

/// Installs what is missing, builds the page, tries the clients and prints a table of what came of
/// each trial. What cannot be installed is a failed step; the others are tried nevertheless.
///
/// # Errors
/// When a client cannot be installed or a trial failed.
pub(crate) fn run(workspace: &Workspace, options: &Options) -> Result<()> {
    let mut steps = Steps::default();
    let browser = browser::install(workspace)?;
    if !options.built {
        page::build(workspace, Profile::Release, &Site::default())?;
    }
    let mut trials = workspace.cargo();
    trials.args([
        "test",
        "--quiet",
        "--package",
        "e2e",
        "--test",
        "real_clients",
        "--",
    ]);
    trials
        .args(options.all.then_some("--all"))
        .args(&options.ids);
    trials.env("BAILIAN_PAGE_DIR", workspace.site());
    browser.apply(&mut trials);
    let slow = options.all || !options.ids.is_empty();
    for installation in INSTALLATIONS
        .iter()
        .filter(|installation| slow || !installation.slow)
    {
        steps.step(installation.what, || {
            let folder = (installation.install)(workspace)?;
            trials.env(installation.variable, folder);
            Ok(())
        });
    }
    steps.step("trials", || program::run(&mut trials));
    steps.finish()
}

/// Tells a test run where the clients are that belong to every one of them.
///
/// # Errors
/// When one of them cannot be installed.
pub(crate) fn install_quick(workspace: &Workspace, tests: &mut Command) -> Result<()> {
    for installation in INSTALLATIONS
        .iter()
        .filter(|installation| !installation.slow)
    {
        tests.env(installation.variable, (installation.install)(workspace)?);
    }
    Ok(())
}

/// Tells a benchmark where those from npm are.
///
/// # Errors
/// When they cannot be installed.
pub(crate) fn install_npm(workspace: &Workspace, bench: &mut Command) -> Result<()> {
    let [npm, ..] = &INSTALLATIONS;
    bench.env(npm.variable, (npm.install)(workspace)?);
    Ok(())
}

/// Clients that are installed together.
struct Installation {
    what: &'static str,
    /// By which the tests find them.
    variable: &'static str,
    slow: bool,
    install: fn(&Workspace) -> Result<PathBuf>,
}

const INSTALLATIONS: [Installation; 3] = [
    Installation {
        what: "clients from npm",
        variable: "BAILIAN_CLIENTS_DIR",
        slow: false,
        install: |workspace| npm::install(workspace, "clients", "tests/clients"),
    },
    Installation {
        what: "FastMCP from PyPI",
        variable: "BAILIAN_PYTHON_DIR",
        slow: false,
        install: |workspace| {
            python::install(
                workspace,
                "python-clients",
                "tests/clients/requirements.txt",
            )
        },
    },
    Installation {
        what: "large or slow clients from npm: Kilo, Factory Droid",
        variable: "BAILIAN_SLOW_CLIENTS_DIR",
        slow: true,
        install: |workspace| npm::install(workspace, "slow-clients", "tests/clients/slow"),
    },
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_folder_of_clients_and_servers_is_pinned() {
        let workspace = Workspace::locate().unwrap();
        for folder in [
            "tests/axe",
            "tests/clients",
            "tests/clients/slow",
            "tests/hosting",
            "tests/lighthouse",
            "tests/servers",
        ] {
            let lock = workspace
                .read(&format!("{folder}/package-lock.json"))
                .unwrap();
            assert!(
                lock.contains("\"integrity\"") && !lock.contains("://registry"),
                "{folder}"
            );
            let npmrc = workspace.root.join(folder).join(".npmrc");
            let npmrc = std::fs::read_to_string(npmrc).unwrap();
            assert!(npmrc.contains("ignore-scripts=true"), "{folder}");
        }
        for folder in ["tests/clients", "tests/hosting", "tests/servers"] {
            let requirements = workspace
                .read(&format!("{folder}/requirements.txt"))
                .unwrap();
            for line in requirements.lines().filter(|line| !line.starts_with('#')) {
                assert!(line.contains("=="), "{folder}: {line}");
            }
        }
    }
}
