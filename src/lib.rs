//! Skeleton.
use yew::prelude::*;

/// The page.
#[component]
pub fn App() -> Html {
    html! { <h1>{ "Bailian MCP Config" }</h1> }
}
