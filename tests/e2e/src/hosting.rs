//! The recipes of `hosting/`, run as they are shipped by the real servers, on loopback.
//!
//! Of a recipe's text, only what an administrator sets is set: the host's name, its certificate, the
//! folder of the files, ports, folders that an ordinary person may write to, and where the relay finds
//! the service. A value that the recipe no longer has is an error. For nginx the values stand in its
//! text, for Caddy they are variables of the environment.

use std::env;
use std::fs;
use std::net::{Ipv4Addr, SocketAddr, TcpListener};

use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::sync::atomic::{AtomicU16, Ordering};
use std::time::Duration;

use tokio::net::TcpStream;
use tokio::process::Command;
use tokio::time::{Instant, sleep};

use crate::REMEDY;
use crate::process::{Folder, Group};

mod authority;
mod front;
mod set;

pub use authority::{Authority, Identity};
pub use front::Front;

use set::{Act, Set};

/// A server that does not listen by then will not do so.
const START: Duration = Duration::from_secs(20);
/// The host that the shipped relay forwards to.
pub const UPSTREAM: &str = "dashscope.aliyuncs.com";
/// The origin that the relay serves besides the page's own, where a test says so.
pub const GUEST: &str = "https://portal.example.com";

/// Where a server's own words go, below its folder.
const PRINTED: &str = "printed.log";

/// What can be run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Recipe {
    /// `hosting/nginx`, over https.
    Nginx,
    /// `hosting/caddy`, over https.
    Caddy,
    /// `hosting/nginx` without any header of its own: a static host on which none can be set.
    NoHeaders,
    /// `hosting/nginx` without the relay, as the guide says how to take it away.
    NoRelay,
    /// What `hosting/Containerfile` runs, over http and as the user `nobody` where the test may choose.
    Container,
}

impl Recipe {
    /// Those that are shipped.
    pub const ALL: [Self; 3] = [Self::Nginx, Self::Caddy, Self::Container];

    /// Those that end https themselves.
    pub const HTTPS: [Self; 2] = [Self::Nginx, Self::Caddy];
}

/// A file of the recipes.
pub fn file(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../../hosting")
        .join(name)
}

/// A file of the recipes as text.
///
/// # Panics
/// When it is not there.
pub fn text(name: &str) -> String {
    fs::read_to_string(file(name)).unwrap_or_else(|error| panic!("hosting/{name}: {error}"))
}

/// A program that `cargo xtask` has found or installed.
///
/// # Panics
/// When the variable is not set.
pub fn program(variable: &str) -> PathBuf {
    let set = env::var_os(variable).unwrap_or_else(|| panic!("{variable} is not set: {REMEDY}"));
    PathBuf::from(set)
}

/// A recipe as it runs. Dropping it kills the server.
#[derive(Debug)]
pub struct Served {
    recipe: Recipe,
    port: u16,
    plain_port: u16,
    base: String,
    authority: Authority,
    spki: String,
    _group: Group,
    folder: Folder,
}

impl Served {
    /// Serves the built page under `/` with a recipe whose relay finds the service at `upstream`.
    ///
    /// # Panics
    /// When the server does not listen in time, with what it printed.
    pub async fn start(recipe: Recipe, upstream: SocketAddr, authority: &Authority) -> Self {
        Self::under(recipe, "", upstream, authority).await
    }

    /// As [`Served::start`], under a path such as `/tools/mcp`.
    ///
    /// # Panics
    /// As [`Served::start`].
    pub async fn under(
        recipe: Recipe,
        base: &str,
        upstream: SocketAddr,
        authority: &Authority,
    ) -> Self {
        let folder = Folder::new();
        let identity = authority.identity("localhost");
        let (port, plain_port) = (free_port(), free_port());
        let set = Set {
            folder: folder.path(),
            port,
            plain_port,
            base,
            upstream,
        };
        set.lay_out(authority, &identity);
        set.write_recipe(recipe);
        check(set.command(recipe, Act::Check), recipe).await;
        let mut command = set.command(recipe, Act::Run);
        command
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(file_for(&folder.path().join(PRINTED)));
        let mut group = Group::spawn(&mut command)
            .unwrap_or_else(|error| panic!("cannot start {recipe:?}: {error}: {REMEDY}"));
        for port in [port, plain_port] {
            // The container has one port.
            if port != plain_port || recipe != Recipe::Container {
                listening(&mut group, port, recipe, folder.path()).await;
            }
        }
        Self {
            recipe,
            port,
            plain_port,
            base: base.to_owned(),
            authority: authority.clone(),
            spki: identity.spki_hash(),
            _group: group,
            folder,
        }
    }

