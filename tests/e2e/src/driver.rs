//! The driver process, and that nothing of it outlives a test.

use std::env;
use std::process::Stdio;
use std::time::Duration;

use rustix::process::{Pid, Signal, kill_process_group};
use tokio::io::{AsyncBufReadExt, BufReader};
use tokio::process::{Child, Command};
use tokio::time::timeout;

use crate::REMEDY;

/// A driver that has not named its port by then will not do so.
const START: Duration = Duration::from_secs(20);

/// A running chromedriver. Dropping it kills it and every browser it started, also when a test
/// panics and never closes its session.
#[derive(Debug)]
pub(crate) struct Driver {
    child: Child,
    url: String,
}

impl Driver {
    /// Starts `CHROMEDRIVER`, else the one on the `PATH`, on a free port.
    pub(crate) async fn start() -> Self {
        let program = env::var_os("CHROMEDRIVER").unwrap_or_else(|| "chromedriver".into());
        let mut child = Command::new(&program)
            .arg("--port=0")
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .process_group(0)
            .kill_on_drop(true)
            .spawn()
            .unwrap_or_else(|error| {
                panic!("cannot start {}: {error}: {REMEDY}", program.display())
            });
        let stdout = child.stdout.take().expect("stdout is piped");
        let port = timeout(START, announced_port(BufReader::new(stdout)))
            .await
            .expect("chromedriver names its port in time");
        Self {
            child,
            url: format!("http://127.0.0.1:{port}"),
        }
    }

    /// Where it takes WebDriver commands.
    pub(crate) fn url(&self) -> &str {
        &self.url
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        let id = self
            .child
            .id()
            .and_then(|id| Pid::from_raw(i32::try_from(id).ok()?));
        if let Some(group) = id {
            // It fails only when the whole group is gone already.
            let _ = kill_process_group(group, Signal::KILL);
        }
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
