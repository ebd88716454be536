//! `cargo xtask release`: everything that is published with a version.

use anyhow::{Result, ensure};
use clap::Args;

use super::dist;
use crate::release;
use crate::workspace::Workspace;

/// What the release has to be.
#[derive(Args, Default)]
pub(crate) struct Options {
    /// The tag that it is published under: refused if it is not that of the version
    #[arg(long, value_name = "TAG")]
    tag: Option<String>,
}

/// Builds the page as `dist` does, and writes archive, checksums and bill of materials beside it.
///
/// # Errors
/// When something cannot be built, or the tag is of another version.
pub(crate) fn run(workspace: &Workspace, options: &Options) -> Result<()> {
    if let Some(tag) = &options.tag {
        fits(tag, env!("CARGO_PKG_VERSION"))?;
    }
    dist::run(workspace, &dist::Options::default())?;
    for name in release::write(workspace)? {
        println!("dist/{name}");
    }
    Ok(())
}

fn fits(tag: &str, version: &str) -> Result<()> {
    ensure!(
        tag.strip_prefix('v') == Some(version),
        "the tag {tag} is not v{version}, which Cargo.toml says"
    );
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tag_names_the_version() {
        assert!(fits("v0.1.0", "0.1.0").is_ok());
        for tag in ["0.1.0", "v0.1.1", "v0.1.0-rc"] {
            assert!(fits(tag, "0.1.0").is_err(), "{tag}");
        }
    }
}
