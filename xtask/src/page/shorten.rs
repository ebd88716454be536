//! Makes the two parts of the page's WebAssembly and their glue as small as they get.
//!
//! The names between the WebAssembly and its glue become short, wasm-opt knows something that nobody
//! else tells it, the functions come into an order that compresses well, and of the glue only what
//! the page runs is left.

mod identifiers;
mod names;
mod order;

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

use super::{scripts, split, wasm_opt};
use crate::program;
use crate::tools::SearchPath;
use crate::workspace::Workspace;

/// The passes of the optimisation. In the first kilobyte of memory is nothing but the far end of the
/// stack, so that offsets may be added to pointers without a look at overflow.
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

/// Where what the page runs of the glue ends, and begins what a page of another kind would call.
const GLUE_END: &str = "\nexport {";

/// What the page is compiled to.
pub(super) struct Code {
    /// The WebAssembly that the page needs to be ready.
    pub(super) first: Vec<u8>,
    /// What is loaded afterwards.
    pub(super) rest: Vec<u8>,
    /// A classic script that begins the page. It takes the parts from the function `part`.
    pub(super) glue: String,
}

/// Makes it from `linked`, the linker's output.
///
/// # Errors
/// When the glue and the WebAssembly do not fit each other, or a tool fails.
pub(super) fn shorten(workspace: &Workspace, path: &SearchPath, linked: &Path) -> Result<Code> {
    let (module, glue) = bindings(workspace, path, linked)?;
    let (module, glue) = names::shorten(&module, &glue)?;
    let parts = split::split(&fs::read(linked)?, &module)?;
    let start = workspace.read("static/release/start.js")?;
    Ok(Code {
        first: optimised(workspace, path, &parts.first)?,
        rest: optimised(workspace, path, &parts.rest)?,
        glue: scripts::closed(workspace, path, &begun(&glue, &start)?)?,
    })
}

/// What wasm-bindgen makes of the linker's output: the module with the names of its functions as the
/// linker knows them, and its glue.
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

/// The glue with `start` in the place of its exports. What only those would have called goes when it
/// is minified.
fn begun(glue: &str, start: &str) -> Result<String> {
    let (glue, exports) = glue
        .rsplit_once(GLUE_END)
        .context("the glue exports nothing")?;
    let last = exports.trim_end().ends_with("};") && exports.matches(';').count() == 1;
    anyhow::ensure!(last, "something follows the exports of the glue");
    Ok([glue, "\n", start].concat())
}

fn optimised(workspace: &Workspace, path: &SearchPath, module: &[u8]) -> Result<Vec<u8>> {
    let folder = tempfile::tempdir()?;
    let file = folder.path().join("part.wasm");
    fs::write(&file, module)?;
    let mut command = wasm_opt::command(workspace, path)?;
    program::run(command.args(PASSES).arg(&file).arg("-o").arg(&file))?;
    order::order(&fs::read(file)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_start_takes_the_place_of_the_exports() {
        let glue = "let wasm;\nexport { initSync, __wbg_init as default };\n";
        assert_eq!(begun(glue, "part();\n").unwrap(), "let wasm;\npart();\n");
    }

    #[test]
    fn glue_of_another_shape_is_refused() {
        assert!(begun("let wasm;\n", "part();").is_err());
        assert!(begun("let wasm;\nexport { a };\nb();\n", "part();").is_err());
    }
}
