//! Tools written in Rust, pinned in `xtask/tools/crates.toml`.

use std::collections::BTreeMap;
use std::env::consts::EXE_SUFFIX;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};
use serde::Deserialize;

use super::{installing, present};
use crate::program;
use crate::workspace::Workspace;

/// The tools by the names of their crates, versions resolved.
#[derive(Debug)]
pub(crate) struct Pins(BTreeMap<String, Pin>);

#[derive(Debug, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
struct Pin {
    version: Version,
    /// The name of the command, where it is not the name of the crate.
    command: Option<String>,
    /// Whether the dependencies are those of the tool's own lock file.
    locked: bool,
    #[serde(default = "yes")]
    default_features: bool,
    #[serde(default)]
    features: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(untagged)]
enum Version {
    Exact(String),
    /// The version this crate has in the workspace's own `Cargo.lock`.
    Of {
        of: String,
    },
}

fn yes() -> bool {
    true
}

impl Pins {
    /// Reads the pins and the lock file of the workspace.
    pub(crate) fn read(workspace: &Workspace) -> Result<Self> {
        let pins = workspace.read("xtask/tools/crates.toml")?;
        let lock = workspace.read("Cargo.lock")?;
        Self::parse(&pins, &lock)
    }

    fn parse(pins: &str, lock: &str) -> Result<Self> {
        let mut pins: BTreeMap<String, Pin> =
            toml::from_str(pins).context("cannot read xtask/tools/crates.toml")?;
        for pin in pins.values_mut() {
            if let Version::Of { of } = &pin.version {
                pin.version = Version::Exact(locked_version(lock, of)?);
            }
        }
        Ok(Self(pins))
    }

    /// Installs a tool unless it is present, and returns the folder of its command.
    pub(crate) fn install(&self, workspace: &Workspace, krate: &str) -> Result<PathBuf> {
        let pin = self
            .0
            .get(krate)
            .with_context(|| format!("{krate} has no pin"))?;
        let Version::Exact(version) = &pin.version else {
            unreachable!("versions are resolved when the pins are read");
        };
        let tool = format!("{krate} {version}");
        let command = pin.command.as_deref().unwrap_or(krate);
        if let Some(folder) = on_path(command, version) {
            present(&tool);
            return Ok(folder);
        }
        let root = workspace.cache.join(format!("{krate}-{version}"));
        let folder = root.join("bin");
        if folder.join(format!("{command}{EXE_SUFFIX}")).is_file() {
            present(&tool);
            return Ok(folder);
        }
        installing(&tool, || {
            let mut cargo = workspace.cargo();
            cargo
                .args(install_arguments(krate, version, pin))
                .arg("--root")
                .arg(&root);
            program::run(fast_build(&mut cargo))
        })?;
        Ok(folder)
    }
}

/// The folder of the person's own command, if it is exactly this version.
fn on_path(command: &str, version: &str) -> Option<PathBuf> {
    let file = which::which(command).ok()?;
    let printed = program::stdout(Command::new(&file).arg("--version")).ok()?;
    let same = printed.split_whitespace().any(|word| word == version);
    same.then(|| file.parent().map(Path::to_path_buf)).flatten()
}

fn install_arguments(krate: &str, version: &str, pin: &Pin) -> Vec<String> {
    let mut arguments = vec![
        "install".to_owned(),
        krate.to_owned(),
        "--version".to_owned(),
    ];
    arguments.push(format!("={version}"));
    if pin.locked {
        arguments.push("--locked".to_owned());
    }
    if !pin.default_features {
        arguments.push("--no-default-features".to_owned());
    }
    if !pin.features.is_empty() {
        arguments.extend(["--features".to_owned(), pin.features.join(",")]);
    }
    arguments
}

/// A tool that runs for a second is not worth minutes of optimisation.
fn fast_build(cargo: &mut Command) -> &mut Command {
    cargo
        .env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "1")
        .env("CARGO_PROFILE_RELEASE_LTO", "off")
        .env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16")
}

/// The version of `krate` in a `Cargo.lock`.
fn locked_version(lock: &str, krate: &str) -> Result<String> {
    #[derive(Deserialize)]
    struct Lock {
        package: Vec<Package>,
    }
    #[derive(Deserialize)]
    struct Package {
        name: String,
        version: String,
    }
    let lock: Lock = toml::from_str(lock).context("cannot read Cargo.lock")?;
    lock.package
        .into_iter()
        .find(|package| package.name == krate)
        .map(|package| package.version)
        .with_context(|| format!("{krate} is not in Cargo.lock"))
}

#[cfg(test)]
mod tests {
    use super::*;

    const LOCK: &str = "version = 4\n[[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.99\"\n";

    #[test]
    fn a_version_follows_the_lock_file() {
        let pins = "[wasm-bindgen-cli]\nversion = { of = \"wasm-bindgen\" }\nlocked = false\n";
        let pins = Pins::parse(pins, LOCK).unwrap();
        let pin = &pins.0["wasm-bindgen-cli"];
        assert!(matches!(&pin.version, Version::Exact(version) if version == "0.2.99"));
    }

    #[test]
    fn a_crate_outside_the_lock_file_is_named() {
        let pins = "[tool]\nversion = { of = \"absent\" }\nlocked = true\n";
        let error = Pins::parse(pins, LOCK).unwrap_err().to_string();
        assert_eq!(error, "absent is not in Cargo.lock");
    }

    #[test]
    fn a_misspelt_field_is_refused() {
        let pins = "[tool]\nversion = \"1.0.0\"\nlocked = true\nfeature = [\"rustls\"]\n";
        assert!(Pins::parse(pins, LOCK).is_err());
    }

    #[test]
    fn arguments_say_what_the_pin_says() {
        let pins = "[trunk]\nversion = \"0.21.14\"\nlocked = true\ndefault-features = false\n\
                    features = [\"rustls\", \"update_check\"]\n";
        let pins = Pins::parse(pins, LOCK).unwrap();
        assert_eq!(
            install_arguments("trunk", "0.21.14", &pins.0["trunk"]).join(" "),
            "install trunk --version =0.21.14 --locked --no-default-features \
             --features rustls,update_check"
        );
    }

    #[test]
    fn the_pins_of_this_repository_can_be_read() {
        let pins = Pins::read(&Workspace::locate().unwrap()).unwrap();
        for tool in [
            "trunk",
            "wasm-bindgen-cli",
            "cargo-deny",
            "twiggy",
            "geckodriver",
        ] {
            assert!(pins.0.contains_key(tool), "{tool}");
        }
    }
}
