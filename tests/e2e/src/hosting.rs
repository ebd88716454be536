//! The recipes of `hosting/`, run as they are shipped by the real servers, on loopback.
//!
//! Of a recipe's text, only what an administrator sets is set: the host's name, its certificate, the
//! folder of the files, ports, folders that an ordinary person may write to, and where the relay finds
//! the service. A value that the recipe no longer has is an error. For nginx the values stand in its
//! text, for Caddy they are variables of the environment.

use std::env;
use std::fs;
use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::sync::atomic::{AtomicU16, Ordering};
use std::time::Duration;

use tokio::io::AsyncReadExt as _;
use tokio::net::TcpStream;
use tokio::process::Command;
use tokio::time::{Instant, sleep, timeout};

use crate::process::{Folder, Group};
use crate::{REMEDY, site};

mod authority;
mod front;

pub use authority::{Authority, Identity};
pub use front::Front;

/// A server that does not listen by then will not do so.
const START: Duration = Duration::from_secs(20);
/// The host that the shipped relay forwards to.
pub const UPSTREAM: &str = "dashscope.aliyuncs.com";
/// The origin that the relay serves besides the page's own, where a test says so.
pub const GUEST: &str = "https://portal.example.com";

/// What can be run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Recipe {
    /// `hosting/nginx`, over https.
    Nginx,
    /// `hosting/caddy`, over https.
    Caddy,
    /// `hosting/nginx` without any header of its own: a static host on which none can be set.
    NoHeaders,
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

/// The user and group `nobody`.
const NOBODY: u32 = 65534;

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
        let mut command = match recipe {
            Recipe::Nginx => set.nginx(),
            Recipe::NoHeaders => set.without_headers(),
            Recipe::Caddy => set.caddy(),
            Recipe::Container => set.container(),
        };
        command
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::piped());
        let mut group = Group::spawn(&mut command)
            .unwrap_or_else(|error| panic!("cannot start {recipe:?}: {error}: {REMEDY}"));
        listening(&mut group, port, recipe).await;
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

    /// What the server has written about requests.
    pub fn access_log(&self) -> String {
        fs::read_to_string(self.folder.path().join("tmp/access.log")).unwrap_or_default()
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

/// What an administrator sets.
struct Set<'a> {
    folder: &'a Path,
    port: u16,
    plain_port: u16,
    base: &'a str,
    upstream: SocketAddr,
}

