//! Programs that only the system can hold: found, or on Debian and its descendants installed.

use std::env;
use std::fs;
use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context, Result, bail};

use super::{installing, present};
use crate::program;
use crate::workspace::Workspace;

/// What a set of programs is called by the systems that have it.
pub(crate) struct Packages {
    /// The programs, as they are named to a person.
    pub(crate) tool: &'static str,
    /// Debian's packages.
    pub(crate) debian: &'static [&'static str],
    /// Ubuntu's packages.
    pub(crate) ubuntu: &'static [&'static str],
    /// The rest of a command line for each of the other systems; empty where there is none.
    pub(crate) fedora: &'static str,
    /// As `fedora`.
    pub(crate) arch: &'static str,
    /// As `fedora`.
    pub(crate) suse: &'static str,
    /// As `fedora`.
    pub(crate) alpine: &'static str,
    /// What works anywhere else.
    pub(crate) by_hand: &'static str,
}

/// What `find` finds; where it finds nothing, the packages are installed and it is asked again.
///
/// # Errors
/// When the programs are missing and have to be installed by hand; the error says how.
pub(crate) fn find_or_install<T>(
    workspace: &Workspace,
    packages: &Packages,
    find: impl Fn() -> Option<T>,
) -> Result<T> {
    let tool = packages.tool;
    if let Some(found) = find() {
        present(tool);
        return Ok(found);
    }
    let os_release = fs::read_to_string("/etc/os-release").unwrap_or_default();
    let system = System::of(env::consts::OS, &os_release);
    let Some((names, rights)) = system.apt(packages).zip(Rights::have(workspace)) else {
        bail!("{tool} are missing.\n{}", system.advice(packages));
    };
    installing(tool, || {
        program::run(&mut rights.apt_get(workspace, &["update", "-qq"]))?;
        let mut arguments = vec!["install", "-y", "--no-install-recommends"];
        arguments.extend(names);
        program::run(&mut rights.apt_get(workspace, &arguments))
    })?;
    find().with_context(|| format!("{tool} are still missing.\n{}", packages.by_hand))
}

/// The file that a variable of the environment names.
pub(crate) fn set(variable: &str) -> Option<PathBuf> {
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

    fn apt(&self, packages: &Packages) -> Option<&'static [&'static str]> {
        match self {
            Self::Debian => Some(packages.debian),
            Self::Ubuntu => Some(packages.ubuntu),
            _ => None,
        }
    }

    fn advice(&self, packages: &Packages) -> String {
        let (command, names) = match self {
            Self::Debian => ("apt-get install", packages.debian.join(" ")),
            Self::Ubuntu => ("apt-get install", packages.ubuntu.join(" ")),
            Self::Fedora => ("dnf install", packages.fedora.to_owned()),
            Self::Arch => ("pacman -S", packages.arch.to_owned()),
            Self::Suse => ("zypper install", packages.suse.to_owned()),
            Self::Alpine => ("apk add", packages.alpine.to_owned()),
            Self::Other => return packages.by_hand.to_owned(),
        };
        if names.is_empty() {
            return packages.by_hand.to_owned();
        }
        format!("As root: `{command} {names}`")
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

    const PACKAGES: Packages = Packages {
        tool: "a tool",
        debian: &["a", "b"],
        ubuntu: &["c"],
        fedora: "d e",
        arch: "",
        suse: "f",
        alpine: "g",
        by_hand: "by hand",
    };

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
        assert_eq!(System::Debian.apt(&PACKAGES), Some(&["a", "b"][..]));
        assert_eq!(System::Ubuntu.apt(&PACKAGES), Some(&["c"][..]));
        assert_eq!(System::Fedora.apt(&PACKAGES), None);
        assert_eq!(System::Other.apt(&PACKAGES), None);
    }

    #[test]
    fn the_advice_is_a_command_where_there_is_one() {
        let advice = |system: System| system.advice(&PACKAGES);
        assert_eq!(advice(System::Debian), "As root: `apt-get install a b`");
        assert_eq!(advice(System::Fedora), "As root: `dnf install d e`");
        assert_eq!(advice(System::Arch), "by hand");
        assert_eq!(advice(System::Other), "by hand");
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
