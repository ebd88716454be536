//! The released document, made of `static/index.html`: what Trunk is told there in `data-trunk` is
//! done here for the hosted page and for the single file in ways of their own.

use anyhow::{Result, ensure};
use lol_html::html_content::ContentType;
use lol_html::{RewriteStrSettings, element, rewrite_str};

use super::stamp::Stamp;

/// What stands in the document in the places that it has for it, as HTML.
#[derive(Default)]
pub(super) struct Content {
    /// Attributes of the whole document, besides its version and commit.
    pub(super) attributes: Vec<&'static str>,
    /// The place of `boot.js`.
    pub(super) boot: String,
    /// The place of the icon.
    pub(super) icon: String,
    /// The place of `style.css`.
    pub(super) style: String,
    /// The end of the head.
    pub(super) head: String,
    /// The end of the body.
    pub(super) body: String,
}

/// Fills the `template`.
///
/// # Errors
/// When it lacks a place.
pub(super) fn fill(template: &str, stamp: &Stamp, content: &Content) -> Result<String> {
    let lines: Vec<&str> = template.lines().map(str::trim_start).collect();
    let mut filled = 0;
    let mut replaced = 0;
    let settings = RewriteStrSettings::new()
        .append_element_content_handler(element!("html, head, body", |element| {
            filled += 1;
            match &*element.tag_name() {
                "head" => element.append(&content.head, ContentType::Html),
                "body" => element.append(&content.body, ContentType::Html),
                _ => {
                    element.set_attribute("data-version", stamp.version)?;
                    element.set_attribute("data-commit", &stamp.commit)?;
                    for name in &content.attributes {
                        element.set_attribute(name, "")?;
                    }
                }
            }
            Ok(())
        }))
        .append_element_content_handler(element!("[data-trunk], script[src]", |element| {
            let rel = element.get_attribute("rel").unwrap_or_default();
            let text = match (&*element.tag_name(), &*rel) {
                ("script", _) => &*content.boot,
                (_, "icon") => &content.icon,
                (_, "css") => &content.style,
                _ => "",
            };
            element.replace(text, ContentType::Html);
            // What Trunk only copies is in the product already, or beside it.
            replaced += usize::from(rel != "copy-file");
            Ok(())
        }));
    let document = rewrite_str(&lines.join("\n"), settings)?;
    ensure!(
        filled == 3,
        "the document needs one html, head and body each"
    );
    ensure!(
        replaced == 4,
        "the document needs a place each for boot script, icon, style sheet and code"
    );
    Ok(document)
}

/// The icon as part of the document.
pub(super) fn icon(svg: &str) -> String {
    let svg = svg.trim().replace('%', "%25").replace('#', "%23");
    let svg = svg.replace('"', "'");
    format!("<link rel=\"icon\" href=\"data:image/svg+xml,{svg}\">")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::workspace::Workspace;

    const STAMP: Stamp = Stamp {
        version: "1.2.3",
        commit: String::new(),
    };

    #[test]
    fn every_place_of_the_document_is_filled() {
        let template = Workspace::locate().unwrap().read("static/index.html");
        let content = Content {
            attributes: vec!["data-single"],
            boot: "<script>boot</script>".to_owned(),
            icon: icon("<svg fill=\"#fff\"/>"),
            style: "<style>p</style>".to_owned(),
            head: "<meta name=last>".to_owned(),
            body: "<script>glue</script>".to_owned(),
        };
        let document = fill(&template.unwrap(), &STAMP, &content).unwrap();
        for part in [
            "<html lang=\"en\" data-version=\"1.2.3\" data-commit=\"\" data-single=\"\">",
            "<script>boot</script>\n<link rel=\"icon\"",
            "<link rel=\"icon\" href=\"data:image/svg+xml,<svg fill='%23fff'/>\">\n<style>p</style>",
            "<meta name=last></head>",
            "<script>glue</script></body>",
        ] {
            assert!(document.contains(part), "{part} is not in {document}");
        }
        assert!(!document.contains("trunk"), "{document}");
        assert!(!document.contains("boot.js"), "{document}");
    }

    #[test]
    fn a_document_without_a_place_is_refused() {
        let template = "<html><head></head><body></body></html>";
        assert!(fill(template, &STAMP, &Content::default()).is_err());
    }
}
