//! The page's files: headers, compression, caching.

use std::fs;
use std::path::{Path, PathBuf};

use e2e::hosting::Recipe;
use reqwest::StatusCode;
use reqwest::header::{HeaderMap, HeaderValue};

use crate::setting::Setting;

/// What every answer says, whatever it is.
pub(crate) const EVERYWHERE: [(&str, &str); 7] = [
    ("cross-origin-opener-policy", "same-origin"),
    ("cross-origin-resource-policy", "same-origin"),
    ("referrer-policy", "no-referrer"),
    ("strict-transport-security", "max-age=63072000"),
    ("x-content-type-options", "nosniff"),
    ("x-frame-options", "DENY"),
    ("x-robots-tag", "noindex"),
];

pub(crate) fn header<'a>(headers: &'a HeaderMap, name: &str) -> &'a str {
    let value = headers.get(name).map(HeaderValue::to_str);
    value.map_or("", |value| value.expect("text"))
}

/// What a file is sent as.
pub(crate) fn kind(file: &Path) -> &'static str {
    match file
        .extension()
        .and_then(|end| end.to_str())
        .unwrap_or_default()
    {
        "html" => "text/html; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "json" => "application/json",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "wasm" => "application/wasm",
        "webmanifest" => "application/manifest+json",
        "txt" | "sha256" => "text/plain; charset=utf-8",
        other => panic!("no recipe knows the kind {other}"),
    }
}

/// Whether a name has the hash of its file in it.
pub(crate) fn is_hashed(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or_default();
    let parts = stem.split(['-', '_']).skip(1);
    let is_hash = |part: &str| part.len() >= 16 && part.chars().all(|c| c.is_ascii_hexdigit());
    parts.into_iter().any(is_hash)
}

/// Every file of the page that is not the packed form of another, with its path from the page.
pub(crate) fn files(folder: &Path) -> Vec<(String, PathBuf)> {
    let mut found = Vec::new();
    let mut open = vec![folder.to_path_buf()];
    while let Some(path) = open.pop() {
        if path.is_dir() {
            let entries = fs::read_dir(path).expect("a folder");
            open.extend(entries.map(|entry| entry.expect("an entry").path()));
        } else if !path
            .extension()
            .is_some_and(|end| end == "br" || end == "gz")
        {
            let name = path.strip_prefix(folder).expect("a file inside");
            found.push((name.display().to_string(), path));
        }
    }
    found.sort();
    assert!(found.iter().any(|(name, _)| name == "index.html"));
    found
}

#[tokio::test]
async fn every_file_comes_in_each_form_with_its_headers() {
    for recipe in Recipe::ALL {
        for base in ["", "/tools/mcp"] {
            let setting = Setting::under(recipe, base).await;
            let client = setting.served.client();
            let files = files(&setting.served.files());
            let mut packed = 0;
            for (name, path) in &files {
                for (accepts, end) in [
                    ("identity", ""),
                    ("gzip", "gz"),
                    ("gzip, deflate, br", "br"),
                ] {
                    let url = format!("{}{name}", setting.served.page());
                    let request = client.get(&url).header("accept-encoding", accepts);
                    let request = request.header("x-forwarded-proto", "https");
                    let answer = request.send().await.expect("an answer");
                    let told = format!("{recipe:?} {base} {name} {accepts}");
                    assert_eq!(answer.status(), StatusCode::OK, "{told}");
                    let headers = answer.headers().clone();
                    let mut expected = path.clone();
                    if !end.is_empty() {
                        expected.as_mut_os_string().push(format!(".{end}"));
                    }
                    // Packed settings may be old: here they are, since the test has set a relay.
                    let expected = if expected.is_file() && name != "site.json" {
                        let coding = if end == "gz" { "gzip" } else { end };
                        assert_eq!(header(&headers, "content-encoding"), coding, "{told}");
                        let vary = header(&headers, "vary").to_ascii_lowercase();
                        assert!(end.is_empty() || vary.contains("accept-encoding"), "{told}");
                        packed += 1;
                        expected
                    } else {
                        assert_eq!(header(&headers, "content-encoding"), "", "{told}");
                        path.clone()
                    };
                    let bytes = answer.bytes().await.expect("a body");
                    assert_eq!(bytes, fs::read(expected).expect("a file"), "{told}");
                    let named = header(&headers, "content-type");
                    assert_eq!(named, kind(path), "{told}");
                    let cached = if is_hashed(name) {
                        "public, max-age=31536000, immutable"
                    } else {
                        "no-cache"
                    };
                    assert_eq!(header(&headers, "cache-control"), cached, "{told}");
                    for (header_name, value) in EVERYWHERE {
                        assert_eq!(
                            header(&headers, header_name),
                            value,
                            "{told}: {header_name}"
                        );
                    }
                    let policy = header(&headers, "content-security-policy");
                    assert!(
                        policy.contains("frame-ancestors 'none'"),
                        "{told}: {policy}"
                    );
                    assert!(!header(&headers, "permissions-policy").is_empty(), "{told}");
                    let server = header(&headers, "server");
                    assert!(["", "nginx"].contains(&server), "{told}: {server}");
                }
            }
            assert!(
                packed > files.len(),
                "{recipe:?}: hardly anything is packed"
            );
        }
    }
}

