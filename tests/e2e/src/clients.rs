//! Real MCP clients, each run in a world of its own.

use std::env;
use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::time::Duration;

use tokio::io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufReader};
use tokio::process::Command;
use tokio::time::timeout;

use crate::REMEDY;
use crate::process::{Folder, Group, end_all_of};

mod installed;

pub use installed::{Installed, Package};

/// How long a client may take: where there is no network, some wait for it before anything else.
const LIFETIME: Duration = Duration::from_secs(120);

/// A home folder and a project, both empty, that end with the handle.
#[derive(Debug)]
pub struct Sandbox {
    folder: Folder,
    installed: Installed,
}

/// What a client printed.
#[derive(Clone, Debug, Default)]
pub struct Output {
    /// Its standard output, without colours.
    pub stdout: String,
    /// Its standard error, without colours.
    pub stderr: String,
}

impl Sandbox {
    /// Makes the two folders. To `npx` the installed packages are the global ones, so that it takes
    /// `mcp-remote` from there whatever folder a client starts it in; it may not download anything.
    ///
    /// # Panics
    /// When the clients are not installed.
    #[expect(clippy::new_without_default, reason = "it makes folders")]
    pub fn new() -> Self {
        let folder = Folder::new();
        let sandbox = Self {
            folder,
            installed: Installed::find(),
        };
        fs::create_dir(sandbox.home()).expect("a home folder");
        fs::create_dir(sandbox.project()).expect("a project");
        fs::create_dir(sandbox.bin()).expect("a folder for programs");
        for file in sandbox.installed.native_programs() {
            let name = file.file_name().unwrap_or_default();
            link(&file, &sandbox.bin().join(name));
        }
        let global = sandbox.home().join(".npm-global");
        fs::create_dir_all(global.join("lib")).expect("a folder for global packages");
        link(
            sandbox.installed.modules(),
            &global.join("lib/node_modules"),
        );
        link(
            &sandbox.installed.modules().join(".bin"),
            &global.join("bin"),
        );
        // In a file, because clients start other programs with few of their own variables.
        let npmrc = format!(
            "prefix={}\noffline=true\nupdate-notifier=false\n",
            global.display()
        );
        sandbox.write("~/.npmrc", &npmrc);
        sandbox
    }

    /// The home folder.
    pub fn home(&self) -> PathBuf {
        self.folder.path().join("home")
    }

    /// The project, in which clients are started.
    pub fn project(&self) -> PathBuf {
        self.folder.path().join("project")
    }

    /// A path as documentation writes it: `~/…` under home, else relative to the project.
    pub fn path(&self, path: &str) -> PathBuf {
        let path = match path.strip_prefix("~/") {
            Some(rest) => self.home().join(rest),
            None => self.project().join(path),
        };
        assert!(
            path.starts_with(self.folder.path()),
            "{} leads elsewhere",
            path.display()
        );
        path
    }

    /// Writes a file under [`Sandbox::path`].
    pub fn write(&self, path: &str, text: &str) {
        let path = self.path(path);
        fs::create_dir_all(path.parent().unwrap_or(&path)).expect("a folder for it");
        fs::write(&path, text).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    }

    /// An installed client, `gemini`.
    ///
    /// # Panics
    /// When it is not installed.
    pub fn client(&self, name: &str) -> Command {
        let mut places = self.programs().map(|place| place.join(name));
        let file = places.find(|file| file.is_file());
        self.command(file.unwrap_or_else(|| panic!("{name} is not installed: {REMEDY}")))
    }

    /// The Node that comes with the clients, for a script of this repository; it finds their packages.
    pub fn node(&self, script: &Path) -> Command {
        let mut node = self.client("node");
        node.arg(script).env("NODE_PATH", self.installed.modules());
        node
    }

    /// A line for bash, in which the clients are found by their names.
    pub fn bash(&self, line: &str) -> Command {
        let mut command = self.command("bash");
        command.arg("-c").arg(line);
        command
    }

    /// The folders in which clients are found by their names.
    fn programs(&self) -> impl Iterator<Item = PathBuf> {
        let folders = [
            Some(self.bin()),
            Some(self.installed.modules().join(".bin")),
        ];
        folders
            .into_iter()
            .chain([self.installed.python_programs()])
            .flatten()
    }

    /// Native programs, under the names that people call them by.
    fn bin(&self) -> PathBuf {
        self.folder.path().join("bin")
    }

