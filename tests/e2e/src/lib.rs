//! The harness of the end-to-end tests: the built page in a real browser, and real MCP clients.
//!
//! - [`browser::Browser`] is one browser with a profile of its own, driven over WebDriver: Chromium,
//!   Firefox or WebKitGTK; [`witness`] tells what happens in a page where the engine does not;
//! - [`outside`] is all there is outside of this machine, and refuses;
//! - [`site`] serves the built page, or says how to build it; [`picture`] takes its pictures for the
//!   READMEs;
//! - [`clients`] runs the programs of `tests/clients` in a home folder that is empty but for what
//!   the test puts there;
//! - [`servers`] runs the MCP servers of `tests/servers`, each behind a [`wire`] that counts requests
//!   and can be long.
//!
//! A harness that cannot do its work panics with what is missing: nothing is skipped.

pub mod browser;
pub mod clients;
pub mod hosting;
pub mod outside;
pub mod picture;
pub mod servers;
pub mod site;
pub mod states;
pub mod wire;
pub mod witness;

mod driver;
mod process;

/// The end of every message about something that is not installed or not built.
pub(crate) const REMEDY: &str = "run cargo xtask test";
