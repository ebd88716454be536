//! That nothing outlives a test: no process, no folder.

use std::fs;
use std::io;
use std::path::Path;
use std::thread::sleep;
use std::time::{Duration, Instant};

use rustix::process::{Pid, Signal, kill_process, kill_process_group};
use tempfile::TempDir;
use tokio::process::{Child, Command};

/// Killed processes write their last within milliseconds.
const DYING: Duration = Duration::from_secs(2);

/// A process and all it started, killed on drop, also when a test panics.
#[derive(Debug)]
pub(crate) struct Group(Child);

impl Group {
    /// Starts a process as the first of a group of its own.
    pub(crate) fn spawn(command: &mut Command) -> io::Result<Self> {
        command
            .process_group(0)
            .kill_on_drop(true)
            .spawn()
            .map(Self)
    }

    /// The first process.
    pub(crate) fn child(&mut self) -> &mut Child {
        &mut self.0
    }
}

impl Drop for Group {
    fn drop(&mut self) {
        let id = self
            .0
            .id()
            .and_then(|id| Pid::from_raw(i32::try_from(id).ok()?));
        if let Some(group) = id {
            // It fails only when the whole group is gone already.
            let _ = kill_process_group(group, Signal::KILL);
        }
    }
}

/// Kills every process whose environment names this folder, which is nobody else's: such processes
/// were started from it and have left their group. Only Linux shows the environment of a process.
pub(crate) fn end_all_of(folder: &Path) {
    let folder = folder.as_os_str().as_encoded_bytes();
    let processes = fs::read_dir("/proc").into_iter().flatten().flatten();
    for process in processes {
        let id = process
            .file_name()
            .to_str()
            .and_then(|name| Pid::from_raw(name.parse().ok()?));
        let environment = fs::read(process.path().join("environ")).unwrap_or_default();
        let names_it = environment.windows(folder.len()).any(|part| part == folder);
        if let Some(id) = id.filter(|_| names_it) {
            // It may have ended by itself meanwhile.
            let _ = kill_process(id, Signal::KILL);
        }
    }
}

/// A temporary folder that is removed even while killed processes still write into it.
#[derive(Debug)]
pub(crate) struct Folder(TempDir);

impl Folder {
    pub(crate) fn new() -> Self {
        Self(tempfile::tempdir().expect("a temporary folder"))
    }

    pub(crate) fn path(&self) -> &Path {
        self.0.path()
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let deadline = Instant::now() + DYING;
        while self.path().exists() && Instant::now() < deadline {
            if fs::remove_dir_all(self.path()).is_err() {
                sleep(Duration::from_millis(20));
            }
        }
    }
}
