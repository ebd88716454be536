//! The whole product in one file, for a disk: it asks nobody for anything.
//!
//! The parts stand in it as text, compressed by gzip and written in Base64: blocks of data, which no
//! browser runs and no policy speaks of. It is plain ASCII but for the few words of the shell, so it
//! survives mail, editors and any declared encoding that a web server may add.

use anyhow::Result;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use super::checksum;
use super::compress;
use super::document::{self, Content};
use super::product::Product;
use super::scripts;
use super::seal::{self, Place};
use super::site::Site;
use crate::tools::SearchPath;
use crate::workspace::Workspace;

/// Its name, wherever it is.
pub(crate) const NAME: &str = "bailian-mcp-config.html";

/// The file's text.
pub(super) struct Single(pub(super) String);

impl Single {
    /// Writes it.
    pub(super) fn of(
        workspace: &Workspace,
        path: &SearchPath,
        product: &Product,
        site: &Site,
    ) -> Result<Self> {
        let boot = scripts::open(
            workspace,
            path,
            &(product.boot.clone() + &workspace.read("static/release/single.js")?),
            &[],
        )?;
        let content = Content {
            attributes: vec!["data-single"],
            boot: format!("<script>{boot}</script>"),
            icon: product.icon.clone(),
            style: format!("<style>{}</style>", product.style),
            // The first part and what begins it come before the rest, which is twice as long.
            body: [
                block("application/json", "site", &settings(&site.text)),
                block("text/plain", "part-first", &packed(&product.code.first)?),
                format!("<script>{}</script>\n", product.code.glue),
                block("text/plain", "part-rest", &packed(&product.code.rest)?),
            ]
            .concat(),
            ..Content::default()
        };
        let document = document::fill(&product.template, &product.stamp, &content)?;
        let document = site.mark(&document)?;
        Ok(Self(seal::seal(&document, Place::Single, &site.hosts)?))
    }

    /// What the hosted page has to know to offer the file.
    pub(super) fn offer(&self) -> String {
        format!(
            "<meta name=\"single\" content=\"./{NAME}\" data-sha256=\"{}\" data-size=\"{}\">",
            checksum::hexadecimal(&self.0),
            self.0.len()
        )
    }
}

fn block(kind: &str, id: &str, text: &str) -> String {
    format!("<script type=\"{kind}\" id=\"{id}\">{text}</script>\n")
}

/// JSON in which nothing can end the element that it stands in.
fn settings(json: &str) -> String {
    json.trim().replace('<', "\\u003c")
}

fn packed(part: &[u8]) -> Result<String> {
    Ok(STANDARD.encode(compress::smallest_gzip(part)?))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Read as _;

    #[test]
    fn a_part_is_got_back_as_it_was() {
        let part: Vec<u8> = (0..20_000_u32).flat_map(u32::to_le_bytes).collect();
        let packed = STANDARD.decode(packed(&part).unwrap()).unwrap();
        let mut unpacked = Vec::new();
        flate2::read::GzDecoder::new(&*packed)
            .read_to_end(&mut unpacked)
            .unwrap();
        assert_eq!(unpacked, part);
    }

    #[test]
    fn settings_stay_in_their_element() {
        let text = "{ \"name\": \"</script><script>\" }\n";
        let written = settings(text);
        assert!(!written.contains('<'), "{written}");
        let (read, given) = (
            serde_json::from_str::<serde_json::Value>(&written).unwrap(),
            serde_json::from_str::<serde_json::Value>(text).unwrap(),
        );
        assert_eq!(read, given);
    }
}
