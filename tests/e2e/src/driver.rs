//! The driver process.

use std::env;
use std::path::Path;
use std::process::Stdio;
use std::time::Duration;

use tokio::io::{AsyncBufReadExt, BufReader};
use tokio::process::Command;
use tokio::time::timeout;

use crate::REMEDY;
use crate::process::Group;

/// A driver that has not named its port by then will not do so.
const START: Duration = Duration::from_secs(20);

/// A running chromedriver. Dropping it kills it and every browser it started, also when a test
/// panics and never closes its session.
#[derive(Debug)]
pub(crate) struct Driver {
    _group: Group,
    url: String,
}

impl Driver {
    /// Starts `CHROMEDRIVER`, else the one on the `PATH`, on a free port. What it and its browsers
    /// need for a moment goes into `temporary`.
    pub(crate) async fn start(temporary: &Path) -> Self {
        let program = env::var_os("CHROMEDRIVER").unwrap_or_else(|| "chromedriver".into());
        let mut command = Command::new(&program);
        command.arg("--port=0").env("TMPDIR", temporary);
        command
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null());
        let mut group = Group::spawn(&mut command).unwrap_or_else(|error| {
            panic!("cannot start {}: {error}: {REMEDY}", program.display())
        });
        let stdout = group.child().stdout.take().expect("stdout is piped");
        let port = timeout(START, announced_port(BufReader::new(stdout)))
            .await
            .expect("chromedriver names its port in time");
        Self {
            _group: group,
            url: format!("http://127.0.0.1:{port}"),
        }
    }

    /// Where it takes WebDriver commands.
    pub(crate) fn url(&self) -> &str {
        &self.url
    }
}

/// Reads up to "ChromeDriver was started successfully on port 40111." and goes on reading in the
/// background, so that the driver never blocks on a full pipe.
async fn announced_port(stdout: BufReader<tokio::process::ChildStdout>) -> u16 {
    let mut lines = stdout.lines();
    loop {
        let line = lines.next_line().await.expect("readable output");
        let line = line.expect("chromedriver ended before it named its port");
        if let Some((_, port)) = line.split_once("successfully on port ") {
            let port = port.trim_end_matches('.').parse().expect("a port number");
            tokio::spawn(async move { while let Ok(Some(_)) = lines.next_line().await {} });
            return port;
        }
    }
}