    /// A command that inherits nothing: no settings, no proxy, no key. Telemetry and updates are
    /// off.
    fn command(&self, program: impl AsRef<OsStr>) -> Command {
        let own = env::var_os("PATH").unwrap_or_default();
        let path = env::join_paths(self.programs().chain(env::split_paths(&own)));
        let mut command = Command::new(program);
        command
            .current_dir(self.project())
            .env_clear()
            .env("PATH", path.expect("a PATH"))
            .env("HOME", self.home())
            .env("TMPDIR", self.folder.path())
            .env("NO_COLOR", "1")
            .env("TERM", "dumb")
            .env("LANG", "C.UTF-8")
            .env("DO_NOT_TRACK", "1")
            .env("DISABLE_TELEMETRY", "1")
            .env("DISABLE_AUTOUPDATER", "1")
            .env("NO_UPDATE_NOTIFIER", "1")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped());
        command
    }
}

/// Some clients leave a daemon behind, out of reach of their process group.
impl Drop for Sandbox {
    fn drop(&mut self) {
        end_all_of(self.folder.path());
    }
}

/// Runs a client: writes `input` (empty: it finds its standard input closed), reads lines until one
/// is the `last` or its output ends, and ends it and all it started.
///
/// # Panics
/// When it does not start, or neither ends nor prints that line in time.
pub async fn converse(mut command: Command, input: &str, last: impl Fn(&str) -> bool) -> Output {
    let program = command.as_std().get_program().to_owned();
    let program = Path::new(&program).display();
    let group = Group::spawn(&mut command);
    let mut group = group.unwrap_or_else(|error| panic!("cannot start {program}: {error}"));
    let child = group.child();
    let mut stdin = child.stdin.take().filter(|_| !input.is_empty());
    let stdout = child.stdout.take().expect("stdout is piped");
    let mut stderr = child.stderr.take().expect("stderr is piped");
    let errors = tokio::spawn(async move {
        let mut bytes = Vec::new();
        let _ = stderr.read_to_end(&mut bytes).await;
        without_colours(&String::from_utf8_lossy(&bytes))
    });

    let mut output = Output::default();
    let reading = async {
        if let Some(stdin) = &mut stdin {
            stdin
                .write_all(input.as_bytes())
                .await
                .expect("it reads its input");
        }
        let mut lines = BufReader::new(stdout).lines();
        while let Some(line) = lines.next_line().await.expect("readable output") {
            output.stdout.push_str(&without_colours(&line));
            output.stdout.push('\n');
            if last(&line) {
                break;
            }
        }
    };
    let ended = timeout(LIFETIME, reading).await;
    drop(group);
    output.stderr = errors.await.unwrap_or_default();
    assert!(
        ended.is_ok(),
        "{program} takes more than {LIFETIME:?}: {output:#?}"
    );
    output
}

/// A client that has a page of its own and serves it as long as this lives.
#[derive(Debug)]
pub struct Serving {
    address: String,
    _group: Group,
}

impl Serving {
    /// Starts it, and waits until it prints an address that begins like this.
    ///
    /// # Panics
    /// When it does not start, or ends before that.
    pub async fn start(mut command: Command, beginning: &str) -> Self {
        command.stderr(Stdio::null());
        let mut group = Group::spawn(&mut command).expect("it starts");
        let stdout = group.child().stdout.take().expect("stdout is piped");
        let mut lines = BufReader::new(stdout).lines();
        let reading = async {
            while let Some(line) = lines.next_line().await.expect("readable output") {
                if let Some(address) = line
                    .split_whitespace()
                    .find(|word| word.starts_with(beginning))
                {
                    return Some(address.to_owned());
                }
            }
            None
        };
        let address = timeout(LIFETIME, reading).await.expect("it serves in time");
        let address = address.expect("it ended before it served");
        // So that it never blocks on a full pipe.
        tokio::spawn(async move { while let Ok(Some(_)) = lines.next_line().await {} });
        Self {
            address,
            _group: group,
        }
    }

    /// The address that it printed.
    pub fn address(&self) -> &str {
        &self.address
    }
}

fn link(original: &Path, link: &Path) {
    std::os::unix::fs::symlink(original, link).expect("a link to the packages");
}

/// The text without ANSI escape sequences, which some clients print in spite of `NO_COLOR`.
fn without_colours(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("\u{1b}[") {
        plain.push_str(before);
        rest = after.trim_start_matches(|c: char| c.is_ascii_digit() || c == ';' || c == '?');
        rest = rest.get(1..).unwrap_or_default();
    }
    plain + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn colours_are_removed_and_nothing_else() {
        assert_eq!(
            without_colours("\u{1b}[32m✓\u{1b}[0m name: [1]\u{1b}[2K"),
            "✓ name: [1]"
        );
    }
}
