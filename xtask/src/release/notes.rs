//! What a version brings, out of the changelog.

use anyhow::{Context, Result};

/// The section of `version`; of what is not released yet, as long as it has none.
pub(super) fn of(changelog: &str, version: &str) -> Result<String> {
    let section = |name: &str| {
        let mut lines = changelog.lines();
        let heading = format!("## {name}");
        lines.find(|line| {
            let rest = line.strip_prefix(&heading);
            rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
        })?;
        let lines = lines.take_while(|line| !line.starts_with("## "));
        let text = lines.collect::<Vec<_>>().join("\n");
        Some(format!("{}\n", text.trim()))
    };
    section(version)
        .or_else(|| section("Unreleased"))
        .with_context(|| format!("CHANGELOG.md has nothing about {version}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    const CHANGELOG: &str = "# Changelog\n\n## Unreleased\n\n- New.\n\n## 1.0.1 (2026-12-01)\n\n\
        ### Added\n- Something.\n\n## 1.0.0\n\n- All.\n";

    #[test]
    fn the_notes_are_those_of_the_version() {
        assert_eq!(of(CHANGELOG, "1.0.1").unwrap(), "### Added\n- Something.\n");
        assert_eq!(of(CHANGELOG, "1.0.0").unwrap(), "- All.\n");
    }

    #[test]
    fn a_version_that_is_to_come_has_what_is_not_released() {
        assert_eq!(of(CHANGELOG, "2.0.0").unwrap(), "- New.\n");
        assert!(of("# Changelog\n", "2.0.0").is_err());
    }
}