impl Set<'_> {
    /// The page's files, the certificate and the folders to write into.
    fn lay_out(&self, authority: &Authority, identity: &Identity) {
        let tls = self.folder.join("tls");
        let www = self
            .folder
            .join("www")
            .join(self.base.trim_start_matches('/'));
        for folder in [&tls, &www, &self.folder.join("tmp")] {
            fs::create_dir_all(folder).expect("a folder");
        }
        fs::write(tls.join("authority.pem"), authority.pem()).expect("a file");
        fs::write(tls.join("page.pem"), identity.chain()).expect("a file");
        fs::write(tls.join("page.key"), identity.key()).expect("a file");
        copy_files(&site::dir(), &www);
        fs::write(www.join("site.json"), "{ \"relay\": \"relay\" }\n").expect("a file");
        // Whom the server runs as has to get in.
        fs::set_permissions(self.folder, fs::Permissions::from_mode(0o755)).expect("permissions");
        let tmp = self.folder.join("tmp");
        fs::set_permissions(tmp, fs::Permissions::from_mode(0o777)).expect("permissions");
    }

    fn path(&self, name: &str) -> String {
        self.folder.join(name).display().to_string()
    }

    /// Writes a file of a recipe with other values in the place of its own.
    fn write(&self, name: &str, to: &str, values: &[(&str, &str)]) {
        let mut text = text(name);
        for (shipped, value) in values {
            assert!(text.contains(shipped), "hosting/{name} has no {shipped:?}");
            text = text.replace(shipped, value);
        }
        let to = self.folder.join(to);
        fs::create_dir_all(to.parent().unwrap_or(self.folder)).expect("a folder");
        fs::write(to, text).expect("a file");
    }

    fn nginx_parts(&self, page: &str) {
        let upstream = format!("server {};", self.upstream);
        let guest = format!("{GUEST} $http_origin;");
        self.write(
            "nginx/maps.conf",
            "maps.conf",
            &[
                ("server dashscope.aliyuncs.com:443;", &upstream),
                ("# https://portal.example.com $http_origin;", &guest),
            ],
        );
        let authorities = self.path("tls/authority.pem");
        self.write(
            "nginx/page.conf",
            page,
            &[("/etc/ssl/certs/ca-certificates.crt", &authorities)],
        );
    }

    fn nginx(&self) -> Command {
        self.nginx_parts("snippets/bailian-mcp-config.conf");
        let origin = format!("return 301 https://localhost:{}", self.port);
        let (port, plain) = (self.port, self.plain_port);
        self.write(
            "nginx/server.conf",
            "server.conf",
            &[
                ("listen 80;", &format!("listen 127.0.0.1:{plain};")),
                ("listen [::]:80;", &format!("listen 127.0.0.2:{plain};")),
                ("listen 443 ", &format!("listen 127.0.0.1:{port} ")),
                ("listen [::]:443 ", &format!("listen 127.0.0.2:{port} ")),
                ("return 301 https://tools.example.com", &origin),
                ("tools.example.com", "localhost"),
                ("/etc/nginx/tls/", &self.path("tls/")),
                ("/srv/bailian-mcp-config/www", &self.path("www")),
            ],
        );
        // As Debian's own, which compresses by itself and has its own list of kinds.
        let tmp = self.path("tmp");
        let (pid, access) = (self.path("nginx.pid"), self.path("tmp/access.log"));
        let module = program("BAILIAN_NGINX_BROTLI");
        let main = format!(
            "load_module {};\npid {pid};\nevents {{}}\nhttp {{\naccess_log {access};\n\
             client_body_temp_path {tmp}/body;\nproxy_temp_path {tmp}/proxy;\n\
             fastcgi_temp_path {tmp}/fastcgi;\nuwsgi_temp_path {tmp}/uwsgi;\n\
             scgi_temp_path {tmp}/scgi;\nsendfile on;\ntcp_nopush on;\n\
             default_type application/octet-stream;\ngzip on;\n\
             include {};\ninclude maps.conf;\ninclude server.conf;\n}}\n",
            module.display(),
            "/etc/nginx/mime.types",
        );
        let conf = self.folder.join("nginx.conf");
        fs::write(&conf, main).expect("a file");
        self.nginx_on(&conf)
    }

    fn without_headers(&self) -> Command {
        let command = self.nginx();
        let page = self.folder.join("snippets/bailian-mcp-config.conf");
        let text = fs::read_to_string(&page).expect("a file");
        let kept = text
            .lines()
            .filter(|line| !line.trim().starts_with("add_header"));
        fs::write(page, kept.collect::<Vec<_>>().join("\n")).expect("a file");
        command
    }

    fn container(&self) -> Command {
        self.nginx_parts("page.conf");
        let listen = format!("listen 127.0.0.1:{};", self.port);
        let module = program("BAILIAN_NGINX_BROTLI").display().to_string();
        self.write(
            "container/nginx.conf",
            "nginx.conf",
            &[
                ("/tmp/", &self.path("tmp/")),
                (
                    "/usr/lib/nginx/modules/ngx_http_brotli_static_module.so",
                    &module,
                ),
                ("listen 8080;", &listen),
                ("/srv/bailian-mcp-config/www", &self.path("www")),
                ("/dev/stdout", &self.path("tmp/access.log")),
            ],
        );
        let mut command = self.nginx_on(&self.folder.join("nginx.conf"));
        if rustix::process::getuid().is_root() {
            command.uid(NOBODY).gid(NOBODY);
        }
        command
    }

    fn nginx_on(&self, conf: &Path) -> Command {
        let mut command = Command::new(program("BAILIAN_NGINX"));
        command.args(["-e", "stderr", "-g", "daemon off;", "-p"]);
        command.arg(self.folder).arg("-c").arg(conf);
        command
    }

    fn caddy(&self) -> Command {
        self.write("caddy/Caddyfile", "Caddyfile", &[]);
        let mut command = Command::new(program("BAILIAN_CADDY"));
        command
            .args(["run", "--adapter", "caddyfile", "--config"])
            .arg(self.folder.join("Caddyfile"))
            // A home of its own, and no door for other programs but a file in it.
            .env("HOME", self.folder)
            .env("XDG_DATA_HOME", self.folder.join("caddy/data"))
            .env("XDG_CONFIG_HOME", self.folder.join("caddy/config"))
            .env("CADDY_ADMIN", format!("unix/{}", self.path("admin.sock")))
            // Go reads the authorities that it trusts from here.
            .env("SSL_CERT_FILE", self.folder.join("tls/authority.pem"))
            .env("SSL_CERT_DIR", self.folder.join("none"))
            .env("BAILIAN_HOST", "localhost")
            .env("BAILIAN_BIND", "127.0.0.1")
            .env("BAILIAN_HTTP_PORT", self.plain_port.to_string())
            .env("BAILIAN_HTTPS_PORT", self.port.to_string())
            .env(
                "BAILIAN_TLS",
                format!(
                    "{} {}",
                    self.path("tls/page.pem"),
                    self.path("tls/page.key")
                ),
            )
            .env("BAILIAN_ROOT", self.folder.join("www"))
            .env("BAILIAN_BASE", self.base)
            .env("BAILIAN_ORIGIN", GUEST)
            .env("BAILIAN_DASHSCOPE", format!("https://{}", self.upstream));
        command
    }
}

/// Waits until the server listens.
async fn listening(group: &mut Group, port: u16, recipe: Recipe) {
    let deadline = Instant::now() + START;
    while TcpStream::connect((Ipv4Addr::LOCALHOST, port))
        .await
        .is_err()
    {
        let ended = group.child().try_wait().expect("a child");
        if ended.is_some() || Instant::now() > deadline {
            let mut printed = Vec::new();
            if let Some(mut stderr) = group.child().stderr.take() {
                let _ = timeout(Duration::from_secs(1), stderr.read_to_end(&mut printed)).await;
            }
            panic!(
                "{recipe:?} does not serve: {}",
                String::from_utf8_lossy(&printed)
            );
        }
        sleep(Duration::from_millis(20)).await;
    }
    // Nobody reads on, so the pipe must not fill up.
    if let Some(mut stderr) = group.child().stderr.take() {
        tokio::spawn(async move {
            let mut printed = String::new();
            let _ = stderr.read_to_string(&mut printed).await;
        });
    }
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

fn copy_files(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a folder");
    for entry in fs::read_dir(from).expect("a folder") {
        let entry = entry.expect("an entry");
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy_files(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).expect("a file");
        }
    }
}
