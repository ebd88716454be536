//! wasm-opt, told of the same WebAssembly features by whoever runs it.

use std::process::Command;

use anyhow::Result;

use crate::tools::SearchPath;
use crate::workspace::Workspace;

/// wasm-opt with the features that the page is compiled with; passes, input and output are missing.
pub(crate) fn command(workspace: &Workspace, path: &SearchPath) -> Result<Command> {
    let mut wasm_opt = workspace.command(path.find("wasm-opt")?);
    wasm_opt.args(parameters(&workspace.read("static/index.html")?));
    path.apply(&mut wasm_opt)?;
    Ok(wasm_opt)
}

/// What `data-wasm-opt-params` in the page tells Trunk to pass to wasm-opt.
fn parameters(index: &str) -> Vec<&str> {
    let value = index
        .split_once("data-wasm-opt-params=\"")
        .and_then(|(_, rest)| {
            let (value, _) = rest.split_once('"')?;
            Some(value)
        });
    value.unwrap_or_default().split_whitespace().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parameters_are_those_of_the_page() {
        let index = r#"<link data-wasm-opt="z" data-wasm-opt-params="--one  --two" href="x">"#;
        assert_eq!(parameters(index), ["--one", "--two"]);
        assert!(parameters("<html>").is_empty());
    }

    #[test]
    fn the_page_names_the_features_it_is_compiled_with() {
        let index = Workspace::locate()
            .unwrap()
            .read("static/index.html")
            .unwrap();
        assert!(parameters(&index).contains(&"--enable-reference-types"));
    }
}
