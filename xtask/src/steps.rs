//! Running several steps to the end.

use std::fmt::Write as _;

use anyhow::{Result, bail};

/// Steps that are all run, whatever becomes of the ones before.
#[derive(Default)]
pub(crate) struct Steps {
    outcomes: Vec<(String, Result<()>)>,
}

impl Steps {
    /// Runs one step under a headline and remembers its outcome.
    pub(crate) fn step(&mut self, name: &str, step: impl FnOnce() -> Result<()>) {
        eprintln!("\n== {name}");
        let outcome = step();
        if let Err(error) = &outcome {
            eprintln!("{name}: {error:#}");
        }
        self.outcomes.push((name.to_owned(), outcome));
    }

    /// Prints one line per step.
    ///
    /// # Errors
    /// When a step failed.
    pub(crate) fn finish(self) -> Result<()> {
        eprintln!("\n{}", self.summary());
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
            let word = if outcome.is_ok() { "ok    " } else { "FAILED" };
            let _ = writeln!(lines, "{word} {name}");
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
        assert_eq!(steps.summary(), "FAILED first\nok     second\n");
        assert!(steps.finish().is_err());
    }

    #[test]
    fn steps_that_succeed_succeed() {
        let mut steps = Steps::default();
        steps.step("only", || Ok(()));
        assert!(steps.finish().is_ok());
    }
}
