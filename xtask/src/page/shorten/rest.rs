//! Tells the page where what it loads later is.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, ensure};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use lol_html::html_content::ContentType;
use lol_html::{RewriteStrSettings, element, rewrite_str};
use sha2::{Digest, Sha256, Sha384};

/// Names `file` after its content, so that it can be cached for ever, and writes its name and
/// checksum into `index.html`, where the page looks for them.
///
/// # Errors
/// When `index.html` has not exactly one `<meta charset>`.
pub(super) fn announce(site: &Path, file: &Path) -> Result<()> {
    let bytes = fs::read(file)?;
    let hash: String = Sha256::digest(&bytes)
        .iter()
        .take(8)
        .map(|byte| format!("{byte:02x}"))
        .collect();
    let name = format!("rest-{hash}.wasm");
    fs::rename(file, site.join(&name))?;
    let integrity = format!("sha384-{}", STANDARD.encode(Sha384::digest(&bytes)));
    let index = site.join("index.html");
    let document = fs::read_to_string(&index).context("Trunk left no index.html")?;
    fs::write(&index, announced(&document, &name, &integrity)?)?;
    Ok(())
}

fn announced(document: &str, name: &str, integrity: &str) -> Result<String> {
    let meta = format!("<meta name=\"rest\" content=\"./{name}\" data-integrity=\"{integrity}\">");
    let mut placed = 0;
    let announced = rewrite_str(
        document,
        RewriteStrSettings::new().append_element_content_handler(element!(
            "meta[charset]",
            |charset| {
                charset.after(&meta, ContentType::Html);
                placed += 1;
                Ok(())
            }
        )),
    )?;
    ensure!(
        placed == 1,
        "the page needs exactly one <meta charset>, not {placed}"
    );
    Ok(announced)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_page_is_told_name_and_checksum() {
        let site = tempfile::tempdir().unwrap();
        let file = site.path().join("rest.wasm");
        fs::write(&file, "let a").unwrap();
        fs::write(
            site.path().join("index.html"),
            "<meta charset=utf-8><title>t</title>",
        )
        .unwrap();

        announce(site.path(), &file).unwrap();

        let document = fs::read_to_string(site.path().join("index.html")).unwrap();
        let (_, rest) = document.split_once("content=\"./").unwrap();
        let (name, rest) = rest.split_once('"').unwrap();
        assert!(
            name.starts_with("rest-") && name.ends_with(".wasm"),
            "{name}"
        );
        assert_eq!(fs::read(site.path().join(name)).unwrap(), b"let a");
        assert!(
            rest.contains(
                "sha384-HXEKxbrFLBtKegj/FbkdCVnQG1QZUsUhLlTycRLYrEyzUR9VTmgnTwNgUu5BMw2b"
            )
        );
    }

    #[test]
    fn a_page_without_a_charset_is_refused() {
        assert!(announced("<title>t</title>", "a", "b").is_err());
    }
}