#[tokio::test]
async fn the_folder_is_the_page_and_a_second_visit_costs_no_body() {
    for recipe in Recipe::ALL {
        let setting = Setting::of(recipe).await;
        let client = setting.served.client();
        let first = client
            .get(setting.served.page())
            .send()
            .await
            .expect("an answer");
        assert_eq!(
            header(first.headers(), "content-type"),
            "text/html; charset=utf-8"
        );
        let policy = header(first.headers(), "content-security-policy");
        assert!(
            policy.contains("connect-src 'self' https:"),
            "{recipe:?}: {policy}"
        );
        let tag = header(first.headers(), "etag").to_owned();
        assert!(!tag.is_empty(), "{recipe:?}");
        let again = client
            .get(setting.served.page())
            .header("if-none-match", tag);
        let again = again.send().await.expect("an answer");
        assert_eq!(again.status(), StatusCode::NOT_MODIFIED, "{recipe:?}");
        assert_eq!(
            header(again.headers(), "cache-control"),
            "no-cache",
            "{recipe:?}"
        );
    }
}

#[tokio::test]
async fn what_is_not_there_is_not_found_and_not_kept() {
    for recipe in Recipe::ALL {
        let setting = Setting::of(recipe).await;
        let client = setting.served.client();
        for name in [
            "nothing",
            "x-0123456789abcdef.wasm",
            ".git/config",
            "%2e%2e/nginx.conf",
        ] {
            let url = format!("{}{name}", setting.served.page());
            let request = client.get(url).header("x-forwarded-proto", "https");
            let answer = request.send().await.expect("an answer");
            let status = answer.status();
            assert!(
                [404, 400].contains(&status.as_u16()),
                "{recipe:?} {name}: {status}"
            );
            if status == StatusCode::NOT_FOUND {
                let headers = answer.headers();
                assert_eq!(
                    header(headers, "cache-control"),
                    "no-cache",
                    "{recipe:?} {name}"
                );
                for (header_name, value) in EVERYWHERE {
                    assert_eq!(
                        header(headers, header_name),
                        value,
                        "{recipe:?} {header_name}"
                    );
                }
            }
        }
    }
}

#[tokio::test]
async fn plain_http_leads_to_https_and_nowhere_else() {
    for recipe in Recipe::HTTPS {
        let setting = Setting::of(recipe).await;
        let client = setting.served.client();
        let url = format!("{}/a/b?c=d", setting.served.plain_origin());
        let answer = client.get(url).send().await.expect("an answer");
        assert!(answer.status().is_redirection(), "{recipe:?}");
        let target = format!("{}/a/b?c=d", setting.served.origin());
        assert_eq!(header(answer.headers(), "location"), target, "{recipe:?}");
        assert_eq!(header(answer.headers(), "strict-transport-security"), "");
    }
}

#[tokio::test]
async fn the_container_speaks_of_https_only_where_it_is() {
    let setting = Setting::of(Recipe::Container).await;
    let answer = setting
        .served
        .client()
        .get(setting.served.page())
        .send()
        .await;
    let answer = answer.expect("an answer");
    assert_eq!(header(answer.headers(), "strict-transport-security"), "");
}
