//! The steps of a listing as a person follows them.

use crate::app::TimedStep;
use crate::mcp::session::{Era, Step};

/// One thing that is waited for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Phase {
    /// What.
    pub what: What,
    /// How long it took, in milliseconds; `None` while it lasts.
    pub took_ms: Option<u64>,
}

/// What is waited for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum What {
    /// The stream of HTTP+SSE and its message URL.
    Connecting,
    /// The revision that both sides speak.
    Initializing,
    /// The tools: so many came, in so many pages.
    Listing { tools: usize, pages: usize },
    /// Nothing: what was tried is not spoken here, and this is tried next.
    FallingBack(Era),
}

/// The phases of a listing that ended after `end_ms`, or that is still going.
pub fn phases(steps: &[TimedStep], end_ms: Option<u64>) -> Vec<Phase> {
    let mut phases: Vec<Phase> = Vec::new();
    let mut begun = 0;
    for step in steps {
        let pages = step.pages;
        let what = match step.step {
            Step::Connecting => What::Connecting,
            Step::Initializing => What::Initializing,
            Step::Listing { tools } => What::Listing { tools, pages },
            Step::FallingBack { to } => What::FallingBack(to),
        };
        if let Some(last) = phases.last_mut() {
            last.took_ms = Some(step.at_ms.saturating_sub(begun));
        }
        begun = step.at_ms;
        phases.push(Phase {
            what,
            took_ms: None,
        });
    }
    if let Some((last, end)) = phases.last_mut().zip(end_ms) {
        last.took_ms = Some(end.saturating_sub(begun));
    }
    phases
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(at_ms: u64, step: Step) -> TimedStep {
        let pages = 0;
        TimedStep { step, at_ms, pages }
    }

    #[test]
    fn each_phase_lasts_until_the_next_begins() {
        let steps = [
            at(1, Step::Connecting),
            at(42, Step::Initializing),
            at(54, Step::Listing { tools: 12 }),
        ];
        let took = |end| -> Vec<Option<u64>> {
            let phases = phases(&steps, end);
            phases.into_iter().map(|phase| phase.took_ms).collect()
        };
        assert_eq!(took(None), [Some(41), Some(12), None]);
        assert_eq!(took(Some(61)), [Some(41), Some(12), Some(7)]);
    }

    #[test]
    fn what_was_tried_first_stays_in_view() {
        let steps = [
            at(0, Step::Listing { tools: 0 }),
            at(30, Step::FallingBack { to: Era::HttpSse }),
            at(30, Step::Connecting),
        ];
        let what: Vec<What> = phases(&steps, None).into_iter().map(|p| p.what).collect();
        let none = What::Listing { tools: 0, pages: 0 };
        assert_eq!(
            what,
            [none, What::FallingBack(Era::HttpSse), What::Connecting]
        );
    }
}
