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

/// The phases of a listing that ended after `end_ms`, or that is still going. The pages of a listing
/// are one of them.
pub fn phases(steps: &[TimedStep], end_ms: Option<u64>) -> Vec<Phase> {
    let mut phases: Vec<Phase> = Vec::new();
    let mut begun = 0;
    for step in steps {
        let what = match step.step {
            Step::Connecting => What::Connecting,
            Step::Initializing => What::Initializing,
            Step::Listing { tools } => What::Listing { tools, pages: 0 },
            Step::FallingBack { to } => What::FallingBack(to),
        };
        let last = phases.last_mut();
        if let (What::Listing { tools, .. }, Some(last)) = (what, last)
            && let What::Listing { pages, .. } = last.what
        {
            let pages = pages + 1;
            last.what = What::Listing { tools, pages };
            continue;
        }
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
        TimedStep { step, at_ms }
    }

    #[test]
    fn each_phase_lasts_until_the_next_begins() {
        let mut steps = vec![
            at(1, Step::Connecting),
            at(42, Step::Initializing),
            at(54, Step::Listing { tools: 0 }),
        ];
        let took = |steps: &[TimedStep], end| -> Vec<Option<u64>> {
            let phases = phases(steps, end);
            phases.into_iter().map(|phase| phase.took_ms).collect()
        };
        assert_eq!(took(&steps, None), [Some(41), Some(12), None]);
        steps.push(at(60, Step::Listing { tools: 12 }));
        assert_eq!(took(&steps, Some(61)), [Some(41), Some(12), Some(7)]);
    }

    #[test]
    fn pages_are_counted_in_one_phase() {
        let mut steps = vec![at(0, Step::Listing { tools: 0 })];
        for page in 1..=3 {
            steps.push(at(
                page,
                Step::Listing {
                    tools: 100 * page as usize,
                },
            ));
        }
        let what = What::Listing {
            tools: 300,
            pages: 3,
        };
        let took_ms = None;
        assert_eq!(phases(&steps, None), [Phase { what, took_ms }]);
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
