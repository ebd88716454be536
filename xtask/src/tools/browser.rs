//! Chromium and its WebDriver, for the end-to-end tests.

use std::env;
use std::fs;
use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context, Result, bail};

use super::{installing, present};
use crate::program;
use crate::workspace::Workspace;

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
    const TOOL: &str = "chromium and chromedriver";
    if let Some(browser) = Browser::find() {
        present(TOOL);
        return Ok(browser);
    }
    let os_release = fs::read_to_string("/etc/os-release").unwrap_or_default();
    let system = System::of(env::consts::OS, &os_release);
    let Some((packages, rights)) = system.apt_packages().zip(Rights::have(workspace)) else {
        bail!("{TOOL} are missing.\n{}", system.advice());
    };
    installing(TOOL, || {
        program::run(&mut rights.apt_get(workspace, &["update", "-qq"]))?;
        let mut arguments = vec!["install", "-y", "--no-install-recommends"];
        arguments.extend(packages);
        program::run(&mut rights.apt_get(workspace, &arguments))
    })?;
    Browser::find().with_context(|| format!("{TOOL} are still missing.\n{}", System::BY_HAND))
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

fn set(variable: &str) -> Option<PathBuf> {
    env::var_os(variable)
        .filter(|value| !value.is_empty())
        .map(PathBuf::from)
}

/// How the system gets programs.
#[derive(Debug, PartialEq, Eq)]
enum System {
    Debian,
    Ubuntu,
    Fedora,
    Arch,
    Suse,
    Alpine,
    Other,
}

impl System {
    /// Works anywhere that Node does.
    const BY_HAND: &str = "Run `npx @puppeteer/browsers install chrome@stable` and \
        `npx @puppeteer/browsers install chromedriver@stable`, then set CHROMIUM and CHROMEDRIVER \
        to the two files they print.";

    /// From the operating system and the text of `/etc/os-release`.
    fn of(os: &str, os_release: &str) -> Self {
        if os != "linux" {
            return Self::Other;
        }
        let value = |key: &str| {
            let line = os_release.lines().find_map(|line| line.strip_prefix(key));
            line.unwrap_or_default().trim_matches('"')
        };
        // Ubuntu says that it is like Debian: the system itself first, then its ancestors.
        let names = value("ID=").split(' ').chain(value("ID_LIKE=").split(' '));
        for name in names {
            match name {
                "debian" => return Self::Debian,
                "ubuntu" => return Self::Ubuntu,
                "fedora" | "rhel" => return Self::Fedora,
                "arch" => return Self::Arch,
                "suse" | "opensuse" => return Self::Suse,
                "alpine" => return Self::Alpine,
                _ => {}
            }
        }
        Self::Other
    }

    fn apt_packages(&self) -> Option<[&'static str; 2]> {
        match self {
            Self::Debian => Some(["chromium", "chromium-driver"]),
            Self::Ubuntu => Some(["chromium-browser", "chromium-chromedriver"]),
            _ => None,
        }
    }

    fn advice(&self) -> String {
        let command = match self {
            Self::Debian => "apt-get install chromium chromium-driver",
            Self::Ubuntu => "apt-get install chromium-browser chromium-chromedriver",
            Self::Fedora => "dnf install chromium chromedriver",
            Self::Arch => "pacman -S chromium",
            Self::Suse => "zypper install chromium chromedriver",
            Self::Alpine => "apk add chromium chromium-chromedriver",
            Self::Other => return Self::BY_HAND.to_owned(),
        };
        format!("As root: `{command}`")
    }
}

/// How this person may install packages without being asked for a password.
#[derive(Clone, Copy)]
enum Rights {
    Root,
    Sudo,
}

impl Rights {
    fn have(workspace: &Workspace) -> Option<Self> {
        let user = program::stdout(workspace.command("id").arg("-u")).ok()?;
        if user.trim() == "0" {
            return Some(Self::Root);
        }
        program::succeeds(workspace.command("sudo").args(["-n", "true"])).then_some(Self::Sudo)
    }

    fn apt_get(self, workspace: &Workspace, arguments: &[&str]) -> Command {
        let mut command = match self {
            Self::Root => workspace.command("env"),
            Self::Sudo => {
                let mut sudo = workspace.command("sudo");
                sudo.args(["-n", "env"]);
                sudo
            }
        };
        command
            .args(["DEBIAN_FRONTEND=noninteractive", "apt-get"])
            .args(arguments);
        command
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn systems_are_told_apart() {
        let debian =
            "PRETTY_NAME=\"Debian GNU/Linux 12 (bookworm)\"\nVERSION_ID=\"12\"\nID=debian\n";
        let ubuntu = "ID=ubuntu\nID_LIKE=debian\n";
        let mint = "ID=linuxmint\nID_LIKE=\"ubuntu debian\"\n";
        let rocky = "ID=\"rocky\"\nID_LIKE=\"rhel centos fedora\"\n";
        assert_eq!(System::of("linux", debian), System::Debian);
        assert_eq!(System::of("linux", ubuntu), System::Ubuntu);
        assert_eq!(System::of("linux", mint), System::Ubuntu);
        assert_eq!(System::of("linux", rocky), System::Fedora);
        assert_eq!(System::of("linux", ""), System::Other);
        assert_eq!(System::of("macos", debian), System::Other);
    }

    #[test]
    fn only_systems_with_apt_are_installed_on() {
        assert_eq!(
            System::Debian.apt_packages(),
            Some(["chromium", "chromium-driver"])
        );
        assert_eq!(System::Fedora.apt_packages(), None);
        assert_eq!(System::Other.apt_packages(), None);
    }

    #[test]
    fn apt_get_asks_nothing() {
        let workspace = Workspace {
            root: "/".into(),
            cache: "/".into(),
        };
        let command = Rights::Sudo.apt_get(&workspace, &["update"]);
        let arguments: Vec<_> = command.get_args().collect();
        let expected = [
            "-n",
            "env",
            "DEBIAN_FRONTEND=noninteractive",
            "apt-get",
            "update",
        ];
        assert_eq!(
            (command.get_program(), arguments),
            ("sudo".as_ref(), expected.map(AsRef::as_ref).to_vec())
        );
        assert_eq!(Rights::Root.apt_get(&workspace, &[]).get_program(), "env");
    }
}
