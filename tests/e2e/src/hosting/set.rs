//! The recipes with what an administrator sets, and the servers' command lines.

use std::fs;
use std::net::SocketAddr;
use std::os::unix::fs::PermissionsExt as _;
use std::path::Path;

use tokio::process::Command;

use super::{Authority, GUEST, Identity, Recipe, program, text};
use crate::site;

/// The user and group `nobody`.
const NOBODY: u32 = 65534;

/// What a server is started for.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Act {
    /// `nginx -t`, `caddy validate`.
    Check,
    /// To serve.
    Run,
}

/// What an administrator sets.
pub(super) struct Set<'a> {
    pub(super) folder: &'a Path,
    pub(super) port: u16,
    pub(super) plain_port: u16,
    pub(super) base: &'a str,
    pub(super) upstream: SocketAddr,
}

impl Set<'_> {
    /// Writes the recipe with what is set.
    pub(super) fn write_recipe(&self, recipe: Recipe) {
        match recipe {
            Recipe::Nginx => self.nginx(),
            Recipe::NoHeaders => self.without_headers(),
            Recipe::NoRelay => self.without_relay(),
            Recipe::Container => self.container(),
            Recipe::Caddy => self.write("caddy/Caddyfile", "Caddyfile", &[]),
        }
    }

    pub(super) fn command(&self, recipe: Recipe, act: Act) -> Command {
        if recipe == Recipe::Caddy {
            return self.caddy(act);
        }
        let mut command = Command::new(program("BAILIAN_NGINX"));
        command.args(["-e", "stderr", "-g", "daemon off;", "-p"]);
        command.arg(self.folder).arg("-c");
        command.arg(self.folder.join("nginx.conf"));
        if act == Act::Check {
            command.arg("-t");
        }
        if recipe == Recipe::Container && rustix::process::getuid().is_root() {
            command.uid(NOBODY).gid(NOBODY);
        }
        command
    }

    /// The page's files, the certificate and the folders to write into.
    pub(super) fn lay_out(&self, authority: &Authority, identity: &Identity) {
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

    fn nginx(&self) {
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
        fs::write(conf, main).expect("a file");
    }

    fn without_headers(&self) {
        self.nginx();
        let page = self.folder.join("snippets/bailian-mcp-config.conf");
        let text = fs::read_to_string(&page).expect("a file");
        let kept = text
            .lines()
            .filter(|line| !line.trim().starts_with("add_header"));
        fs::write(page, kept.collect::<Vec<_>>().join("\n")).expect("a file");
    }

    fn without_relay(&self) {
        self.nginx();
        for (name, start) in [
            ("maps.conf", "upstream "),
            ("snippets/bailian-mcp-config.conf", "location ~ /relay/ {"),
        ] {
            let file = self.folder.join(name);
            let text = fs::read_to_string(&file).expect("a file");
            let (before, block) = text.split_once(start).expect(start);
            let (_, after) = block.split_once("\n}\n").expect("its end");
            fs::write(file, [before, after].concat()).expect("a file");
        }
    }

    fn container(&self) {
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
    }

    fn caddy(&self, act: Act) -> Command {
        let verb = if act == Act::Check { "validate" } else { "run" };
        let mut command = Command::new(program("BAILIAN_CADDY"));
        command
            .args([verb, "--adapter", "caddyfile", "--config"])
            .arg(self.folder.join("Caddyfile"))
            // A home of its own, and no door for other programs but a file in it.
            .env("HOME", self.folder)
            .env("XDG_DATA_HOME", self.folder.join("caddy/data"))
            .env("XDG_CONFIG_HOME", self.folder.join("caddy/config"))
            .env("BAILIAN_ADMIN", format!("unix/{}", self.path("admin.sock")))
            // Go reads the authorities that it trusts from here.
            .env("SSL_CERT_FILE", self.folder.join("tls/authority.pem"))
            .env("SSL_CERT_DIR", self.folder.join("none"))
            .env("BAILIAN_HOST", "localhost")
            .env("BAILIAN_BIND", "bind 127.0.0.1")
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
