//! Running several steps to the end.

use std::borrow::Cow;
use std::fmt::Write as _;

use anyhow::{Result, bail};

/// Steps that are all run, whatever becomes of the ones before.
#[derive(Default)]
pub(crate) struct Steps {
    outcomes: Vec<(String, Result<Outcome>)>,
}

/// How a step ended that did not fail.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Outcome {
    /// It did its work.
    Done,
    /// It could not do its work here, and need not; says why.
    NotDone(Cow<'static, str>),
}

impl Steps {
    /// Runs one step under a headline and remembers its outcome.
    pub(crate) fn step(&mut self, name: &str, step: impl FnOnce() -> Result<()>) {
        self.optional_step(name, || step().map(|()| Outcome::Done));
    }

    /// Runs a step that may be left undone.
    pub(crate) fn optional_step(&mut self, name: &str, step: impl FnOnce() -> Result<Outcome>) {
        eprintln!("\n== {name}");
        let outcome = step();
        match &outcome {
            Ok(Outcome::Done) => {}
            Ok(Outcome::NotDone(why)) => println!("{name} not checked: {why}"),
            Err(error) => eprintln!("{name}: {error:#}"),
        }
        self.outcomes.push((name.to_owned(), outcome));
    }

    /// Prints one line per step.
    ///
    /// # Errors
    /// When a step failed.
    pub(crate) fn finish(self) -> Result<()> {
        println!("\n{}", self.summary());
        let failed = self
            .outcomes
            .iter()
            .filter(|(_, outcome)| outcome.is_err())
            .count();
        match failed {
            0 => Ok(()),
            1 => bail!("1 step failed"),
            _ => bail!("{failed} steps failed"),
        }
    }

    fn summary(&self) -> String {
        let mut lines = String::new();
        for (name, outcome) in &self.outcomes {
            let _ = match outcome {
                Ok(Outcome::Done) => writeln!(lines, "ok          {name}"),
                Ok(Outcome::NotDone(why)) => writeln!(lines, "NOT CHECKED {name}: {why}"),
                Err(_) => writeln!(lines, "FAILED      {name}"),
            };
        }
        lines
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_step_runs_and_one_failure_fails_the_whole() {
        let mut steps = Steps::default();
        let mut ran = Vec::new();
        steps.step("first", || bail!("broken"));
        steps.step("second", || {
            ran.push("second");
            Ok(())
        });
        assert_eq!(ran, ["second"]);
        assert_eq!(steps.summary(), "FAILED      first\nok          second\n");
        assert!(steps.finish().is_err());
    }

    #[test]
    fn steps_that_succeed_succeed() {
        let mut steps = Steps::default();
        steps.step("only", || Ok(()));
        assert!(steps.finish().is_ok());
    }

    #[test]
    fn a_step_left_undone_is_told_apart_and_is_no_failure() {
        let mut steps = Steps::default();
        steps.optional_step("advisories", || Ok(Outcome::NotDone("no network".into())));
        assert_eq!(steps.summary(), "NOT CHECKED advisories: no network\n");
        assert!(steps.finish().is_ok());
    }
}
