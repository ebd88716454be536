//! Which version of the page this is, and of which commit it was built.

use crate::program;
use crate::workspace::Workspace;

/// As many digits of a commit as its name has.
const DIGITS: usize = 10;

/// What stands in a folder that is not a clone, such as an unpacked archive.
const UNKNOWN: &str = "unknown";

/// The version and the commit, as the page shows them.
pub(super) struct Stamp {
    /// Of all packages here.
    pub(super) version: &'static str,
    /// With a `+` behind it where files differ from those that were committed.
    pub(super) commit: String,
}

impl Stamp {
    /// Asks git.
    pub(super) fn of(workspace: &Workspace) -> Self {
        let git =
            |arguments: &[&str]| program::stdout(workspace.command("git").args(arguments)).ok();
        let commit = git(&["rev-parse", "HEAD"]);
        let changes = git(&["status", "--porcelain", "--untracked-files=no"]);
        Self {
            version: env!("CARGO_PKG_VERSION"),
            commit: name(commit.as_deref(), changes.as_deref()),
        }
    }
}

fn name(commit: Option<&str>, changes: Option<&str>) -> String {
    let (Some(commit), Some(changes)) = (commit, changes) else {
        return UNKNOWN.to_owned();
    };
    let mut name: String = commit.trim().chars().take(DIGITS).collect();
    if !changes.trim().is_empty() {
        name.push('+');
    }
    name
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_commit_is_named_by_its_first_digits_and_changes_are_marked() {
        let commit = Some("0123456789abcdef0123456789abcdef01234567\n");
        assert_eq!(name(commit, Some("")), "0123456789");
        assert_eq!(name(commit, Some(" M src/lib.rs\n")), "0123456789+");
    }

    #[test]
    fn without_git_it_is_unknown() {
        assert_eq!(name(None, None), "unknown");
    }
}
