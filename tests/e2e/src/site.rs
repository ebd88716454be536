//! The built page.

use std::env;
use std::path::{Path, PathBuf};

use emulator::{Relay, Server, page};

use crate::REMEDY;

/// The folder of the built page: `BAILIAN_PAGE_DIR`, else `dist/site` of the workspace.
///
/// # Panics
/// When there is no page in it.
pub fn dir() -> PathBuf {
    let built = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../dist/site");
    let dir = env::var_os("BAILIAN_PAGE_DIR").map_or(built, PathBuf::from);
    assert!(
        dir.join("index.html").is_file(),
        "no page in {}: {REMEDY}",
        dir.display()
    );
    dir
}

/// The single file: `bailian-mcp-config.html` in [`dir`], else beside it.
///
/// # Panics
/// When there is none.
pub fn single_file() -> PathBuf {
    const NAME: &str = "bailian-mcp-config.html";
    let dir = dir();
    let places = [dir.join(NAME), dir.with_file_name(NAME)];
    let file = places.into_iter().find(|file| file.is_file());
    file.unwrap_or_else(|| panic!("no {NAME} in {}: {REMEDY}", dir.display()))
}

/// Serves the built page on a free port of loopback until the handle is dropped.
///
/// # Panics
/// When the page is not built.
pub async fn serve() -> Server {
    serve_with_relay(&Relay::default()).await
}

/// As [`serve`], with a relay beside the page.
///
/// # Panics
/// When the page is not built.
pub async fn serve_with_relay(relay: &Relay) -> Server {
    let server = page::serve_with_relay(dir(), 0, relay).await;
    server.expect("the page can be served")
}
