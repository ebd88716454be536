//! Firefox and WebKitGTK with their drivers, for the script that runs in every engine.

use std::env;
use std::path::PathBuf;
use std::process::Command;

use anyhow::{Result, bail};

use super::crates::Pins;
use super::present;
use super::system::{self, Packages, set};
use crate::steps::Outcome;
use crate::workspace::Workspace;

const FIREFOX: Packages = Packages {
    tool: "firefox",
    debian: &["firefox-esr"],
    ubuntu: &["firefox"],
    fedora: "firefox",
    arch: "firefox",
    suse: "MozillaFirefox",
    alpine: "firefox",
    by_hand: "Install Firefox from https://www.mozilla.org/firefox, then set FIREFOX to its program.",
};

const WEBKIT: Packages = Packages {
    tool: "WebKitWebDriver, MiniBrowser and Xvfb",
    debian: &["webkit2gtk-driver", "xvfb"],
    ubuntu: &["webkit2gtk-driver", "xvfb"],
    fedora: "",
    arch: "",
    suse: "",
    alpine: "",
    by_hand: "Install WebKitGTK's WebKitWebDriver and MiniBrowser and Xvfb, which Debian and Ubuntu have \
        as webkit2gtk-driver and xvfb, then set WEBKITDRIVER and MINIBROWSER to the two programs.",
};

/// What is there besides Chromium.
#[derive(Default)]
pub(crate) struct Engines {
    /// The names by which the tests know them.
    names: Vec<&'static str>,
    variables: Vec<(&'static str, PathBuf)>,
    /// Why one of them is not there, with what to do about it.
    missing: Vec<String>,
}

impl Engines {
    /// Tells the tests where they are, and that there are no others.
    pub(crate) fn apply(&self, command: &mut Command) {
        let names = ["chromium"].iter().chain(&self.names).copied();
        command.env("BAILIAN_ENGINES", names.collect::<Vec<_>>().join(","));
        command.envs(self.variables.iter().map(|(name, file)| (name, file)));
    }

    /// What a step comes to that needs them all.
    ///
    /// # Errors
    /// When one is missing on a machine that checks changes for everybody.
    pub(crate) fn outcome(&self) -> Result<Outcome> {
        self.judged(env::var_os("CI").is_some_and(|value| !value.is_empty() && value != "false"))
    }

    fn judged(&self, all_required: bool) -> Result<Outcome> {
        let missing = self.missing.join("\n");
        match self.missing.is_empty() {
            true => Ok(Outcome::Done),
            false if all_required => bail!(missing),
            false => Ok(Outcome::NotDone(missing.into())),
        }
    }

    fn add(&mut self, name: &'static str, found: Result<Vec<(&'static str, PathBuf)>>) {
        match found {
            Ok(variables) => {
                self.names.push(name);
                self.variables.extend(variables);
            }
            Err(error) => self.missing.push(format!("{error:#}")),
        }
    }
}

/// Finds the engines or, on Debian and its descendants, installs them. One that has to be installed by
/// hand is missing, which the caller has to say.
pub(crate) fn install(workspace: &Workspace) -> Engines {
    let mut engines = Engines::default();
    engines.add("firefox", firefox(workspace));
    engines.add("webkitgtk", webkit(workspace));
    engines
}

fn firefox(workspace: &Workspace) -> Result<Vec<(&'static str, PathBuf)>> {
    let browser = system::find_or_install(workspace, &FIREFOX, || {
        let mac = PathBuf::from("/Applications/Firefox.app/Contents/MacOS/firefox");
        set("FIREFOX")
            .or_else(|| which::which("firefox-esr").ok())
            .or_else(|| which::which("firefox").ok())
            .or_else(|| mac.is_file().then_some(mac))
    })?;
    let driver = match set("GECKODRIVER") {
        Some(driver) => {
            present("geckodriver");
            driver
        }
        None => {
            let folder = Pins::read(workspace)?.install(workspace, "geckodriver")?;
            folder.join(format!("geckodriver{}", env::consts::EXE_SUFFIX))
        }
    };
    Ok(vec![("FIREFOX", browser), ("GECKODRIVER", driver)])
}

fn webkit(workspace: &Workspace) -> Result<Vec<(&'static str, PathBuf)>> {
    system::find_or_install(workspace, &WEBKIT, || {
        which::which("Xvfb").ok()?;
        let mut found = vec![(
            "WEBKITDRIVER",
            set("WEBKITDRIVER").or_else(|| which::which("WebKitWebDriver").ok())?,
        )];
        // The driver itself knows where the system has the browser.
        found.extend(set("MINIBROWSER").map(|browser| ("MINIBROWSER", browser)));
        Some(found)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_missing_is_kept_and_the_tests_are_told_what_is_there() {
        let mut engines = Engines::default();
        engines.add("firefox", Ok(vec![("FIREFOX", "/usr/bin/firefox".into())]));
        engines.add("webkitgtk", Err(anyhow::anyhow!("as root: install it")));
        let mut command = Command::new("true");
        engines.apply(&mut command);
        let told: Vec<_> = command.get_envs().collect();
        assert!(told.contains(&(
            "BAILIAN_ENGINES".as_ref(),
            Some("chromium,firefox".as_ref())
        )));
        assert!(told.contains(&("FIREFOX".as_ref(), Some("/usr/bin/firefox".as_ref()))));
        let said = Outcome::NotDone("as root: install it".into());
        assert_eq!(engines.judged(false).unwrap(), said);
        assert!(engines.judged(true).is_err());
        assert_eq!(Engines::default().judged(true).unwrap(), Outcome::Done);
    }
}
