//! Scripts and style sheets, minified by esbuild.

use std::fs;

use anyhow::Result;

use crate::program;
use crate::tools::SearchPath;
use crate::workspace::Workspace;

/// A script whose names at the top level belong to everybody, with `constants` in the place of the
/// names that stand for them.
pub(super) fn open(
    workspace: &Workspace,
    path: &SearchPath,
    script: &str,
    constants: &[(&str, &str)],
) -> Result<String> {
    let mut options = Vec::new();
    for (name, value) in constants {
        options.push(format!("--define:{name}={}", serde_json::to_string(value)?));
    }
    esbuild(workspace, path, "js", script, &options)
}

/// A script whose names are its own, without what it does not use.
pub(super) fn closed(workspace: &Workspace, path: &SearchPath, script: &str) -> Result<String> {
    // The loader that wasm-bindgen brings knows its own address; it goes.
    let options = [
        "--format=iife",
        "--tree-shaking=true",
        "--log-override:empty-import-meta=silent",
    ];
    let options = options.map(str::to_owned);
    esbuild(workspace, path, "js", script, &options)
}

/// A style sheet.
pub(super) fn style(workspace: &Workspace, path: &SearchPath, style: &str) -> Result<String> {
    esbuild(workspace, path, "css", style, &[])
}

fn esbuild(
    workspace: &Workspace,
    path: &SearchPath,
    kind: &str,
    text: &str,
    options: &[String],
) -> Result<String> {
    let folder = tempfile::tempdir()?;
    let file = folder.path().join(format!("page.{kind}"));
    fs::write(&file, text)?;
    let mut esbuild = workspace.command(path.find("esbuild")?);
    esbuild.args(["--minify", "--charset=utf8", "--log-level=warning"]);
    let minified = program::stdout(esbuild.args(options).arg(&file))?;
    Ok(minified.trim_end().to_owned())
}
