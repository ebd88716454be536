//! What the owner of a site sets for the page, in a `site.json` beside it.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};
use bailian_mcp_config::app::Site as Settings;
use bailian_mcp_config::diagnostic::Lang;
use bailian_mcp_config::i18n::site::{notice, place};
use bailian_mcp_config::mcp::diagnosis::PageOrigin;
use lol_html::html_content::ContentType;
use lol_html::{RewriteStrSettings, element, rewrite_str};

/// The settings of a site.
pub(crate) struct Site {
    /// The file as it is put beside the page.
    pub(crate) text: String,
    /// The hosts that the page may connect to besides those of every page.
    pub(crate) hosts: Vec<String>,
    settings: Settings,
}

/// Nothing is set; the file is there all the same, so that asking for it is no error.
impl Default for Site {
    fn default() -> Self {
        Self {
            text: "{}\n".to_owned(),
            hosts: Vec::new(),
            settings: Settings::default(),
        }
    }
}

impl Site {
    /// Reads a file of settings.
    ///
    /// # Errors
    /// When it cannot be read, or anything in it could not be used by the page, in the page's own words.
    pub(crate) fn read(file: &Path) -> Result<Self> {
        let name = file.display();
        let text = fs::read_to_string(file).with_context(|| format!("cannot read {name}"))?;
        Self::of(text).with_context(|| format!("{name} cannot be used"))
    }

    fn of(text: String) -> Result<Self> {
        let settings = Settings::read(PageOrigin::Native, &text);
        let mut refused = Vec::new();
        for found in &settings.notices {
            refused.push(format!("{}: {}", place(found), notice(found, Lang::En)));
        }
        if !refused.is_empty() {
            bail!("{}", refused.join("\n"));
        }
        let hosts = settings.hosts.clone();
        Ok(Self {
            text,
            hosts,
            settings,
        })
    }

    /// Writes into the document what has to hold before the settings are read: the language, that no key
    /// is written, and which clients are not offered.
    ///
    /// # Errors
    /// When the document cannot be rewritten.
    pub(crate) fn mark(&self, document: &str) -> Result<String> {
        let mut style = String::new();
        for id in &self.settings.hidden {
            let segment = format!(".segment:has([name=client][value={id}])");
            style.push_str(&format!("{segment}{{display:none}}"));
        }
        let marked = rewrite_str(
            document,
            RewriteStrSettings::new()
                .append_element_content_handler(element!("html", |html| {
                    if let Some(lang) = self.settings.language {
                        html.set_attribute("lang", lang.tag())?;
                        html.set_attribute("data-language", lang.tag())?;
                    }
                    if !self.settings.literal_key {
                        html.set_attribute("data-withheld", "true")?;
                    }
                    Ok(())
                }))
                .append_element_content_handler(element!("head", |head| {
                    if !style.is_empty() {
                        head.append(&format!("<style>{style}</style>"), ContentType::Html);
                    }
                    Ok(())
                })),
        )?;
        Ok(marked)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str) -> Result<Site> {
        Site::of(text.to_owned())
    }

    #[test]
    fn hosts_are_read_and_the_text_is_kept() {
        let text = r#"{ "relay": "relay", "hosts": ["mcp.example.com", "b.example:8443"] }"#;
        let site = of(text).unwrap();
        assert_eq!(site.text, text);
        assert_eq!(site.hosts, ["mcp.example.com", "b.example:8443"]);
        assert!(of("{}").unwrap().hosts.is_empty());
    }

    #[test]
    fn what_the_page_could_not_use_is_refused_in_its_words() {
        for host in [
            "",
            "*",
            "https://a.example",
            "a.example; script-src *",
            "a/b",
        ] {
            let error = of(&format!(r#"{{ "hosts": ["{host}"] }}"#)).err().unwrap();
            let said = format!(
                "hosts[0]: Found \"{host}\", expected a host name such as mcp.example.com, without https:// and path. It is not used."
            );
            assert_eq!(error.to_string(), said);
        }
        let broken = of("{\n  \"hosts\": [,]\n}").err().unwrap().to_string();
        assert!(broken.starts_with("site.json: It stops being JSON in line 2, column 13."));
    }

    #[test]
    fn a_key_is_refused_and_not_printed() {
        let key = "sk-0123456789abcdef0123456789abcdef";
        let error = of(&format!(
            r#"{{ "help": "https://a.example/?key={key}", "key": "{key}" }}"#
        ));
        let said = error.err().unwrap().to_string();
        assert!(said.contains("help: There is what looks like an API key."));
        assert!(said.contains("\nkey: There is what looks like an API key."));
        assert!(said.contains("revoke it") && !said.contains("0123"));
    }

    #[test]
    fn the_document_says_what_holds_from_the_first_moment() {
        let document = "<!doctype html><html lang=\"en\"><head></head><body></body></html>";
        assert_eq!(Site::default().mark(document).unwrap(), document);
        let site = of(r#"{ "language": "zh", "literalKey": false, "hiddenClients": ["cursor"] }"#);
        let marked = site.unwrap().mark(document).unwrap();
        for part in [
            "lang=\"zh-CN\" data-language=\"zh-CN\" data-withheld=\"true\"",
            "<style>.segment:has([name=client][value=cursor]){display:none}</style></head>",
        ] {
            assert!(marked.contains(part), "{marked}");
        }
    }
}
