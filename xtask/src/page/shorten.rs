//! Makes the released files smaller than Trunk leaves them.
//!
//! The names between the WebAssembly and its glue become short, wasm-opt runs once more knowing
//! something that Trunk does not tell it, the functions come into an order that compresses well, and
//! esbuild minifies scripts and styles, where Trunk's own minifier stumbles over what wasm-bindgen
//! writes. All files keep their names.

mod identifiers;
mod integrity;
mod names;
mod order;
mod rest;

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use super::compress::files;
use super::split;
use super::wasm_opt;
use crate::program;
use crate::tools::SearchPath;
use crate::workspace::Workspace;

/// The linker's output, in Cargo's build folder.
const LINKED: &str = "page/wasm32-unknown-unknown/release/bailian-mcp-config.wasm";

/// What is loaded after the page is ready, before its name gets a hash.
const REST: &str = "rest.wasm";

/// The passes of the second optimisation. In the first kilobyte of memory is nothing but the far
/// end of the stack, so that offsets may be added to pointers without a look at overflow.
///
/// `--traps-never-happen` would save another half percent, and the checks that stop the page before
/// it goes on with something broken.
const PASSES: [&str; 5] = [
    "--flatten",
    "--rereloop",
    "-Oz",
    "-Oz",
    "--low-memory-unused",
];

/// Makes every file of the built page small, and corrects the checksums in its `index.html`.
///
/// # Errors
/// When the glue and the WebAssembly do not fit each other, or a tool fails.
pub(super) fn shorten(workspace: &Workspace, path: &SearchPath) -> Result<()> {
    let site = workspace.site();
    let files = files(&site)?;
    let (module, glue) = module_and_glue(&files)?;
    let linked = workspace.target_dir()?.join(LINKED);
    let (bound, bound_glue) = bindings(workspace, path, &linked)?;
    let (short_module, short_glue) = names::shorten(&bound, &bound_glue)?;
    let parts = split::split(&fs::read(&linked)?, &short_module)?;
    fs::write(module, parts.first)?;
    fs::write(glue, short_glue)?;
    let rest = site.join(REST);
    fs::write(&rest, parts.rest)?;
    for part in [module, &rest] {
        optimise(workspace, path, part)?;
        fs::write(part, order::order(&fs::read(part)?)?)?;
    }
    for file in &files {
        minify(workspace, path, file, file == glue)?;
    }
    correct_checksums(&site, &files)?;
    rest::announce(&site, &rest)
}

/// What wasm-bindgen makes of the linker's output: the module with the names of its functions as the
/// linker knows them, which Trunk does not ask for, and its glue.
fn bindings(workspace: &Workspace, path: &SearchPath, linked: &Path) -> Result<(Vec<u8>, String)> {
    let folder = tempfile::tempdir()?;
    let mut bindgen = workspace.command(path.find("wasm-bindgen")?);
    bindgen.args([
        "--target=web",
        "--no-typescript",
        "--no-demangle",
        "--out-name=page",
        "--out-dir",
    ]);
    program::run(bindgen.arg(folder.path()).arg(linked))?;
    let module = fs::read(folder.path().join("page_bg.wasm"))?;
    Ok((module, fs::read_to_string(folder.path().join("page.js"))?))
}

/// The WebAssembly of the page and the JavaScript that loads it.
fn module_and_glue(files: &[PathBuf]) -> Result<(&Path, &Path)> {
    let modules = files.iter().filter(|file| has_extension(file, "wasm"));
    let [module] = modules.collect::<Vec<_>>()[..] else {
        bail!("the page needs exactly one module of WebAssembly");
    };
    let name = module.to_string_lossy();
    let glue = name
        .strip_suffix("_bg.wasm")
        .and_then(|name| {
            files
                .iter()
                .find(|file| file.to_string_lossy() == format!("{name}.js"))
        })
        .with_context(|| format!("{name} has no JavaScript beside it"))?;
    Ok((module, glue))
}

fn optimise(workspace: &Workspace, path: &SearchPath, module: &Path) -> Result<()> {
    let mut command = wasm_opt::command(workspace, path)?;
    program::run(command.args(PASSES).arg(module).arg("-o").arg(module))
}

/// Minifies a script or a style sheet; other files stay. Only in a module are names at the top level
/// its own, and can be shortened.
fn minify(workspace: &Workspace, path: &SearchPath, file: &Path, is_module: bool) -> Result<()> {
    if !has_extension(file, "js") && !has_extension(file, "css") {
        return Ok(());
    }
    let mut esbuild = workspace.command(path.find("esbuild")?);
    esbuild.args(["--minify", "--charset=utf8", "--log-level=warning"]);
    if is_module {
        esbuild.arg("--format=esm");
    }
    let text = program::stdout(esbuild.arg(file))?;
    Ok(fs::write(file, text)?)
}

fn correct_checksums(site: &Path, files: &[PathBuf]) -> Result<()> {
    let index = site.join("index.html");
    let mut document = fs::read_to_string(&index).context("Trunk left no index.html")?;
    for file in files.iter().filter(|file| **file != index) {
        let name = file
            .strip_prefix(site)?
            .to_string_lossy()
            .replace('\\', "/");
        document = integrity::replace(&document, &name, &fs::read(file)?)?;
    }
    Ok(fs::write(&index, document)?)
}

fn has_extension(file: &Path, extension: &str) -> bool {
    file.extension().is_some_and(|own| own == extension)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_glue_is_beside_its_module() {
        let files = ["boot.js", "page-1.js", "page-1_bg.wasm"].map(PathBuf::from);
        let (module, glue) = module_and_glue(&files).unwrap();
        assert_eq!(
            [module, glue],
            [Path::new("page-1_bg.wasm"), Path::new("page-1.js")]
        );
    }

    #[test]
    fn a_module_without_glue_is_refused() {
        let error = module_and_glue(&["a.js", "b_bg.wasm"].map(PathBuf::from)).unwrap_err();
        assert_eq!(error.to_string(), "b_bg.wasm has no JavaScript beside it");
        assert!(module_and_glue(&[PathBuf::from("a.js")]).is_err());
    }

    #[test]
    fn checksums_follow_the_files() {
        let site = tempfile::tempdir().unwrap();
        let index = site.path().join("index.html");
        let script = site.path().join("a.js");
        fs::write(&index, "<script integrity=sha384-old src=./a.js></script>").unwrap();
        fs::write(&script, "let a").unwrap();

        correct_checksums(site.path(), &[script, index.clone()]).unwrap();

        let document = fs::read_to_string(index).unwrap();
        assert!(document.contains("integrity=\"sha384-HXEKxbrFLBtKegj/FbkdCVnQG1QZUsUhLlTycRLYrEyzUR9VTmgnTwNgUu5BMw2b\""), "{document}");
    }
}
