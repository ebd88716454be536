//! What lets a browser install the hosted page and open it without a network: a manifest with its
//! icons, and a service worker that keeps the page's own files.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use anyhow::{Context, Result, ensure};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use lol_html::html_content::ContentType;
use lol_html::{RewriteStrSettings, element, rewrite_str};
use sha2::{Digest, Sha256, Sha384};

use crate::workspace::Workspace;

/// Sources of what is written here.
const SOURCES: &str = "static/hosted";

/// The service worker.
const WORKER: &str = "worker.js";

/// The manifest. Web servers know what a `.json` is, not all of them a `.webmanifest`.
const MANIFEST: &str = "manifest.json";

/// The icon, which the document itself holds.
const ICON: &str = "icon.svg";

/// The icons for a browser that installs the page, drawn from it.
const ICONS: [&str; 3] = ["icon-192.png", "icon-512.png", "icon-maskable-512.png"];

/// In the places of these the worker has the files and their version.
const FILES_MARK: &str = "\"the files\"";
const VERSION_MARK: &str = "\"the version\"";

/// Whether a browser loads this file after the page is ready, or only when it installs it.
pub(crate) fn is_later(file: &str) -> bool {
    [WORKER, MANIFEST, ICON].contains(&file) || ICONS.contains(&file)
}

/// Puts the manifest and its icons beside the page, and names the manifest in the document, by which
/// the page knows that there is a worker too.
///
/// # Errors
/// When the document has not exactly one icon.
pub(super) fn announce(workspace: &Workspace, site: &Path, document: &str) -> Result<String> {
    let mut icons = 0;
    let announced = rewrite_str(
        document,
        RewriteStrSettings::new().append_element_content_handler(element!(
            "link[rel=icon][href]",
            |icon| {
                icons += 1;
                let link = format!("<link rel=\"manifest\" href=\"./{MANIFEST}\">");
                icon.after(&link, ContentType::Html);
                Ok(())
            }
        )),
    )?;
    ensure!(icons == 1, "the page needs exactly one icon, not {icons}");
    let sources = workspace.root.join(SOURCES);
    let drawing = (ICON, workspace.root.join("static").join(ICON));
    let files = [MANIFEST].into_iter().chain(ICONS);
    let files = files.map(|file| (file, sources.join(file)));
    for (file, from) in files.chain([drawing]) {
        fs::copy(&from, site.join(file))
            .with_context(|| format!("cannot copy {}", from.display()))?;
    }
    Ok(announced)
}

/// Writes the worker: it keeps the document, every file that the document names, and those that a
/// script of it names.
///
/// # Errors
/// When one of them is missing.
pub(super) fn keep(workspace: &Workspace, site: &Path, in_script: &[String]) -> Result<()> {
    let document = fs::read_to_string(site.join("index.html"))?;
    let mut names = named(&document)?;
    names.extend(in_script.iter().cloned());
    let mut files = BTreeMap::new();
    for name in names {
        let bytes = fs::read(site.join(&name))
            .with_context(|| format!("the page names {name}, which is not there"))?;
        let integrity = format!("sha384-{}", STANDARD.encode(Sha384::digest(bytes)));
        files.insert(format!("./{name}"), integrity);
    }
    let template = workspace.read(&format!("{SOURCES}/{WORKER}"))?;
    fs::write(site.join(WORKER), worker(&template, &files)?)?;
    Ok(())
}

/// The document, and what it loads: not what it only offers.
fn named(document: &str) -> Result<BTreeSet<String>> {
    let names = RefCell::new(BTreeSet::from(["index.html".to_owned()]));
    let note = |name: Option<String>| {
        let name = name.unwrap_or_default();
        if let Some(name) = name.strip_prefix("./") {
            names.borrow_mut().insert(name.to_owned());
        }
    };
    let settings = RewriteStrSettings::new()
        .append_element_content_handler(element!("link[href]", |link| {
            note(link.get_attribute("href"));
            Ok(())
        }))
        .append_element_content_handler(element!("script[src]", |script| {
            note(script.get_attribute("src"));
            Ok(())
        }));
    rewrite_str(document, settings)?;
    Ok(names.into_inner())
}

