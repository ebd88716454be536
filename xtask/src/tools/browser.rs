//! Chromium and its WebDriver, for the end-to-end tests.

use std::path::PathBuf;
use std::process::Command;

use anyhow::Result;

use super::system::{self, Packages, set};
use crate::workspace::Workspace;

const PACKAGES: Packages = Packages {
    tool: "chromium and chromedriver",
    debian: &["chromium", "chromium-driver"],
    ubuntu: &["chromium-browser", "chromium-chromedriver"],
    fedora: "chromium chromedriver",
    arch: "chromium",
    suse: "chromium chromedriver",
    alpine: "chromium chromium-chromedriver",
    // Works anywhere that Node does.
    by_hand: "Run `npx @puppeteer/browsers install chrome@stable` and \
        `npx @puppeteer/browsers install chromedriver@stable`, then set CHROMIUM and CHROMEDRIVER \
        to the two files they print.",
};

/// The two programs, in matching versions.
pub(crate) struct Browser {
    chromium: PathBuf,
    chromedriver: PathBuf,
}

impl Browser {
    /// Tells the tests where they are.
    pub(crate) fn apply(&self, command: &mut Command) {
        command
            .env("CHROMIUM", &self.chromium)
            .env("CHROMEDRIVER", &self.chromedriver);
    }

    /// The environment's own choice, else what the system has.
    fn find() -> Option<Self> {
        Some(Self {
            chromium: find_chromium()?,
            chromedriver: find_chromedriver()?,
        })
    }
}

/// Finds the browser or, on Debian and its descendants, installs it.
///
/// # Errors
/// When it is missing and has to be installed by hand; the error says how.
pub(crate) fn install(workspace: &Workspace) -> Result<Browser> {
    system::find_or_install(workspace, &PACKAGES, Browser::find)
}

fn find_chromium() -> Option<PathBuf> {
    const COMMANDS: [&str; 4] = ["chromium", "chromium-browser", "google-chrome", "chrome"];
    const FILES: [&str; 3] = [
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
        "/Applications/Chromium.app/Contents/MacOS/Chromium",
        "C:/Program Files/Google/Chrome/Application/chrome.exe",
    ];
    set("CHROMIUM")
        .or_else(|| {
            COMMANDS
                .iter()
                .find_map(|command| which::which(command).ok())
        })
        .or_else(|| FILES.iter().map(PathBuf::from).find(|file| file.is_file()))
}

fn find_chromedriver() -> Option<PathBuf> {
    // Hosted build machines name the folder of the driver that fits their Chrome.
    let hosted =
        || Some(set("CHROMEWEBDRIVER")?.join("chromedriver")).filter(|file| file.is_file());
    set("CHROMEDRIVER")
        .or_else(hosted)
        .or_else(|| which::which("chromedriver").ok())
}
