//! What the owner of a site sets for the page, in a `site.json` beside it.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, ensure};
use serde::Deserialize;

/// The settings of a site.
pub(crate) struct Site {
    /// The file as it is put beside the page.
    pub(crate) text: String,
    /// The hosts that the page may connect to besides those of every page.
    pub(crate) hosts: Vec<String>,
}

/// The members that concern the making of the page; the page reads the others itself.
#[derive(Deserialize)]
struct Settings {
    #[serde(default)]
    hosts: Vec<String>,
}

/// Nothing is set; the file is there all the same, so that asking for it is no error.
impl Default for Site {
    fn default() -> Self {
        let (text, hosts) = ("{}\n".to_owned(), Vec::new());
        Self { text, hosts }
    }
}

impl Site {
    /// Reads a file of settings.
    ///
    /// # Errors
    /// When it cannot be read, is no JSON object, or names what is no host.
    pub(crate) fn read(file: &Path) -> Result<Self> {
        let name = file.display();
        let text = fs::read_to_string(file).with_context(|| format!("cannot read {name}"))?;
        Self::of(text).with_context(|| format!("{name} cannot be used"))
    }

    fn of(text: String) -> Result<Self> {
        let settings: Settings = serde_json::from_str(&text)?;
        for host in &settings.hosts {
            // What is more than a host would change the page's policy.
            let plain = |c: char| c.is_ascii_alphanumeric() || "-.:".contains(c);
            let whole = !host.is_empty() && host.chars().all(plain);
            ensure!(whole, "{host:?} is no host such as mcp.example.com");
        }
        let hosts = settings.hosts;
        Ok(Self { text, hosts })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hosts_are_read_and_the_text_is_kept() {
        let text = r#"{ "relay": "relay", "hosts": ["mcp.example.com", "b.example:8443"] }"#;
        let site = Site::of(text.to_owned()).unwrap();
        assert_eq!(site.text, text);
        assert_eq!(site.hosts, ["mcp.example.com", "b.example:8443"]);
        assert!(Site::of("{}".to_owned()).unwrap().hosts.is_empty());
    }

    #[test]
    fn what_is_no_host_is_refused_and_named() {
        for host in [
            "",
            "*",
            "https://a.example",
            "a.example; script-src *",
            "a/b",
        ] {
            let text = format!(r#"{{ "hosts": ["{host}"] }}"#);
            let error = Site::of(text).err().unwrap().to_string();
            assert!(error.contains(&format!("{host:?}")), "{error}");
        }
        assert!(Site::of("<html>".to_owned()).is_err());
    }
}