/// The worker of these files. Its version follows from them and from its own text, so that equal pages
/// have equal workers.
fn worker(template: &str, files: &BTreeMap<String, String>) -> Result<String> {
    for mark in [FILES_MARK, VERSION_MARK] {
        ensure!(
            template.matches(mark).count() == 1,
            "the worker needs {mark} exactly once"
        );
    }
    let filled = template.replace(FILES_MARK, &serde_json::to_string_pretty(files)?);
    let version: String = Sha256::digest(&filled)
        .iter()
        .take(8)
        .map(|byte| format!("{byte:02x}"))
        .collect();
    Ok(filled.replace(VERSION_MARK, &format!("\"{version}\"")))
}

#[cfg(test)]
mod tests {
    use super::*;

    const DOCUMENT: &str = "<meta charset=utf-8><meta name=\"single\" content=\"./all.html\"><link rel=\"icon\" href=\"./icon-1.svg\">\
        <link rel=\"stylesheet\" href=\"./style-1.css\"><script src=\"./boot.js\"></script>\
        <link rel=\"modulepreload\" href=\"./page-1.js\"><a href=\"./elsewhere.html\">";

    #[test]
    fn what_the_document_loads_is_kept_and_what_it_offers_is_not() {
        let names: Vec<String> = named(DOCUMENT).unwrap().into_iter().collect();
        let expected = [
            "boot.js",
            "icon-1.svg",
            "index.html",
            "page-1.js",
            "style-1.css",
        ];
        assert_eq!(names, expected);
    }

    #[test]
    fn the_manifest_is_named_and_names_the_icon() {
        let (workspace, site) = (Workspace::locate().unwrap(), tempfile::tempdir().unwrap());
        let document = announce(&workspace, site.path(), DOCUMENT).unwrap();
        assert!(document.contains("<link rel=\"manifest\" href=\"./manifest.json\">"));
        let manifest = fs::read(site.path().join(MANIFEST)).unwrap();
        let manifest: serde_json::Value = serde_json::from_slice(&manifest).unwrap();
        assert_eq!(manifest["icons"][0]["src"], "./icon.svg");
        // Every other icon is there in the size that the manifest says: bytes 16 to 24 of a PNG.
        for icon in manifest["icons"].as_array().unwrap().iter().skip(1) {
            let bytes = fs::read(site.path().join(icon["src"].as_str().unwrap())).unwrap();
            let size = |at| u32::from_be_bytes(<[u8; 4]>::try_from(&bytes[at..at + 4]).unwrap());
            assert_eq!(icon["sizes"], format!("{}x{}", size(16), size(20)));
        }
        assert!(announce(&workspace, site.path(), "<meta charset=utf-8>").is_err());
    }

    #[test]
    fn the_worker_has_each_file_with_its_checksum_and_a_version_that_follows_from_them() {
        let (workspace, site) = (Workspace::locate().unwrap(), tempfile::tempdir().unwrap());
        let index = site.path().join("index.html");
        fs::write(&index, "<script src=\"./a.js\"></script>").unwrap();
        let named = ["b.wasm".to_owned()];
        fs::write(site.path().join("b.wasm"), "b").unwrap();
        assert!(
            keep(&workspace, site.path(), &named).is_err(),
            "a.js is missing"
        );
        let script = site.path().join("a.js");
        let written = |text: &str| {
            fs::write(&script, text).unwrap();
            keep(&workspace, site.path(), &named).unwrap();
            fs::read_to_string(site.path().join(WORKER)).unwrap()
        };
        let worker = written("let a");
        let expected = "\"./a.js\": \"sha384-HXEKxbrFLBtKegj/FbkdCVnQG1QZUsUhLlTycRLYrEyzUR9VTmgnTwNgUu5BMw2b\"";
        assert!(worker.contains(expected), "{worker}");
        for file in ["index.html", "b.wasm"] {
            assert!(
                worker.contains(&format!("\"./{file}\": \"sha384-")),
                "{file}"
            );
        }
        let version = |worker: &str| {
            let (_, rest) = worker.split_once("const VERSION = \"").unwrap();
            rest.split('"').next().unwrap().to_owned()
        };
        assert_eq!(worker, written("let a"));
        assert_ne!(version(&worker), version(&written("let b")));
    }
}
