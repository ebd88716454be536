//! nginx and Caddy, which run the hosting recipes, and what else their tests need.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::Result;

use super::system::{self, Packages, set};
use super::{npm, python};
use crate::workspace::Workspace;

const PACKAGES: Packages = Packages {
    tool: "nginx, its brotli_static and Caddy",
    debian: &["nginx", "libnginx-mod-http-brotli-static", "caddy"],
    ubuntu: &["nginx", "libnginx-mod-http-brotli-static", "caddy"],
    fedora: "nginx nginx-mod-brotli caddy",
    arch: "nginx nginx-mod-brotli caddy",
    suse: "",
    alpine: "nginx nginx-mod-http-brotli caddy",
    by_hand: "Install nginx with ngx_http_brotli_static_module and Caddy, then set BAILIAN_NGINX, \
        BAILIAN_NGINX_BROTLI and BAILIAN_CADDY to the three files.",
};

/// The servers.
struct WebServers {
    nginx: PathBuf,
    brotli: PathBuf,
    caddy: PathBuf,
}

impl WebServers {
    fn find() -> Option<Self> {
        const MODULES: [&str; 3] = [
            "/usr/lib/nginx/modules/ngx_http_brotli_static_module.so",
            "/usr/lib64/nginx/modules/ngx_http_brotli_static_module.so",
            "/usr/share/nginx/modules/ngx_http_brotli_static_module.so",
        ];
        // Debian keeps nginx where an ordinary person's PATH does not lead.
        let nginx = set("BAILIAN_NGINX")
            .or_else(|| which::which("nginx").ok())
            .or_else(|| is_file("/usr/sbin/nginx"))?;
        let brotli = set("BAILIAN_NGINX_BROTLI")
            .or_else(|| MODULES.iter().find_map(|file| is_file(file)))?;
        let caddy = set("BAILIAN_CADDY").or_else(|| which::which("caddy").ok())?;
        Some(Self {
            nginx,
            brotli,
            caddy,
        })
    }
}

fn is_file(file: &str) -> Option<PathBuf> {
    Some(Path::new(file).to_path_buf()).filter(|file| file.is_file())
}

/// Installs them and tells a test where they are.
///
/// # Errors
/// When one of them is missing and cannot be installed.
pub(crate) fn install(workspace: &Workspace, command: &mut Command) -> Result<()> {
    let servers = system::find_or_install(workspace, &PACKAGES, WebServers::find)?;
    let observatory = npm::install(workspace, "hosting", "tests/hosting")?;
    let lint = "tests/hosting/requirements.txt";
    let hadolint = python::install(workspace, "python-hosting", lint)?;
    command
        .env("BAILIAN_NGINX", servers.nginx)
        .env("BAILIAN_NGINX_BROTLI", servers.brotli)
        .env("BAILIAN_CADDY", servers.caddy)
        .env("BAILIAN_OBSERVATORY_DIR", observatory)
        .env("BAILIAN_HADOLINT", hadolint.join("bin/hadolint"));
    Ok(())
}
