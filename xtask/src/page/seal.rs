//! The content security policy of the built page.
//!
//! It can only be written after the build, since it carries the hashes of the inline scripts and
//! styles that Trunk leaves in the document. It is a `meta` element because a page on a static
//! server, or on a disk, has no say in its headers.

use std::cell::RefCell;

use anyhow::{Result, ensure};
use lol_html::html_content::ContentType;
use lol_html::{RewriteStrSettings, element, rewrite_str, text};

use super::checksum;

/// Where the page is.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Place {
    /// On a web server, beside its other files.
    Hosted,
    /// Wherever its one file is. It has no origin that it could call its own.
    Single,
}

/// Puts the policy behind the document's `<meta charset>`, and drops the one thing that would make
/// a browser's console complain. The page may connect to `hosts` besides those of every page.
///
/// # Errors
/// When the document declares no charset, already has a policy, or has event handlers or `style`
/// attributes, which no hash can allow.
pub(crate) fn seal(document: &str, place: Place, hosts: &[String]) -> Result<String> {
    let inline = Inline::of(document)?;
    let policy = policy(&inline, place, hosts);
    let meta = format!(r#"<meta http-equiv="Content-Security-Policy" content="{policy}">"#);
    let mut placed = 0;
    let sealed = rewrite_str(
        document,
        RewriteStrSettings::new()
            .append_element_content_handler(element!("meta[charset]", |charset| {
                charset.after(&meta, ContentType::Html);
                placed += 1;
                Ok(())
            }))
            // Browsers do not check what is preloaded for `fetch`, and Chromium warns of it.
            .append_element_content_handler(element!(
                "link[rel=preload][as=fetch][integrity]",
                |preload| {
                    preload.remove_attribute("integrity");
                    Ok(())
                }
            )),
    )?;
    ensure!(
        placed == 1,
        "the page needs exactly one <meta charset>, not {placed}"
    );
    Ok(sealed)
}

/// Whom the page may speak to, which it does when the person asks it to connect; `src/app/site.rs` says
/// the same. An IPv6 address is no host in a policy, so that `[::1]` cannot be named.
const CONNECT: &str = "https://*.aliyuncs.com http://127.0.0.1:* http://localhost:*";

fn policy(inline: &Inline, place: Place, hosts: &[String]) -> String {
    let own = (place == Place::Hosted).then_some("'self'");
    let directive = |name: &str, fixed: &[&str], texts: &[String]| {
        let hashes = texts
            .iter()
            .map(|text| format!("'{}'", checksum::for_browser(text)));
        let sources = own.iter().chain(fixed).map(|source| (*source).to_owned());
        let sources: Vec<String> = sources.chain(hashes).collect();
        if sources.is_empty() {
            return format!("{name} 'none'");
        }
        format!("{name} {}", sources.join(" "))
    };
    let mut directives = vec![
        "default-src 'none'".to_owned(),
        directive("script-src", &["'wasm-unsafe-eval'"], &inline.scripts),
        directive("style-src", &[], &inline.styles),
        directive("img-src", &["data:"], &[]),
        hosts.iter().fold(
            directive("connect-src", &[CONNECT], &[]),
            |connect, host| format!("{connect} https://{host}"),
        ),
    ];
    let (files, types) = match place {
        // The type is only for the address of the service worker: `src/browser/worker.rs`.
        Place::Hosted => (
            &["manifest-src 'self'", "worker-src 'self'"][..],
            "service-worker",
        ),
        Place::Single => (&[][..], "'none'"),
    };
    directives.extend(files.iter().map(|files| (*files).to_owned()));
    directives.extend([
        "base-uri 'none'".to_owned(),
        "form-action 'none'".to_owned(),
        "require-trusted-types-for 'script'".to_owned(),
        format!("trusted-types {types}"),
    ]);
    directives.join("; ")
}

/// The texts of a document's inline scripts and styles.
#[derive(Default)]
struct Inline {
    scripts: Vec<String>,
    styles: Vec<String>,
}

impl Inline {
    fn of(document: &str) -> Result<Self> {
        // An HTML parser reads every line break as one line feed, and hashes are of what it read.
        let document = document.replace("\r\n", "\n").replace('\r', "\n");
        refuse_what_no_hash_allows(&document)?;
        let mut inline = Self {
            scripts: scripts(&document)?,
            styles: texts(&document, "style")?,
        };
        // Where scripts are off, what a `noscript` holds is part of the document.
        for fallback in texts(&document, "noscript")? {
            inline.styles.extend(Self::of(&fallback)?.styles);
        }
        Ok(inline)
    }
}

/// What a browser runs of what stands in `script` elements: others hold data.
fn scripts(document: &str) -> Result<Vec<String>> {
    let mut scripts = texts(document, "script:not([src]):not([type])")?;
    for kind in ["module", "importmap", "text/javascript"] {
        scripts.extend(texts(
            document,
            &format!("script:not([src])[type={kind:?} i]"),
        )?);
    }
    Ok(scripts)
}

/// The text of each element that `selector` selects.
fn texts(document: &str, selector: &str) -> Result<Vec<String>> {
    let texts = RefCell::new(Vec::new());
    let begin = element!(selector, |_| {
        texts.borrow_mut().push(String::new());
        Ok(())
    });
    // A long text comes in several pieces.
    let append = text!(selector, |piece| {
        if let Some(text) = texts.borrow_mut().last_mut() {
            text.push_str(piece.as_str());
        }
        Ok(())
    });
    let settings = RewriteStrSettings::new()
        .append_element_content_handler(begin)
        .append_element_content_handler(append);
    rewrite_str(document, settings)?;
    Ok(texts.into_inner())
}

fn refuse_what_no_hash_allows(document: &str) -> Result<()> {
    let mut blocked = Vec::new();
    let mut sealed = false;
    let settings = RewriteStrSettings::new()
        .append_element_content_handler(element!("*", |element| {
            for attribute in element.attributes() {
                let name = attribute.name();
                if name == "style" || name.starts_with("on") {
                    blocked.push(format!("<{} {name}>", element.tag_name()));
                }
            }
            Ok(())
        }))
        .append_element_content_handler(element!(
            "meta[http-equiv='Content-Security-Policy' i]",
            |_| {
                sealed = true;
                Ok(())
            }
        ));
    rewrite_str(document, settings)?;
    ensure!(!sealed, "the page already has a content security policy");
    ensure!(
        blocked.is_empty(),
        "the policy would block {}",
        blocked.join(", ")
    );
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    const DOCUMENT: &str = "<!doctype html><html><head><meta charset=\"utf-8\"><title>t</title>\
        <script type=\"module\">\nimport init from './a.js';\nif (1 < 2 && true) init();\n</script>\
        <script src=\"b.js\"></script><style>p { color: red }</style></head><body></body></html>";

    #[test]
    fn the_policy_follows_the_charset_and_nothing_else_changes() {
        let sealed = seal(DOCUMENT, Place::Hosted, &[]).unwrap();
        let (before, rest) = sealed.split_once("<meta http-equiv=").unwrap();
        let (_, after) = rest.split_once("\">").unwrap();
        assert!(before.ends_with("<meta charset=\"utf-8\">"));
        assert_eq!(format!("{before}{after}"), DOCUMENT);
    }

    #[test]
    fn only_the_checksum_that_browsers_ignore_is_dropped() {
        let document = "<meta charset=utf-8>\
            <link rel=\"modulepreload\" href=\"a.js\" integrity=\"sha384-a\">\
            <link rel=\"preload\" href=\"a.wasm\" integrity=\"sha384-b\" as=\"fetch\">";
        let sealed = seal(document, Place::Hosted, &[]).unwrap();
        assert!(
            sealed.contains("<link rel=\"modulepreload\" href=\"a.js\" integrity=\"sha384-a\">")
        );
        assert!(sealed.ends_with("<link rel=\"preload\" href=\"a.wasm\" as=\"fetch\">"));
    }

    #[test]
    fn inline_scripts_and_styles_are_allowed_by_their_hashes() {
        let sealed = seal(DOCUMENT, Place::Hosted, &[]).unwrap();
        // printf "$text" | openssl dgst -sha256 -binary | base64
        let script = "'sha256-rNSn803uFyaWikpYP7hqStBb0KTeWhXv/ib2veW7w2U='";
        let style = "'sha256-ngewhhP73WDIbgwseeu52VAAJgKdGUsu1IUQQsAm8m4='";
        assert!(sealed.contains(&format!("script-src 'self' 'wasm-unsafe-eval' {script};")));
        assert!(sealed.contains(&format!("style-src 'self' {style};")));
    }

    #[test]
    fn line_breaks_are_hashed_as_the_browser_reads_them() {
        let windows = DOCUMENT.replace('\n', "\r\n");
        let policy_of = |document| policy(&Inline::of(document).unwrap(), Place::Hosted, &[]);
        assert_eq!(policy_of(&windows), policy_of(DOCUMENT));
    }

    #[test]
    fn a_page_without_inline_code_allows_none() {
        let sealed = seal("<head><meta charset=utf-8></head>", Place::Hosted, &[]).unwrap();
        assert!(sealed.contains("script-src 'self' 'wasm-unsafe-eval';"));
        assert!(sealed.contains("style-src 'self';"));
    }

    #[test]
    fn styles_for_browsers_without_scripts_are_allowed_too() {
        let document = "<meta charset=utf-8><noscript><style>p { color: red }</style></noscript>";
        assert_eq!(Inline::of(document).unwrap().styles, ["p { color: red }"]);
    }

    #[test]
    fn the_page_connects_to_alibaba_cloud_this_machine_and_what_the_owner_adds() {
        let sealed = seal(DOCUMENT, Place::Hosted, &["mcp.example.com".to_owned()]).unwrap();
        let connect = "connect-src 'self' https://*.aliyuncs.com http://127.0.0.1:* \
            http://localhost:* https://mcp.example.com;";
        assert!(sealed.contains(connect), "{sealed}");
    }

    #[test]
    fn the_single_file_has_nothing_beside_it_and_its_blocks_of_data_are_no_scripts() {
        let document = "<meta charset=utf-8><script>boot</script>\
            <script type=\"text/plain\">H4sI</script><script type=\"application/json\">{}</script>\
            <style>p</style>";
        let sealed = seal(document, Place::Single, &["mcp.example.com".to_owned()]).unwrap();
        let (_, policy) = sealed.split_once("content=\"").unwrap();
        let (policy, _) = policy.split_once('"').unwrap();
        // printf boot | openssl dgst -sha256 -binary | base64, and so for p
        assert_eq!(
            policy,
            "default-src 'none'; \
             script-src 'wasm-unsafe-eval' 'sha256-RQm+sKtAHXH6SlzZSlXJp08TMyd2rkAZxb/EwgBRV/8='; \
             style-src 'sha256-FI3pxaekTRnlbNmuGlVL9nhHr7DFj24S+imsfd/KmUA='; \
             img-src data:; \
             connect-src https://*.aliyuncs.com http://127.0.0.1:* http://localhost:* \
             https://mcp.example.com; \
             base-uri 'none'; form-action 'none'; \
             require-trusted-types-for 'script'; trusted-types 'none'"
        );
    }

    #[test]
    fn a_document_without_a_charset_is_refused() {
        assert!(seal("<head><title>t</title></head>", Place::Hosted, &[]).is_err());
    }

    #[test]
    fn a_page_is_sealed_once() {
        let sealed = seal(DOCUMENT, Place::Hosted, &[]).unwrap();
        let error = seal(&sealed, Place::Hosted, &[]).unwrap_err().to_string();
        assert!(
            error.contains("already has a content security policy"),
            "{error}"
        );
    }

    #[test]
    fn what_the_policy_would_block_is_refused_and_named() {
        let document = "<head><meta charset=utf-8></head><body onload=f()><p style=top:0></body>";
        let error = seal(document, Place::Hosted, &[]).unwrap_err().to_string();
        assert!(error.ends_with("block <body onload>, <p style>"), "{error}");
    }
}
