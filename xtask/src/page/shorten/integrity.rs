//! The checksums by which a browser refuses files that are not those of the page.

use anyhow::Result;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use lol_html::{RewriteStrSettings, element, rewrite_str};
use sha2::{Digest, Sha384};

/// Replaces the checksums of `file` in `document` by that of `bytes`.
///
/// A file that the document names without a checksum stays without one.
pub(super) fn replace(document: &str, file: &str, bytes: &[u8]) -> Result<String> {
    let checksum = format!("sha384-{}", STANDARD.encode(Sha384::digest(bytes)));
    let handler = element!("link[integrity], script[integrity]", |element| {
        let source = ["href", "src"]
            .iter()
            .find_map(|name| element.get_attribute(name));
        if source.is_some_and(|source| source.trim_start_matches("./") == file) {
            element.set_attribute("integrity", &checksum)?;
        }
        Ok(())
    });
    let settings = RewriteStrSettings::new().append_element_content_handler(handler);
    Ok(rewrite_str(document, settings)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_checksum_of_the_file_alone_changes() {
        let document = "<!doctype html><link href=./a.js integrity=sha384-old rel=modulepreload>\
            <link href=\"./b.css\" integrity=\"sha384-b\" rel=stylesheet><script src=a.js></script>\
            <p>中 < &amp;";
        // printf 'let a' | openssl dgst -sha384 -binary | base64
        let expected =
            "integrity=\"sha384-HXEKxbrFLBtKegj/FbkdCVnQG1QZUsUhLlTycRLYrEyzUR9VTmgnTwNgUu5BMw2b\"";
        let replaced = replace(document, "a.js", b"let a").unwrap();
        assert!(replaced.contains(expected), "{replaced}");
        assert_eq!(replaced.replace(expected, "integrity=sha384-old"), document);
    }

    #[test]
    fn scripts_have_checksums_too() {
        let replaced = replace("<script integrity=old src=a.js></script>", "a.js", b"").unwrap();
        assert!(
            replaced.contains(
                "\"sha384-OLBgp1GsljhM2TJ+sbHjaiH9txEUvgdDTAzHv2P24donTt6/529l+9Ua0vFImLlb\""
            ),
            "{replaced}"
        );
    }
}
