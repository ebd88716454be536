//! The static server of the built page.

mod support;

use std::fs;

use emulator::page;
use support::client;

#[tokio::test]
async fn serves_files_with_their_types_and_compressed_forms() {
    let dir = tempfile::tempdir().expect("a folder");
    fs::write(dir.path().join("index.html"), "<!doctype html>").expect("a file");
    fs::write(dir.path().join("app.js"), "plain").expect("a file");
    fs::write(dir.path().join("app.wasm"), "plain").expect("a file");
    fs::write(dir.path().join("app.wasm.br"), "brotli").expect("a file");
    fs::write(dir.path().join("app.wasm.gz"), "gzip").expect("a file");
    let server = page::serve(dir.path(), 0).await.expect("it starts");

    for (path, accepted, kind, encoding, body) in [
        ("/", "", "text/html", None, "<!doctype html>"),
        ("/app.js", "br", "text/javascript", None, "plain"),
        ("/app.wasm", "", "application/wasm", None, "plain"),
        (
            "/app.wasm",
            "gzip",
            "application/wasm",
            Some("gzip"),
            "gzip",
        ),
        (
            "/app.wasm",
            "gzip, br",
            "application/wasm",
            Some("br"),
            "brotli",
        ),
    ] {
        let url = format!("{}{path}", server.base_url());
        let response = client()
            .get(url)
            .header("accept-encoding", accepted)
            .send()
            .await;
        let response = response.expect("an answer");
        assert_eq!(response.status(), 200, "{path}");
        let headers = response.headers().clone();
        assert_eq!(headers["content-type"], kind, "{path}");
        let encoded = headers
            .get("content-encoding")
            .and_then(|value| value.to_str().ok());
        assert_eq!(encoded, encoding, "{path}");
        assert_eq!(headers["x-content-type-options"], "nosniff");
        assert_eq!(headers["referrer-policy"], "no-referrer");
        let cached = headers
            .get("cache-control")
            .and_then(|value| value.to_str().ok());
        assert_eq!(
            cached,
            (kind == "text/html").then_some("no-cache"),
            "{path}"
        );
        assert_eq!(response.text().await.expect("a body"), body, "{path}");
    }
}

#[tokio::test]
async fn serves_nothing_outside_and_nothing_that_is_not_there() {
    let dir = tempfile::tempdir().expect("a folder");
    let site = dir.path().join("site");
    fs::create_dir(&site).expect("a folder");
    fs::write(site.join("index.html"), "page").expect("a file");
    fs::write(dir.path().join("secret.txt"), "secret").expect("a file");
    let server = page::serve(&site, 0).await.expect("it starts");
    for path in ["/absent.js", "/%2e%2e/secret.txt", "/..%2fsecret.txt"] {
        let response = client()
            .get(format!("{}{path}", server.base_url()))
            .send()
            .await;
        assert_eq!(response.expect("an answer").status(), 404, "{path}");
    }
    server.stop().await;
}

#[tokio::test]
async fn a_folder_without_a_page_is_an_error_that_names_it() {
    let dir = tempfile::tempdir().expect("a folder");
    let error = page::serve(dir.path(), 0)
        .await
        .expect_err("there is no page");
    assert!(error.to_string().contains("index.html"), "{error}");
}
