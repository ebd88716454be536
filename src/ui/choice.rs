use yew::Html;

use super::Context;
use super::dom::{el, radio, words};
use crate::app::Action;

/// One of a few, as radio buttons that look like a segmented control. Arrow keys move in it, as in
/// any group of radio buttons.
pub(super) struct Choice {
    /// Groups the radio buttons; unique on the page.
    pub(super) name: &'static str,
    pub(super) label: &'static str,
    pub(super) segments: Vec<Segment>,
}

/// One of them.
pub(super) struct Segment {
    /// Stable, for tests.
    pub(super) id: String,
    pub(super) label: String,
    pub(super) chosen: bool,
    pub(super) action: Action,
}

impl Choice {
    /// Draws it.
    pub(super) fn view(self, context: &Context) -> Html {
        let mut segments = Vec::with_capacity(self.segments.len());
        for Segment {
            id,
            label,
            chosen,
            action,
        } in self.segments
        {
            let label_tag = if chosen {
                "label.segment.chosen"
            } else {
                "label.segment"
            };
            let input = radio(context, self.name, &id, chosen, action);
            segments.push(el(label_tag, &[], vec![input, words("span", &label)]));
        }
        let attributes = [("role", "radiogroup"), ("aria-label", self.label)];
        el("div.segments", &attributes, segments)
    }
}
