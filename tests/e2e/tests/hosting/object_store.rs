//! What an object store and GitHub Pages are told, held against the built files.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use e2e::hosting::{file, text};
use e2e::site;
use tokio::process::Command;

use crate::files::{files, is_hashed, kind};

const TARGET: &str = "oss://example-bucket/tools/mcp";

async fn upload(folder: &Path) -> (bool, String, String) {
    let mut script = Command::new("sh");
    script.arg(file("oss/upload.sh")).arg("--print");
    let output = script
        .arg(folder)
        .arg(TARGET)
        .output()
        .await
        .expect("sh runs");
    let text = |bytes| String::from_utf8(bytes).expect("text");
    (
        output.status.success(),
        text(output.stdout),
        text(output.stderr),
    )
}

#[tokio::test]
async fn every_file_is_uploaded_once_with_its_headers() {
    let (done, printed, errors) = upload(&site::dir()).await;
    assert!(done, "{errors}");
    let mut uploads = BTreeMap::new();
    let mut order = Vec::new();
    for line in printed.lines() {
        let mut fields = line.split('\t');
        let from = fields.next().expect("a file").to_owned();
        let to = fields.next().expect("an object");
        let name = to
            .strip_prefix(&format!("{TARGET}/"))
            .expect("below the target");
        let rest: Vec<_> = fields.collect();
        order.push(name.to_owned());
        assert!(
            uploads
                .insert(name.to_owned(), (from, rest.join(" ")))
                .is_none(),
            "{name}"
        );
    }
    let built = files(&site::dir());
    let names: Vec<_> = built.iter().map(|(name, _)| name).collect();
    assert_eq!(uploads.keys().collect::<Vec<_>>(), names);
    for (name, path) in &built {
        let (from, options) = &uploads[name];
        // An object store may call the manifest what it is; a server goes by its name's end.
        let kind = if name == "manifest.json" {
            "application/manifest+json"
        } else {
            kind(path)
        };
        assert!(
            options.contains(&format!("--content-type {kind} ")),
            "{name}: {options}"
        );
        let cached = if is_hashed(name) {
            "max-age=31536000, immutable"
        } else {
            "no-cache"
        };
        assert!(options.contains(cached), "{name}: {options}");
        assert_eq!(
            options.contains("--content-encoding gzip"),
            from.ends_with(".gz"),
            "{name}"
        );
    }
    assert_eq!(order.last().map(String::as_str), Some("index.html"));
    let first_fixed = order.iter().position(|name| !is_hashed(name)).expect("one");
    let last_hashed = order.iter().rposition(|name| is_hashed(name)).expect("one");
    assert!(last_hashed < first_fixed, "{order:?}");
    println!("{} files, each by one line of headers.tsv", uploads.len());
}

#[tokio::test]
async fn nothing_is_uploaded_while_a_file_is_unknown() {
    let folder = tempfile::tempdir().expect("a folder");
    for name in ["index.html", "unheard-of.xyz"] {
        fs::write(folder.path().join(name), "x").expect("a file");
    }
    let (done, printed, errors) = upload(folder.path()).await;
    assert!(!done && printed.is_empty(), "{printed}");
    assert!(
        errors.starts_with("unheard-of.xyz does not match"),
        "{errors}"
    );
}

#[test]
fn the_workflow_for_pages_runs_by_hand_and_publishes_the_built_page() {
    let workflow = text("github-pages/pages.yml");
    let yaml: serde_yaml_ng::Value = serde_yaml_ng::from_str(&workflow).expect("YAML");
    let triggers = yaml
        .get("on")
        .and_then(|on| on.as_mapping())
        .expect("triggers");
    assert_eq!(triggers.keys().collect::<Vec<_>>(), ["workflow_dispatch"]);
    assert_eq!(yaml["permissions"]["contents"], "read");
    let steps = yaml["jobs"]["build"]["steps"].as_sequence().expect("steps");
    let position = |wanted: &str| {
        let found = steps.iter().position(|step| {
            let command = step.get("run").or_else(|| step.get("uses"));
            command
                .and_then(|text| text.as_str())
                .is_some_and(|text| text.starts_with(wanted))
        });
        found.unwrap_or_else(|| panic!("no step {wanted}"))
    };
    assert!(position("cargo xtask dist") < position("actions/upload-pages-artifact"));
    let uploaded = &steps[position("actions/upload-pages-artifact")]["with"]["path"];
    assert_eq!(uploaded, "dist/site");
    assert_eq!(yaml["jobs"]["deploy"]["needs"], "build");
    assert_eq!(yaml["jobs"]["deploy"]["permissions"]["pages"], "write");
}
