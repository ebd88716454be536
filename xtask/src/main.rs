//! The project's own commands, run as `cargo xtask <command>`.
//!
//! Each command installs the tools it needs and skips those that are present.
//! One file per command is in [`commands`], the pinned tools in [`tools`],
//! the making of the page in [`page`].

mod commands;
mod page;
mod program;
mod release;
mod steps;
mod tools;
mod workspace;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

use commands::{bench, clients, dist, lint, release as publish, reproduce, serve, size, test};
use workspace::Workspace;

#[derive(Parser)]
#[command(
    name = "cargo xtask",
    bin_name = "cargo xtask",
    about = "The project's own commands"
)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Build the page and serve it on this machine, with a demo service
    Serve(serve::Options),
    /// Build the page and run every test
    Test(test::Options),
    /// Let real clients connect with what the page writes, and print what came of it
    Clients(clients::Options),
    /// Build the page to host into dist/site and the single file beside it, and print their sizes
    Dist(dist::Options),
    /// Build what is published with a version: these files, an archive, checksums, a bill of materials
    Release(publish::Options),
    /// Build the release of the last commit in two folders and compare every file
    Reproduce,
    /// Show what is large in the WebAssembly
    Size(size::Options),
    /// Check formatting, run clippy for both targets, check the dependencies
    Lint,
    /// Run the benchmarks, natively and in a browser
    Bench(bench::Options),
}

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    match run(arguments.command) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(command: Command) -> anyhow::Result<()> {
    let workspace = Workspace::locate()?;
    match command {
        Command::Serve(options) => serve::run(&workspace, &options),
        Command::Test(options) => test::run(&workspace, &options),
        Command::Clients(options) => clients::run(&workspace, &options),
        Command::Dist(options) => dist::run(&workspace, &options),
        Command::Release(options) => publish::run(&workspace, &options),
        Command::Reproduce => reproduce::run(&workspace),
        Command::Size(options) => size::run(&workspace, &options),
        Command::Lint => lint::run(&workspace),
        Command::Bench(options) => bench::run(&workspace, &options),
    }
}
