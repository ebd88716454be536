//! The page to host: a document, and files beside it that are named after their content and refused
//! by the browser if they are others.

use std::fs;
use std::path::Path;

use anyhow::Result;

use super::checksum;
use super::document::{self, Content};
use super::offline;
use super::product::Product;
use super::scripts;
use super::seal::{self, Place};
use super::single::Single;
use super::site::Site;
use crate::tools::SearchPath;
use crate::workspace::Workspace;

/// Writes the page into the folder of the site, which is empty, and gives the names of the files that
/// only a script names.
pub(super) fn write(
    workspace: &Workspace,
    path: &SearchPath,
    product: &Product,
    single: &Single,
    site: &Site,
) -> Result<Vec<String>> {
    let folder = workspace.site();
    let first = Named::write(&folder, "page", "wasm", &product.code.first)?;
    let rest = Named::write(&folder, "rest", "wasm", &product.code.rest)?;
    let glue = Named::write(&folder, "page", "js", product.code.glue.as_bytes())?;
    let style = Named::write(&folder, "style", "css", product.style.as_bytes())?;
    let boot = scripts::open(
        workspace,
        path,
        &(product.boot.clone() + &workspace.read("static/release/hosted.js")?),
        &[
            ("FIRST", &first.url),
            ("FIRST_CHECKSUM", &first.checksum),
            ("REST", &rest.url),
            ("REST_CHECKSUM", &rest.checksum),
        ],
    )?;
    let content = Content {
        boot: format!("<script>{boot}</script>"),
        icon: product.icon.clone(),
        style: format!(
            "<link rel=\"stylesheet\" href=\"{}\" integrity=\"{}\">",
            style.url, style.checksum
        ),
        head: format!(
            "<script defer src=\"{}\" integrity=\"{}\"></script>\n{}\n",
            glue.url,
            glue.checksum,
            single.offer()
        ),
        ..Content::default()
    };
    let document = document::fill(&product.template, &product.stamp, &content)?;
    let document = offline::announce(workspace, &folder, &document)?;
    let sealed = seal::seal(&site.mark(&document)?, Place::Hosted, &site.hosts)?;
    fs::write(folder.join("index.html"), sealed)?;
    Ok(vec![first.name, rest.name])
}

/// A file named after its content, so that it can be cached for ever.
struct Named {
    name: String,
    /// Its address, from the document.
    url: String,
    checksum: String,
}

impl Named {
    fn write(site: &Path, name: &str, extension: &str, bytes: &[u8]) -> Result<Self> {
        let name = format!("{name}-{}.{extension}", checksum::short(bytes));
        fs::write(site.join(&name), bytes)?;
        let (url, checksum) = (format!("./{name}"), checksum::for_browser(bytes));
        Ok(Self {
            name,
            url,
            checksum,
        })
    }
}