    /// Scheme, host and port.
    pub fn origin(&self) -> String {
        let scheme = if self.recipe == Recipe::Container {
            "http"
        } else {
            "https"
        };
        format!("{scheme}://localhost:{}", self.port)
    }

    /// Where the page is, with a slash at its end.
    pub fn page(&self) -> String {
        format!("{}{}/", self.origin(), self.base)
    }

    /// The origin that only leads to https.
    pub fn plain_origin(&self) -> String {
        format!("http://localhost:{}", self.plain_port)
    }

    /// Both ports, that of http first.
    pub fn ports(&self) -> (u16, u16) {
        (self.plain_port, self.port)
    }

    /// What Chromium has to be told to take the certificate for a good one.
    pub fn spki_hash(&self) -> &str {
        &self.spki
    }

    /// The certificate of the authority in a file.
    pub fn authority_file(&self) -> PathBuf {
        self.folder.path().join("tls/authority.pem")
    }

    /// The folder of the page's files.
    pub fn files(&self) -> PathBuf {
        let www = self.folder.path().join("www");
        www.join(self.base.trim_start_matches('/'))
    }

    /// All that the server has written about requests and errors.
    pub fn logs(&self) -> String {
        let folder = self.folder.path();
        let read = |name: &str| fs::read_to_string(folder.join(name)).unwrap_or_default();
        read("tmp/access.log") + &read(PRINTED)
    }

    /// A client that trusts the authority, asks for nothing by itself and follows no redirect.
    pub fn client(&self) -> reqwest::Client {
        let certificate = reqwest::Certificate::from_pem(self.authority.pem().as_bytes());
        reqwest::Client::builder()
            .tls_built_in_root_certs(false)
            .add_root_certificate(certificate.expect("a certificate"))
            .redirect(reqwest::redirect::Policy::none())
            .timeout(Duration::from_secs(10))
            .build()
            .expect("a client")
    }
}

/// Lets the server itself look over the recipe.
async fn check(mut command: Command, recipe: Recipe) {
    let output = command.output().await;
    let output =
        output.unwrap_or_else(|error| panic!("cannot start {recipe:?}: {error}: {REMEDY}"));
    let printed = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{recipe:?}: {printed}");
    for complaint in ["[warn]", "not formatted"] {
        assert!(!printed.contains(complaint), "{recipe:?}: {printed}");
    }
}

/// Waits until the server listens.
async fn listening(group: &mut Group, port: u16, recipe: Recipe, folder: &Path) {
    let deadline = Instant::now() + START;
    while TcpStream::connect((Ipv4Addr::LOCALHOST, port))
        .await
        .is_err()
    {
        let ended = group.child().try_wait().expect("a child");
        if ended.is_some() || Instant::now() > deadline {
            let printed = fs::read_to_string(folder.join(PRINTED)).unwrap_or_default();
            panic!("{recipe:?} does not serve: {printed}");
        }
        sleep(Duration::from_millis(20)).await;
    }
}

fn file_for(path: &Path) -> fs::File {
    fs::File::create(path).expect("a file")
}

/// A port that was free a moment ago, and that nobody is given who does not ask for it: below those
/// that systems hand out.
fn free_port() -> u16 {
    static NEXT: AtomicU16 = AtomicU16::new(0);
    // Each process begins elsewhere.
    let start = u16::try_from(std::process::id() % 250).unwrap_or_default() * 40;
    loop {
        let step = NEXT.fetch_add(1, Ordering::Relaxed);
        let port = 20_000 + start.wrapping_add(step) % 10_000;
        if TcpListener::bind((Ipv4Addr::LOCALHOST, port)).is_ok() {
            return port;
        }
    }
}
