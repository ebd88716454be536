//! Real MCP servers, of the SDKs and the reference, each on a port of its own.

use std::env;
use std::ffi::OsString;
use std::net::{Ipv4Addr, SocketAddr};
use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::time::Duration;

use tokio::io::{AsyncBufReadExt, AsyncReadExt, BufReader};
use tokio::process::{Child, Command};
use tokio::time::timeout;

use crate::REMEDY;
use crate::process::Group;
use crate::wire::Wire;

/// A server that does not listen by then will not do so.
const START: Duration = Duration::from_secs(60);

/// What can be served.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// npm `@modelcontextprotocol/server-everything` over HTTP+SSE.
    EverythingSse,
    /// The same over Streamable HTTP with sessions.
    EverythingStreamable,
    /// PyPI `mcp`, FastMCP, over HTTP+SSE.
    PythonSse,
    /// The same over Streamable HTTP with sessions.
    PythonStreamable,
    /// npm `@modelcontextprotocol/server`: revision 2026-07-28, older clients are served as well.
    Stateless,
    /// The same, answering by event streams and refusing older clients.
    StatelessStreams,
}

impl Kind {
    /// All of them.
    pub const ALL: [Self; 6] = [
        Self::EverythingSse,
        Self::EverythingStreamable,
        Self::PythonSse,
        Self::PythonStreamable,
        Self::Stateless,
        Self::StatelessStreams,
    ];

    /// The path of its endpoint.
    pub fn path(self) -> &'static str {
        match self {
            Self::EverythingSse | Self::PythonSse => "/sse",
            _ => "/mcp",
        }
    }

    fn command(self, installed: &Installed) -> Command {
        let everything = || {
            let package = "@modelcontextprotocol/server-everything/dist/index.js";
            installed.node(&installed.modules.join(package))
        };
        let (mut command, argument) = match self {
            Self::EverythingSse => (everything(), "sse"),
            Self::EverythingStreamable => (everything(), "streamableHttp"),
            Self::PythonSse => (installed.python("fastmcp.py"), "sse"),
            Self::PythonStreamable => (installed.python("fastmcp.py"), "streamable-http"),
            Self::Stateless => (installed.node(&script("stateless.cjs")), "auto"),
            Self::StatelessStreams => (installed.node(&script("stateless.cjs")), "strict-streams"),
        };
        command.arg(argument);
        command
    }
}

/// Where `cargo xtask` has installed the servers.
#[derive(Clone, Debug)]
pub struct Installed {
    modules: PathBuf,
    python: PathBuf,
}

impl Installed {
    /// Reads `BAILIAN_SERVERS_DIR` and `BAILIAN_PYTHON_SERVERS_DIR`, which `cargo xtask` sets.
    ///
    /// # Panics
    /// When one of them is not set or nothing is there.
    pub fn find() -> Self {
        let file = |name: &str, inside: &str| {
            let folder = env::var_os(name).unwrap_or_else(|| panic!("{name} is not set: {REMEDY}"));
            let file = PathBuf::from(folder).join(inside);
            assert!(file.exists(), "no {}: {REMEDY}", file.display());
            file
        };
        Self {
            modules: file("BAILIAN_SERVERS_DIR", "node_modules"),
            python: file("BAILIAN_PYTHON_SERVERS_DIR", "bin/python"),
        }
    }

    /// A script for Node that finds the packages, kept to loopback should it listen.
    pub fn node(&self, script: &Path) -> Command {
        let mut node = bare("node");
        node.env("NODE_PATH", &self.modules)
            .arg("--require")
            .arg(self::script("loopback.cjs"))
            .arg(script);
        node
    }

    /// The `node_modules` of `tests/servers`.
    pub fn modules(&self) -> &Path {
        &self.modules
    }

    fn python(&self, name: &str) -> Command {
        let mut python = bare(&self.python);
        python.env("PYTHONDONTWRITEBYTECODE", "1").arg(script(name));
        python
    }
}

/// A script of `tests/servers`.
pub fn script(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../servers")
        .join(name)
}

/// A running server with a wire before it. Dropping it kills the server.
#[derive(Debug)]
pub struct Served {
    kind: Kind,
    wire: Wire,
    _group: Group,
}

impl Served {
    /// Starts a server and leads a wire of this delay to it.
    ///
    /// # Panics
    /// When it does not listen in time, with what it printed.
    pub async fn start(kind: Kind, installed: &Installed, delay: Duration) -> Self {
        let mut command = kind.command(installed);
        let mut group = Group::spawn(&mut command)
            .unwrap_or_else(|error| panic!("cannot start {kind:?}: {error}: {REMEDY}"));
        let port = timeout(START, announced_port(group.child())).await;
        let port = port.unwrap_or_else(|_| panic!("{kind:?} does not listen in time"));
        let port = port.unwrap_or_else(|printed| panic!("{kind:?} ended: {printed}"));
        let wire = Wire::to(SocketAddr::from((Ipv4Addr::LOCALHOST, port)), delay).await;
        Self {
            kind,
            wire,
            _group: group,
        }
    }

    /// The URL of its endpoint, through the wire.
    pub fn url(&self) -> String {
        [&self.wire.base_url(), self.kind.path()].concat()
    }

    /// The wire before it.
    pub fn wire(&self) -> &Wire {
        &self.wire
    }
}

/// A command that inherits nothing but the way to programs, and whose standard input stays open as
/// long as its handle: the servers end with it.
fn bare(program: impl Into<OsString>) -> Command {
    let mut command = Command::new(program.into());
    command
        .env_clear()
        .env("PATH", env::var_os("PATH").unwrap_or_default())
        .env("LANG", "C.UTF-8")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    command
}

/// Reads up to `listening on 40111` and goes on reading in the background, so that the server never
/// blocks on a full pipe.
async fn announced_port(server: &mut Child) -> Result<u16, String> {
    let mut lines = BufReader::new(server.stdout.take().expect("stdout is piped")).lines();
    let mut stderr = server.stderr.take().expect("stderr is piped");
    let errors = tokio::spawn(async move {
        let mut printed = Vec::new();
        let _ = stderr.read_to_end(&mut printed).await;
        String::from_utf8_lossy(&printed).into_owned()
    });
    while let Ok(Some(line)) = lines.next_line().await {
        let port = line.strip_prefix("listening on ");
        if let Some(port) = port.and_then(|port| port.parse().ok()) {
            tokio::spawn(async move { while let Ok(Some(_)) = lines.next_line().await {} });
            return Ok(port);
        }
    }
    Err(errors.await.unwrap_or_default())
}
