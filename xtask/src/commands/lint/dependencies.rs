//! cargo-deny: licences, sources, duplicates, and known vulnerabilities of the dependencies.

use std::env;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Result, bail};

use crate::program;
use crate::steps::Outcome;
use crate::workspace::Workspace;

/// Set to 1 where a machine has to be able to fetch the advisories.
const REQUIRE_ADVISORIES: &str = "CI_REQUIRE_ADVISORIES";

/// Checks what needs nothing but the packages themselves.
pub(super) fn check(workspace: &Workspace, deny: &Path) -> Result<()> {
    program::run(cargo_deny(workspace, deny).args([
        "check",
        "--hide-inclusion-graph",
        "bans",
        "licenses",
        "sources",
    ]))
}

/// Checks the packages against the public database of advisories.
///
/// The database is fetched by a step of its own: only so is a fetch that failed told apart from
/// an advisory that applies, which always fails.
pub(super) fn advisories(workspace: &Workspace, deny: &Path) -> Result<Outcome> {
    let mut fetch = cargo_deny(workspace, deny);
    // A network that asks for a password, or sends nothing, is one that cannot be used.
    fetch.env("GIT_TERMINAL_PROMPT", "0");
    fetch
        .env("GIT_HTTP_LOW_SPEED_LIMIT", "1000")
        .env("GIT_HTTP_LOW_SPEED_TIME", "30");
    let fetched = program::run(fetch.args(["fetch", "db"])).is_ok();
    let required = env::var_os(REQUIRE_ADVISORIES).is_some_and(|value| value == "1");

    let mut check = cargo_deny(workspace, deny);
    match Plan::of(fetched, has_database(&databases()), required) {
        Plan::Check => {}
        Plan::CheckWithOlder => {
            println!("advisories checked with an older database: a newer one could not be fetched");
            check.arg("--offline");
        }
        Plan::Skip => return Ok(Outcome::NotDone("the database could not be fetched".into())),
        Plan::Fail => {
            bail!("the database could not be fetched, and {REQUIRE_ADVISORIES}=1 requires it")
        }
    }
    program::run(check.args(["check", "advisories"]))?;
    Ok(Outcome::Done)
}

fn cargo_deny(workspace: &Workspace, deny: &Path) -> Command {
    let mut command = workspace.command(deny);
    command.arg("--workspace");
    command
}

#[derive(Debug, PartialEq, Eq)]
enum Plan {
    Check,
    CheckWithOlder,
    Skip,
    Fail,
}

impl Plan {
    fn of(fetched: bool, has_older: bool, required: bool) -> Self {
        match (fetched, required, has_older) {
            (true, _, _) => Self::Check,
            (false, true, _) => Self::Fail,
            (false, false, true) => Self::CheckWithOlder,
            (false, false, false) => Self::Skip,
        }
    }
}

/// `db-path` of `deny.toml`.
fn databases() -> PathBuf {
    let cargo_home = env::var_os("CARGO_HOME").filter(|value| !value.is_empty());
    let cargo_home = cargo_home
        .map(PathBuf::from)
        .unwrap_or_else(|| env::home_dir().unwrap_or_default().join(".cargo"));
    cargo_home.join("advisory-dbs")
}

/// Whether cargo-deny has fetched a database before: a repository in a folder named after it.
fn has_database(databases: &Path) -> bool {
    let Ok(entries) = databases.read_dir() else {
        return false;
    };
    entries
        .flatten()
        .any(|entry| entry.path().join(".git/HEAD").is_file())
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    #[test]
    fn a_fetched_database_is_used_whatever_else() {
        assert_eq!(Plan::of(true, false, true), Plan::Check);
        assert_eq!(Plan::of(true, true, false), Plan::Check);
    }

    #[test]
    fn without_a_network_an_older_database_serves_unless_a_new_one_is_required() {
        assert_eq!(Plan::of(false, true, false), Plan::CheckWithOlder);
        assert_eq!(Plan::of(false, true, true), Plan::Fail);
    }

    #[test]
    fn without_any_database_nothing_is_checked_unless_it_is_required() {
        assert_eq!(Plan::of(false, false, false), Plan::Skip);
        assert_eq!(Plan::of(false, false, true), Plan::Fail);
    }

    #[test]
    fn a_database_is_a_repository_and_not_a_lock_file() {
        let folder = tempfile::tempdir().unwrap();
        assert!(!has_database(&folder.path().join("absent")));
        fs::write(folder.path().join("db.lock"), "").unwrap();
        assert!(!has_database(folder.path()));
        fs::create_dir_all(folder.path().join("advisory-db-0/.git")).unwrap();
        fs::write(folder.path().join("advisory-db-0/.git/HEAD"), "").unwrap();
        assert!(has_database(folder.path()));
    }
}
