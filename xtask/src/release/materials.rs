//! The software bill of materials: every crate that is compiled into the page, as CycloneDX.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use serde_json::Value;

use crate::program;
use crate::tools::crates::Pins;
use crate::workspace::{WASM_TARGET, Workspace};

/// cargo-cyclonedx writes a file of this name beside the manifest of each package here.
const WRITTEN: &str = "materials-of-a-release";

/// The bill, without what is of this machine or this moment.
pub(super) fn of(workspace: &Workspace) -> Result<String> {
    let folder = Pins::read(workspace)?.install(workspace, "cargo-cyclonedx")?;
    let mut cyclonedx = workspace.command(folder.join("cargo-cyclonedx"));
    cyclonedx.args([
        "cyclonedx",
        "--quiet",
        "--format=json",
        "--spec-version=1.5",
    ]);
    cyclonedx.args(["--no-build-deps", "--target", WASM_TARGET]);
    program::run(cyclonedx.args(["--override-filename", WRITTEN]))?;
    let files: Vec<PathBuf> = workspace
        .manifests()?
        .iter()
        .filter_map(|manifest| Some(manifest.parent()?.join(WRITTEN).with_extension("json")))
        .collect();
    let bill = fs::read_to_string(workspace.root.join(WRITTEN).with_extension("json"))
        .context("cargo-cyclonedx wrote nothing about the page")?;
    for file in files {
        fs::remove_file(file)?;
    }
    settled(&bill, &workspace.root)
}

/// `bill` without its number, its time and the folder that it was written in.
fn settled(bill: &str, root: &Path) -> Result<String> {
    let mut bill: Value = serde_json::from_str(bill).context("the bill is no JSON")?;
    if let Some(bill) = bill.as_object_mut() {
        bill.remove("serialNumber");
    }
    if let Some(about) = bill["metadata"].as_object_mut() {
        about.remove("timestamp");
    }
    let mut text = serde_json::to_string_pretty(&bill)?;
    text.push('\n');
    // As in a URL, where a space is `%20`.
    let root = root.to_string_lossy();
    for form in [root.replace(' ', "%20"), root.into_owned()] {
        text = text.replace(
            &format!("path+file://{form}"),
            "path+file:///bailian-mcp-config",
        );
    }
    Ok(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_bill_says_nothing_of_machine_and_moment() {
        let bill = |root: &str, time: &str| {
            let text = format!(
                r#"{{ "serialNumber": "urn:uuid:{time}", "metadata": {{ "timestamp": "{time}",
                "component": {{ "bom-ref": "path+file://{root}#page@1" }} }}, "components": [1] }}"#
            );
            settled(&text, Path::new(&root.replace("%20", " "))).unwrap()
        };
        let settled = bill("/first", "1");
        assert_eq!(settled, bill("/another%20folder", "2"));
        assert!(
            !settled.contains("first") && !settled.contains("urn:"),
            "{settled}"
        );
        assert!(settled.contains("\"components\""), "{settled}");
    }
}
