use yew::prelude::*;

/// One of a few, as radio buttons that look like a segmented control.
pub(super) struct Segment {
    /// Stable, for tests and keys.
    pub(super) id: String,
    pub(super) label: String,
    pub(super) chosen: bool,
    pub(super) onchoose: Callback<Event>,
}

/// The control. Arrow keys move in it, as in any group of radio buttons.
pub(super) struct Choice {
    /// Groups the radio buttons; unique on the page.
    pub(super) name: &'static str,
    pub(super) label: &'static str,
    pub(super) segments: Vec<Segment>,
}

impl Choice {
    /// Draws it.
    pub(super) fn view(&self) -> Html {
        let name = self.name;
        let segment = |segment: &Segment| {
            html! {
                <label key={segment.id.as_str()} class={if segment.chosen { "segment chosen" } else { "segment" }}>
                    <input
                        type="radio"
                        {name}
                        value={segment.id.clone()}
                        checked={segment.chosen}
                        onchange={segment.onchoose.clone()}
                    />
                    <span>{ &segment.label }</span>
                </label>
            }
        };
        html! {
            <div class="segments" role="radiogroup" aria-label={self.label}>
                { for self.segments.iter().map(segment) }
            </div>
        }
    }
}
