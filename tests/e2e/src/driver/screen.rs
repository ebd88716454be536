//! A screen that nobody sees.

use std::process::Stdio;
use std::time::Duration;

use tokio::io::{AsyncBufReadExt, BufReader};
use tokio::process::Command;
use tokio::time::timeout;

use crate::REMEDY;
use crate::process::Group;

const START: Duration = Duration::from_secs(20);

/// A running Xvfb; dropping it ends it.
#[derive(Debug)]
pub(super) struct Screen {
    _group: Group,
    name: String,
}

impl Screen {
    /// Starts one under a name that is free.
    pub(super) async fn start() -> Self {
        let mut command = Command::new("Xvfb");
        command.args([
            "-displayfd",
            "1",
            "-screen",
            "0",
            "1600x1200x24",
            "-nolisten",
            "tcp",
        ]);
        command
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null());
        let mut group = Group::spawn(&mut command)
            .unwrap_or_else(|error| panic!("cannot start Xvfb: {error}: {REMEDY}"));
        let stdout = group.child().stdout.take().expect("stdout is piped");
        let mut lines = BufReader::new(stdout).lines();
        let number = timeout(START, lines.next_line())
            .await
            .expect("Xvfb starts in time");
        let number = number
            .ok()
            .flatten()
            .expect("Xvfb ended before it named its screen");
        Self {
            _group: group,
            name: format!(":{number}"),
        }
    }

    /// As `DISPLAY` has it.
    pub(super) fn name(&self) -> &str {
        &self.name
    }
}
