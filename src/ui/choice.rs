use yew::prelude::*;

/// One of a few, as radio buttons that look like a segmented control.
#[derive(Clone, PartialEq)]
pub(super) struct Segment {
    /// Stable, for tests and keys.
    pub(super) id: AttrValue,
    pub(super) label: AttrValue,
    pub(super) chosen: bool,
    pub(super) onchoose: Callback<Event>,
}

#[derive(PartialEq, Properties)]
pub(super) struct Props {
    /// Groups the radio buttons; unique on the page.
    pub(super) name: &'static str,
    pub(super) label: &'static str,
    pub(super) segments: Vec<Segment>,
}

/// The control. Arrow keys move in it, as in any group of radio buttons.
#[component]
pub(super) fn Choice(props: &Props) -> Html {
    let name = props.name;
    let segment = |segment: &Segment| {
        html! {
            <label key={segment.id.as_str()} class={classes!("segment", segment.chosen.then_some("chosen"))}>
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
        <div class="segments" role="radiogroup" aria-label={props.label}>
            { for props.segments.iter().map(segment) }
        </div>
    }
}
