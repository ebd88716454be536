//! The two ways to have the page.

use std::fs;
use std::path::PathBuf;

use e2e::browser::Engine;
use e2e::{site, witness};
use emulator::{Server, page};
use tempfile::TempDir;
use url::Url;

/// What is opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Surface {
    /// `dist/site` on a web server.
    Hosted,
    /// The one file, from the disk.
    File,
}

/// A page that can be opened as long as this lives.
pub(crate) struct Opened {
    /// Its address.
    pub(crate) url: String,
    /// The beginning of the address of everything that belongs to it.
    pub(crate) own: String,
    _folder: Option<TempDir>,
    _server: Option<Server>,
}

impl Surface {
    pub(crate) const ALL: [Self; 2] = [Self::Hosted, Self::File];

    pub(crate) fn id(self) -> &'static str {
        match self {
            Self::Hosted => "hosted",
            Self::File => "file",
        }
    }

    /// Makes it ready for an engine.
    pub(crate) async fn prepare(self, engine: Engine) -> Opened {
        let watched = engine == Engine::WebKit;
        match self {
            Self::Hosted => {
                let folder = watched.then(|| tempfile::tempdir().expect("a folder"));
                let dir = match &folder {
                    Some(folder) => {
                        witness::copy(&site::dir(), folder.path(), witness::SCRIPT)
                            .expect("a copy");
                        folder.path().to_path_buf()
                    }
                    None => site::dir(),
                };
                let server = page::serve(dir, 0).await.expect("the page can be served");
                let url = server.base_url();
                Opened {
                    own: url.clone(),
                    url,
                    _folder: folder,
                    _server: Some(server),
                }
            }
            Self::File => {
                // A person's own folders have such names.
                let folder = tempfile::Builder::new()
                    .prefix("下载 100% #1 ")
                    .tempdir()
                    .expect("a folder");
                let file: PathBuf = if watched {
                    witness::copy(&site::single_file(), folder.path(), witness::SCRIPT)
                        .expect("a copy")
                } else {
                    let file = folder.path().join("bailian-mcp-config.html");
                    fs::copy(site::single_file(), &file).expect("a copy");
                    file
                };
                let url = Url::from_file_path(file)
                    .expect("an absolute path")
                    .to_string();
                Opened {
                    own: url.clone(),
                    url,
                    _folder: Some(folder),
                    _server: None,
                }
            }
        }
    }
}
