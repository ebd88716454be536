//! Skeleton.
pub mod clients;
pub mod diagnostic;
pub mod domain;
pub mod emit;
use yew::prelude::*;

/// The page.
#[component]
pub fn App() -> Html {
    html! { <h1>{ "Bailian MCP Config" }</h1> }
}
