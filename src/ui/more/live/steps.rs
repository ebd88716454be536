use crate::app::more::phases::{What, phases};
use crate::app::{Live, Run};
use crate::i18n::live::{Live as Texts, duration, grouped};
use crate::i18n::{with_fact, with_facts};
use crate::ui::attribute::Attribute;
use crate::ui::dom::Page;

/// The steps as they happen, with their times.
pub(super) fn steps(page: &mut Page, live: &Live, texts: &Texts) {
    let (end, outcome) = match live.run {
        Run::Idle => return page.nothing(),
        Run::Going { .. } => (None, "li.step.done"),
        Run::Listed { took_ms, .. } => (Some(took_ms), "li.step.done"),
        Run::Failed { took_ms, .. } => (Some(took_ms), "li.step.failed"),
    };
    let phases = phases(&live.steps, end);
    page.open("ol.steps");
    page.set(Attribute::AriaLabel, texts.steps);
    for (index, phase) in phases.iter().enumerate() {
        let is_last = index + 1 == phases.len();
        let label = match phase.what {
            What::Connecting => texts.step_connecting.to_owned(),
            What::Initializing => texts.step_initializing.to_owned(),
            What::Listing { .. } => texts.step_listing.to_owned(),
            What::FallingBack(era) => with_fact(texts.step_falling_back, texts.era(era)),
        };
        let next = phases.get(index + 1).map(|next| next.what);
        page.open(match (phase.what, phase.took_ms) {
            (What::FallingBack(_), _) => "li.step.aside",
            (_, None) => "li.step.now",
            _ if matches!(next, Some(What::FallingBack(_))) => "li.step.tried",
            _ if is_last => outcome,
            _ => "li.step.done",
        });
        page.text(&label);
        let took = phase.took_ms.map(duration).unwrap_or_default();
        let turns = matches!(phase.what, What::FallingBack(_));
        page.words("span.time", if turns { "" } else { &took });
        page.close();
    }
    page.close();
}

/// What is being waited for.
pub(super) fn now(live: &Live, texts: &Texts) -> String {
    let phases = phases(&live.steps, None);
    match phases.last().map(|phase| phase.what) {
        None | Some(What::Connecting) => texts.connecting.to_owned(),
        Some(What::Initializing) => texts.initializing.to_owned(),
        Some(What::Listing { tools, pages }) => {
            let facts = [grouped(tools), texts.page_count(pages)];
            match tools {
                0 => texts.listing_first.to_owned(),
                _ => with_facts(texts.listing, &facts),
            }
        }
        Some(What::FallingBack(era)) => with_fact(texts.falling_back, texts.era(era)),
    }
}
