//! The driver process.

use std::env;
use std::net::{Ipv4Addr, TcpListener};
use std::path::Path;
use std::process::Stdio;
use std::time::Duration;

use tokio::io::{AsyncBufReadExt, BufReader};
use tokio::net::TcpStream;
use tokio::process::{ChildStdout, Command};
use tokio::time::{sleep, timeout};

use crate::REMEDY;
use crate::browser::{ColorScheme, Engine};
use crate::process::Group;

mod screen;
mod surroundings;

use screen::Screen;

/// A driver that does not listen by then will not do so.
const START: Duration = Duration::from_secs(20);
const POLL: Duration = Duration::from_millis(20);

/// A running driver. Dropping it kills it and every browser it started, also when a test panics and
/// never closes its session.
#[derive(Debug)]
pub(crate) struct Driver {
    // Dropped in this order: a browser without its screen would complain.
    _group: Group,
    _screen: Option<Screen>,
    url: String,
}

impl Driver {
    /// Starts the driver that the environment names, else the one on the `PATH`, on a free port. What
    /// it and its browsers need for a moment goes into `temporary`.
    pub(crate) async fn start(
        engine: Engine,
        temporary: &Path,
        downloads: &Path,
        languages: &str,
        scheme: ColorScheme,
    ) -> Self {
        let (variable, name) = engine.driver();
        let program = env::var_os(variable).unwrap_or_else(|| name.into());
        let mut command = Command::new(&program);
        command.env("TMPDIR", temporary).stdin(Stdio::null());
        command.stdout(Stdio::piped()).stderr(Stdio::null());
        let mut screen = None;
        let mut port = 0;
        match engine {
            Engine::Chromium => {
                command.arg("--port=0");
            }
            // Its own context is where the console can be read.
            Engine::Firefox => {
                command.args(["--port", "0", "--allow-system-access"]);
                // Lets the driver turn off what Firefox would fetch for itself.
                command.env("MOZ_REMOTE_SETTINGS_DEVTOOLS", "1");
            }
            // It says nothing, and needs a port to listen on.
            Engine::WebKit => {
                port = free_port();
                command.arg(format!("--port={port}"));
                let started = Screen::start().await;
                surroundings::apply(&mut command, temporary, downloads, languages, scheme);
                command.env("DISPLAY", started.name());
                screen = Some(started);
            }
        }
        let mut group = Group::spawn(&mut command).unwrap_or_else(|error| {
            panic!("cannot start {}: {error}: {REMEDY}", program.display())
        });
        let stdout = group.child().stdout.take().expect("stdout is piped");
        let port = timeout(START, async {
            if port == 0 {
                return announced_port(BufReader::new(stdout)).await;
            }
            while TcpStream::connect((Ipv4Addr::LOCALHOST, port))
                .await
                .is_err()
            {
                sleep(POLL).await;
            }
            port
        });
        let port = port.await;
        let port = port.unwrap_or_else(|_| panic!("{} does not listen in time", program.display()));
        Self {
            _group: group,
            _screen: screen,
            url: format!("http://127.0.0.1:{port}"),
        }
    }

    /// Where it takes WebDriver commands.
    pub(crate) fn url(&self) -> &str {
        &self.url
    }
}

fn free_port() -> u16 {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).expect("a free port");
    listener.local_addr().expect("its address").port()
}

/// Reads up to "ChromeDriver was started successfully on port 40111." or "Listening on
/// 127.0.0.1:40111", and goes on reading in the background, so that the driver never blocks on a full
/// pipe.
async fn announced_port(stdout: BufReader<ChildStdout>) -> u16 {
    let mut lines = stdout.lines();
    loop {
        let line = lines.next_line().await.expect("readable output");
        let line = line.expect("the driver ended before it named its port");
        let announced = ["successfully on port ", "Listening on 127.0.0.1:"]
            .iter()
            .find_map(|before| line.split_once(before));
        if let Some((_, port)) = announced {
            let port = port.trim_end_matches('.').parse().expect("a port number");
            tokio::spawn(async move { while let Ok(Some(_)) = lines.next_line().await {} });
            return port;
        }
    }
}
